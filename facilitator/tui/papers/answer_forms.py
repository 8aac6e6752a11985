"""Answers on paper, keyed in: sheet and row are known, then text, Enter, the next."""

from collections.abc import Callable
from typing import ClassVar, TypeVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Resize
from textual.timer import Timer
from textual.widgets import Input, TextArea

from facilitator.domain.errors import Refused
from facilitator.domain.events.commands import LogStatement
from facilitator.domain.papers.answer_forms import (
    next_row,
    source_of,
    statement_at,
)
from facilitator.domain.session.session import Session
from facilitator.domain.text import clean
from facilitator.i18n.sentences.all import sentence
from facilitator.i18n.translate import mark
from facilitator.services.session.drafts import HalfKeyedRow
from facilitator.tui.dialogs.base import Dialog
from facilitator.tui.dialogs.picker import Picker
from facilitator.tui.kit.entry import Entry
from facilitator.tui.papers.keyed_rows import KeyedRows
from facilitator.tui.papers.row_coding import RowCoding
from facilitator.tui.papers.row_keying import RowEntry, log_row, obstacle
from facilitator.tui.papers.row_place import RowPlace

KEYS = mark("Enter next · Esc leaves · F7 sheet · F3 group · F2 area · F4 question")
"""What the frame says of the keys."""
AROUND = 13
"""Lines that the dialog needs beside the rows keyed in."""
KEEP_SECONDS = 0.5
"""How long after a change the draft goes to disk, at most."""

Number = TypeVar("Number")


