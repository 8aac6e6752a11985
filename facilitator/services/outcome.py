"""What came of a command."""

from dataclasses import dataclass

from facilitator.domain.events import Event
from facilitator.domain.session import Change


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a command, once it is on disk."""

    change: Change
    event: Event | None = None
    """None where the same `source_id` had come in before and nothing was added."""
