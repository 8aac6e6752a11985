"""The statements of a session: logged, seen through what lies over them, counted."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from facilitator.domain.events.events import EventUndone, Layer, StatementLogged
from facilitator.domain.events.marks import Mark
from facilitator.domain.session.coverage import Coverage
from facilitator.domain.session.numbering import Numbering
from facilitator.domain.session.sorted_ids import Order
from facilitator.domain.session.statement import Statement, Withdrawal, from_logged
from facilitator.domain.session.statement_layers import Overlay
from facilitator.domain.session.switches import BESIDE, Switches

States = tuple[Statement, Statement]
"""A statement before and after."""


class Logbook:
    """All statements as they stand, withdrawn ones too, and their sums.

    What lies over a statement is put in order and counted once for all events that
    are folded within one `counting`, so that a file with thousands of layers over one
    statement costs no more than its length.

    Attributes:
        statements: by id.
        order: the ids from the oldest to the newest in the total order.
        numbering: which statement has which number.
        coverage: how often each group has been heard.
        channel_counts: how many statements count, by channel.
        withdrawn: how many do not count any more.
        unsettled: by statement, layers that do not agree, the leading one last.
    """

    def __init__(self, switches: Switches) -> None:
        """Ask `switches` whether an event counts."""
        self.statements: dict[str, Statement] = {}
        self.order = Order()
        self.numbering = Numbering()
        self.coverage = Coverage()
        self.channel_counts: Counter[str] = Counter()
        self.withdrawn = 0
        self.unsettled: dict[str, tuple[Layer, ...]] = {}
        self._switches = switches
        self._overlays: dict[str, Overlay] = {}
        self._layer_owner: dict[str, str] = {}
        self._sources: dict[str, str] = {}
        """By `source_id`: the statement that counts of those that came in under it."""
        self._copies: dict[str, set[str]] = {}
        """By `source_id`: all of them, where laptops took in the same answer."""
        self._stale: dict[str, None] = {}
        """Statements to look at again; an ordered set."""
        self._stale_sources: dict[str, None] = {}
        self._new_copies: list[str] = []

    def log(self, event: StatementLogged) -> Statement | None:
        """Take in a statement; return it, or None where its id is known already.

        Raises:
            ValueError: its number is none.
        """
        event_id = event.id
        statement = from_logged(event)
        # Ids are unique: what is known has come again, from a tail or a second file.
        if self.statements.setdefault(event_id, statement) is not statement:
            return None
        try:
            twins = self.numbering.give(event.number, event_id)
        except ValueError:  # Another program's journal may hold any text.
            del self.statements[event_id]
            raise
        if event_id in self._overlays or self._switches.get(event_id):
            self._overlays.setdefault(event_id, Overlay()).original = statement
            statement = self.statements[event_id] = self._seen_through(statement)
        self.order.add(event_id)
        # Their letters have changed: what is kept about them, such as texts to search,
        # is stale.
        for twin in twins:
            self.order.touch(twin)
        self._count(statement, +1)
        if event.source_id:
            self._note_source(event.source_id, event_id)
        return statement

    def put_in_place(self, event: StatementLogged) -> None:
        """Let a statement's id stand for another content from now on."""
        original = self.original_of(event.id)
        new = from_logged(event)
        overlay = self._overlays.setdefault(event.id, Overlay())
        overlay.original = new
        if new.number != original.number:
            for twin in (
                *self.numbering.take_back(original.number, event.id),
                *self.numbering.give(new.number, event.id),
            ):
                self.order.touch(twin)
        if new.source_id != original.source_id:
            self._leave_source(original.source_id or "", event.id)
            if new.source_id:
                self._note_source(new.source_id, event.id)
        self.look_again(event.id)

    def lay(self, event: Layer | Mark) -> None:
        """Lay something over a statement, be it not here yet."""
        self._layer_owner[event.id] = event.statement
        self._overlays.setdefault(event.statement, Overlay()).lay(event)
        self.look_again(event.statement)

    def take_off(self, event: Layer | Mark) -> None:
        """Take a layer off again, since it turned out to be another's."""
        self._layer_owner.pop(event.id, None)
        self._overlays.setdefault(event.statement, Overlay()).take_off(event.id)
        self.look_again(event.statement)

    def look_again(self, event_id: str) -> None:
        """Note that what an event logged or lies over may stand otherwise."""
        self._note_stale(self.owner_of(event_id))
        # An undo is about every content that has come under an id.
        place, beside = 2, event_id + BESIDE
        while (owner := self.owner_of(f"{beside}{place}")) in self.statements:
            self._note_stale(owner)
            place += 1

    @contextmanager
    def counting(self) -> Iterator[list[States]]:
        """Give a list that tells, at the end, what has changed meanwhile."""
        changed: list[States] = []
        yield changed
        for source in self._stale_sources:
            self._choose_copy(source)
        self._stale_sources.clear()
        self._stale.update(dict.fromkeys(self._new_copies))
        self._new_copies.clear()
        for statement_id in self._stale:
            if before := self.statements.get(statement_id):
                changed.append((before, self._stand_anew(before)))
        self._stale.clear()

    def by_source(self, source_id: str) -> Statement | None:
        """Return the statement that came in under `source_id`, if any."""
        statement_id = self._sources.get(source_id)
        return self.statements[statement_id] if statement_id else None

    def owner_of(self, event_id: str) -> str:
        """Return the id of the statement that an event logged or changed."""
        return self._layer_owner.get(event_id, event_id)

    def overlay(self, statement_id: str) -> Overlay | None:
        """Return what lies over a statement; None where nothing does."""
        return self._overlays.get(statement_id)

    def original_of(self, statement_id: str) -> Statement:
        """Return a statement as it was first written down."""
        overlay = self._overlays.get(statement_id)
        return (overlay and overlay.original) or self.statements[statement_id]

    def _note_stale(self, statement_id: str) -> None:
        self._stale[statement_id] = None
        statement = self.statements.get(statement_id)
        if statement and statement.source_id in self._copies:
            self._stale_sources[statement.source_id] = None

    def _note_source(self, source_id: str, statement_id: str) -> None:
        first = self._sources.setdefault(source_id, statement_id)
        # Two laptops have taken in the same file. One counts, the others say why they
        # do not.
        if first != statement_id:
            self._copies.setdefault(source_id, {first}).add(statement_id)
            self._stale_sources[source_id] = None
            self._new_copies.append(statement_id)

    def _leave_source(self, source_id: str, statement_id: str) -> None:
        copies = self._copies.get(source_id, set())
        copies.discard(statement_id)
        if self._sources.get(source_id) == statement_id:
            del self._sources[source_id]
        if copies:
            self._sources.setdefault(source_id, min(copies))
            self._stale_sources[source_id] = None

    def _choose_copy(self, source_id: str) -> None:
        """Let the first copy of an answer that was not undone count, and no other."""
        copies = self._copies[source_id]
        undone = self._switches.is_undone
        not_undone = [each for each in copies if not undone(each)]
        # The lowest stamp, so that all laptops let the same copy count. Undone ones
        # give way. All others stand as they did.
        former, chosen = self._sources[source_id], min(not_undone or copies)
        self._sources[source_id] = chosen
        self._stale.update(dict.fromkeys((former, chosen)))

    def _stand_anew(self, before: Statement) -> Statement:
        """Work out anew how one statement stands, and count it so."""
        overlay = self._overlays.setdefault(before.id, Overlay(before))
        if overlay.original is None:
            overlay.original = before
        after = self._seen_through(overlay.original)
        self.statements[before.id] = after
        # Out as it stood and in as it stands: no sum is ever counted anew.
        self._count(before, -1)
        self._count(after, +1)
        self.order.touch(before.id)
        return after

    def _seen_through(self, original: Statement) -> Statement:
        """Return a statement through its layers; note whether those agree."""
        overlay = self._overlays.get(original.id)
        undone = self._switches.is_undone
        leading = overlay.heads(undone) if overlay else ()
        if len(leading) > 1:
            self.unsettled[original.id] = leading
        else:
            self.unsettled.pop(original.id, None)
        statement = overlay.over(original, undone) if overlay else original
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
