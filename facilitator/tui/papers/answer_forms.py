"""Answers on paper, keyed in: sheet and row are known, then text, Enter, the next."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.events import Resize
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input, Label, OptionList, Static, TextArea

from facilitator.domain.errors import FacilitatorError, Refused
from facilitator.domain.events.commands import LogStatement
from facilitator.domain.papers.answer_forms import (
    keyed,
    next_row,
    row_number,
    rows_keyed,
    rows_of,
    sheet_number,
    source_of,
)
from facilitator.domain.session.session import Session
from facilitator.domain.text import clean
from facilitator.i18n.sentences.all import sentence
from facilitator.i18n.translate import mark
from facilitator.services.session.drafts import HalfKeyedRow
from facilitator.tui.dialogs.base import Dialog
from facilitator.tui.dialogs.choice import Option, options_of
from facilitator.tui.dialogs.picker import Picker
from facilitator.tui.kit.entry import Entry
from facilitator.tui.kit.line_input import LineInput
from facilitator.tui.kit.text import plain
from facilitator.tui.papers.answer_form_words import (
    rows_told,
    sheet_told,
    stands_told,
)

REASON = mark("Keyed in wrong")
"""What corrections of rows are given as their reason."""
AROUND = 13
"""Lines that the dialog needs beside the rows keyed in."""
WIDTH = 76
"""Cells that the dialog takes at most."""
BESIDE = 8
"""Cells of it beside the rows: frame, margins, a bar to scroll with."""
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

    Area and question follow the printed form, and what is chosen instead stays until
    the form comes to another question.
    """

    AUTO_FOCUS: ClassVar[str] = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "open('area')", show=False, id="log.area"),
        Binding("f3", "open('group')", show=False, id="log.group"),
        Binding("f4", "open('question')", show=False, id="log.question"),
        Binding("f7", "sheet", show=False, id="log.table"),
        Binding("ctrl+z", "undo", show=False, id="mode.undo"),
    ]
    DEFAULT_CSS = """
    PaperKeyingDialog {
        & #place { height: 1; }
        & #place Label { width: auto; padding: 0 1 0 0; color: $foreground-muted; }
        & #place Input { width: 9; margin: 0 2 0 0; }
        & RowEntry { max-height: 5; }
        & #stands { height: auto; color: $warning; display: none; }
        & #stands.-shown { display: block; }
        & #told { color: $foreground-muted; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._keeping: Timer | None = None
        self._question: tuple[str, str] | None = None
        """The area and question of the form's latest row."""
        self._told_of = ("", "")
        """Sheet and row that a complaint is about."""
        self._here: list[tuple[int, int] | None] = []
        """What was done here, which Ctrl+Z may take back: the sheet and row that were
        keyed in, None for a correction."""

    def compose(self) -> ComposeResult:
        """Lay out where, under what, the text, and the rows keyed in."""
        tr, row, plan = self.tr, self.desk.draft.paper, self.desk.plan
        area = row.area or (plan.areas[0].id if plan.areas else "")
        with self.frame(
            tr("Answers on paper"),
            tr("Enter next · Esc leaves · F7 sheet · F3 group · F2 area · F4 question"),
        ):
            with Horizontal(id="place"):
                yield Label(plain(tr("Sheet")))
                yield LineInput(row.sheet, id="sheet", compact=True)
                yield Label(plain(tr("Row")))
                yield LineInput(row.row or "1", id="row", compact=True)
            groups = (row.group,) if row.group else ()
            yield Picker(tr("Group"), options_of(plan.groups), groups, id="group")
            yield Picker(tr("Area"), options_of(plan.areas), (area,), id="area")
            asked = (row.question,)
            yield Picker(tr("Question"), self._asked(area), asked, id="question")
            yield RowEntry(row.text, id="text")
            yield self.trouble()
            yield Static(id="stands")
            yield Static(id="told")
            yield OptionList(id="rows", compact=True)

    def on_mount(self) -> None:
        """Go on where it was left."""
        self.house.changed.subscribe(self, lambda _: self._show_rows())
        row = self.desk.draft.paper
        if row.sheet and row.row:
            self._question = self._question_of(row.row)
            self._pass_over(row.text)
        self.query_one("#text" if row.sheet else "#sheet").focus()
        self._show_rows()

    def on_resize(self, event: Resize) -> None:
        """Let the rows keyed in take what the frame leaves."""
        room = max(event.size.height - AROUND, 2)
        self.query_one("#rows").styles.max_height = room

    def on_unmount(self) -> None:
        """Keep what is half keyed in."""
        if self.house.desk is not None:
            self.house.run_worker(self.house.desk.keep())

    def action_open(self, name: str) -> None:
        """Ask for the group, area or question."""
        self.query_one(f"#{name}", Picker).action_open()

    def action_sheet(self) -> None:
        """Go on with another sheet."""
        field = self.query_one("#sheet", Input)
        field.focus()
        field.action_select_all()

    def action_undo(self) -> None:
        """Undo typing, else take back the latest row keyed in here."""
        entry = self.query_one(RowEntry)
        if entry.has_focus and entry.undo_typing():
            return
        if self._here:
            if place := self._here.pop():
                self._go_to(*place)
            self.house.run_worker(self.house.action_undo())

    @on(Input.Submitted, "#sheet")
    def _sheet_given(self) -> None:
        """Begin a sheet at its first row that is not keyed in."""
        try:
            sheet = sheet_number(self._typed("sheet"))
        except Refused as error:
            self._complain(sentence(self.tr, error))
            return
        self._question = None
        self._go_to(sheet, next_row(self._session, sheet, 0))
        self.query_one(RowEntry).focus()
        if not self.query_one("#group", Picker).chosen:
            self.action_open("group")

    @on(Input.Submitted, "#row")
    def _row_given(self) -> None:
        try:
            row_number(self._typed("row"))
        except Refused as error:
            self._complain(sentence(self.tr, error))
        else:
            self.query_one(RowEntry).focus()

    @on(Input.Changed)
    def _elsewhere(self) -> None:
        """Follow the form to the row's question, and tell what stands there."""
        if self._told_of != (self._typed("sheet"), self._typed("row")):
            self._complain("")
        self._follow_form()
        self._show_rows()
        self._note()

    @on(Picker.Picked)
    def _coded(self, event: Picker.Picked) -> None:
        """A question belongs to its area."""
        if event.picker.id == "area":
            self._ask_of(event.picker.chosen, None)
        self._complain("")
        self._note()
        self.query_one(RowEntry).focus()

    @on(TextArea.Changed)
    def _written(self) -> None:
        self._note()

    @on(RowEntry.Skipped)
    def _skipped(self) -> None:
        place = self._place()
        if place:
            self._go_to(place[0], next_row(self._session, *place))

    @on(Entry.Submitted)
    def _submitted(self, event: Entry.Submitted) -> None:
        place = self._place()
        if place is None or not self._may_be_keyed(*place):
            event.entry.sent(False)
            return
        command = self._command(event.text, *place)
        # By the app, so that it is seen through whatever becomes of the dialog.
        self.house.run_worker(self._save(event, command, place), group="paper")
        self._go_to(place[0], next_row(self._session, *place))

    @on(OptionList.OptionSelected, "#rows")
    def _correct(self, event: OptionList.OptionSelected) -> None:
        from facilitator.tui.statements.correct import CorrectDialog

        found = self._session.statements.get(event.option_id or "")
        if found and not found.withdrawn:
            number, reason = self._session.number_of(found), self.tr(REASON)
            dialog = CorrectDialog(self.desk.plan, found, number, reason)
            self.app.push_screen(dialog, self._corrected)

    def _corrected(self, number: str | None) -> None:
        if number is not None:
            self._here.append(None)
        self.query_one(RowEntry).focus()

    async def _save(
        self, given: Entry.Submitted, command: LogStatement, place: tuple[int, int]
    ) -> None:
        """Log a row; the field gives it up only once it is on disk."""
        if given.called_off:
            return
        saved, told = False, ""
        try:
            outcome = await self.desk.do(command)
        except FacilitatorError as error:
            told = sentence(self.tr, error)
        else:
            saved = outcome.event is not None
            self.house.changed.publish([outcome.change])
        given.entry.sent(saved)
        if saved:
            self._here.append(place)
        if not self.is_attached:
            return
        if saved:
            self._note()
        else:
            self._go_to(*place)
            self._complain(told)

    def _may_be_keyed(self, sheet: int, row: int) -> bool:
        """Tell whether a row can be keyed in; say why where it cannot."""
        tr = self.tr
        if not self.desk.opened.loaded:
            self._complain(tr("The session is still being read in. Try again soon."))
        elif not self.query_one("#group", Picker).chosen:
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
        return LogStatement(
            text=text,
            area=self.query_one("#area", Picker).chosen,
            group=self.query_one("#group", Picker).chosen,
            question=self.query_one("#question", Picker).chosen or None,
            channel="paper",
            source_id=source_of(self._session, sheet, row),
        )

    def _pass_over(self, text: str) -> None:
        """Leave a row that got on disk just before the program was killed."""
        place = self._place()
        found = keyed(self._session, *place) if place else None
        if place and found and found.original_text == clean(text):
            self.query_one(RowEntry).load_text("")
            self._go_to(place[0], next_row(self._session, *place))

    def _go_to(self, sheet: int, row: int) -> None:
        self.query_one("#sheet", Input).value = str(sheet)
        self.query_one("#row", Input).value = str(row)

    def _follow_form(self) -> None:
        """Take the form's question where the row stands under another than before."""
        found = self._question_of(self._typed("row"))
        if found and found != self._question:
            self._question = found
            area, question = found
            self.query_one("#area", Picker).value = (area,)
            self._ask_of(area, question)

    def _question_of(self, typed: str) -> tuple[str, str] | None:
        """Return the area and question that a row stands under; None where free."""
        for row in rows_of(self.desk.plan):
            if str(row.number) == typed.strip():
                return row.area.id, row.question.id if row.question else ""
        return None

    def _ask_of(self, area: str, question: str | None) -> None:
        """Let the question be one of an area's: the one given, else the first."""
        picker = self.query_one("#question", Picker)
        picker.options = self._asked(area)
        picker.value = (picker.options[0].id if question is None else question,)

    def _asked(self, area: str) -> list[Option]:
        asked = [each for each in self.desk.plan.questions if each.area == area]
        return [*options_of(asked), Option("", self.tr("No question"))]

    def _place(self) -> tuple[int, int] | None:
        """Return the sheet and row; where they are none, say so."""
        try:
            return sheet_number(self._typed("sheet")), row_number(self._typed("row"))
        except Refused as error:
            self._complain(sentence(self.tr, error))
            return None

    def _typed(self, name: str) -> str:
        return self.query_one(f"#{name}", Input).value

    @property
    def _session(self) -> Session:
        return self.desk.opened.session

    def _complain(self, told: str) -> None:
        self._told_of = (self._typed("sheet"), self._typed("row"))
        label = self.query_one("#trouble", Label)
        label.update(plain(told))
        label.set_class(bool(told), "-shown")

    def _show_rows(self) -> None:
        """List the sheet's rows that are keyed in, and what stands in this one."""
        if not self.is_attached:
            return
        sheet, row = self._typed("sheet"), self._typed("row")
        digits = sheet.strip().isdecimal() and int(sheet.strip()[:9])
        found = rows_keyed(self._session, int(digits))
        told = sheet_told(self.tr, sheet, len(found))
        self.query_one("#told", Static).update(plain(told))
        listed = self.query_one("#rows", OptionList)
        listed.set_options(rows_told(found, min(WIDTH, self.app.size.width) - BESIDE))
        here = next((each for at, each in found if str(at) == row.strip()), None)
        stands = self.query_one("#stands", Static)
        stands.update(stands_told(self.tr, self._session, here))
        stands.set_class(here is not None, "-shown")

    def _note(self) -> None:
        """Note where the keying is, to be kept on disk soon."""
        half_keyed = HalfKeyedRow(
            text=self.query_one(RowEntry).text,
            sheet=self._typed("sheet"),
            row=self._typed("row"),
            group=self.query_one("#group", Picker).chosen,
            area=self.query_one("#area", Picker).chosen,
            question=self.query_one("#question", Picker).chosen,
        )
        self.desk.change(paper=half_keyed)
        if self._keeping is None:
            self._keeping = self.set_timer(KEEP_SECONDS, self._keep)

    async def _keep(self) -> None:
        self._keeping = None
        await self.desk.keep()
