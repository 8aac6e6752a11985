"""What happens in the hall beside what is said: clock, head counts, silences, words.

Each of these events tells the whole of what it is about, and which words on it were
known, so that the one that stands is all that has to be known, in whatever order they
arrive.
"""

from typing import Final, Literal, NamedTuple, TypeAlias, final

from facilitator.domain.events.fields import Amount, DistinctIds, in_journals

Phase = Literal["running", "paused", "closed"]
PHASES: Final[tuple[Phase, ...]] = ("running", "paused", "closed")
ClockAction = Literal["opened", "paused", "resumed", "extended", "closed", "released"]
CLOCK_ACTIONS: Final[tuple[ClockAction, ...]] = (
    "opened", "paused", "resumed", "extended", "closed", "released",
)  # fmt: skip


@in_journals("clock.set")
@final
class ClockSet(NamedTuple):
    """The clock of the rounds was started, stopped or moved."""

    id: str
    at: str
    by: str
    action: ClockAction
    """What was done; `released` hands the clock back to whoever else drives one."""
    round: str
    """Id of the round that the clock is about."""
    phase: Phase
    """How the clock stands after it."""
    seconds: Amount
    """How long the round is to last in all; 0 where that is not known."""
    spent: Amount
    """How much of it had been spent when this happened."""
    began: str
    """Wall time at which the first round was opened."""
    after: DistinctIds | None = None
    """Ids of the settings of any clock that nothing lay over when this one was made.

    None in journals of earlier versions, which did not tell.
    """


@in_journals("people.counted")
@final
class PeopleCounted(NamedTuple):
    """So many of a target group are here; a later count replaces an earlier one."""

    id: str
    at: str
    by: str
    group: str
    people: Amount
    table: str = ""
    """The table they sit at; empty where they were counted at the door."""
    after: DistinctIds | None = None
    """Ids of the words on the same thing that nothing lay over when this one was said.

    None in journals of earlier versions, which did not tell.
    """


@in_journals("silence.noted")
@final
class SilenceNoted(NamedTuple):
    """A group was asked and had nothing to say."""

    id: str
    at: str
    by: str
    group: str
    area: str
    question: str = ""
    """Empty where it is about the whole area."""
    after: DistinctIds | None = None
    """Ids of the words on the same thing that nothing lay over when this one was said.

    None in journals of earlier versions, which did not tell.
    """


@in_journals("silence.lifted")
@final
class SilenceLifted(NamedTuple):
    """A group is to be asked after all."""

    id: str
    at: str
    by: str
    group: str
    area: str
    question: str = ""
    after: DistinctIds | None = None


@in_journals("room_word.added")
@final
class RoomWordAdded(NamedTuple):
    """A word that the plan has not was taken up as a keyword of an area (rumsord)."""

    id: str
    at: str
    by: str
    word: str
    """The keyword's id, the same on every laptop that takes the same word up."""
    name: str
    area: str


Silence: TypeAlias = SilenceNoted | SilenceLifted
HallEvent: TypeAlias = ClockSet | PeopleCounted | Silence | RoomWordAdded
