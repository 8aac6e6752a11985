"""Texts in large letters: in which sizes there are, and how they are broken and drawn.

A point is some half cells wide and some half cells high, so that letters grow in
steps that are finer than a cell.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size

from facilitator.tui.kit.letters.font import (
    SMALL_FONT,
    TALL_FONT,
    Font,
)

_QUARTERS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
"""A cell by which of its quarters are inked: 1 and 2 above, 4 and 8 below."""


class Size(NamedTuple):
    """A size of large letters; a text in plain ones has none."""

    font: Font
    across: int
    """Half cells to a point, from left to right."""
    down: int
    """Half cells to a point, from above."""

    @property
    def pitch(self) -> int:
        """Cells that a line takes, with accents and tails."""
        return -(-self.font.loose * self.down // 2)

    def width(self, text: str) -> int:
        """Return how many cells wide a text is."""
        return -(-self.font.width(text) * self.across // 2)


SIZES = (
    Size(TALL_FONT, 12, 6),
    Size(TALL_FONT, 10, 5),
    Size(TALL_FONT, 8, 4),
    Size(TALL_FONT, 6, 4),
    Size(TALL_FONT, 6, 3),
    Size(TALL_FONT, 5, 3),
    Size(TALL_FONT, 4, 2),
    Size(TALL_FONT, 3, 2),
    Size(TALL_FONT, 2, 1),
    Size(TALL_FONT, 1, 1),
    Size(SMALL_FONT, 1, 1),
)
"""From the largest to the smallest."""
SMALLEST = SIZES[-1]


def wrapped(text: str, size: Size | None, width: int) -> list[str] | None:
    """Break a text by words into lines of at most `width` cells.

    Words are divided by spaces; those that do not break hold them together. None where
    it cannot be done: a word is too long, or a character has no large form. Plain
    letters always do; a word too long for them is cut.
    """
    words = [word for word in text.split(" ") if word]
    if size is None:
        return _filled(_cut(words, width), width, cell_len)
    if not words or not size.font.has(text):
        return None
    widths = {word: size.width(word) for word in words}
    if max(widths.values()) > width:
        return None
    return _filled(words, width, size.width)


def height(lines: Sequence[str], size: Size | None) -> int:
    """Return how many cells high lines are, without what is blank above and below."""
    return len(drawn(tuple(lines), size)) if size else len(lines)


@lru_cache(maxsize=256)
def drawn(
    lines: tuple[str, ...], size: Size, *, whole: bool = False
) -> tuple[str, ...]:
    """Return lines as rows of block characters, without blank ones at the ends.

    With `whole`, those stay, so that letters of lines beside each other stand level.
    """
    font = size.font
    pitch = font.pitch(lines)
    points = [""] * ((len(lines) - 1) * pitch + max(font.height, pitch))
    for number, line in enumerate(lines):
        for at, row in enumerate(font.line(line), number * pitch):
            points[at] = _laid(points[at], row)
    if not whole:
        inked = [at for at, row in enumerate(points) if "#" in row]
        points = points[inked[0] : inked[-1] + 1] if inked else points[:1]
    return tuple(_cells(_halves(points, size)))


def _filled(
    words: Sequence[str], width: int, measure: Callable[[str], int]
) -> list[str]:
    """Return lines with as many words on each as there is room for."""
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _cut(words: Sequence[str], width: int) -> list[str]:
    """Return words, those that are wider than a line in pieces."""
    pieces = []
    for word in words:
        while cell_len(word) > width > 0:
            head = set_cell_size(word, width).rstrip()
            head = head if word.startswith(head) and head else word[:1]
            pieces.append(head)
            word = word[len(head) :]
        pieces.append(word)
    return pieces


def _laid(one: str, other: str) -> str:
    """Return two rows of points as one."""
    width = max(len(one), len(other))
    pairs = zip(one.ljust(width, "."), other.ljust(width, "."), strict=True)
    return "".join("#" if "#" in pair else "." for pair in pairs)


def _halves(points: Sequence[str], size: Size) -> list[str]:
    """Return rows of points as rows of half cells."""
    rows = ["".join(point * size.across for point in row) for row in points]
    return [row for row in rows for _ in range(size.down)]


def _cells(halves: Sequence[str]) -> list[str]:
    """Return rows of half cells as rows of characters."""
    width = max(map(len, halves))
    width += width % 2
    rows = [row.ljust(width, ".") for row in halves]
    if len(rows) % 2:
        rows.append("." * width)
    return [
        "".join(
            _QUARTERS[
                (above[at] == "#")
                + 2 * (above[at + 1] == "#")
                + 4 * (below[at] == "#")
                + 8 * (below[at + 1] == "#")
            ]
            for at in range(0, width, 2)
        ).rstrip()
        for above, below in zip(rows[::2], rows[1::2], strict=True)
    ]
