"""The full-screen program: which mode is shown, and what keys do in all of them."""

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from facilitator.domain.events.commands import (
    Command,
    Redo,
    Undo,
)
from facilitator.i18n.sentences.all import sentence
from facilitator.i18n.translate import mark
from facilitator.services.office import Office
from facilitator.services.program import Program
from facilitator.tui.actions.reachable import reachable_actions
from facilitator.tui.actions.registry import bindings
from facilitator.tui.kit.entry import Entry
from facilitator.tui.kit.screen import BaseScreen
from facilitator.tui.kit.text import shortened
from facilitator.tui.shell.crash_guard import MODE as TROUBLE
from facilitator.tui.shell.crash_guard import Trouble
from facilitator.tui.shell.landing import land
from facilitator.tui.shell.modes import (
    NEUTRAL,
    OUTER_MODES,
    SESSION_MODES,
    mode_menu,
    screen_of,
)
from facilitator.tui.shell.palette import ActionProvider
from facilitator.tui.shell.rehearsals import RehearsingApp
from facilitator.tui.shell.session_host import FOLLOW_SECONDS

if TYPE_CHECKING:
    from facilitator.services.rehearsal.rehearsal import Rehearsal


class FacilitatorApp(RehearsingApp):
    """Shows the modes and does what their keys have in common."""

    TITLE = "Facilitator"
    COMMANDS: ClassVar = {ActionProvider}
    MODES: ClassVar = {
        mode: screen_of(mode) for mode in (NEUTRAL, *OUTER_MODES, *SESSION_MODES)
    }
    BINDINGS: ClassVar[list[BindingType]] = bindings("app")

    def __init__(self, program: Program) -> None:
        self._landing = land(program)
        # The first screen is the right one: none is drawn only to be put away.
        self.DEFAULT_MODE = self._landing.mode  # type: ignore[misc]
        super().__init__(program)
        self.desk = self._landing.desk

    def on_mount(self) -> None:
        """Begin work, and tell what there is to tell."""
        self.set_interval(FOLLOW_SECONDS, self.follow)
        self._begin()
        for notice in self.program.notices:
            self.tell(sentence(self.tr, notice), "warning")
        for fault in self.key_faults:
            self.tell(fault.told(self.tr), "warning")

    def _begin(self) -> None:
        for notice in (
            self.program.office.workspace.notices if self.program.office else ()
        ):
            self.say(notice)
        if self._landing.problem:
            self.say(self._landing.problem)
        if self.desk:
            self.sit_down(self.desk)

    async def enter_workspace(
        self, office: Office | None, rehearsal: "Rehearsal | None" = None
    ) -> None:
        """Open another workspace where it was left; a rehearsal ends with its own."""
        await self.close_session()
        self.change_rehearsal(rehearsal)
        self.program.office = office
        await self.switch_mode(NEUTRAL)
        await self.renew(OUTER_MODES)
        self._landing = land(self.program)
        self.desk = self._landing.desk
        await self.switch_mode(self._landing.mode)
        self._begin()

    async def action_mode(self, mode: str) -> None:
        """Show a mode, as it was when it was left."""
        if self.desk is None:
            return
        if mode == "timeline":
            self.desk.change(open=False)
            await self.close_session()
        else:
            self.desk.change(mode=mode)
            await self.switch_mode(mode)

    def action_mode_menu(self) -> None:
        """Ask which mode to show."""
        self.push_screen(mode_menu(self.tr, self.current_mode), self._chosen_mode)

    async def _chosen_mode(self, mode: str | None) -> None:
        if mode:
            await self.action_mode(mode)

    async def action_welcome(self) -> None:
        """Open or create another workspace."""
        await self.switch_mode("welcome")

    def action_help(self) -> None:
        """Tell what the pane is for."""
        from facilitator.tui.dialogs.help import HelpDialog

        if isinstance(self.screen, BaseScreen):
            title, text = self.screen.HELP_TITLE, self.screen.HELP_TEXT
            actions = [action for action, _ in reachable_actions(self.screen)]
            self.push_screen(HelpDialog(self.tr(title), self.tr(text), actions))

    def action_slips(self) -> None:
        """Key correction slips back by their numbers."""
        from facilitator.tui.papers.correction_slips import SlipsDialog

        self.push_screen(SlipsDialog())

    def action_paper(self) -> None:
        """Key in answers on paper."""
        from facilitator.tui.papers.answer_forms import PaperKeyingDialog

        self.push_screen(PaperKeyingDialog())

    async def action_undo(self) -> None:
        """Undo typing where there is some, else the latest thing done here."""
        if not (isinstance(self.focused, Entry) and self.focused.undo_typing()):
            of_the_hall = mark("Undone: the latest change in the hall.")
            await self._do_and_tell(Undo(), mark("Undone: {statement}"), of_the_hall)

    async def action_redo(self) -> None:
        """Redo what was undone, be it typing or something done."""
        if not (isinstance(self.focused, Entry) and self.focused.redo_typing()):
            of_the_hall = mark("Done again: the latest change in the hall.")
            message = mark("Done again: {statement}")
            await self._do_and_tell(Redo(), message, of_the_hall)

    async def _do_and_tell(
        self, command: Command, message: str, of_the_hall: str
    ) -> None:
        desk = self.desk
        outcome = await self.attempt(desk.do(command)) if desk else None
        if outcome and outcome.change.hall:
            self.tell(self.tr(of_the_hall))
        if desk and outcome and outcome.change.statement:
            session = desk.opened.session
            statement = session.statements[outcome.change.statement]
            shown = f"{session.number_of(statement)} ”{shortened(statement.text, 40)}”"
            self.tell(self.tr(message, statement=shown))

    def action_command_palette(self) -> None:
        """Show the palette, in the user's language."""
        from textual.command import CommandPalette

        if not isinstance(self.screen, CommandPalette):
            placeholder = self.tr("Search for a command")
            self.push_screen(CommandPalette(placeholder=placeholder))

    async def action_quit(self) -> None:
        """Keep what is half typed, let go of the journal and end."""
        await self.leave()
        self.exit()

    def farewell(self) -> str:
        """Return the sentence with which a program ends that cannot go on."""
        report = self.troubles[-1].report if self.troubles else None
        return self.tr(
            "Facilitator had to stop. Everything saved is on disk, and the draft is "
            "kept: start the program again. Technical report: {path}",
            path=report or "–",
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let nothing be done in the last resort but quit, or go on."""
        return self.current_mode != TROUBLE or action == "quit"

    async def show_trouble(self, trouble: Trouble) -> None:
        """Show the last resort in a mode of its own, and put away what is broken."""
        from facilitator.tui.shell.trouble import TroubleScreen

        self.add_mode(TROUBLE, lambda: TroubleScreen(trouble))
        await self.switch_mode(TROUBLE)
        await self.renew_all()

    async def leave_trouble(self) -> None:
        """Land where work is done."""
        home = "timeline" if self.program.office else "welcome"
        await self.switch_mode("log" if self.desk else home)
        await self.remove_mode(TROUBLE)
