"""Passages to read one after the other; the bar goes from one to the next."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.style import Style

from facilitator.tui.actions.registry import bindings
from facilitator.tui.kit.row_list import RowList
from facilitator.tui.kit.rows import UnevenHeights
from facilitator.tui.meaning.pages import Passage
from facilitator.tui.meaning.passage_rows import PassageRows
from facilitator.tui.statements.asking_list import AskingList

TALL = 30
"""Rows of the screen from which there is air above a heading."""


class PassageList(AskingList[PassageRows]):
    """Shows whole texts; a text higher than the screen is read through first."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("list", "pages")
    DEFAULT_CSS = "PassageList { scrollbar-gutter: stable; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(PassageRows(), id=id)
        self.heights = UnevenHeights()

    def show(self, passages: Sequence[Passage], *, anew: bool) -> None:
        """Show passages: the first ones where `anew`, else those that were seen."""
        key, at = self.current.key if self.current else None, self.cursor
        seen = self.scroll_offset.y - self.heights.top(at)
        keys = [each.key for each in passages]
        if anew:
            self.source.forget()
        self._stack(passages)
        at = 0 if anew else keys.index(key) if key in keys else at
        self.set_reactive(RowList.cursor, self.validate_cursor(at))
        self.reload()
        top = self.heights.top(self.cursor)
        self.scroll_to(y=0 if anew else max(top + seen, 0), animate=False)

    @property
    def current(self) -> Passage | None:
        """The passage under the bar; None where there is none."""
        return self.source.passages[self.cursor] if self.count() else None

    def on_resize(self) -> None:
        """Set the passages for the new width."""
        self.source.forget()
        self._stack(self.source.passages)
        super().on_resize()

    def notify_style_update(self) -> None:
        """Draw anew: the colours may be others."""
        super().notify_style_update()
        self.source.forget()

    def action_move(self, step: int) -> None:
        """Move the bar; through a passage higher than the screen, move on in it."""
        if not self._scrolled_within(step):
            super().action_move(step)

    def action_page(self, step: int) -> None:
        """Move the bar by a screenful."""
        if self._scrolled_within(step):
            return
        height = max(self.scrollable_content_region.height - 1, 1)
        line = max(self.heights.top(self.cursor) + step * height, 0)
        place, _ = self.heights.at(line)
        self.cursor = place if place != self.cursor else place + step

    def action_choose(self) -> None:
        """Tell that the passage was chosen, where it leads somewhere."""
        if self.current and (self.current.statement or self.current.page):
            super().action_choose()

    def _stack(self, passages: Sequence[Passage]) -> None:
        """Take in passages, and find out where each begins."""
        self.source = self.source.like(passages, airy=self.app.size.height >= TALL)
        brush = self.brush(self.cursor)
        heights = self.source.heights(brush) if brush.width > 0 else ()
        self.heights = UnevenHeights(heights)

    def _scrolled_within(self, step: int) -> bool:
        """Scroll on in the passage under the bar where it goes on out of sight."""
        height = self.scrollable_content_region.height
        top, seen = self.heights.top(self.cursor), self.scroll_offset.y
        bottom = top + len(self._barred)
        rest = bottom - seen - height if step > 0 else seen - top
        if bottom - top <= height or rest <= 0:
            return False
        by = min(rest, max(height - 2, 1))
        self.scroll_to(y=seen + (by if step > 0 else -by), animate=False)
        return True

    def ground(self, within: int) -> Style:
        """Return the bar's style, which does not lie over a heading above a text."""
        above = self.source.above(self.source.passages[self.cursor], self.room)
        return self.visual_style if within < above else super().ground(within)
