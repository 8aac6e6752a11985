"""The state of a session: the fold of all events of all devices.

`apply` may be given events in any order and any number of times; the state is the
same. That is what makes merging, following other laptops and opening a journal
from its newest end one and the same thing. Each call costs the same, however many
statements there are.
"""

from collections.abc import Iterable

from facilitator.domain.errors import Refused
from facilitator.domain.events.answers import AnswerEvent
from facilitator.domain.events.approval import ReviewEvent
from facilitator.domain.events.events import (
    Event,
    Layer,
    StatementLogged,
    UnknownEvent,
)
from facilitator.domain.events.hybrid_clock import device_name
from facilitator.domain.events.marks import Mark
from facilitator.domain.events.numbers import parse_number
from facilitator.domain.session.approval import Review
from facilitator.domain.session.change import IN_THE_HALL, NOTHING, Change
from facilitator.domain.session.disputes import Disputes
from facilitator.domain.session.hall import Hall
from facilitator.domain.session.logbook import Logbook
from facilitator.domain.session.quarantine import Quarantine
from facilitator.domain.session.standing import Standing, Standings
from facilitator.domain.session.statement import Statement, as_logged
from facilitator.domain.session.switches import BESIDE, Switch, Switches


class Session:
    """All that has been said and done in one session.

    Attributes:
        statements: every statement by id, as it stands; withdrawn ones too.
        order: the ids from the oldest to the newest in the total order.
        coverage: how often each group has been heard.
        channel_counts: how many statements count, by channel.
        unsettled: by statement, layers made without knowing of each other, the
            leading one last.
        unknown_events: ids of events that only a later version understands.
        disputes: ids under which two different contents have come.
        hall: the clock, who is here, silences and words.
        quarantine: answers that are kept apart and count nowhere.
        review: what has been said of the compilation; it is no part of the content.
    """

    def __init__(self) -> None:
        self._switches = Switches()
        self._logbook = Logbook(self._switches)
        self._standings = Standings()
        self._others: dict[str, Event] = {}
        """By id: every event that logs no statement."""
        self._latest_other = ("", "")
        """Id and wall time of the newest event that is no logging."""
        self.statements = self._logbook.statements
        self.order = self._logbook.order
        self.coverage = self._logbook.coverage
        self.channel_counts = self._logbook.channel_counts
        self.unsettled = self._logbook.unsettled
        self.unknown_events: set[str] = set()
        self.disputes = Disputes()
        self.hall = Hall(self.is_undone)
        self.quarantine = Quarantine(self.is_undone, self._has_come_in)
        self.review = Review(self.is_undone)

    @property
    def withdrawn(self) -> int:
        """How many statements do not count any more."""
        return self._logbook.withdrawn

    @property
    def undone_for_others(self) -> int:
        """How many words say that another device's event does not count, or does."""
        return len(self._switches.of_others)

    @property
    def latest(self) -> tuple[str, str]:
        """Id and wall time of the newest event; empty texts where there is none."""
        newest = self.order[-1] if self.order else ""
        if newest > self._latest_other[0]:
            return newest, self.statements[newest].at
        return self._latest_other

    def apply(self, event: Event, standing: Standing = Standing.UNPROVEN) -> Change:
        """Fold one event in and return what it changed."""
        changes = self.fold([event], standing)
        return changes[0] if changes else NOTHING

    def fold(
        self, events: Iterable[Event], standing: Standing = Standing.UNPROVEN
    ) -> list[Change]:
        """Fold events of one journal in and return what they changed."""
        changes: list[Change] = []
        is_of_the_hall = False
        with self._logbook.counting() as changed:
            for event in events:
                if isinstance(event, StatementLogged):
                    statement = self._log(event, standing)
                    if statement:
                        changes.append(Change(event.id, True, (statement,)))
                else:
                    self._take_other(event, standing)
                    is_of_the_hall |= self._is_of_the_hall(event)
        new = {change.statement: at for at, change in enumerate(changes)}
        for before, after in changed:
            if after.id in new:
                changes[new[after.id]] = Change(after.id, True, (after,))
            else:
                changes.append(Change(after.id, False, (before, after)))
        if is_of_the_hall:
            changes.append(IN_THE_HALL)
        return changes

    def take(
        self,
        events: Iterable[Event],
        standing: Standing = Standing.UNPROVEN,
    ) -> None:
        """Fold many events in, without telling what each of them changed."""
        with self._logbook.counting():
            for event in events:
                if type(event) is StatementLogged:
                    self._log(event, standing)
                else:
                    self._take_other(event, standing)

    def written_by(self, device: str) -> list[Event]:
        """Return what is known of a device's events, the oldest first.

        Contents that stand beside another of the same id are not among them.
        """
        # Lists first: while this is asked for in a thread, a scribe may write on.
        logged = [
            as_logged(self.original_of(each))
            for each in list(self.statements)
            if device_name(each) == device and BESIDE not in each
        ]
        others = [e for e in list(self._others.values()) if device_name(e.id) == device]
        return sorted([*logged, *others], key=lambda event: event.id)

    def next_serial(self, series: str) -> int:
        """Return the serial for the next statement of a table and round (`07-2`)."""
        return self._logbook.numbering.next_serial(series)

    def number_of(self, statement: Statement) -> str:
        """Return the number to show: unique, with a letter where twins met."""
        return self._logbook.numbering.shown_number(statement.number, statement.id)

    def by_source(self, source_id: str) -> Statement | None:
        """Return the statement that came in under `source_id`, if any."""
        return self._logbook.by_source(source_id)

    def is_undone(self, event_id: str) -> bool:
        """Tell whether the latest word on an event is that it was undone."""
        return self._switches.is_undone(event_id)

    def has_seen(self, event_id: str) -> bool:
        """Tell whether the statement is known that an event logged or changed."""
        return self._logbook.owner_of(event_id) in self.statements

    def find(self, reference: str) -> Statement:
        """Return the statement that a user means by number or id.

        Raises:
            Refused: `statement.unknown`.
        """
        statement = self.statements.get(reference)
        parsed = None if statement else parse_number(reference)
        if parsed:
            statement = self.statements.get(self._logbook.numbering.at(*parsed) or "")
        if statement is None:
            raise Refused("statement.unknown", value=reference)
        return statement

    def layers_over(self, statement_id: str) -> tuple[Layer, ...]:
        """Return what was laid over a statement, undone or not, the leading last."""
        overlay = self._logbook.overlay(statement_id)
        return tuple(overlay.layers.order) if overlay else ()

    def marks_over(self, statement_id: str) -> tuple[Mark, ...]:
        """Return the voices and read-backs of a statement, undone or not."""
        overlay = self._logbook.overlay(statement_id)
        return tuple(overlay.marks.values()) if overlay else ()

    def switch_over(self, event_id: str) -> Switch | None:
        """Return the latest word on whether an event counts; None for none."""
        return self._switches.get(event_id)

    def original_of(self, statement_id: str) -> Statement:
        """Return a statement as it was first written down."""
        return self._logbook.original_of(statement_id)

    def _log(self, event: StatementLogged, standing: Standing) -> Statement | None:
        """Take in a statement; return it where it is new."""
        try:
            statement = self._logbook.log(event)
        except ValueError:  # Its number is none.
            self.unknown_events.add(event.id)
            return None
        if statement:
            self._standings.note((event.id,), standing)
            return statement
        first = self._logbook.original_of(event.id)
        if as_logged(first) == event and not self.disputes.knows(event):
            self._standings.improve(event.id, standing)
        else:
            self._dispute(as_logged(first), event, standing)
        return None

    def _take_other(self, event: Event, standing: Standing) -> None:
        """Take in an event that logs no statement."""
        first = self._others.get(event.id)
        if first is None:
            self._others[event.id] = event
            self._standings.note((event.id,), standing)
            self._put(event)
        elif first == event and not self.disputes.knows(event):
            self._standings.improve(event.id, standing)
        else:
            self._dispute(first, event, standing)

    def _dispute(self, first: Event, event: Event, standing: Standing) -> None:
        """Let each of two contents of one id stand; none replaces the other."""
        usual = self._standings.of(event.id)
        for before, after in self.disputes.add(first, usual, event, standing):
            if isinstance(after, StatementLogged):
                if before is None:
                    self._logbook.log(after)
                else:
                    self._logbook.put_in_place(after)
                continue
            if before is not None:
                self._take_out(before)
            if after is not None:
                self._put(after)

    def _put(self, event: Event) -> None:
        """Let an event count; of words on what counts only one has each id."""
        if isinstance(event, ReviewEvent):
            # What is said of a compilation is no part of it, and makes it no newer.
            self.review.take(event)
            return
        self._latest_other = max(self._latest_other, (event.id, event.at))
        if isinstance(event, Layer | Mark):
            self._logbook.lay(event)
        elif isinstance(event, Switch):
            if self._switches.add(event):
                self._look_again(event)
        elif isinstance(event, UnknownEvent):
            self.unknown_events.add(event.id)
        elif isinstance(event, AnswerEvent):
            self.quarantine.take(event)
        elif not isinstance(event, StatementLogged):
            self.hall.take(event)

    def _take_out(self, event: Event) -> None:
        """Let an event count no more, since another content has its id."""
        if isinstance(event, Layer | Mark):
            self._logbook.take_off(event)
        elif isinstance(event, Switch):
            self._switches.remove(event)
            self._look_again(event)
        elif isinstance(event, ReviewEvent):
            self.review.take_out(event)
        elif isinstance(event, AnswerEvent):
            self.quarantine.take_out(event)
        elif not isinstance(event, UnknownEvent | StatementLogged):
            self.hall.take_out(event)

    def _look_again(self, switch: Switch) -> None:
        """Work out anew what a word on whether an event counts has changed."""
        self._logbook.look_again(switch.target)
        if self._is_of_the_hall(switch):
            for part in (self.hall, self.quarantine, self.review):
                part.look_again()

    def _is_of_the_hall(self, event: Event) -> bool:
        """Tell whether an event is about no statement, or about such an event."""
        about = (
            self._others.get(event.target, event)
            if isinstance(event, Switch)
            else event
        )
        return not isinstance(
            about, StatementLogged | Layer | Mark | Switch | UnknownEvent
        )

    def _has_come_in(self, source_id: str) -> bool:
        """Tell whether a statement came in under `source_id` and was not undone."""
        statement = self.by_source(source_id)
        if statement is None:
            return False
        return not (statement.withdrawn and statement.withdrawn.undone)
