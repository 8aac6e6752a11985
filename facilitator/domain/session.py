"""The state of a session: the fold of all events of all devices.

`apply` may be given events in any order and any number of times; the state is the
same. That is what makes merging, following other laptops and opening a journal
from its newest end one and the same thing. Each call costs the same, however many
statements there are.
"""

from bisect import bisect_left, insort
from dataclasses import dataclass, field, replace
from typing import assert_never

from facilitator.domain.coverage import Cell, Coverage
from facilitator.domain.errors import Refused
from facilitator.domain.events import (
    Event,
    EventRedone,
    EventUndone,
    Layer,
    StatementCorrected,
    StatementLogged,
    StatementWithdrawn,
    UnknownEvent,
)
from facilitator.domain.numbers import parse_number, split_number, with_letter
from facilitator.domain.statement import (
    Statement,
    Withdrawal,
    from_logged,
    through_layers,
)


@dataclass(frozen=True, slots=True)
class Change:
    """What one event changed, so that views refresh only that."""

    statement: str | None = None
    """Id of the statement that came or changed."""
    new: bool = False
    """True where the statement was not there before."""
    cells: frozenset[Cell] = frozenset()
    """Coverage cells whose counts may have changed."""


NOTHING = Change()


@dataclass(slots=True)
class _Layered:
    """A statement that something has happened to after it was logged."""

    original: Statement | None = None
    """None until the event that logged it has arrived."""
    layers: list[Layer] = field(default_factory=list)


@dataclass(slots=True)
class Session:
    """All that has been said and done in one session."""

    statements: dict[str, Statement] = field(default_factory=dict)
    """Every statement by id, as it stands; withdrawn ones too."""
    order: list[str] = field(default_factory=list)
    """The ids from the oldest to the newest in the total order."""
    coverage: Coverage = field(default_factory=Coverage)
    latest: tuple[str, str] = ("", "")
    """Id and wall time of the newest event."""
    unknown_events: set[str] = field(default_factory=set)
    """Ids of events that only a later version understands."""
    _numbers: dict[str, list[str]] = field(default_factory=dict)
    _serials: dict[str, int] = field(default_factory=dict)
    _sources: dict[str, str] = field(default_factory=dict)
    _layered: dict[str, _Layered] = field(default_factory=dict)
    _layer_owner: dict[str, str] = field(default_factory=dict)
    _switches: dict[str, EventUndone | EventRedone] = field(default_factory=dict)

    def apply(self, event: Event) -> Change:
        """Fold one event in and return what it changed."""
        if event.id > self.latest[0]:
            self.latest = (event.id, event.at)
        match event:
            case StatementLogged():
                return self._log(event)
            case StatementCorrected() | StatementWithdrawn():
                return self._lay(event)
            case EventUndone() | EventRedone():
                return self._switch(event)
            case UnknownEvent():
                self.unknown_events.add(event.id)
                return NOTHING
            case _:
                assert_never(event)

    def next_serial(self, series: str) -> int:
        """Return the serial for the next statement of a table and round (`07-2`)."""
        return self._serials.get(series, 0) + 1

    def number_of(self, statement: Statement) -> str:
        """Return the number to show: unique, with a letter where twins met."""
        twins = self._numbers[statement.number]
        return with_letter(statement.number, twins.index(statement.id))

    def by_source(self, source_id: str) -> Statement | None:
        """Return the statement that came in under `source_id`, if any."""
        found = self._sources.get(source_id)
        return self.statements[found] if found else None

    def is_undone(self, event_id: str) -> bool:
        """Tell whether the latest word on an event is that it was undone."""
        return isinstance(self._switches.get(event_id), EventUndone)

    def named(self, reference: str) -> Statement:
        """Return the statement that a user means by number or id.

        Raises:
            Refused: `statement.unknown`.
        """
        found = self.statements.get(reference)
        parsed = None if found else parse_number(reference)
        if parsed:
            number, place = parsed
            twins = self._numbers.get(number, [])
            found = self.statements[twins[place]] if place < len(twins) else None
        if found is None:
            raise Refused("statement.unknown", value=reference)
        return found

    def _log(self, event: StatementLogged) -> Change:
        if event.id in self.statements:
            return NOTHING
        self._insert_in_order(event)
        original = from_logged(event)
        if event.id in self._layered or event.id in self._switches:
            self._layered.setdefault(event.id, _Layered()).original = original
        shown = self._seen_through(original)
        self.statements[event.id] = shown
        return Change(event.id, True, self.coverage.add(shown, +1))

    def _insert_in_order(self, event: StatementLogged) -> None:
        if not self.order or event.id > self.order[-1]:
            self.order.append(event.id)
        else:
            insort(self.order, event.id)
        insort(self._numbers.setdefault(event.number, []), event.id)
        series, serial = split_number(event.number)
        self._serials[series] = max(serial, self._serials.get(series, 0))
        if event.source_id:
            first = self._sources.get(event.source_id, event.id)
            self._sources[event.source_id] = min(first, event.id)

    def _lay(self, event: Layer) -> Change:
        if event.id in self._layer_owner:
            return NOTHING
        self._layer_owner[event.id] = event.statement
        entry = self._layered.setdefault(event.statement, _Layered())
        entry.layers.insert(
            bisect_left(entry.layers, event.id, key=lambda layer: layer.id), event
        )
        return self._look_again(event.statement)

    def _switch(self, event: EventUndone | EventRedone) -> Change:
        latest = self._switches.get(event.target)
        if latest and event.id <= latest.id:
            return NOTHING
        self._switches[event.target] = event
        return self._look_again(self._layer_owner.get(event.target, event.target))

    def _look_again(self, statement_id: str) -> Change:
        """Work out anew how one statement stands, and count it so."""
        before = self.statements.get(statement_id)
        if before is None:
            return NOTHING
        entry = self._layered.setdefault(statement_id, _Layered(before))
        if entry.original is None:
            entry.original = before
        after = self._seen_through(entry.original)
        self.statements[statement_id] = after
        cells = self.coverage.add(before, -1) | self.coverage.add(after, +1)
        return Change(statement_id, False, cells)

    def _seen_through(self, original: Statement) -> Statement:
        entry = self._layered.get(original.id)
        layers = entry.layers if entry else ()
        shown = through_layers(
            original, (layer for layer in layers if not self.is_undone(layer.id))
        )
        latest = self._switches.get(original.id)
        if isinstance(latest, EventUndone):
            gone = Withdrawal(latest.at, latest.by, "", undone=True)
            return replace(shown, withdrawn=gone)
        return shown
