"""Rehearsals in the full screen: the room plays while the user takes part."""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.screen import Screen
from textual.signal import Signal
from textual.timer import Timer

from facilitator.services.program import Program
from facilitator.tui.shell.modes import screen_of
from facilitator.tui.shell.program_app import ProgramApp
from facilitator.tui.shell.session_host import is_under_way

if TYPE_CHECKING:  # Loaded when a rehearsal is first wanted: the start does without.
    from facilitator.services.rehearsal.rehearsal import Rehearsal
    from facilitator.services.rehearsal.room import Room

BEAT = 0.25
"""Seconds between two looks at what is due in the room."""


def log_screen_of(program: Program) -> Callable[[], Screen[Any]]:
    """Return what makes the screen for logging: it is another in a rehearsal."""
    usual = screen_of("log")

    def make() -> Screen[Any]:
        rehearsal = program.rehearsal
        if rehearsal is None:
            return usual()
        from facilitator.tui.log.screen import LogScreen

        if rehearsal.room is None:
            from facilitator.tui.rehearsal.practice import PracticeCompanion

            return LogScreen(PracticeCompanion())
        from facilitator.tui.rehearsal.room import RoomCompanion

        return LogScreen(RoomCompanion())

    return make


class RehearsalRoom:
    """Lets the room of a rehearsal play, and leaves nothing of it behind."""

    def __init__(self, app: ProgramApp) -> None:
        self._app = app
        self.played: Signal[None] = Signal(app, "room_played")
        """Published when something may have been said in the room."""
        self._beating: Timer | None = None

    def change(self, rehearsal: "Rehearsal | None") -> None:
        """End the rehearsal there is, and let the room of another begin to play."""
        if self._beating:
            self._beating.stop()
            self._beating = None
        self._app.program.change_rehearsal(rehearsal)
        self.begin()

    def begin(self) -> None:
        """Let the room play, where there is one."""
        rehearsal = self._app.program.rehearsal
        if rehearsal and rehearsal.room:
            self._beating = self._app.set_interval(BEAT, self._beat)

    def _beat(self) -> None:
        """Let the room do what is due, away from the keyboard."""
        app, rehearsal = self._app, self._app.program.rehearsal
        if not rehearsal or not rehearsal.room or not app.crash_guard.is_calm:
            return
        if not is_under_way(app, "room"):
            app.run_worker(self._play(rehearsal.room), group="room")

    async def _play(self, room: "Room") -> None:
        await asyncio.to_thread(room.play)
        self.played.publish(None)
