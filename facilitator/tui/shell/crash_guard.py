"""When something fails that nobody foresaw: the text is safe, and one can go on."""

import traceback
from collections.abc import Awaitable, Callable
from enum import Enum, auto
from pathlib import Path
from typing import Any, NamedTuple

from textual.app import App
from textual.events import Event, Key
from textual.worker import WorkerFailed

from facilitator.domain.errors import FacilitatorError
from facilitator.services.program import Program
from facilitator.tui.kit.textual_private import (
    catch_failures,
    end_with,
    go_on_after_all,
)


class Calm(Enum):
    """How far we are from the last failure."""

    CALM = auto()
    FAILED = auto()
    """It failed, and the last resort is about to be shown."""
    SHOWN = auto()
    WATCHED = auto()
    """The user went on and has not pressed a key since."""


class Trouble(NamedTuple):
    """A failure that nobody handled."""

    error: Exception
    report: Path | None
    """Where the technical report is; None where it could not be written."""


class Rescue(NamedTuple):
    """What an app does of its own when it has failed."""

    keep_safe: Callable[[], None]
    """Puts on disk what the user would miss; must not fail."""
    farewell: str
    """The message with which an app ends that cannot go on; has `{path}`."""
    show: Callable[[Trouble], Awaitable[bool]]
    """Shows what happened and puts away what failed, which may be dead.

    Tells whether the user is to answer; else the failure is dealt with.
    """


class CrashGuard:
    """Lets an app survive a failure in any handler, worker, timer or drawing.

    A second failure in a row ends it, with one plain sentence.
    """

    def __init__(
        self,
        app: App[Any],
        program: Program,
        rescue: Rescue,
        say: Callable[[FacilitatorError], None],
    ) -> None:
        """Guard an app; `say` tells the user what a worker was refused."""
        self.troubles: list[Trouble] = []
        """Every failure since the start."""
        self._app, self._program, self._rescue, self._say = app, program, rescue, say
        self._calm = Calm.CALM
        catch_failures(app, self.handle)

    @property
    def is_calm(self) -> bool:
        """False from a failure until the user is at work again."""
        return self._calm is Calm.CALM

    def watch(self) -> None:
        """The user goes on: a failure before the next key is one in a row."""
        self._calm = Calm.WATCHED

    async def guard(
        self, answer: Callable[[Event], Awaitable[None]], event: Event
    ) -> None:
        """Answer an event; a failing action must not stop the app's own loop.

        Textual runs actions of bindings in the app's `on_event`, where an error would
        end the loop that takes in keys (app.py, `on_event`; message_pump.py).
        """
        if isinstance(event, Key) and self._calm is Calm.WATCHED:
            self._calm = Calm.CALM
        try:
            await answer(event)
        except Exception as error:
            if not self._app.is_running:
                raise
            self.handle(error)

    def handle(self, error: Exception) -> None:
        """Save, report and show a failure; Textual would end the program here."""
        cause = error.error if isinstance(error, WorkerFailed) else error
        if isinstance(error, WorkerFailed) and isinstance(cause, FacilitatorError):
            self._say(cause)  # No failure: a worker was refused something.
            return
        if self._calm is Calm.FAILED:
            return  # Part of the same failure.
        again = self._calm is not Calm.CALM
        self._calm = Calm.FAILED
        self._rescue.keep_safe()
        failure = cause if isinstance(cause, Exception) else error
        trouble = Trouble(failure, self._write_report(failure))
        self.troubles.append(trouble)
        # Seen only where it comes to an end before the last resort is on the screen.
        path = trouble.report or "–"
        end_with(self._app, self._program.tr(self._rescue.farewell, path=path))
        if again or not self._app.is_running:
            self._app.exit(return_code=1)
        else:
            self._app.call_later(self._show, trouble)

    async def _show(self, trouble: Trouble) -> None:
        asks = await self._rescue.show(trouble)
        go_on_after_all(self._app)
        self._calm = Calm.SHOWN if asks else Calm.CALM

    def _write_report(self, failure: Exception) -> Path | None:
        try:
            return self._program.report(technical_text(failure))
        except (FacilitatorError, OSError) as error:
            self._app.log.error(error)
            return None


def technical_text(error: BaseException) -> str:
    """Return what a programmer needs to know of a failure."""
    return "".join(traceback.format_exception(error))
