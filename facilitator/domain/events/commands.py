"""What a user asks for, in the imperative; `decide` turns it into an event.

Where a command names a plan item, its id, its number in the plan's order or its
exact name will do. Statements are named by number or id.
"""

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from facilitator.domain.events.marks import MarkCommand


@dataclass(frozen=True, slots=True, kw_only=True)
class LogStatement:
    """Write down what was said."""

    text: str
    area: str
    group: str
    question: str | None = None
    keywords: tuple[str, ...] = ()
    table: str | None = None
    round: str | None = None
    kind: str = "own_words"
    channel: str = "onsite"
    source_id: str | None = None
    also: tuple[str, ...] = ()
    """Further areas that it concerns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectStatement:
    """Lay a correction over a statement; None leaves a field as it is."""

    statement: str
    reason: str
    text: str | None = None
    area: str | None = None
    group: str | None = None
    question: str | None = None
    """"" takes the question away."""
    keywords: tuple[str, ...] | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawStatement:
    """Take a statement back; its number and the reason stay."""

    statement: str
    reason: str


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back this device's latest event that can be."""


@dataclass(frozen=True, slots=True)
class Redo:
    """Let this device's latest undone event count again."""


class SetClock(NamedTuple):
    """Drive the clock of the rounds on this laptop."""

    action: str
    """One of `CLOCK_ACTIONS`."""
    round: str = ""
    """For `opened`: which round; empty for the next one."""
    seconds: int = 0
    """For `extended`: how much longer it is to last, below 0 for shorter."""


class CountPeople(NamedTuple):
    """Tell how many of a group are here."""

    group: str
    people: int
    table: str = ""
    """Where they sit; empty where they were counted at the door."""


class NoteSilence(NamedTuple):
    """Tell that a group had nothing to say, so that it is not asked again."""

    group: str
    area: str
    question: str = ""
    silent: bool = True
    """False takes it back."""


class AddRoomWord(NamedTuple):
    """Take up a word from the room as a keyword of an area."""

    name: str
    area: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldAnswer:
    """Keep an answer from outside apart, for a person to look at."""

    source_id: str
    cause: str
    """One of `CAUSES`."""
    text: str
    area: str = ""
    """Empty where it names no area of the plan, as are group, question and table."""
    group: str = ""
    question: str = ""
    table: str = ""
    channel: str = "online"
    note: str = ""
    keywords: tuple[str, ...] = ()
    round: str = ""
    kind: str = "own_words"
    also: tuple[str, ...] = ()


class ReleaseAnswer(NamedTuple):
    """Let an answer that was held count as a statement."""

    held: str
    """Its `source_id`."""
    area: str = ""
    """Where it belongs; empty where it said so itself, as is the group."""
    group: str = ""


class RejectAnswer(NamedTuple):
    """Note that an answer that was held is not to count."""

    held: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewSection:
    """Take in what a reviewer has said of a section."""

    section: str
    """One of `section_keys`."""
    verdict: str
    """One of `VERDICTS`."""
    comment: str
    reviewer: str
    """The reviewer's role."""
    digest: str
    """The content digest of what was looked at."""
    made: str
    """When the reviewer said it, in UTC, ISO 8601."""
    source_id: str


class SettleReview(NamedTuple):
    """Tell how what a section was returned for has been dealt with."""

    section: str
    reason: str


ReviewCommand: TypeAlias = ReviewSection | SettleReview
AnswerCommand: TypeAlias = HoldAnswer | RejectAnswer
HallCommand: TypeAlias = SetClock | CountPeople | NoteSilence | AddRoomWord
Command: TypeAlias = (
    LogStatement
    | CorrectStatement
    | WithdrawStatement
    | MarkCommand
    | HallCommand
    | AnswerCommand
    | ReviewCommand
    | ReleaseAnswer
    | Undo
    | Redo
)
