"""A session as simply as it can be said: what is known where, and what that means.

It knows nothing of files, stamps, layers or order of arrival. Where two laptops have
changed one statement it says only that the statement must be there.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from facilitator.domain.events.commands import (
    Command,
    CorrectStatement,
    Redo,
    Undo,
    WithdrawStatement,
)
from facilitator.domain.events.events import (
    Event,
    EventRedone,
    EventUndone,
    StatementCorrected,
    StatementLogged,
    StatementWithdrawn,
)


class Shown(NamedTuple):
    """How a statement stands."""

    text: str
    area: str
    counts: bool
    contested: bool = False
    """True where more than one laptop has changed it: then only that it is there."""


@dataclass(slots=True)
class Mind:
    """What one laptop knows, and what it can undo."""

    known: set[str] = field(default_factory=set)
    done: list[str] = field(default_factory=list)
    undone: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Model:
    """Everything that has happened on all laptops, in the order in which it did."""

    events: dict[str, Event] = field(default_factory=dict)
    makers: dict[str, int] = field(default_factory=dict)
    """Which laptop, by its number, made an event."""
    minds: dict[int, Mind] = field(default_factory=dict)

    def happened(self, laptop: int, event: Event) -> None:
        """Take note of what was acknowledged on a laptop."""
        mind = self.minds[laptop]
        assert event.id not in self.events
        self.events[event.id] = event
        self.makers[event.id] = laptop
        mind.known.add(event.id)
        match event:
            case EventUndone():
                assert event.target == mind.done.pop()
                mind.undone.append(event.target)
            case EventRedone():
                assert event.target == mind.undone.pop()
                mind.done.append(event.target)
            case _:
                mind.done.append(event.id)
                mind.undone.clear()

    def all_known(self, laptop: int) -> list[Event]:
        """Return the events that a laptop knows, in the order in which they came."""
        known = self.minds[laptop].known
        return [event for event in self.events.values() if event.id in known]

    def picture(self, laptop: int) -> dict[str, Shown]:
        """Return how every statement stands that a laptop knows."""
        events = self.all_known(laptop)
        undone = _undone(events)
        shown = {
            event.id: Shown(event.text, event.area, event.id not in undone)
            for event in events
            if isinstance(event, StatementLogged)
        }
        makers: dict[str, set[int]] = {}
        for event in events:
            if not isinstance(event, StatementCorrected | StatementWithdrawn):
                continue
            if event.statement not in shown:
                continue
            changed = makers.setdefault(event.statement, set())
            changed.add(self.makers[event.id])
            before = shown[event.statement]._replace(contested=len(changed) > 1)
            shown[event.statement] = before
            if event.id not in undone:
                shown[event.statement] = _changed(before, event)
        return shown

    def refusal(self, laptop: int, command: Command) -> str | None:
        """Return with which code a command must be refused, None if it must not be.

        Empty where it may be either, since two laptops have changed the statement.
        """
        mind = self.minds[laptop]
        match command:
            case Undo():
                return None if mind.done else "undo.nothing"
            case Redo():
                return None if mind.undone else "redo.nothing"
            case CorrectStatement() | WithdrawStatement():
                shown = self.picture(laptop)[command.statement]
                if shown.contested:
                    return ""
                if not shown.counts:
                    return "statement.withdrawn"
                if isinstance(command, WithdrawStatement):
                    return None
                same = (command.text or shown.text, command.area or shown.area)
                return "correction.same" if same == shown[:2] else None
            case _:
                return None


def _undone(events: Iterable[Event]) -> set[str]:
    """Return the ids of events that do not count."""
    found: set[str] = set()
    for event in events:
        if isinstance(event, EventUndone):
            found.add(event.target)
        elif isinstance(event, EventRedone):
            found.discard(event.target)
    return found


def _changed(before: Shown, layer: StatementCorrected | StatementWithdrawn) -> Shown:
    if isinstance(layer, StatementWithdrawn):
        return before._replace(counts=False)
    return before._replace(
        text=layer.text or before.text, area=layer.area or before.area
    )
