"""While the hall is looking at the screen, nothing is told; it is kept for later."""

from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from textual.notifications import SeverityLevel

from facilitator.tui.kit.house import STAGE
from facilitator.tui.shell.crash_guard import (
    GuardedApp,
    Trouble,
)
from facilitator.tui.shell.modes import (
    NEUTRAL,
)

if TYPE_CHECKING:
    from textual.widget import AwaitMount

MOST = 5
"""How many notices are kept, the latest ones."""
AGAIN = 60
"""Seconds within which a second failure of the stage is too much."""


class Notice(NamedTuple):
    """A notice that has not been shown, or not long enough."""

    message: str
    title: str
    severity: SeverityLevel
    timeout: float | None


class CurtainApp(GuardedApp):
    """Holds back notices and failures while the stage is shown."""

    def __init__(self) -> None:
        super().__init__()
        self._kept: dict[str, Notice] = {}
        self._mended = -float(AGAIN)
        self.before_the_room = False
        """True from when the stage is shown until another mode is."""

    async def set_stage_anew(self) -> None:
        """Put away the stage, which has failed, and show it afresh."""
        raise NotImplementedError

    def trouble_told(self, trouble: Trouble) -> str:
        """Return the sentence about a failure that was held back."""
        raise NotImplementedError

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Show a notice, before the room only once that has stopped looking."""
        if self.before_the_room:
            self._keep(Notice(message, title, severity, timeout))
        else:
            super().notify(
                message, title=title, severity=severity, timeout=timeout, markup=markup
            )

    def switch_mode(self, mode: str) -> "AwaitMount":
        """Show a mode; the curtain falls before the stage and rises after it."""
        if mode == STAGE and not self.before_the_room:
            self._fall()
        switched = super().switch_mode(mode)
        if self.before_the_room and mode not in (STAGE, NEUTRAL):
            self._rise()
        return switched

    def _fall(self) -> None:
        """Take away what is told just now; it had better be read later."""
        self.before_the_room = True
        for each in self._notifications:
            self._keep(Notice(each.message, each.title, each.severity, each.timeout))
        self._notifications.clear()

    def _rise(self) -> None:
        self.before_the_room = False
        kept, self._kept = self._kept, {}
        for each in kept.values():
            super().notify(
                each.message,
                title=each.title,
                severity=each.severity,
                timeout=each.timeout,
                markup=False,
            )

    def _keep(self, notice: Notice) -> None:
        self._kept.pop(notice.message, None)
        self._kept[notice.message] = notice
        while len(self._kept) > MOST:
            self._kept.pop(next(iter(self._kept)))

    async def _show(self, trouble: Trouble) -> None:
        """Show what failed; before the room, mend the stage and tell it later."""
        if not self.before_the_room or monotonic() - self._mended < AGAIN:
            await super()._show(trouble)
            return
        self._mended = monotonic()
        self._keep(Notice(self.trouble_told(trouble), "", "error", None))
        await self.set_stage_anew()
        self.forgive()
