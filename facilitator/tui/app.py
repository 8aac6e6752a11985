"""The full-screen program: which mode is shown, and what all modes share."""

import asyncio
from typing import ClassVar

from textual.app import App
from textual.binding import BindingType
from textual.command import CommandPalette
from textual.signal import Signal
from textual.worker import Worker, WorkerState

from facilitator.domain.commands import Command, Redo, Undo
from facilitator.domain.errors import FacilitatorError
from facilitator.domain.session import Change
from facilitator.i18n.sentences import sentence
from facilitator.i18n.translate import LANGUAGES, Translator, load
from facilitator.services.program import Office, Program
from facilitator.tui.actions import bindings
from facilitator.tui.desk import Desk
from facilitator.tui.modes import SESSION_MODES, mode_menu, screen_of
from facilitator.tui.palette import ActionProvider
from facilitator.tui.theme import THEMES

FOLLOW_SECONDS = 1.0
"""How often the journals of other devices are looked at."""


class FacilitatorApp(App[None]):
    """Holds the services, the open session and the modes."""

    CSS_PATH = "facilitator.tcss"
    TITLE = "Facilitator"
    COMMANDS: ClassVar = {ActionProvider}
    BINDINGS: ClassVar[list[BindingType]] = bindings("app")

    def __init__(self, program: Program) -> None:
        super().__init__()
        self.program = program
        self.desk: Desk | None = None
        self.changed: Signal[list[Change]] = Signal(self, "changed")
        """Published with every change of the session, whoever made it."""
        self.progressed: Signal[float] = Signal(self, "progressed")
        """Published while a session is read in, with the share done (0 to 1)."""
        for theme in THEMES:
            self.register_theme(theme)
        kept = program.preferences.choices.theme
        names = [theme.name for theme in THEMES]
        self.theme = kept if kept in names else names[0]
        self.set_keymap(dict(program.preferences.choices.keys))

    @property
    def tr(self) -> Translator:
        """The translator of the language in use."""
        return self.program.tr

    @property
    def office(self) -> Office:
        """The services of the workspace that is open."""
        assert self.program.office is not None
        return self.program.office

    async def on_mount(self) -> None:
        """Land where the user was: in a session, on the timeline or at the door."""
        for mode in ("welcome", "timeline"):
            self.add_mode(mode, screen_of(mode))
        if self.program.office is None:
            await self.switch_mode("welcome")
            return
        self.set_interval(FOLLOW_SECONDS, self._follow)
        left = self.office.workspace.left_open()
        if left is None or not await self.open_session(left):
            await self.switch_mode("timeline")

    async def open_session(self, session_id: str) -> bool:
        """Open a session in the mode where it was left; tell whether it opened."""
        await self.close_session()
        workspace = self.office.workspace
        try:
            opened = workspace.open(session_id)
            self.desk = Desk(opened, workspace.draft(session_id))
        except FacilitatorError as error:
            self.say(error)
            return False
        self.desk.change(open=True)
        for mode in SESSION_MODES:
            self.add_mode(mode, screen_of(mode))
        mode = self.desk.draft.mode
        await self.switch_mode(mode if mode in SESSION_MODES else "log")
        for notice in opened.notices():
            self.say(notice)
        self.run_worker(self._load(self.desk), group="load", exit_on_error=False)
        return True

    async def close_session(self) -> None:
        """Keep the draft and let go of the session, if one is open."""
        if self.desk is None:
            return
        self.workers.cancel_group(self, "load")
        self.desk.keep_now()
        self.desk.opened.close()
        self.desk = None
        if self.current_mode in SESSION_MODES:
            await self.switch_mode("timeline")
        for mode in SESSION_MODES:
            await self.remove_mode(mode)

    async def action_mode(self, mode: str) -> None:
        """Show a mode, as it was when it was left."""
        if self.desk is None:
            return
        if mode == "timeline":
            self.desk.change(open=False)
            await self.close_session()
            return
        self.desk.change(mode=mode)
        await self.switch_mode(mode)

    async def action_mode_menu(self) -> None:
        """Ask which mode to show."""
        self.push_screen(mode_menu(self.tr), self._chosen_mode)

    async def _chosen_mode(self, mode: str | None) -> None:
        if mode:
            await self.action_mode(mode)

    async def action_undo(self) -> None:
        """Take back the latest thing done on this device."""
        await self._tell(Undo(), self.tr("Undone. Ctrl+Y brings it back."))

    async def action_redo(self) -> None:
        """Let what was last undone count again."""
        await self._tell(Redo(), self.tr("Done again."))

    async def _tell(self, command: Command, message: str) -> None:
        if await self.do(command):
            self.notify(message, markup=False)

    async def do(self, command: Command) -> bool:
        """Carry out a command and tell all views; say why where it is refused."""
        assert self.desk is not None
        try:
            outcome = await self.desk.do(command)
        except FacilitatorError as error:
            self.say(error)
            return False
        self.changed.publish([outcome.change])
        return True

    def say(self, error: FacilitatorError) -> None:
        """Show an error's sentence where the user is."""
        self.notify(
            sentence(self.tr, error), severity="error", timeout=12, markup=False
        )

    def action_next_theme(self) -> None:
        """Change to the next colours, and remember them."""
        names = [theme.name for theme in THEMES]
        self.theme = names[(names.index(self.theme) + 1) % len(names)]
        self._prefer(theme=self.theme)

    def action_next_language(self) -> None:
        """Change to the next language, and remember it."""
        at = LANGUAGES.index(self.tr.language) + 1
        language = LANGUAGES[at % len(LANGUAGES)]
        self.program.tr = load(language)
        self._prefer(language=language)
        for stack in self._screen_stacks.values():
            for screen in stack:
                screen.refresh(recompose=True)

    def action_command_palette(self) -> None:
        """Show the palette, in the user's language."""
        if not CommandPalette.is_open(self):
            placeholder = self.tr("Search for a command")
            self.push_screen(CommandPalette(placeholder=placeholder))

    async def action_quit(self) -> None:
        """Keep what is half typed, let go of the journal and end."""
        if self.desk is not None:
            self.desk.keep_now()
            self.desk.opened.close()
        self.exit()

    def _prefer(self, **choice: str) -> None:
        try:
            self.program.preferences.change(**choice)
        except FacilitatorError as error:
            self.say(error)

    async def _load(self, desk: Desk) -> None:
        """Read what is older in slices, between which keys are answered."""
        for share in desk.opened.load():
            self.progressed.publish(share)
            await asyncio.sleep(0)
        self.progressed.publish(1.0)
        self.changed.publish([])

    async def _follow(self) -> None:
        """Fold in what other devices have written, and tell what was found."""
        desk = self.desk
        if desk is None or not desk.opened.loaded:
            return
        changes = await desk.opened.follow()
        if changes and self.desk is desk:
            self.changed.publish(changes)
        for notice in desk.opened.notices():
            self.say(notice)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A worker's failure is never silent."""
        if event.state is WorkerState.ERROR:
            error = event.worker.error
            if isinstance(error, FacilitatorError):
                self.say(error)
            elif isinstance(error, Exception):
                self._handle_exception(error)
