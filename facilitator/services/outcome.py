"""What came of a command."""

from typing import NamedTuple

from facilitator.domain.events.events import Event
from facilitator.domain.session.change import Change


class Outcome(NamedTuple):
    """What came of a command, once it is on disk."""

    change: Change
    event: Event | None = None
    """None where the same `source_id` had come in before and nothing was added."""
