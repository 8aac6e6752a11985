"""A rehearsal: a simulated room in a throw-away workspace, with nothing real in it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from facilitator.domain.rehearsal.practice import StepStart
from facilitator.services.office import Office
from facilitator.services.rehearsal.room import (
    Room,
    RoomClock,
)
from facilitator.services.session.open_session import OpenSession

STATEMENTS = 900
"""How much is said where nobody asks for more or less."""


class RehearsalWish(NamedTuple):
    """What a rehearsal is to be like."""

    statements: int = STATEMENTS
    speed: float = 1.0
    """How many times as fast as the wall; 0 from one thing to the next at once."""
    keep: Path | None = None
    """Where to make the workspace and leave it; else it is removed at the end."""
    practice: bool = False
    """True for the guided practice: nobody else is in the room."""
    alone: bool = False
    """True where the room needs no user: all tables are simulated."""


@dataclass(slots=True)
class Guide:
    """How far the guided practice has come."""

    step: int = 0
    """Its place among the steps; as many as there are once all is done."""
    then: StepStart | None = None
    """How things stood when the step began; None until it has been shown."""
    began: datetime | None = None
    ended: datetime | None = None
    is_abandoned: bool = False
    """True once the user has left the guide."""


@dataclass(slots=True)
class Rehearsal:
    """A rehearsal that is set up, as the front ends need it."""

    office: Office
    """The throw-away workspace as the user's own laptop sees it."""
    session_id: str
    clock: RoomClock
    room: Room | None
    """None in the guided practice."""
    tear: Callable[[str], None]
    """Leaves half a line in a laptop's journal, as a power cut does."""
    gather: Callable[[], OpenSession]
    """Takes all journals into a fresh workspace, and returns what it then holds."""
    forget: Callable[[], None]
    """Removes the workspace, unless it is to be kept."""
    guide: Guide = field(default_factory=Guide)

    def close(self) -> None:
        """End it; nothing of it is left but what was to be kept."""
        try:
            if self.room:
                self.room.close()
        finally:
            self.forget()
