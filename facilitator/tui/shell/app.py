"""The full-screen program: which mode is shown, and what keys do in all of them."""

from collections.abc import Awaitable
from typing import ClassVar

from textual.binding import BindingType

from facilitator.domain.events.commands import Command
from facilitator.i18n.sentences.all import sentence
from facilitator.i18n.translate import mark
from facilitator.services.ports import Outcome
from facilitator.services.program import Program
from facilitator.services.session.open_session import OpenSession
from facilitator.tui.actions.reachable import reachable_actions
from facilitator.tui.actions.registry import bindings
from facilitator.tui.kit.desk import Desk
from facilitator.tui.kit.entry import Entry
from facilitator.tui.kit.screen import BaseScreen
from facilitator.tui.shell.crash_guard import Rescue
from facilitator.tui.shell.landing import land
from facilitator.tui.shell.last_resort import MODE as LAST_RESORT
from facilitator.tui.shell.last_resort import LastResort
from facilitator.tui.shell.modes import (
    NEUTRAL,
    OUTER_MODES,
    SESSION_MODES,
    mode_menu,
    screen_of,
)
from facilitator.tui.shell.palette import ActionProvider
from facilitator.tui.shell.program_app import ProgramApp
from facilitator.tui.shell.rehearsals import RehearsalRoom, log_screen_of
from facilitator.tui.shell.safe_copies import SafeCopies
from facilitator.tui.shell.session_host import FOLLOW_SECONDS, SessionHost
from facilitator.tui.shell.workspaces import Workspaces

FAREWELL = mark(
    "Facilitator had to stop. Everything saved is on disk, and the draft is "
    "kept: start the program again. Technical report: {path}"
)


class FacilitatorApp(ProgramApp):
    """Shows the modes and does what their keys have in common."""

    COMMANDS: ClassVar = {ActionProvider}
    MODES: ClassVar = {
        mode: screen_of(mode) for mode in (NEUTRAL, *OUTER_MODES, *SESSION_MODES)
    }
    BINDINGS: ClassVar[list[BindingType]] = bindings("app")

    def __init__(self, program: Program) -> None:
        self._landing = land(program)
        # The first screen is the right one: none is drawn only to be put away.
        self.DEFAULT_MODE = self._landing.mode  # type: ignore[misc]
        self.MODES = {**self.MODES, "log": log_screen_of(program)}  # type: ignore[misc]
        rescue = Rescue(
            keep_safe=lambda: self.session_host.keep_safe(),
            farewell=FAREWELL,
            show=lambda trouble: self.last_resort.show(trouble),
        )
        super().__init__(program, rescue)
        self.session_host = SessionHost(self, self._landing.desk)
        self.last_resort = LastResort(self, self.session_host)
        self.rehearsal_room = RehearsalRoom(self)
        self.room_played = self.rehearsal_room.played
        """Published when something may have been said in the room of a rehearsal."""
        self.workspaces = Workspaces(self, self.session_host, self.rehearsal_room)
        self.safe_copies = SafeCopies(self, self.session_host, self.workspaces)

    def on_mount(self) -> None:
        """Begin work, and tell what there is to tell."""
        self.set_interval(FOLLOW_SECONDS, self.follow)
        self.workspaces.begin(self._landing)
        for notice in self.program.notices:
            self.tell(sentence(self.tr, notice), "warning")
        for fault in self.preferences.key_faults:
            self.tell(fault.sentence(self.tr), "warning")
        self.rehearsal_room.begin()

    @property
    def desk(self) -> Desk | None:
        """The desk at the session that is open, if one is."""
        return self.session_host.desk

    @property
    def opened(self) -> OpenSession:
        """The session that is open."""
        assert self.desk is not None
        return self.desk.opened

    async def open_session(self, session_id: str) -> bool:
        """Open a session in the mode where it was left; tell whether it opened."""
        return await self.session_host.open(session_id)

    async def do(self, command: Command) -> bool:
        """Carry out a command and tell all views; say why where it is refused."""
        assert self.desk is not None
        return await self.attempt(self.desk.do(command)) is not None

    async def attempt(self, work: Awaitable[Outcome]) -> Outcome | None:
        """Do some work and tell all views; where it is refused, say why: None."""
        return await self.session_host.attempt(work)

    async def carry_out(self, command: Command) -> Outcome:
        """Carry out a command and tell all views, for dialogs that show refusals.

        Raises:
            FacilitatorError: it was refused or could not be written.
        """
        return await self.session_host.carry_out(command)

    def follow(self) -> None:
        """Look for what other devices have written, unless that is going on."""
        self.session_host.follow()

    async def action_mode(self, mode: str) -> None:
        """Show a mode, as it was when it was left."""
        if self.desk is None:
            return
        if mode == "timeline":
            self.desk.change(open=False)
            await self.session_host.close()
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
            title, text = self.screen.help_title, self.screen.help_text
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
            await self.session_host.undo()

    async def action_redo(self) -> None:
        """Redo what was undone, be it typing or something done."""
        if not (isinstance(self.focused, Entry) and self.focused.redo_typing()):
            await self.session_host.redo()

    async def action_safe_copy(self) -> None:
        """Make a safe copy; ask where the first time, unless there is one stick."""
        await self.safe_copies.make()

    async def action_next_language(self) -> None:
        """Change to the next language, and remember it; typed text stays."""
        if self.desk:
            await self.desk.settle()
        await super().action_next_language()

    def action_command_palette(self) -> None:
        """Show the palette, in the user's language."""
        from textual.command import CommandPalette

        if not isinstance(self.screen, CommandPalette):
            placeholder = self.tr("Search for a command")
            self.push_screen(CommandPalette(placeholder=placeholder))

    async def action_quit(self) -> None:
        """Keep what is half typed, let go of the journal and end."""
        await self.session_host.leave()
        self.exit()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let nothing be done in the last resort but quit, or go on."""
        return self.current_mode != LAST_RESORT or action == "quit"
