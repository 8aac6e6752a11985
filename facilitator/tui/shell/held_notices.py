"""While the hall is looking at the screen, no notice is shown; it is kept for later."""

from time import monotonic
from typing import Any, NamedTuple

from textual.app import App
from textual.notifications import SeverityLevel

from facilitator.tui.kit.house import STAGE
from facilitator.tui.kit.textual_private import take_down_notices
from facilitator.tui.shell.modes import NEUTRAL

MOST = 5
"""How many notices are kept, the latest ones."""


class Notice(NamedTuple):
    """A notice that has not been shown, or not long enough."""

    message: str
    title: str
    severity: SeverityLevel
    timeout: float | None
    """Seconds that it stays; None for Textual's usual."""


class HeldNotices:
    """Shows notices, but while the hall looks on only once that is over."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._notices: dict[str, Notice] = {}
        self._read_until: dict[str, float] = {}
        """Notices on the screen, and when they go away."""
        self.before_the_hall = False
        """True from when the stage is shown until another mode is."""

    def notify(self, notice: Notice) -> None:
        """Show a notice, or keep it until the hall has stopped looking."""
        now = monotonic()
        # What fails again with every key is told once while it can be read.
        if self._read_until.get(notice.message, 0) > now:
            return
        read_until = {text: end for text, end in self._read_until.items() if end > now}
        usual = self._app.NOTIFICATION_TIMEOUT
        read_until[notice.message] = now + (notice.timeout or usual)
        self._read_until = read_until
        if self.before_the_hall:
            self.keep(notice)
        else:
            self._show(notice)

    def keep(self, notice: Notice) -> None:
        """Keep a notice for when the hall has stopped looking."""
        self._notices.pop(notice.message, None)
        self._notices[notice.message] = notice
        while len(self._notices) > MOST:
            self._notices.pop(next(iter(self._notices)))

    def hold_for(self, mode: str) -> None:
        """Take away what is shown just now, where a mode is the stage."""
        if mode != STAGE or self.before_the_hall:
            return
        self.before_the_hall = True
        for each in take_down_notices(self._app):
            self.keep(Notice(each.message, each.title, each.severity, each.timeout))

    def release_for(self, mode: str) -> None:
        """Show what was kept, where a mode is not for the hall."""
        if not self.before_the_hall or mode in (STAGE, NEUTRAL):
            return
        self.before_the_hall = False
        notices, self._notices = self._notices, {}
        for each in notices.values():
            self._show(each)

    def _show(self, notice: Notice) -> None:
        # Textual's own, since the app's would come back here.
        App.notify(
            self._app,
            notice.message,
            title=notice.title,
            severity=notice.severity,
            timeout=notice.timeout,
            markup=False,
        )
