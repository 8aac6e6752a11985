"""When something fails that nobody foresaw: the text is safe, and one can go on."""

import traceback
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from rich.text import Text
from textual.app import App
from textual.events import Event, Key
from textual.worker import WorkerFailed

MODE = "trouble"
"""The mode in which the last resort is shown."""


class Calm(Enum):
    """How far we are from the last failure."""

    CALM = auto()
    FAILED = auto()
    """It failed, and the last resort is about to be shown."""
    SHOWN = auto()
    WATCHED = auto()
    """The user went on and has not pressed a key since."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """A failure that nobody handled."""

    error: Exception
    report: Path | None
    """Where the technical report is; None where it could not be written."""


class GuardedApp(App[None]):
    """An app that survives a failure in any handler, worker, timer or drawing.

    A second failure in a row ends it, with one plain sentence.
    """

    def __init__(self) -> None:
        super().__init__()
        self.troubles: list[Trouble] = []
        """Every failure since the start."""
        self._calm = Calm.CALM

    def keep_safe(self) -> None:
        """Put on disk what the user would miss; must not fail."""

    def write_report(self, text: str) -> Path | None:
        """Write a technical report and return where, None where it cannot be."""
        return None

    def farewell(self) -> str:
        """Return the sentence with which a program ends that cannot go on."""
        raise NotImplementedError

    async def show_trouble(self, trouble: Trouble) -> None:
        """Show what has happened, and put away what failed: it may be dead."""
        raise NotImplementedError

    async def leave_trouble(self) -> None:
        """Go back to work."""
        raise NotImplementedError

    @property
    def is_calm(self) -> bool:
        """False from a failure until the user is at work again."""
        return self._calm is Calm.CALM

    async def go_on(self) -> None:
        """Leave the last resort."""
        self._calm = Calm.WATCHED
        await self.leave_trouble()

    def forgive(self) -> None:
        """Take a failure as dealt with: the program is not to end because of it."""
        self._exit_renderables.clear()
        self._return_code = None
        self._calm = Calm.CALM

    async def on_event(self, event: Event) -> None:
        """Handle an event; a failing action must not stop the app's own loop."""
        if isinstance(event, Key) and self._calm is Calm.WATCHED:
            self._calm = Calm.CALM
        try:
            await super().on_event(event)
        except Exception as error:
            if not self.is_running:
                raise
            self._handle_exception(error)

    def _handle_exception(self, error: Exception) -> None:
        """Save, report and show it; Textual would end the program here."""
        if self._calm is Calm.FAILED:
            return  # Part of the same failure.
        again = self._calm is not Calm.CALM
        self._calm = Calm.FAILED
        self.keep_safe()
        cause = error.error if isinstance(error, WorkerFailed) else error
        failure = cause if isinstance(cause, Exception) else error
        trouble = Trouble(failure, self.write_report(technical(failure)))
        self.troubles.append(trouble)
        # Said only where it comes to an end before the last resort is on the screen.
        self._exit_renderables[:] = [Text(self.farewell())]
        self._return_code = 1
        if again or not self.is_running:
            self.exit(return_code=1)
        else:
            self.call_later(self._show, trouble)

    async def _show(self, trouble: Trouble) -> None:
        await self.show_trouble(trouble)
        self.forgive()
        self._calm = Calm.SHOWN


def technical(error: BaseException) -> str:
    """Return what a programmer needs to know of a failure."""
    return "".join(traceback.format_exception(error))
