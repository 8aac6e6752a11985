"""The state of a session: the fold of all events of all devices.

`apply` may be given events in any order and any number of times; the state is the
same. That is what makes merging, following other laptops and opening a journal
from its newest end one and the same thing. Each call costs the same, however many
statements there are.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from facilitator.domain.errors import Refused
from facilitator.domain.events.answers import AnswerEvent
from facilitator.domain.events.approval import ReviewEvent
from facilitator.domain.events.events import (
    Event,
    EventRedone,
    EventUndone,
    Layer,
    StatementLogged,
    UnknownEvent,
)
from facilitator.domain.events.marks import Mark
from facilitator.domain.events.numbers import parse_number
from facilitator.domain.session.approval import Review
from facilitator.domain.session.change import IN_THE_HALL, NOTHING, Change
from facilitator.domain.session.coverage import Coverage
from facilitator.domain.session.hall import Hall
from facilitator.domain.session.numbering import Numbering
from facilitator.domain.session.quarantine import Quarantine
from facilitator.domain.session.sorted_ids import Order
from facilitator.domain.session.statement import Statement, Withdrawal, from_logged
from facilitator.domain.session.statement_layers import Overlay


@dataclass(slots=True)
class Session:
    """All that has been said and done in one session."""

    statements: dict[str, Statement] = field(default_factory=dict)
    """Every statement by id, as it stands; withdrawn ones too."""
    order: Order = field(default_factory=Order)
    """The ids from the oldest to the newest in the total order."""
    coverage: Coverage = field(default_factory=Coverage)
    channel_counts: Counter[str] = field(default_factory=Counter)
    """How many statements count, by channel."""
    withdrawn: int = 0
    """How many statements do not count any more."""
    unsettled: dict[str, tuple[Layer, ...]] = field(default_factory=dict)
    """By statement: layers made without knowing of each other, the leading one last."""
    unknown_events: set[str] = field(default_factory=set)
    """Ids of events that only a later version understands."""
    _numbering: Numbering = field(default_factory=Numbering)
    _sources: dict[str, str] = field(default_factory=dict)
    """By `source_id`: the statement that counts of those that came in under it."""
    _copies: dict[str, set[str]] = field(default_factory=dict)
    """By `source_id`: all of them, where laptops took in the same answer."""
    _overlays: dict[str, Overlay] = field(default_factory=dict)
    _layer_owner: dict[str, str] = field(default_factory=dict)
    _switches: dict[str, EventUndone | EventRedone] = field(default_factory=dict)
    _latest_other: tuple[str, str] = ("", "")
    """Id and wall time of the newest event that is no logging."""
    _of_the_hall: set[str] = field(default_factory=set)
    hall: Hall = field(init=False)
    """The clock, who is here, silences and words."""
    quarantine: Quarantine = field(init=False)
    """Answers that are kept apart and count nowhere."""
    review: Review = field(init=False)
    """What has been said of the compilation; it is no part of the content."""

    def __post_init__(self) -> None:
        self.hall = Hall(self.is_undone)
        self.quarantine = Quarantine(self.is_undone, self._has_come_in)
        self.review = Review(self.is_undone)

    @property
    def latest(self) -> tuple[str, str]:
        """Id and wall time of the newest event; empty texts where there is none."""
        newest = self.order[-1] if self.order else ""
        if newest > self._latest_other[0]:
            return newest, self.statements[newest].at
        return self._latest_other

    def apply(self, event: Event) -> Change:
        """Fold one event in and return what it changed."""
        states = self._fold(event)
        if states is None:
            return IN_THE_HALL if self._is_of_the_hall(event) else NOTHING
        before, after = states
        if before is None:
            return Change(after.id, True, (after,))
        return Change(after.id, False, (before, after))

    def take(self, events: Iterable[Event]) -> None:
        """Fold many events in, without telling what each of them changed."""
        for event in events:
            if type(event) is StatementLogged:
                self._log(event)
            else:
                self._fold(event)

    def next_serial(self, series: str) -> int:
        """Return the serial for the next statement of a table and round (`07-2`)."""
        return self._numbering.next_serial(series)

    def number_of(self, statement: Statement) -> str:
        """Return the number to show: unique, with a letter where twins met."""
        return self._numbering.shown_number(statement.number, statement.id)

    def by_source(self, source_id: str) -> Statement | None:
        """Return the statement that came in under `source_id`, if any."""
        statement_id = self._sources.get(source_id)
        return self.statements[statement_id] if statement_id else None

    def _has_come_in(self, source_id: str) -> bool:
        """Tell whether a statement came in under `source_id` and was not undone."""
        statement = self.by_source(source_id)
        if statement is None:
            return False
        return not (statement.withdrawn and statement.withdrawn.undone)

    def is_undone(self, event_id: str) -> bool:
        """Tell whether the latest word on an event is that it was undone."""
        return isinstance(self._switches.get(event_id), EventUndone)

    def has_seen(self, event_id: str) -> bool:
        """Tell whether the statement is known that an event logged or changed."""
        return self._layer_owner.get(event_id, event_id) in self.statements

    def find(self, reference: str) -> Statement:
        """Return the statement that a user means by number or id.

        Raises:
            Refused: `statement.unknown`.
        """
        statement = self.statements.get(reference)
        parsed = None if statement else parse_number(reference)
        if parsed:
            statement = self.statements.get(self._numbering.at(*parsed) or "")
        if statement is None:
            raise Refused("statement.unknown", value=reference)
        return statement

    def layers_over(self, statement_id: str) -> tuple[Layer, ...]:
        """Return what was laid over a statement, undone or not, the leading last."""
        overlay = self._overlays.get(statement_id)
        return tuple(overlay.layers) if overlay else ()

    def marks_over(self, statement_id: str) -> tuple[Mark, ...]:
        """Return the voices and read-backs of a statement, undone or not."""
        overlay = self._overlays.get(statement_id)
        return tuple(overlay.marks) if overlay else ()

    def switch_over(self, event_id: str) -> EventUndone | EventRedone | None:
        """Return the latest word on whether an event counts; None for none."""
        return self._switches.get(event_id)

    def original_of(self, statement_id: str) -> Statement:
        """Return a statement as it was first written down."""
        overlay = self._overlays.get(statement_id)
        return (overlay and overlay.original) or self.statements[statement_id]

    def _fold(self, event: Event) -> tuple[Statement | None, Statement] | None:
        """Fold an event in; return the statement before and after, if one changed."""
        if isinstance(event, StatementLogged):
            return self._log(event)
        if isinstance(event, ReviewEvent):
            self.review.take(event)
            self._of_the_hall.add(event.id)
            return None
        # What is said of a compilation is no part of it, and makes it no newer.
        self._latest_other = max(self._latest_other, (event.id, event.at))
        if isinstance(event, Layer | Mark):
            return self._lay(event)
        if isinstance(event, EventUndone | EventRedone):
            return self._switch(event)
        if isinstance(event, UnknownEvent):
            self.unknown_events.add(event.id)
            return None
        if isinstance(event, AnswerEvent):
            self.quarantine.take(event)
        else:
            self.hall.take(event)
        self._of_the_hall.add(event.id)
        return None

    def _log(self, event: StatementLogged) -> tuple[None, Statement] | None:
        event_id = event.id
        statement = from_logged(event)
        # The same event again, from a tail or a second file: ids are unique, so it is
        # known.
        if self.statements.setdefault(event_id, statement) is not statement:
            return None
        try:
            twins = self._numbering.give(event.number, event_id)
        except ValueError:  # Another program's journal may hold any text.
            del self.statements[event_id]
            self.unknown_events.add(event_id)
            return None
        if event_id in self._overlays or event_id in self._switches:
            self._overlays.setdefault(event_id, Overlay()).original = statement
            statement = self.statements[event_id] = self._seen_through(statement)
        self.order.add(event_id)
        # Their letters have changed: what is kept about them, such as texts to search,
        # is stale.
        for twin in twins:
            self.order.touch(twin)
        self._count(statement, +1)
        if event.source_id:
            first = self._sources.setdefault(event.source_id, event_id)
            # Two laptops have taken in the same file. One counts, the others say why
            # they do not.
            if first != event_id:
                self._copies.setdefault(event.source_id, {first}).add(event_id)
                self._choose_copy(event.source_id)
        return None, self.statements[event_id]

    def _choose_copy(self, source_id: str) -> None:
        """Let the first copy of an answer that was not undone count, and no other."""
        copies = self._copies[source_id]
        not_undone = [each for each in copies if not self.is_undone(each)]
        # The lowest stamp, so that all laptops let the same copy count. Undone ones
        # give way.
        self._sources[source_id] = min(not_undone or copies)
        for each in copies:
            self._look_again(each)

    def _lay(self, event: Layer | Mark) -> tuple[Statement, Statement] | None:
        if event.id in self._layer_owner:
            return None
        self._layer_owner[event.id] = event.statement
        self._overlays.setdefault(event.statement, Overlay()).lay(event)
        return self._look_again(event.statement)

    def _is_of_the_hall(self, event: Event) -> bool:
        target = event.target if isinstance(event, EventUndone | EventRedone) else ""
        return bool(self._of_the_hall & {event.id, target})

    def _switch(
        self, event: EventUndone | EventRedone
    ) -> tuple[Statement, Statement] | None:
        latest = self._switches.get(event.target)
        # The later word on an event wins, whichever came in first; so undo and redo may
        # arrive in any order.
        if latest and event.id <= latest.id:
            return None
        self._switches[event.target] = event
        states = self._look_again(self._layer_owner.get(event.target, event.target))
        statement = self.statements.get(event.target)
        if statement and statement.source_id in self._copies:
            self._choose_copy(statement.source_id)
        return states

    def _look_again(self, statement_id: str) -> tuple[Statement, Statement] | None:
        """Work out anew how one statement stands, and count it so."""
        before = self.statements.get(statement_id)
        if before is None:
            return None
        overlay = self._overlays.setdefault(statement_id, Overlay(before))
        if overlay.original is None:
            overlay.original = before
        after = self._seen_through(overlay.original)
        self.statements[statement_id] = after
        # Out as it stood and in as it stands: no sum is ever counted anew.
        self._count(before, -1)
        self._count(after, +1)
        self.order.touch(statement_id)
        return before, after

    def _seen_through(self, original: Statement) -> Statement:
        """Return a statement through its layers; note whether those agree."""
        overlay = self._overlays.get(original.id)
        leading = overlay.heads(self.is_undone) if overlay else ()
        if len(leading) > 1:
            self.unsettled[original.id] = leading
        else:
            self.unsettled.pop(original.id, None)
        statement = overlay.over(original, self.is_undone) if overlay else original
        latest = self._switches.get(original.id)
        if isinstance(latest, EventUndone):
            withdrawal = Withdrawal(latest.at, latest.by, "", undone=True)
            return statement._replace(withdrawn=withdrawal)
        source = original.source_id
        if source in self._copies and self._sources[source] != original.id:
            withdrawal = Withdrawal(original.at, original.by, "", again=True)
            return statement._replace(withdrawn=withdrawal)
        return statement

    def _count(self, statement: Statement, weight: int) -> None:
        self.coverage.add(statement, weight)
        if statement.withdrawn:
            self.withdrawn += weight
        else:
            self.channel_counts[statement.channel] += weight
