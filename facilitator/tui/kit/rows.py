"""What a list shows: how many rows there are, how one looks, and where each lies."""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from itertools import accumulate
from typing import NamedTuple, Protocol

from textual.content import Content
from textual.style import Style


class Brush(NamedTuple):
    """What a row is drawn with."""

    width: int
    """Cells that there are for it; no line of it is wider."""
    ink: Callable[[str], Style]
    """Gives the style of a component class of the list, to be laid over a row's own."""
    is_barred: bool
    """Whether the bar is on the row, which may then have more lines."""
    is_focused: bool
    """Whether the bar moves with the keys now."""
    height: int
    """Lines of the list that are seen."""


class Rows(Protocol):
    """What is listed."""

    def __len__(self) -> int:
        """Return how many rows there are."""

    def draw(self, place: int, brush: Brush) -> list[Content]:
        """Return the lines of the row at a place, counted from 0."""


class NoRows:
    """An empty list."""

    def __len__(self) -> int:
        """Return that there are none."""
        return 0

    def draw(self, place: int, brush: Brush) -> list[Content]:
        """Return no line."""
        return []


class Heights(Protocol):
    """Where rows lie while the bar is on none of them."""

    def top(self, place: int) -> int:
        """Return on which line a row begins; of the one after the last, the end."""

    def at(self, line: int) -> tuple[int, int]:
        """Return which row a line belongs to, and which of its lines it is."""


class EvenHeights(NamedTuple):
    """All rows are equally high."""

    lines: int = 1

    def top(self, place: int) -> int:
        """Return on which line a row begins."""
        return place * self.lines

    def at(self, line: int) -> tuple[int, int]:
        """Return which row a line belongs to, and which of its lines it is."""
        return divmod(line, self.lines)


class UnevenHeights:
    """Each row has a height of its own."""

    def __init__(self, lines: Iterable[int] = ()) -> None:
        self._tops = [*accumulate(lines, initial=0)]

    def top(self, place: int) -> int:
        """Return on which line a row begins."""
        return self._tops[min(place, len(self._tops) - 1)]

    def at(self, line: int) -> tuple[int, int]:
        """Return which row a line belongs to, and which of its lines it is."""
        place = bisect_right(self._tops, line) - 1
        return place, line - self._tops[place]


def row_of(line: int, heights: Heights, barred: int, extra: int) -> tuple[int, int]:
    """Return which row a line belongs to, and which of its lines it is.

    The row at `barred` has `extra` lines more than its height while the bar is on it.
    """
    top = heights.top(barred)
    if line < top:
        return heights.at(line)
    if line < heights.top(barred + 1) + extra:
        return barred, line - top
    return heights.at(line - extra)
