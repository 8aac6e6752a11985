"""What happens to answers from outside that a person must look at first (karantän)."""

from typing import Final, Literal, NamedTuple, TypeAlias, final

from facilitator.domain.events.fields import in_journals
from facilitator.domain.events.kinds import Channel, Kind

Cause = Literal[
    "burst", "identical", "too_fast", "honeypot", "late", "personal_number", "unmatched"
]
CAUSES: Final[tuple[Cause, ...]] = (
    "burst", "identical", "too_fast", "honeypot", "late", "personal_number",
    "unmatched",
)  # fmt: skip
"""Too many from one place · the same text again · filled in sooner than a person can ·
a field was filled in that nobody sees · after the form had closed · it seems to hold a
personal identity number · it names no area or group of the plan."""


@in_journals("answer.held")
@final
class AnswerHeld(NamedTuple):
    """An answer was kept apart: it counts nowhere until somebody releases it."""

    id: str
    at: str
    by: str
    source_id: str
    """The answer's id where it came from, so that it comes in only once."""
    cause: Cause
    text: str
    area: str = ""
    """Ids of the plan's items; empty where the answer names none of them."""
    group: str = ""
    question: str = ""
    table: str = ""
    channel: Channel = "online"
    note: str = ""
    """What the answer itself said of area, group or question, where that is unknown."""
    keywords: tuple[str, ...] = ()
    """Ids of keywords, as in a statement; so are what follow."""
    round: str = ""
    kind: Kind = "own_words"
    also: tuple[str, ...] = ()


@in_journals("answer.rejected")
@final
class AnswerRejected(NamedTuple):
    """Somebody has looked at an answer that was held, and it is not to count."""

    id: str
    at: str
    by: str
    held: str
    """The answer's `source_id`."""


AnswerEvent: TypeAlias = AnswerHeld | AnswerRejected
