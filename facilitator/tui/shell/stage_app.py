"""The stage in a terminal of its own: it looks on and never writes.

Whatever happens to those who write, it goes on with what it last knew.
"""

from typing import ClassVar

from textual import work
from textual.binding import BindingType
from textual.notifications import SeverityLevel

from facilitator.domain.errors import FacilitatorError
from facilitator.services.program import Program
from facilitator.services.session.open_session import OpenSession
from facilitator.tui.actions.registry import (
    ACTIONS,
    bindings,
)
from facilitator.tui.hall.stage import StageScreen
from facilitator.tui.kit.house import STAGE
from facilitator.tui.shell.crash_guard import Trouble
from facilitator.tui.shell.modes import (
    NEUTRAL,
    screen_of,
)
from facilitator.tui.shell.preferences import PersonalApp
from facilitator.tui.shell.session_host import FOLLOW_SECONDS

KEYS = ("app.help", "app.theme", "app.language", "app.quit")
"""What keys of the whole program do here too."""


class StageApp(PersonalApp):
    """Shows the stage of one session."""

    TITLE = "Facilitator"
    ENABLE_COMMAND_PALETTE = False
    DEFAULT_MODE = STAGE
    MODES: ClassVar = {STAGE: StageScreen, NEUTRAL: screen_of(NEUTRAL)}
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "app", among=[each for each in ACTIONS if each.id in KEYS]
    )

    def __init__(
        self, program: Program, watched: OpenSession, form_link: str = ""
    ) -> None:
        """Show `watched`; `form_link` stands in for the plan's address of the form."""
        super().__init__(program)
        self.form_link = form_link
        self._watched = watched
        self.before_the_room = True

    @property
    def opened(self) -> OpenSession:
        """The session that is looked at."""
        return self._watched

    def on_mount(self) -> None:
        """Read the session in, and follow it."""
        self.set_interval(FOLLOW_SECONDS, self.follow)
        self.follow()

    def follow(self) -> None:
        """Look for what has been written, unless that is going on."""
        if self.is_calm and not self._is_following():
            self._look()

    @work(group="follow")
    async def _look(self) -> None:
        """Read on; where the folder cannot be read just now, it may be later."""
        try:
            await self._read()
        except (FacilitatorError, OSError) as error:
            self.log.error(error)

    async def _read(self) -> None:
        watched = self._watched
        if not watched.loaded:
            await self.read_in(watched)
            self.changed.publish([])
        changes = await watched.follow()
        if changes:
            self.changed.publish(changes)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Tell nobody: there is none to read it but the room."""

    def action_help(self) -> None:
        """Tell the keys for a few seconds."""
        if isinstance(self.screen, StageScreen):
            self.screen.show_hint()

    async def action_quit(self) -> None:
        """End; nothing else stops because of it."""
        self.exit()

    async def renew_all(self) -> None:
        """Let the stage be made anew when it is next shown."""
        await self.remove_mode(STAGE)
        self.add_mode(STAGE, StageScreen)

    async def set_stage_anew(self) -> None:
        """Put away the stage, which has failed, and show it afresh."""
        await self.switch_mode(NEUTRAL)
        await self.renew_all()
        await self.switch_mode(STAGE)

    async def show_trouble(self, trouble: Trouble) -> None:
        """End: it failed again as soon as it was set anew."""
        self.exit(return_code=1)

    def farewell(self) -> str:
        """Return the sentence with which a program ends that cannot go on."""
        report = self.troubles[-1].report if self.troubles else None
        return self.tr(
            "The hall's screen had to stop. Nothing is lost, since it only looks on: "
            "start it again. Technical report: {path}",
            path=report or "–",
        )

    def _prefer(self, **choice: str) -> None:
        """Keep no habit: the hall's colours are not the scribe's."""
