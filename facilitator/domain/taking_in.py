"""What taking in a journal would change, told before it is done."""

from collections.abc import Iterable
from typing import NamedTuple

from facilitator.domain.errors import FacilitatorError
from facilitator.domain.events.events import (
    Event,
    EventUndone,
    Layer,
    StatementLogged,
    StatementWithdrawn,
)
from facilitator.domain.events.hybrid_clock import device_name, millis_of
from facilitator.domain.events.marks import Mark

AHEAD_MS = 10 * 60 * 1000
"""How far a stamp may lie ahead of this laptop's clock unmentioned."""


class Changes(NamedTuple):
    """What events would do that are not here yet; counts of them."""

    statements: int = 0
    """Those that log a statement."""
    over_others: int = 0
    """Those that lie over what other laptops have logged: corrections, voices …"""
    taken_back: int = 0
    """Withdrawals of others' statements, and undone events of their own laptop."""
    ahead: int = 0
    """Those stamped later than this laptop's clock."""


class JournalLook(NamedTuple):
    """What one journal would bring."""

    name: str
    """Where it is."""
    device: str = ""
    """Who wrote it; empty where that cannot be told."""
    new: int = 0
    """Events that are not here yet."""
    changes: Changes = Changes()
    fork: int = 0
    """The first line that a copy which is here has otherwise; 0 where none differs."""
    doubtful: int = 0
    """Lines that its laptop did not write, or has not signed."""
    shows_other_key: bool = False
    """True where its laptop is known here by another key."""
    is_new_key: bool = False
    """True where its laptop's key would be met for the first time."""
    word: str = ""
    """The word of the key that it shows; empty where it shows none."""
    short_by: int = 0
    """Events that its laptop has said it wrote, and that are neither here nor there."""
    problem: FacilitatorError | None = None
    """Why it cannot be read."""

    @property
    def asks_for_a_person(self) -> bool:
        """Whether somebody should look before it is taken in."""
        return bool(
            any(self.changes[1:]) or self.fork or self.doubtful or self.shows_other_key
        )


def changes(events: Iterable[Event], now_ms: int) -> Changes:
    """Count what events would do.

    Args:
        events: those that are not here yet.
        now_ms: this laptop's clock, in milliseconds since 1970.
    """
    statements = over_others = taken_back = ahead = 0
    for event in events:
        ahead += millis_of(event.id) > now_ms + AHEAD_MS
        match event:
            case StatementLogged():
                statements += 1
            case EventUndone():
                taken_back += device_name(event.target) == device_name(event.id)
            case StatementWithdrawn() if _is_of_another(event):
                taken_back += 1
            case _ if isinstance(event, Layer | Mark) and _is_of_another(event):
                over_others += 1
    return Changes(statements, over_others, taken_back, ahead)


def _is_of_another(event: Layer | Mark) -> bool:
    return device_name(event.statement) != device_name(event.id)
