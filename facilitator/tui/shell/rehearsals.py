"""Rehearsals in the full screen: the room plays while the user takes part."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.screen import Screen
from textual.signal import Signal
from textual.timer import Timer

from facilitator.domain.errors import FacilitatorError
from facilitator.services.office import Office
from facilitator.services.program import Program
from facilitator.tui.shell.safe_copies import CopyingApp

if TYPE_CHECKING:
    from facilitator.services.rehearsal.rehearsal import (
        Rehearsal,
        RehearsalWish,
    )
    from facilitator.services.rehearsal.room import Room

BEAT = 0.25
"""Seconds between two looks at what is due in the room."""


class RehearsingApp(CopyingApp):
    """Begins rehearsals, lets their room play, and leaves nothing of them behind."""

    def __init__(self, program: Program) -> None:
        self.MODES = {**self.MODES, "log": self.screen_of("log")}  # type: ignore[misc]
        super().__init__(program)
        self.room_played: Signal[None] = Signal(self, "room_played")
        """Published when something may have been said in the room."""
        self._beating: Timer | None = None

    def on_mount(self) -> None:
        """Let the room play where the program began with a rehearsal."""
        self._beat_if_there_is_a_room()

    def screen_of(self, mode: str) -> Callable[[], Screen[Any]]:
        """Return what makes a mode's screen; logging has another in a rehearsal."""
        usual = super().screen_of(mode)

        def log() -> Screen[Any]:
            rehearsal = self.program.rehearsal
            if rehearsal is None:
                return usual()
            if rehearsal.room is None:
                from facilitator.tui.rehearsal.practice import PracticeLogScreen

                return PracticeLogScreen()
            from facilitator.tui.rehearsal.screen import RehearsalLogScreen

            return RehearsalLogScreen()

        return log if mode == "log" else usual

    async def enter_workspace(
        self, office: Office | None, rehearsal: "Rehearsal | None" = None
    ) -> None:
        """Open another workspace where it was left; a rehearsal ends with its own."""
        raise NotImplementedError

    async def rehearse(self, wish: "RehearsalWish") -> None:
        """Set a rehearsal up and go to it."""
        try:
            rehearsal = await asyncio.to_thread(self.program.rehearse, wish)
        except FacilitatorError as error:
            self.say(error)
            return
        await self.enter_workspace(rehearsal.office, rehearsal)

    async def leave_rehearsal(self) -> None:
        """End the rehearsal and go back to where the user was before it."""
        if self.program.rehearsal:
            await self.close_session()
            self.change_rehearsal(None)
            await self.enter_workspace(self.program.office)

    def change_rehearsal(self, rehearsal: "Rehearsal | None") -> None:
        """End the rehearsal there is, and let the room of another begin to play."""
        if self._beating:
            self._beating.stop()
            self._beating = None
        self.program.change_rehearsal(rehearsal)
        self._beat_if_there_is_a_room()

    async def go_on_from(self, copy: Path, root: Path | None = None) -> None:
        """Go on from a safe copy, never in a workspace that will be thrown away."""
        await self.leave_rehearsal()
        await super().go_on_from(copy, root)

    def _beat_if_there_is_a_room(self) -> None:
        rehearsal = self.program.rehearsal
        if rehearsal and rehearsal.room:
            self._beating = self.set_interval(BEAT, self._beat)

    def _beat(self) -> None:
        """Let the room do what is due, away from the keyboard."""
        rehearsal = self.program.rehearsal
        playing = any(each.group == "room" and each.is_running for each in self.workers)
        if rehearsal and rehearsal.room and self.is_calm and not playing:
            self.run_worker(self._play(rehearsal.room), group="room")

    async def _play(self, room: "Room") -> None:
        await asyncio.to_thread(room.play)
        self.room_played.publish(None)
