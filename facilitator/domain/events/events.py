"""What has happened: the events that the journal keeps, in the past tense.

State is the fold of all events. An event is never changed or taken out: undo,
correction and withdrawal are events of their own.
"""

from dataclasses import dataclass
from typing import Final, NamedTuple, TypeAlias, final

from facilitator.domain.events.answers import AnswerEvent
from facilitator.domain.events.approval import ReviewEvent
from facilitator.domain.events.fields import DistinctIds, in_journals
from facilitator.domain.events.hall import HallEvent
from facilitator.domain.events.kinds import Channel, Kind
from facilitator.domain.events.marks import Mark

LOGGED: Final = "statement.logged"
"""The name in journals of the event that nearly all are."""


@in_journals(LOGGED)
@final
class StatementLogged(NamedTuple):
    """A statement was written down as it was said.

    Nearly every event is one of these; a named tuple is made soonest.
    """

    id: str
    """The hybrid clock's stamp: unique, and the place in the total order."""
    at: str
    """Wall time with offset in ISO 8601, for display only."""
    by: str
    """Who did it: a role or the name a scribe has chosen."""
    number: str
    text: str
    area: str
    group: str
    question: str | None = None
    keywords: DistinctIds = ()
    table: str | None = None
    round: str | None = None
    kind: Kind = "own_words"
    channel: Channel = "onsite"
    source_id: str | None = None
    """The statement's id where it came from, so that it comes in only once."""
    also: DistinctIds = ()
    """Further areas that it concerns; it counts in its own area only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Happened:
    id: str
    """The hybrid clock's stamp: unique, and the place in the total order."""
    at: str
    """Wall time with offset in ISO 8601, for display only."""
    by: str
    """Who did it: a role or the name a scribe has chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _OverStatement(_Happened):
    statement: str
    reason: str
    after: tuple[str, ...] | None = None
    """Ids of the layers that nothing lay over when this one was made.

    None in journals of earlier versions, which did not tell.
    """


@in_journals("statement.corrected")
@dataclass(frozen=True, slots=True, kw_only=True)
class StatementCorrected(_OverStatement):
    """A layer over a statement: every field that is not None replaces."""

    text: str | None = None
    area: str | None = None
    group: str | None = None
    question: str | None = None
    """A question's id, or "" where the statement has none any more."""
    keywords: tuple[str, ...] | None = None
    kind: Kind | None = None


@in_journals("statement.withdrawn")
@dataclass(frozen=True, slots=True, kw_only=True)
class StatementWithdrawn(_OverStatement):
    """A statement was taken back; its number and the reason stay."""


@in_journals("event.undone")
@dataclass(frozen=True, slots=True, kw_only=True)
class EventUndone(_Happened):
    """An earlier event does not count any more."""

    target: str


@in_journals("event.redone")
@dataclass(frozen=True, slots=True, kw_only=True)
class EventRedone(_Happened):
    """An undone event counts again."""

    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownEvent:
    """An event that this version of the program does not understand."""

    id: str
    at: str
    by: str
    type: str


Layer: TypeAlias = StatementCorrected | StatementWithdrawn
Event: TypeAlias = (
    StatementLogged
    | Layer
    | Mark
    | HallEvent
    | AnswerEvent
    | ReviewEvent
    | EventUndone
    | EventRedone
    | UnknownEvent
)
