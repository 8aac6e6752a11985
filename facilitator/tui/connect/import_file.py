"""Läs in: what a form tool's file becomes, seen before anything is taken in."""

from dataclasses import replace
from typing import ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Resize
from textual.widgets import Static

from facilitator.domain.errors import FacilitatorError
from facilitator.domain.events.kinds import CHANNELS
from facilitator.domain.intake.mapping import (
    Column,
    ColumnMap,
)
from facilitator.i18n.sentences.all import sentence
from facilitator.i18n.words import CHANNEL_WORDS
from facilitator.services.intake.importing import (
    ImportReport,
    Imports,
    Proposal,
)
from facilitator.tui.connect.column_list import (
    ANSWERS,
    ROLE_WORDS,
    WHOLE,
    ColumnList,
    Row,
    with_column,
)
from facilitator.tui.connect.import_words import file_told, report_told
from facilitator.tui.dialogs.base import Dialog
from facilitator.tui.dialogs.choice import ChoiceDialog, Option, options_of
from facilitator.tui.kit.row_list import RowList
from facilitator.tui.kit.text import (
    bar,
    plain,
)

AROUND = 9
"""Lines that the dialog needs beside the list."""
BAR = 24
"""Cells of the progress bar."""
NONE = "-"
CHOOSABLE = ("text", "question", "area", "group", "keywords", "table", "left_out")
"""Roles that a user can give a column."""


class ImportDialog(Dialog[None]):
    """The file's columns with what each becomes, and what would come of taking it in.

    Choosing a row changes it; T takes the file in. While that goes on Esc stops it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "stop", show=False, priority=True),
        Binding("t", "take_in", show=False),
    ]
    DEFAULT_CSS = """
    ImportDialog {
        & .dialog { width: 100%; max-width: 120; height: 100%; }
        & ColumnList { height: 1fr; }
        & #file { color: $foreground-muted; height: auto; max-height: 3; }
        & #outcome { height: auto; max-height: 6; margin: 1 0 0 0; }
    }
    """

    _file_line = getters.query_one("#file", Static)
    _columns = getters.query_one(ColumnList)
    _outcome = getters.query_one("#outcome", Static)

    def __init__(self, proposal: Proposal) -> None:
        super().__init__()
        self._proposal = proposal
        self._report: ImportReport | None = None
        """What came of it once it has been taken in."""
        self._busy = False
        self._stopped = False

    def compose(self) -> ComposeResult:
        """Lay out the file, its columns, and what would come of it."""
        tr = self.tr
        title = tr("Import {name}", name=self._proposal.source.name)
        keys = tr("Enter changes the row · T takes the file in · Esc leaves")
        with self.frame(title, keys):
            yield Static(id="file")
            yield ColumnList(tr)
            yield Static(id="outcome")

    def on_mount(self) -> None:
        """Show the proposal."""
        self._show()

    def on_resize(self, event: Resize) -> None:
        """Draw for the new width."""
        self._show()

    async def action_stop(self) -> None:
        """Stop what goes on, else leave."""
        if self._busy:
            self._stopped = True
        else:
            self.dismiss(None)

    def action_take_in(self) -> None:
        """Take the file in, and keep what was chosen for the next one."""
        if self._busy or self._report or not self._proposal.ready:
            return
        # By the app, so that it is seen through whatever becomes of the dialog.
        self.house.run_worker(self._take_in(), group="import")

    @on(RowList.Chosen)
    def _change(self) -> None:
        """Ask what the row under the bar is to be."""
        row = self._columns.row
        if row is None or row.is_personal or self._busy or self._report:
            return
        title = row.column or self.tr(WHOLE[row.whole])
        options = self._whole_options(row.whole) if row.whole else self._roles()

        def chosen(chosen_role: str | None) -> None:
            if chosen_role is not None:
                self._revise(self._changed(row, chosen_role))

        self.app.push_screen(ChoiceDialog(title, options), chosen)

    def _whole_options(self, what: str) -> list[Option]:
        tr, plan = self.tr, self.desk.plan
        if what == "channel":
            return [Option(each, tr(CHANNEL_WORDS[each])) for each in CHANNELS]
        items = plan.groups if what == "group" else plan.areas
        return [*options_of(items), Option(NONE, tr("as each row says"))]

    def _roles(self) -> list[Option]:
        tr, plan = self.tr, self.desk.plan
        words = [Option(role, tr(ROLE_WORDS[role])) for role in CHOOSABLE]
        role = tr(ANSWERS)
        answers = [Option(f"?{q.id}", f"{role}: {q.name}") for q in plan.questions]
        return [*answers, *words]

    def _changed(self, row: Row, choice: str) -> ColumnMap:
        """Return the mapping after a choice."""
        mapping, value = self._proposal.mapping, "" if choice == NONE else choice
        match row.whole:
            case "group":
                return replace(mapping, group=value)
            case "area":
                return replace(mapping, area=value)
            case "channel":
                return replace(mapping, channel=value)
        columns = {each.header: each for each in mapping.columns}
        before = columns.get(row.column, Column(row.column))
        question_id = choice.removeprefix("?") if choice.startswith("?") else ""
        role = "text" if question_id else choice
        column = before._replace(role=role, question=question_id)
        return replace(mapping, columns=with_column(mapping, column))

    def _revise(self, mapping: ColumnMap) -> None:
        opened = self.desk.opened
        self._proposal = self._imports.revise(opened, self._proposal, mapping)
        self._show()

    async def _take_in(self) -> None:
        opened, imports = self.desk.opened, self._imports
        self._busy = True
        try:
            imports.save(opened, self._proposal.mapping)
            self._report = await imports.run(
                opened, self._proposal, progress=self._tell_share, stop=self._is_stopped
            )
        except FacilitatorError as error:
            self.house.say(error)
        finally:
            self._busy = False
            self.house.changed.publish([])
        self._tell_outcome()

    def _is_stopped(self) -> bool:
        return self._stopped

    def _tell_share(self, share: float) -> None:
        if self.is_attached:
            words = self.tr("taking in: {share} %", share=round(share * 100))
            line = plain(f"{bar(share, BAR)} {words}")
            self._outcome.update(line)

    def _show(self) -> None:
        """Show the proposal, and count what would come of it."""
        self._file_line.update(file_told(self.tr, self._proposal))
        self._columns.show(self.desk.plan, self._proposal)
        self._tell_outcome()
        if self._proposal.ready and not self._busy and not self._report:
            self._try_out()

    @work(group="try", exclusive=True)
    async def _try_out(self) -> None:
        try:
            proposal = self._proposal
            report = await self._imports.run(self.desk.opened, proposal, dry=True)
        except FacilitatorError as error:
            complaint = plain(sentence(self.tr, error), "$error")
            self._outcome.update(complaint)
            return
        if not self._busy and not self._report:
            self._outcome.update(report_told(self.tr, report))

    def _tell_outcome(self) -> None:
        if not self.is_attached:
            return
        if self._report:
            self._outcome.update(report_told(self.tr, self._report))
            self.dialog_frame.border_subtitle = plain(self.tr("Esc leaves"))
        elif self._proposal.faults:
            lines = [sentence(self.tr, fault) for fault in self._proposal.faults]
            self._outcome.update(plain("\n".join(lines), "$error"))

    @property
    def _imports(self) -> Imports:
        return self.house.office.imports()
