"""The statements, newest first; the row under the bar shows all of its text."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import ClassVar

from textual.binding import BindingType
from textual.cache import LRUCache
from textual.content import Content
from textual.strip import Strip
from textual.style import Style

from facilitator.tui.actions.registry import bindings
from facilitator.tui.kit.row_list import RowList
from facilitator.tui.kit.text import (
    fitted,
    plain,
    shortened,
)
from facilitator.tui.statements.rows import StatementRow
from facilitator.tui.widgets.asking_list import AskingList

NUMBER, TIME, TAG, GROUP = 10, 7, 18, 16
"""Widths of the columns in cells, with the gap that follows."""
KEPT = 400
"""Rows that are kept as they were drawn: some screens of them."""
WIDER = 8
"""Cells that group and tag have more where there is plenty of room."""


class StatementList(AskingList):
    """Shows statements by id; asks for a row only where it is seen."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("list")

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._ids: Sequence[str] = ()
        self._row: Callable[[str], StatementRow] | None = None
        self._current: str | None = None
        self._strips: LRUCache[tuple[StatementRow, int], Strip] = LRUCache(KEPT)

    def show(self, ids: Sequence[str], row: Callable[[str], StatementRow]) -> None:
        """Show these statements; the bar stays on the one it was on, if it may."""
        self._ids, self._row = ids, row
        self.reload()

    def reload(self) -> None:
        """Show the statements as they are now, those that came since included."""
        before = self.cursor
        resting = before == 0 and not self.has_focus
        if self._current is not None and not resting:
            try:
                self.set_reactive(RowList.cursor, self._ids.index(self._current))
            except ValueError:  # It is not among those that are shown any more.
                self.set_reactive(RowList.cursor, 0)
        super().reload()
        self._remember()
        if self.cursor != before:
            moved = (self.cursor - before) * self.row_height
            self.scroll_to(y=self.scroll_offset.y + moved, animate=False)

    @property
    def current(self) -> str | None:
        """The id of the statement under the bar; None where the list is empty."""
        return self._ids[self.cursor] if self._ids else None

    @property
    def under_bar(self) -> str | None:
        """The same, for what can be asked of it."""
        return self.current

    def go_to(self, statement: str) -> None:
        """Bring the bar to a statement, if it is listed."""
        with suppress(ValueError):
            self.cursor = self._ids.index(statement)

    def count(self) -> int:
        """Return how many statements are listed."""
        return len(self._ids)

    def draw(self, place: int, width: int) -> list[Content]:
        """Return a row: one line, or the whole text where the bar is."""
        assert self._row is not None
        row = self._row(self._ids[place])
        head = self._head(row, width)
        room = width - head.cell_length - 1
        if not (self.has_focus and place == self.cursor):
            cut = shortened(row.text, room - len(row.mark) - 1)
            return [Content.assemble(head, self._text(row, cut))]
        lines = self._text(row, row.text).wrap(room)
        most = max(self.scrollable_content_region.height - 3, 1)
        margin = Content(" " * head.cell_length)
        shown = [Content.assemble(margin, line) for line in lines[:most]]
        shown[0] = Content.assemble(head, lines[0])
        notes = plain(row.note, self.ink("muted")).wrap(room)[:2]
        return [*shown, *(Content.assemble(margin, note) for note in notes)]

    def resting(self, place: int, within: int, width: int) -> Strip:
        """Draw a row once only: what comes at the top moves all the others."""
        assert self._row is not None
        look = (self._row(self._ids[place]), width)
        strip = self._strips.get(look)
        if strip is None:
            strip = self._strips[look] = super().resting(place, within, width)
        return strip

    def notify_style_update(self) -> None:
        """Draw all rows anew: their colours may be others."""
        super().notify_style_update()
        self._strips.clear()

    def watch_cursor(self) -> None:
        """Remember which statement the bar is on."""
        super().watch_cursor()
        self._remember()

    def action_choose(self) -> None:
        """Correct the statement: what one nearly always opens it for."""
        self.action_correct()

    def _remember(self) -> None:
        self._current = self.current

    def _head(self, row: StatementRow, width: int) -> Content:
        """Return the columns before the text, as many as there is room for."""
        parts = [plain(fitted(row.number, NUMBER), self.ink("strong"))]
        if width >= 50:
            parts.append(plain(fitted(row.time, TIME), self.ink("muted")))
        wide = WIDER if width >= 150 else 0
        if width >= 110:
            parts.append(_column(row.group, GROUP + wide))
        if width >= 70:
            parts.append(_column(row.tag, TAG + wide, self.ink("accent")))
        return Content.assemble(" ", *parts)

    def _text(self, row: StatementRow, text: str) -> Content:
        said = plain(text, self.ink("gone") if row.withdrawn else "")
        if not row.mark:
            return said
        return Content.assemble(plain(row.mark, self.ink("strong")), " ", said)


def _column(text: str, width: int, ink: Style | str = "") -> Content:
    return plain(fitted(shortened(text, width - 2), width), ink)
