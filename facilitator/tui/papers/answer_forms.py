"""Answers on paper, keyed in: sheet and row are known, then text, Enter, the next."""

from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Resize
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input, Label, OptionList, TextArea

from facilitator.domain.errors import FacilitatorError, Refused
from facilitator.domain.events.commands import LogStatement
from facilitator.domain.papers.answer_forms import (
    keyed,
    next_row,
    row_number,
    sheet_number,
    source_of,
)
from facilitator.domain.session.session import Session
from facilitator.domain.text import clean
from facilitator.i18n.sentences.all import sentence
from facilitator.i18n.translate import mark
from facilitator.services.session.drafts import HalfKeyedRow
from facilitator.tui.dialogs.base import Dialog
from facilitator.tui.dialogs.picker import Picker
from facilitator.tui.kit.entry import Entry
from facilitator.tui.kit.text import plain
from facilitator.tui.papers.keyed_rows import KeyedRows
from facilitator.tui.papers.row_coding import RowCoding
from facilitator.tui.papers.row_place import RowPlace

REASON = mark("Keyed in wrong")
"""What corrections of rows are given as their reason."""
AROUND = 13
"""Lines that the dialog needs beside the rows keyed in."""
KEEP_SECONDS = 0.5
"""How long after a change the draft goes to disk, at most."""


