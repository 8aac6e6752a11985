"""Exportera: what goes out of a session, looked at first, then made and opened."""

import asyncio
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Label, OptionList, Static
from textual.worker import get_current_worker

from facilitator.domain.digest import short
from facilitator.domain.errors import FacilitatorError
from facilitator.i18n.translate import mark
from facilitator.services.exports import Exported
from facilitator.tui.actions import bindings
from facilitator.tui.screens.base import SessionScreen
from facilitator.tui.session_name import session_name
from facilitator.tui.text import plain
from facilitator.tui.widgets.export_list import FormatList, MadeList
from facilitator.tui.widgets.export_summary import summary
from facilitator.tui.widgets.key_bar import KeyBar
from facilitator.tui.widgets.laptop_words import alarms
from facilitator.tui.widgets.mode_head import ModeHead

BAR = 24
"""Cells of the progress bar."""


class Stopped(Exception):
    """The user has stopped the work; raised through whatever makes the document."""


class ExportScreen(SessionScreen):
    """Chooses a format, tells what it will hold, makes it and opens it."""

    HELP_TITLE = mark("Export")
    HELP_TEXT = mark(
        "Here the compilation for the working committee is made, and open data for "
        "other programs. Nothing made earlier is written over.\n\n"
        "• Look first: do the sums balance, is any group's basis weak?\n"
        "• Make: choose a format by its digit and press Enter. Esc stops the work.\n"
        "• Open: O shows the newest; Tab goes to the list of earlier ones."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("export", "mode")
    DEFAULT_CSS = """
    ExportScreen {
        #export { height: 1fr; padding: 0 2 0 2; }
        #make { width: 1fr; height: 1fr; padding: 0 2 0 0; }
        #earlier { width: 32; height: 1fr; padding: 1 0 0 0; }
        &.-wide #earlier { width: 50; }
        .heading { color: $primary; text-style: bold; }
        #make .heading { margin: 1 0 0 0; }
        #formats { height: auto; border: none; padding: 0; }
        #made { height: 1fr; background: transparent; }
        #contents { height: 1fr; overflow-y: auto; }
        #state { height: auto; padding: 1 0 0 0; display: none; }
        &.-narrow #export { layout: vertical; padding: 0 1; }
        &.-narrow #make { width: 1fr; height: 1fr; padding: 0; }
        &.-narrow #earlier { width: 1fr; height: 3; padding: 0; }
    }
    """

    class Advanced(Message):
        """A share (0 to 1) of the document has been made."""

        def __init__(self, share: float) -> None:
            super().__init__()
            self.share = share

    class Ended(Message):
        """The work is over, one way or another."""

        exported: Exported | None = None
        error: FacilitatorError | None = None

    def __init__(self) -> None:
        super().__init__()
        self._making = False
        self._share = 0.0
        self._result = Content("")
        self._made: list[Path] = []
        self._alarms: list[Content] = []
        """Which laptops are missing or short: to be seen before all else."""

    def compose(self) -> ComposeResult:
        """Lay out the choice and what it will hold, and what was made earlier."""
        name = session_name(self.tr, self.desk.plan.session)
        yield ModeHead(plain(f"{self.tr('Export')} · {name}"))
        with Horizontal(id="export"):
            with Vertical(id="make"):
                yield self._heading(self.tr("Make a document"))
                yield FormatList(self.tr)
                yield Static(id="state")
                yield self._heading(self.tr("It will hold"))
                yield Static(id="contents")
            with Vertical(id="earlier"):
                yield self._heading(self.tr("Made earlier"))
                yield MadeList()
        yield KeyBar()

    def _heading(self, text: str) -> Label:
        return Label(plain(text), classes="heading")

    def on_mount(self) -> None:
        """Follow the session, and show what there is."""
        self.house.changed.subscribe(self, lambda _: self._tell())
        self.house.progressed.subscribe(self, self._read_in)
        self.query_one(FormatList).focus()

    async def on_screen_resume(self) -> None:
        """Show how the session stands now, and what has been made."""
        await self._show()

    def on_unmount(self) -> None:
        """Let no document be made for a session that is closed."""
        self.house.workers.cancel_group(self.house, "export")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Stop works only while something is made, and make only when nothing is."""
        match action:
            case "stop":
                return self._making
            case "make":
                return not self._making
            case _:
                return super().check_action(action, parameters)

    def action_make(self) -> None:
        """Make the chosen document in a thread of its own."""
        if not self.desk.opened.loaded:
            return
        self._making, self._share = True, 0.0
        kind = self.query_one(FormatList).chosen
        self.house.run_worker(
            partial(self._work, kind, self.desk.plan.session.id),
            group="export",
            thread=True,
        )
        self._tell()

    def action_stop(self) -> None:
        """Stop the work; nothing is written."""
        self.house.workers.cancel_group(self.house, "export")

    async def action_open(self) -> None:
        """Open the document under the bar, or else the newest."""
        listed = self.query_one(MadeList)
        at = listed.highlighted if listed.has_focus else 0
        if not self._made:
            self.house.tell(self.tr("Nothing has been made yet. Enter makes it."))
            return
        try:
            await asyncio.to_thread(self.house.program.open_file, self._made[at or 0])
        except FacilitatorError as error:
            self.house.say(error)

    @on(OptionList.OptionSelected, "#made")
    async def _open_selected(self) -> None:
        await self.action_open()

    def _work(self, kind: str, session_id: str) -> None:
        """Make a document from what is on disk, which no one changes meanwhile."""
        office, worker, ended = self.house.office, get_current_worker(), self.Ended()
        told = 0

        def progress(share: float) -> None:
            nonlocal told
            if worker.is_cancelled:
                raise Stopped
            if int(share * 100) > told:
                told = int(share * 100)
                self.post_message(self.Advanced(share))

        try:
            read = office.workspace.read(session_id)
            progress(0.01)
            ended.exported = office.exports.export(
                read, kind, self.tr, progress=progress
            )
        except FacilitatorError as error:
            ended.error = error
        except Stopped:
            pass
        finally:
            self.post_message(ended)

    @on(Advanced)
    def _advance(self, event: Advanced) -> None:
        self._share = event.share
        self._tell_state()

    @on(Ended)
    async def _end(self, event: Ended) -> None:
        self._making = False
        if event.exported:
            self._result = self._done(event.exported)
            if not self.is_current:
                name = event.exported.path.name
                self.house.tell(self.tr("Made: {name}", name=name))
        elif event.error:
            self._result = plain("")
            self.house.say(event.error)
        else:
            self._result = plain(self.tr("Stopped. Nothing was written."))
        await self._show()

    async def _show(self) -> None:
        """Show everything anew."""
        session_id = self.desk.plan.session.id
        try:
            made = self.house.office.exports.made
            self._made = await asyncio.to_thread(made, session_id)
        except FacilitatorError as error:
            self.house.say(error)
        if not self.is_attached:  # The session was closed meanwhile.
            return
        names = [path.name for path in self._made]
        self.query_one(MadeList).show(names, self.tr("Nothing yet"))
        self._tell()
        self._survey()

    @work(group="survey", exclusive=True)
    async def _survey(self) -> None:
        """See which laptops' journals are not here, away from the keyboard."""
        plan, laptops = self.desk.plan, self.house.office.laptops()
        try:
            found = await asyncio.to_thread(laptops.survey, plan)
        except FacilitatorError as error:
            self.house.say(error)
            return
        if self.is_attached:
            self._alarms = alarms(self.tr, plan, found)
            self._tell()

    def _read_in(self, share: float) -> None:
        if self.is_current:
            self._share = share
            self._tell_state()

    def _tell(self) -> None:
        """Tell what a document would hold, once everything has been read in."""
        if not self.is_current:
            return
        opened = self.desk.opened
        if opened.loaded:
            told = summary(self.tr, opened.plan, opened.session)
            lines = [*self._alarms, plain("")] if self._alarms else []
            contents = Content("\n").join([*lines, told])
            self.query_one("#contents", Static).update(contents)
        self._tell_state()

    def _tell_state(self) -> None:
        """Tell how far reading or making has come, or what came of it."""
        if self._making:
            text = self._bar(self.tr("Making it"))
        elif not self.desk.opened.loaded:
            text = self._bar(self.tr("Reading the session"))
        else:
            text = self._result
        state = self.query_one("#state", Static)
        state.update(text)
        state.display = bool(text.plain)
        self.refresh_bindings()

    def _bar(self, what: str) -> Content:
        full = round(self._share * BAR)
        return Content.assemble(
            f"{what}  ",
            ("━" * full, "bold $accent"),
            ("─" * (BAR - full), "$foreground 40%"),
            f"  {round(self._share * 100)} %",
        )

    def _done(self, exported: Exported) -> Content:
        folder = exported.path.parent.relative_to(self.house.office.root).as_posix()
        where = self.tr("in {folder}", folder=folder)
        digest = self.tr("Content digest {digest}", digest=short(exported.digest))
        return Content.assemble(
            plain(f"✓ {exported.path.name}", "bold $success"),
            plain(f"\n{where}\n{digest}"),
        )
