"""What the full screen and the stage in a terminal of its own have in common."""

from collections.abc import Sequence
from time import monotonic

from textual.app import App
from textual.binding import Binding
from textual.events import Event
from textual.notifications import SeverityLevel
from textual.signal import Signal
from textual.widget import AwaitMount

from facilitator.domain.errors import FacilitatorError
from facilitator.domain.session.change import Change
from facilitator.i18n.sentences.all import sentence
from facilitator.i18n.translate import Translator
from facilitator.services.office import Office
from facilitator.services.program import Program
from facilitator.tui.actions.own_keys import key_name
from facilitator.tui.kit.house import STAGE
from facilitator.tui.kit.text import plain
from facilitator.tui.shell.crash_guard import CrashGuard, Rescue, Trouble
from facilitator.tui.shell.held_notices import HeldNotices, Notice
from facilitator.tui.shell.modes import NEUTRAL
from facilitator.tui.shell.preferences import UserPreferences

NOTICE_SECONDS = 12
"""How long something stays on the screen that the user should not miss."""
AGAIN = 60
"""Seconds within which a second failure of the stage is too much."""


class ProgramApp(App[None]):
    """An app that survives failures, holds notices back, and is as the user likes."""

    TITLE = "Facilitator"

    def __init__(
        self, program: Program, rescue: Rescue, *, remembers: bool = True
    ) -> None:
        """Show a program; `remembers` tells whether what is chosen here is kept."""
        super().__init__()
        self.program = program
        self.form_link = ""
        """Address of the form that stands in for the plan's; empty for that."""
        self.changed: Signal[list[Change]] = Signal(self, "changed")
        """Published with every change of the session, whoever made it."""
        self.progressed: Signal[float] = Signal(self, "progressed")
        """Published while a session is read in, with the share done (0 to 1)."""
        self.held_notices = HeldNotices(self)
        self.crash_guard = CrashGuard(self, program, rescue, self.say)
        self.preferences = UserPreferences(self, program, self.say, remembers=remembers)
        self.keys = self.preferences.keys
        """The keys the user has chosen, by action id."""
        self._stage_mended = -float(AGAIN)

    @property
    def tr(self) -> Translator:
        """The translator of the language in use."""
        return self.program.tr

    @property
    def office(self) -> Office:
        """The services of the workspace that is open."""
        assert self.program.office is not None
        return self.program.office

    def say(self, error: FacilitatorError) -> None:
        """Show an error's sentence where the user is."""
        self.tell(sentence(self.tr, error), "error")

    def tell(self, message: str, severity: SeverityLevel = "information") -> None:
        """Show a sentence where the user is; what is wrong stays longer."""
        timeout = None if severity == "information" else NOTICE_SECONDS
        self.notify(message, severity=severity, timeout=timeout)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Show a notice; whoever asks for it, nothing in it is markup."""
        notice = Notice(plain(message).plain, title, severity, timeout)
        self.held_notices.notify(notice)

    def switch_mode(self, mode: str) -> AwaitMount:
        """Show a mode; notices are held back while it is the one for the hall."""
        self.held_notices.hold_for(mode)
        switched = super().switch_mode(mode)
        self.held_notices.release_for(mode)
        return switched

    async def renew(self, modes: Sequence[str]) -> None:
        """Let modes be made anew when they are next shown."""
        for mode in modes:
            await self.remove_mode(mode)
            self.add_mode(mode, self.MODES[mode])

    async def renew_all(self) -> None:
        """Let every mode be made anew when it is next shown."""
        await self.renew([mode for mode in self.MODES if mode != NEUTRAL])

    async def on_event(self, event: Event) -> None:
        """Answer an event, and survive where that fails."""
        await self.crash_guard.guard(super().on_event, event)

    async def mend_stage(self, trouble: Trouble) -> bool:
        """Set the stage anew where it failed before the hall, and tell of it later.

        Returns False, and does nothing, where it has to be told now: nobody but the
        user looks on, or the stage failed just before, too.
        """
        notices = self.held_notices
        if not notices.before_the_hall or monotonic() - self._stage_mended < AGAIN:
            return False
        self._stage_mended = monotonic()
        message = self.tr(
            "Something went wrong in the program while the hall was shown. Technical "
            "report: {path}",
            path=trouble.report or "–",
        )
        notices.keep(Notice(message, "", "error", None))
        await self.switch_mode(NEUTRAL)
        await self.renew([STAGE])
        await self.switch_mode(STAGE)
        return True

    def get_key_display(self, binding: Binding) -> str:
        """Return what is printed on the key."""
        return key_name(binding.key, self.tr)

    def action_next_theme(self) -> None:
        """Change to the next colours, and remember them."""
        self.preferences.next_theme()

    async def action_next_language(self) -> None:
        """Change to the next language, and remember it."""
        self.preferences.next_language()
        mode = self.current_mode
        await self.switch_mode(NEUTRAL)
        await self.renew_all()
        await self.switch_mode(mode)

    def action_help_quit(self) -> None:
        """Tell how to quit: Ctrl+C copies, and must not end a dialogue."""
        key = key_name(self.keys.get("app.quit", "ctrl+q"), self.tr)
        self.tell(self.tr("{key} quits the program.", key=key))
