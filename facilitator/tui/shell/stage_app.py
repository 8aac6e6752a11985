"""The stage in a terminal of its own: it looks on and never writes.

Whatever happens to those who write, it goes on with what it last knew.
"""

from typing import ClassVar

from textual.binding import BindingType
from textual.notifications import SeverityLevel

from facilitator.domain.errors import FacilitatorError
from facilitator.i18n.translate import mark
from facilitator.services.program import Program
from facilitator.services.session.open_session import OpenSession
from facilitator.tui.actions.registry import (
    ACTIONS,
    bindings,
)
from facilitator.tui.hall.stage import StageScreen
from facilitator.tui.kit.house import STAGE
from facilitator.tui.shell.crash_guard import Rescue, Trouble
from facilitator.tui.shell.modes import (
    NEUTRAL,
    screen_of,
)
from facilitator.tui.shell.program_app import ProgramApp
from facilitator.tui.shell.session_host import (
    FOLLOW_SECONDS,
    is_under_way,
    read_in,
)

KEYS = ("app.help", "app.theme", "app.language", "app.quit")
"""What keys of the whole program do here too."""
FAREWELL = mark(
    "The hall's screen had to stop. Nothing is lost, since it only looks on: "
    "start it again. Technical report: {path}"
)


class StageApp(ProgramApp):
    """Shows the stage of one session."""

    ENABLE_COMMAND_PALETTE = False
    DEFAULT_MODE = STAGE
    MODES: ClassVar = {STAGE: StageScreen, NEUTRAL: screen_of(NEUTRAL)}
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "app", among=[each for each in ACTIONS if each.id in KEYS]
    )

    def __init__(
        self, program: Program, watched: OpenSession, form_link: str = ""
    ) -> None:
        """Show `watched`; `form_link` stands in for the plan's address of the form.

        No choice of colours or language is kept: the hall's are not the scribe's.
        """
        rescue = Rescue(
            keep_safe=lambda: None,  # It only looks on: nobody misses anything.
            farewell=FAREWELL,
            show=self._mend_or_end,
        )
        super().__init__(program, rescue, remembers=False)
        self.form_link = form_link
        self._watched = watched
        self.held_notices.before_the_hall = True

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
        if self.crash_guard.is_calm and not is_under_way(self, "follow"):
            self.run_worker(self._read_on(), group="follow")

    async def _read_on(self) -> None:
        """Read on; where the folder cannot be read just now, it may be later."""
        try:
            await self._read()
        except (FacilitatorError, OSError) as error:
            self.log.error(error)

    async def _read(self) -> None:
        watched = self._watched
        if not watched.loaded:
            await read_in(watched, self.progressed)
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

    async def _mend_or_end(self, trouble: Trouble) -> bool:
        """Set the stage anew; end where it failed again as soon as that was done."""
        if await self.mend_stage(trouble):
            return False
        self.exit(return_code=1)
        return True
