"""Passages to read one after the other, each in full, under what they belong to."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import BindingType
from textual.content import Content
from textual.style import Style

from facilitator.tui.actions.registry import bindings
from facilitator.tui.kit.row_list import RowList
from facilitator.tui.kit.text import (
    fitted,
    plain,
)
from facilitator.tui.meaning.pages import Passage
from facilitator.tui.widgets.asking_list import AskingList

MARGIN, NUMBER = 1, 10
"""Cells before a passage, and of a statement's number with the gap that follows."""
NARROWEST, WIDEST_GUTTER = 16, 34
"""Cells of the headings where they stand beside what they are over."""
BESIDE = 100
"""Cells from which they do."""
WIDEST = 96
"""Cells of a line that is good to read, at most."""
NOTE_LINES = 3
TALL = 30
"""Rows of the screen from which there is air above a heading."""


class PassageList(AskingList):
    """Shows whole texts; the bar goes from one to the next."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("list", "pages")
    DEFAULT_CSS = """
    PassageList { scrollbar-gutter: stable; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._passages: Sequence[Passage] = ()
        self._tops: list[int] = [0]
        self._gutter = NARROWEST
        self._wrapped: dict[tuple[Passage, int], list[Content]] = {}

    def show(self, passages: Sequence[Passage], *, anew: bool) -> None:
        """Show passages: the first ones where `anew`, else those that were seen."""
        key, at = self.current.key if self.current else None, self.cursor
        seen = self.scroll_offset.y - self.top(at)
        keys = [each.key for each in passages]
        gutter = _gutter(passages)
        if anew or gutter != self._gutter:
            self._wrapped.clear()
        self._passages, self._gutter = passages, gutter
        self._stack()
        at = 0 if anew else keys.index(key) if key in keys else at
        self.set_reactive(RowList.cursor, self.validate_cursor(at))
        self.reload()
        top = self.top(self.cursor)
        self.scroll_to(y=0 if anew else max(top + seen, 0), animate=False)

    @property
    def current(self) -> Passage | None:
        """The passage under the bar; None where there is none."""
        return self._passages[self.cursor] if self._passages else None

    def count(self) -> int:
        """Return how many passages there are."""
        return len(self._passages)

    def top(self, place: int) -> int:
        """Return on which line a passage begins."""
        return self._tops[min(place, len(self._tops) - 1)]

    def resting_at(self, line: int) -> tuple[int, int]:
        """Return which passage a line belongs to, and which of its lines it is."""
        place = bisect_right(self._tops, line) - 1
        return place, line - self._tops[place]

    def draw(self, place: int, width: int) -> list[Content]:
        """Return a passage's lines: heading and text, and a note where the bar is."""
        passage = self._passages[place]
        lines = [*self._lines(passage, width)]
        if not (self.has_focus and place == self.cursor and passage.note):
            return lines
        margin = self._margin(passage, width)
        note = plain(passage.note, self.ink("muted")).wrap(_room(margin, width))
        return [*lines, *(plain(" " * margin) + each for each in note[:NOTE_LINES])]

    def on_resize(self) -> None:
        """Set the passages for the new width."""
        self._wrapped.clear()
        self._stack()
        super().on_resize()

    def notify_style_update(self) -> None:
        """Draw anew: the colours may be others."""
        super().notify_style_update()
        self._wrapped.clear()

    def action_move(self, step: int) -> None:
        """Move the bar; through a passage higher than the screen, move on in it."""
        if not self._scrolled_within(step):
            super().action_move(step)

    def action_page(self, step: int) -> None:
        """Move the bar by a screenful."""
        if self._scrolled_within(step):
            return
        height = max(self.scrollable_content_region.height - 1, 1)
        line = max(self.top(self.cursor) + step * height, 0)
        place, _ = self.resting_at(line)
        self.cursor = place if place != self.cursor else place + step

    @property
    def under_bar(self) -> str | None:
        """The id of the statement under the bar; None where it is on none."""
        return (self.current.statement or None) if self.current else None

    def action_choose(self) -> None:
        """Tell that the passage was chosen, where it leads somewhere."""
        if self.current and (self.current.statement or self.current.page):
            super().action_choose()

    def _stack(self) -> None:
        """Find out where each passage begins."""
        heights: Iterable[int] = ()
        if self.room > 0:
            heights = (self._height(each, self.room) for each in self._passages)
        self._tops = [*accumulate(heights, initial=0)]

    def _scrolled_within(self, step: int) -> bool:
        """Scroll on in the passage under the bar where it goes on out of sight."""
        height = self.scrollable_content_region.height
        top, seen = self.top(self.cursor), self.scroll_offset.y
        bottom = top + len(self._barred)
        rest = bottom - seen - height if step > 0 else seen - top
        if bottom - top <= height or rest <= 0:
            return False
        by = min(rest, max(height - 2, 1))
        self.scroll_to(y=seen + (by if step > 0 else -by), animate=False)
        return True

    def ground(self, within: int) -> Style:
        """Return the bar's style, which does not lie over a heading above a text."""
        above = self._above(self._passages[self.cursor], self.room)
        return self.visual_style if within < above else super().ground(within)

    def _above(self, passage: Passage, width: int) -> int:
        """Return how many lines stand above a passage's text."""
        airy = self.app.size.height >= TALL
        on_its_own = width < BESIDE and not passage.quiet
        return airy + on_its_own if passage.head else 0

    def _margin(self, passage: Passage, width: int) -> int:
        """Return how many cells stand before a passage's text."""
        gutter = self._gutter if width >= BESIDE else 0
        return MARGIN + gutter + (NUMBER if passage.number else 0)

    def _height(self, passage: Passage, width: int) -> int:
        """Return how many lines a passage has where the bar is not."""
        lines = max(len(self._body(passage, width)), len(self._beside(passage, width)))
        return self._above(passage, width) + lines

    def _lines(self, passage: Passage, width: int) -> Iterator[Content]:
        """Yield a passage's lines, the heading beside it where there is room."""
        margin, body = self._margin(passage, width), self._body(passage, width)
        above, beside = self._above(passage, width), self._beside(passage, width)
        if width < BESIDE and above and not passage.quiet:
            yield from [Content("")] * (above - 1)
            yield _indented(self._head(passage))
        else:
            yield from [Content("")] * above
        number = plain(fitted(passage.number, NUMBER), self.ink("muted"))
        before = margin - number.cell_length if passage.number else margin
        for at in range(max(len(body), len(beside))):
            left = _indented(beside[at]) if at < len(beside) else Content("")
            line = left.pad_right(before - left.cell_length)
            if passage.number:
                line += number if not at else Content(" " * NUMBER)
            yield line + body[at] if at < len(body) else line

    def _head(self, passage: Passage) -> Content:
        name = plain(passage.head, self.ink("accent") + self.ink("strong"))
        aside = plain(f"  {passage.aside}", self.ink("muted"))
        return Content.assemble(name, aside) if passage.aside else name

    def _beside(self, passage: Passage, width: int) -> list[Content]:
        """Return the lines of a heading that stands beside what it is over."""
        if width < BESIDE or not passage.head:
            return []
        return self._head(passage).wrap(self._gutter - 2)

    def _body(self, passage: Passage, width: int) -> list[Content]:
        """Return the lines of a passage's text."""
        lines = self._wrapped.get((passage, width))
        if lines is None:
            said = plain(passage.text, self.ink("muted") if passage.quiet else "")
            if passage.label:
                label = plain(passage.label, self.ink("strong"))
                said = Content.assemble(label, "  ", said)
            if width < BESIDE and passage.quiet and passage.head:
                said = Content.assemble(self._head(passage), "  ", said)
            lines = said.wrap(_room(self._margin(passage, width), width))
            self._wrapped[passage, width] = lines
        return lines


def _gutter(passages: Sequence[Passage]) -> int:
    """Return how many cells the headings take beside what they are over."""
    longest = max((cell_len(f"{p.head}  {p.aside}") for p in passages), default=0)
    return max(NARROWEST, min(longest + 2, WIDEST_GUTTER))


def _indented(line: Content) -> Content:
    return line.pad_left(MARGIN)


def _room(margin: int, width: int) -> int:
    return max(min(width - margin - 1, WIDEST), 1)
