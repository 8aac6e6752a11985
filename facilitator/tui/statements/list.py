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
from facilitator.tui.kit.rows import Brush
from facilitator.tui.kit.text import (
    fitted,
    plain,
    shortened,
)
from facilitator.tui.statements.asking_list import AskingList
from facilitator.tui.statements.rows import StatementRow

NUMBER, TIME, TAG, GROUP = 10, 7, 18, 16
"""Widths of the columns in cells, with the gap that follows."""
CACHE_SIZE = 400
"""Rows that are kept as they were drawn: some screens of them."""
WIDER = 8
"""Cells that group and tag have more where there is plenty of room."""


class StatementList(AskingList["StatementRows"]):
    """Shows statements by id; asks for a row only where it is seen."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("list")

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(StatementRows(), id=id)
        self._current: str | None = None
        self._strips: LRUCache[tuple[StatementRow, int], Strip] = LRUCache(CACHE_SIZE)

    def show(self, ids: Sequence[str], row: Callable[[str], StatementRow]) -> None:
        """Show these statements; the bar stays on the one it was on, if it may."""
        self.source.ids, self.source.row_of = ids, row
        self.reload()

    def reload(self) -> None:
        """Show the statements as they are now, those that came since included."""
        before = self.cursor
        resting = before == 0 and not self.has_focus
        if self._current is not None and not resting:
            try:
                self.set_reactive(RowList.cursor, self.source.ids.index(self._current))
            except ValueError:  # It is not among those that are shown any more.
                self.set_reactive(RowList.cursor, 0)
        super().reload()
        self._remember()
        if self.cursor != before:
            lines = self.heights.top(self.cursor - before)
            self.scroll_to(y=self.scroll_offset.y + lines, animate=False)

    @property
    def current(self) -> str | None:
        """The id of the statement under the bar; None where the list is empty."""
        return self.under_bar

    def go_to(self, statement: str) -> None:
        """Bring the bar to a statement, if it is listed."""
        with suppress(ValueError):
            self.cursor = self.source.ids.index(statement)

    def resting(self, place: int, within: int) -> Strip:
        """Draw a row once only: what comes at the top moves all the others."""
        look = (self.source.row_at(place), self.room)
        strip = self._strips.get(look)
        if strip is None:
            strip = self._strips[look] = super().resting(place, within)
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


class StatementRows:
    """Statements by id, as rows of their number, time, group and words."""

    def __init__(self) -> None:
        self.ids: Sequence[str] = ()
        self.row_of: Callable[[str], StatementRow] = _no_row

    def __len__(self) -> int:
        """Return how many statements are listed."""
        return len(self.ids)

    def statement_at(self, place: int) -> str:
        """Return the id of the statement of a row."""
        return self.ids[place]

    def row_at(self, place: int) -> StatementRow:
        """Return a statement in the words of the list."""
        return self.row_of(self.ids[place])

    def draw(self, place: int, brush: Brush) -> list[Content]:
        """Return a row: one line, or the whole text where the bar is."""
        row = self.row_at(place)
        head = _head(row, brush)
        room = brush.width - head.cell_length - 1
        if not (brush.is_focused and brush.is_barred):
            cut = shortened(row.text, room - len(row.mark) - 1)
            return [Content.assemble(head, _text(row, cut, brush))]
        lines = _text(row, row.text, brush).wrap(room)
        most = max(brush.height - 3, 1)
        margin = Content(" " * head.cell_length)
        first = Content.assemble(head, lines[0])
        others = [Content.assemble(margin, line) for line in lines[1:most]]
        notes = plain(row.note, brush.ink("muted")).wrap(room)[:2]
        return [first, *others, *(Content.assemble(margin, note) for note in notes)]


def _no_row(statement_id: str) -> StatementRow:
    raise LookupError(statement_id)


def _head(row: StatementRow, brush: Brush) -> Content:
    """Return the columns before the text, as many as there is room for."""
    width = brush.width
    parts = [plain(fitted(row.number, NUMBER), brush.ink("strong"))]
    if width >= 50:
        parts.append(plain(fitted(row.time, TIME), brush.ink("muted")))
    wide = WIDER if width >= 150 else 0
    if width >= 110:
        parts.append(_column(row.group, GROUP + wide))
    if width >= 70:
        parts.append(_column(row.tag, TAG + wide, brush.ink("accent")))
    return Content.assemble(" ", *parts)


def _text(row: StatementRow, text: str, brush: Brush) -> Content:
    words = plain(text, brush.ink("gone") if row.withdrawn else "")
    if not row.mark:
        return words
    return Content.assemble(plain(row.mark, brush.ink("strong")), " ", words)


def _column(text: str, width: int, ink: Style | str = "") -> Content:
    return plain(fitted(shortened(text, width - 2), width), ink)