class RowEntry(Entry):
    """The field for one row; Enter where nothing is written skips the row."""

    class Skipped(Message):
        """The row is empty on paper."""

    def action_save(self) -> None:
        """Give the text away, or go on where there is none."""
        if self.is_idle() and not self.text.strip():
            self.post_message(self.Skipped())
        else:
            super().action_save()


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
    DEFAULT_CSS = "PaperKeyingDialog RowEntry { max-height: 5; }"

    place = getters.query_one(RowPlace)
    coding = getters.query_one(RowCoding)
    entry = getters.query_one(RowEntry)
    keyed_rows = getters.query_one(KeyedRows)
    complaint = getters.query_one("#trouble", Label)

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
        tr, begun = self.tr, self.desk.draft.paper
        with self.frame(
            tr("Answers on paper"),
            tr("Enter next · Esc leaves · F7 sheet · F3 group · F2 area · F4 question"),
        ):
            yield RowPlace(begun.sheet, begun.row or "1")
            yield RowCoding(self.desk.plan, begun)
            yield RowEntry(begun.text, id="text")
            yield self.trouble()
            yield KeyedRows()

    def on_mount(self) -> None:
        """Go on where it was left."""
        self.house.changed.subscribe(self, lambda _: self._show_rows())
        begun = self.desk.draft.paper
        if begun.sheet and begun.row:
            self.coding.go_on_at(begun.row)
            self._pass_over(begun.text)
        if begun.sheet:
            self.entry.focus()
        else:
            self.place.sheet_field.focus()
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
        try:
            sheet = sheet_number(self.place.sheet)
        except Refused as error:
            self._complain(sentence(self.tr, error))
            return
        self.coding.begin_sheet()
        self.place.go_to(sheet, next_row(self._session, sheet, 0))
        self.entry.focus()
        if not self.coding.group:
            self.coding.ask_for("group")

    @on(Input.Submitted, "#row")
    def _row_given(self) -> None:
        try:
            row_number(self.place.row)
        except Refused as error:
            self._complain(sentence(self.tr, error))
        else:
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

    @on(TextArea.Changed)
    def _written(self) -> None:
        self._note()

    @on(RowEntry.Skipped)
    def _skipped(self) -> None:
        place = self._numbers()
        if place:
            self._go_past(*place)

    @on(Entry.Submitted)
    def _submitted(self, event: Entry.Submitted) -> None:
        place = self._numbers()
        if place is None or not self._may_be_keyed(*place):
            event.entry.sent(False)
            return
        command = self._command(event.text, *place)
        # By the app, so that it is seen through whatever becomes of the dialog.
        self.house.run_worker(self._save(event, command, place), group="paper")
        self._go_past(*place)

    @on(OptionList.OptionSelected, "#rows")
    def _correct(self, event: OptionList.OptionSelected) -> None:
        # Loaded when a row is first corrected: most sheets are keyed in without.
        from facilitator.tui.statements.correct import CorrectDialog

        statement = self._session.statements.get(event.option_id or "")
        if statement and not statement.withdrawn:
            number, reason = self._session.number_of(statement), self.tr(REASON)
            dialog = CorrectDialog(self.desk.plan, statement, number, reason)
            self.app.push_screen(dialog, self._corrected)

    def _corrected(self, number: str | None) -> None:
        if number is not None:
            self._undoable.append(None)
        self.entry.focus()

    async def _save(
        self, given: Entry.Submitted, command: LogStatement, place: tuple[int, int]
    ) -> None:
        """Log a row; the field gives it up only once it is on disk."""
        if given.called_off:
            return
        is_saved, reason = False, ""
        try:
            outcome = await self.desk.do(command)
        except FacilitatorError as error:
            reason = sentence(self.tr, error)
        else:
            is_saved = outcome.event is not None
            self.house.changed.publish([outcome.change])
        given.entry.sent(is_saved)
        if is_saved:
            self._undoable.append(place)
        if not self.is_attached:
            return
        if is_saved:
            self._note()
        else:
            self.place.go_to(*place)
            self._complain(reason)

    def _may_be_keyed(self, sheet: int, row: int) -> bool:
        """Tell whether a row can be keyed in; say why where it cannot."""
        tr = self.tr
        if not self.desk.opened.loaded:
            self._complain(tr("The session is still being read in. Try again soon."))
        elif not self.coding.group:
            self._complain(tr("Choose the group first: F3, then its digit."))
        elif keyed(self._session, sheet, row):
            self._show_rows()
            self._complain(
                tr("Row {sheet}:{row} counts once. Give another row, or correct it "
                   "in the list.", sheet=sheet, row=row)
            )  # fmt: skip
        else:
            return True
        return False

    def _command(self, text: str, sheet: int, row: int) -> LogStatement:
        coding = self.coding
        return LogStatement(
            text=text,
            area=coding.area,
            group=coding.group,
            question=coding.question or None,
            channel="paper",
            source_id=source_of(self._session, sheet, row),
        )

    def _pass_over(self, text: str) -> None:
        """Leave a row that got on disk just before the program was killed."""
        place = self._numbers()
        statement = keyed(self._session, *place) if place else None
        if place and statement and statement.original_text == clean(text):
            self.entry.load_text("")
            self._go_past(*place)

    def _go_past(self, sheet: int, row: int) -> None:
        """Go to the next row of a sheet that is not keyed in."""
        self.place.go_to(sheet, next_row(self._session, sheet, row))

    def _numbers(self) -> tuple[int, int] | None:
        """Return the sheet and row; where they are none, say so."""
        try:
            return self.place.numbers()
        except Refused as error:
            self._complain(sentence(self.tr, error))
            return None

    @property
    def _session(self) -> Session:
        return self.desk.opened.session

    def _complain(self, reason: str) -> None:
        self._complained_of = self.place.typed
        self.complaint.update(plain(reason))
        self.complaint.set_class(bool(reason), "-shown")

    def _show_rows(self) -> None:
        """List the sheet's rows that are keyed in, and what stands in this one."""
        if self.is_attached:
            self.keyed_rows.show(self._session, *self.place.typed)

    def _note(self) -> None:
        """Note where the keying is, to be kept on disk soon."""
        coding = self.coding
        half_keyed = HalfKeyedRow(
            self.entry.text,
            *self.place.typed,
            coding.group,
            coding.area,
            coding.question,
        )
        self.desk.change(paper=half_keyed)
        if self._keeping is None:
            self._keeping = self.set_timer(KEEP_SECONDS, self._keep)

    async def _keep(self) -> None:
        self._keeping = None
        await self.desk.keep()