class PaperKeyingDialog(Dialog[None]):
    """Sheet, row, group, area and question stay; each Enter goes to the next row.

    It saves the text, goes on to the next row, and keeps what is half keyed in; its
    parts know where the text stands, what it is filed under and what is keyed in.
    """

    AUTO_FOCUS: ClassVar[str] = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "open('area')", show=False, id="log.area"),
        Binding("f3", "open('group')", show=False, id="log.group"),
        Binding("f4", "open('question')", show=False, id="log.question"),
        Binding("f7", "sheet", show=False, id="log.table"),
        Binding("ctrl+z", "undo", show=False, id="mode.undo"),
    ]

    place = getters.query_one(RowPlace)
    coding = getters.query_one(RowCoding)
    entry = getters.query_one(RowEntry)
    keyed_rows = getters.query_one(KeyedRows)

    def __init__(self) -> None:
        super().__init__()
        self._keeping: Timer | None = None
        self._complained_of = ("", "")
        """Sheet and row that a complaint is about."""
        self._undoable: list[tuple[int, int] | None] = []
        """What was done here, which Ctrl+Z may take back: the sheet and row that were
        keyed in, None for a correction."""

    def compose(self) -> ComposeResult:
        """Lay out where, under what, the text, and the rows keyed in."""
        tr, half_keyed = self.tr, self.desk.draft.paper
        with self.frame(tr("Answers on paper"), tr(KEYS)):
            yield RowPlace(half_keyed.sheet, half_keyed.row or "1")
            yield RowCoding(self.desk.plan, half_keyed)
            yield RowEntry(half_keyed.text, id="text")
            yield self.trouble()
            yield KeyedRows()

    def on_mount(self) -> None:
        """Go on where it was left."""
        self.house.changed.subscribe(self, lambda _: self._show_rows())
        half_keyed = self.desk.draft.paper
        if half_keyed.sheet and half_keyed.row:
            self.coding.go_on_at(half_keyed.row)
            self._pass_over(half_keyed.text)
        (self.entry if half_keyed.sheet else self.place.sheet_field).focus()
        self._show_rows()

    def on_resize(self, event: Resize) -> None:
        """Let the rows keyed in take what the frame leaves."""
        self.keyed_rows.limit(max(event.size.height - AROUND, 2))

    def on_unmount(self) -> None:
        """Keep what is half keyed in."""
        if self.house.desk is not None:
            self.house.run_worker(self.house.desk.keep())

    def action_open(self, name: str) -> None:
        """Ask for the group, area or question."""
        self.coding.ask_for(name)

    def action_sheet(self) -> None:
        """Go on with another sheet."""
        self.place.ask_for_sheet()

    def action_undo(self) -> None:
        """Undo typing, else take back the latest row keyed in here."""
        if self.entry.has_focus and self.entry.undo_typing():
            return
        if self._undoable:
            if place := self._undoable.pop():
                self.place.go_to(*place)
            self.house.run_worker(self.house.action_undo())

    @on(Input.Submitted, "#sheet")
    def _sheet_given(self) -> None:
        """Begin a sheet at its first row that is not keyed in."""
        sheet = self._read(self.place.sheet_number)
        if sheet is None:
            return
        self.coding.begin_sheet()
        self.place.go_to(sheet, next_row(self._session, sheet, 0))
        self.entry.focus()
        if not self.coding.group:
            self.coding.ask_for("group")

    @on(Input.Submitted, "#row")
    def _row_given(self) -> None:
        if self._read(self.place.row_number) is not None:
            self.entry.focus()

    @on(Input.Changed)
    def _elsewhere(self) -> None:
        """Follow the form to the row's question, and tell what stands there."""
        if self._complained_of != self.place.typed:
            self._complain("")
        self.coding.follow(self.place.row)
        self._show_rows()
        self._note()

    @on(Picker.Picked)
    def _coded(self) -> None:
        self._complain("")
        self._note()
        self.entry.focus()

    @on(RowEntry.Skipped)
    def _skipped(self) -> None:
        if place := self._read(self.place.numbers):
            self._go_past(*place)

    @on(Entry.Submitted)
    def _submitted(self, event: Entry.Submitted) -> None:
        place = self._read(self.place.numbers)
        if place is None or self._is_in_the_way(place):
            event.entry.sent(False)
            return
        source = source_of(self._session, *place)
        command = self.coding.command(event.text, source)
        # By the app, so that it is seen through whatever becomes of the dialog.
        self.house.run_worker(self._save(event, command, place), group="paper")
        self._go_past(*place)

    @on(KeyedRows.Left)
    def _row_left(self, event: KeyedRows.Left) -> None:
        if event.is_corrected:
            self._undoable.append(None)
        self.entry.focus()

    async def _save(
        self, submission: Entry.Submitted, command: LogStatement, place: tuple[int, int]
    ) -> None:
        """Log a row; the field gives it up only once it is on disk."""
        if submission.called_off:
            return
        is_saved, reason = await log_row(self.house, self.desk, command)
        submission.entry.sent(is_saved)
        if is_saved:
            self._undoable.append(place)
        if self.is_attached and is_saved:
            self._note()
        elif self.is_attached:
            self.place.go_to(*place)
            self._complain(reason)

    def _is_in_the_way(self, place: tuple[int, int]) -> bool:
        """Tell whether something stands in the way of a row, and say what."""
        reason = obstacle(self.tr, self.desk.opened, self.coding.group, *place)
        if reason:
            self._show_rows()
            self._complain(reason)
        return bool(reason)

    def _pass_over(self, text: str) -> None:
        """Leave a row that got on disk just before the program was killed."""
        place = self._read(self.place.numbers)
        statement = statement_at(self._session, *place) if place else None
        if place and statement and statement.original_text == clean(text):
            self.entry.load_text("")
            self._go_past(*place)

    def _go_past(self, sheet: int, row: int) -> None:
        """Go to the next row of a sheet that is not keyed in."""
        self.place.go_to(sheet, next_row(self._session, sheet, row))

    def _read(self, read: Callable[[], Number]) -> Number | None:
        """Return what is typed as `read` reads it; where it is none, say so."""
        try:
            return read()
        except Refused as error:
            self._complain(sentence(self.tr, error))
            return None

    @property
    def _session(self) -> Session:
        return self.desk.opened.session

    def _complain(self, reason: str) -> None:
        self._complained_of = self.place.typed
        self.trouble_line.tell(reason)

    def _show_rows(self) -> None:
        """List the sheet's rows that are keyed in, and what stands in this one."""
        if self.is_attached:
            self.keyed_rows.show(self._session, *self.place.typed)

    @on(TextArea.Changed)
    def _note(self) -> None:
        """Note where the keying is, to be kept on disk soon."""
        coded = self.coding.chosen
        half_keyed = HalfKeyedRow(self.entry.text, *self.place.typed, *coded)
        self.desk.change(paper=half_keyed)
        if self._keeping is None:
            self._keeping = self.set_timer(KEEP_SECONDS, self._keep)

    async def _keep(self) -> None:
        self._keeping = None
        await self.desk.keep()
