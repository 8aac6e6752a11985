"""The journal by number: every statement with all that has happened to it.

Unlike a compilation it hides nothing; it is for those who work with the session.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NamedTuple, TypeAlias

from facilitator.domain.compilation.accounting import Balance, recount
from facilitator.domain.compilation.channels import channels_of
from facilitator.domain.compilation.compilation import as_of, by_number
from facilitator.domain.events.events import EventRedone, EventUndone, Layer
from facilitator.domain.events.hybrid_clock import device_name
from facilitator.domain.events.marks import Mark
from facilitator.domain.plan.plan import Plan
from facilitator.domain.session.digest import digest
from facilitator.domain.session.session import Session
from facilitator.domain.session.statement import Statement, through_layers

CorrectableField: TypeAlias = Literal[
    "text", "area", "group", "question", "keywords", "kind"
]
CORRECTABLE: tuple[CorrectableField, ...] = (
    "text",
    "area",
    "group",
    "question",
    "keywords",
    "kind",
)
"""What a correction may change."""
LaterEvent: TypeAlias = Layer | Mark | EventUndone | EventRedone


class FieldChange(NamedTuple):
    """What a correction changed: a wording, or a coding by its ids."""

    field: CorrectableField
    before: str | tuple[str, ...] | None
    after: str | tuple[str, ...] | None


class Step(NamedTuple):
    """Something that happened to a statement after it was logged."""

    event: LaterEvent
    changes: tuple[FieldChange, ...] = ()
    """What a correction changed of what stood before it."""
    undone: bool = False
    """Whether it does not count any more."""
    restores: bool = False
    """Whether a correction lets a withdrawn statement stand again."""

    @property
    def device(self) -> str:
        """The laptop on which it was done."""
        return device_name(self.event.id)


class Entry(NamedTuple):
    """A statement with its whole history."""

    number: str
    """The number that it is shown under."""
    first: Statement
    """As it was first written down."""
    current: Statement
    """As it stands now."""
    steps: tuple[Step, ...]
    """In the order in which they were done."""


@dataclass(frozen=True, slots=True)
class Lineage:
    """All that the journal shows."""

    plan: Plan
    entries: tuple[Entry, ...]
    """Every statement ever logged, by number."""
    balance: Balance
    waiting: int
    """Answers that are kept apart until somebody has looked at them."""
    rejected: int
    """Answers that were looked at and rejected."""
    digest: str
    as_of: datetime

    def statements_with(self, *kinds: type[LaterEvent]) -> int:
        """Return how many statements have a step of a kind that counts."""
        return sum(
            any(
                isinstance(step.event, kinds) and not step.undone
                for step in entry.steps
            )
            for entry in self.entries
        )


def lineage_of(plan: Plan, session: Session) -> Lineage:
    """Return every statement of a session with its history."""
    entries = [_entry(session, each) for each in session.statements.values()]
    channels = channels_of(plan, session, [])
    return Lineage(
        plan,
        tuple(sorted(entries, key=lambda each: by_number(each.current, each.number))),
        recount(session, plan),
        channels.waiting,
        channels.rejected,
        digest(session),
        as_of(plan, session),
    )


def _entry(session: Session, statement: Statement) -> Entry:
    first = session.original_of(statement.id)
    steps = [*_layers(session, first), *_marks(session, first)]
    steps += _switches(session, [first.id, *(step.event.id for step in steps)])
    steps.sort(key=lambda step: step.event.id)
    return Entry(session.number_of(statement), first, statement, tuple(steps))


def _layers(session: Session, first: Statement) -> Iterator[Step]:
    """Yield corrections and withdrawals, each with what it changed."""
    layers_below: list[Layer] = []
    for layer in session.layers_over(first.id):
        before = through_layers(first, layers_below)
        after = through_layers(first, [*layers_below, layer])
        undone = session.is_undone(layer.id)
        restores = bool(before.withdrawn) and not after.withdrawn
        yield Step(layer, tuple(_changes(before, after)), undone, restores)
        if not undone:
            layers_below.append(layer)


def _marks(session: Session, first: Statement) -> Iterator[Step]:
    for mark in session.marks_over(first.id):
        yield Step(mark, (), session.is_undone(mark.id))


def _switches(session: Session, event_ids: list[str]) -> Iterator[Step]:
    """Yield the latest word on each of a statement's events, where there is one."""
    for each in event_ids:
        switch = session.switch_over(each)
        if switch:
            yield Step(switch)


def _changes(before: Statement, after: Statement) -> Iterator[FieldChange]:
    for field in CORRECTABLE:
        was, became = getattr(before, field), getattr(after, field)
        if was != became:
            yield FieldChange(field, was, became)
