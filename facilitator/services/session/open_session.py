"""A session that is open: it decides, writes, folds, and follows other devices."""

import gc
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from facilitator.domain.decide.context import (
    Context,
    Stamp,
)
from facilitator.domain.decide.statements import decide
from facilitator.domain.errors import FacilitatorError, Refused
from facilitator.domain.events.commands import Command
from facilitator.domain.events.events import (
    Event,
    EventRedone,
    EventUndone,
    StatementLogged,
)
from facilitator.domain.events.hall import ClockSet
from facilitator.domain.events.hybrid_clock import name_of_part
from facilitator.domain.hall.agenda import (
    Moment,
    moment,
)
from facilitator.domain.plan.plan import (
    Keyword,
    Plan,
)
from facilitator.domain.session.change import Change
from facilitator.domain.session.history import History
from facilitator.domain.session.session import Session
from facilitator.domain.session.standing import Standing
from facilitator.domain.session.statement import Statement
from facilitator.services.ports import Batch, Clock, Outcome, Store
from facilitator.services.session.doubts import Teller
from facilitator.services.session.timekeeper import Timekeeper

if TYPE_CHECKING:
    from facilitator.services.session.group_commit import GroupCommit

AT_ONCE = 250
"""Events of other devices that are folded in before a key is answered."""
_NEED_ALL = ("source_id", "statement", "held")
"""What a command may name that is found only once all has been read."""


class OpenSession:
    """A session in use; where it may write, the only writer on this device.

    Opening shows the newest statements at once; `load` reads the rest in slices
    and must be run to its end before sums, undo and search tell the whole.
    """

    def __init__(self, plan: Plan, store: Store, clock: Clock, by: str) -> None:
        self._planned = self._plan = plan
        self._words: tuple[Keyword, ...] = ()
        self.session = Session()
        self.history = History()
        """What can be undone: until all is loaded, what the newest events tell."""
        self.by = by
        self.loaded = False
        self._store = store
        self._now = clock
        self._time = Timekeeper(store.stamp, clock)
        self._since_opening: list[Event] = []
        self._teller = Teller()
        store.remember(lambda: self.session.written_by(self.device))
        for batch in store.tail():
            self._fold(batch, self.history)
        self._loading = self._read_rest()

    @property
    def plan(self) -> Plan:
        """The plan, with the words that were taken up in the room."""
        words = self.session.hall.room_words()
        if words != self._words:
            self._words, self._plan = words, self._planned.with_words(words)
        return self._plan

    @property
    def device(self) -> str:
        """The name of this laptop's journals; empty where it only reads."""
        return name_of_part(self._store.stamp)

    @property
    def clock(self) -> ClockSet | None:
        """The clock of the rounds that this laptop follows."""
        return self.session.hall.clock(self.device)

    def now(self) -> datetime:
        """Return the wall time."""
        return self._now()

    def moment(self) -> Moment:
        """Return how the agenda stands now."""
        return moment(self.plan, self.clock, self.now())

    def load(self) -> Iterator[float]:
        """Read what is older, a slice at each step; yields the share done (0 to 1).

        Whoever asks goes on where the last one stopped, and from the start where that
        one met an error.
        """
        return self._loading

    def load_all(self) -> "OpenSession":
        """Read everything at once and return the session itself."""
        for _ in self._loading:
            pass
        return self

    def execute(self, command: Command) -> Outcome:
        """Carry out a command; what it did is on disk when this returns.

        Raises:
            Refused: the command cannot be carried out.
            FacilitatorError: it could not be written; nothing has changed.
        """
        if not self._is_enough_read(command):
            self.load_all()
        event = self._event_or_outcome(command)
        if isinstance(event, Outcome):
            return event
        self._store.append([event])
        return self._fold_own(event)

    async def submit(self, command: Command) -> Outcome:
        """Do what `execute` does without holding up others, who share the flush.

        Whoever waits may be cancelled; what has been begun is seen through.
        """
        return await self._commit.submit(command)

    def poll(self) -> list[Change]:
        """Fold in what other devices' journals have gained; return the changes."""
        return [change for batch in self._store.news() for change in self._apply(batch)]

    async def follow(self) -> list[Change]:
        """Do what `poll` does, with the disk's work in a thread of its own."""
        import asyncio

        changes = []
        for standing, events in await asyncio.to_thread(self._store.news):
            for at in range(0, len(events), AT_ONCE):
                changes += self._apply((standing, events[at : at + AT_ONCE]))
                await asyncio.sleep(0)
        return changes

    def notices(self) -> list[FacilitatorError]:
        """Return what the user must be told of, each once."""
        # Until all is read, what is doubtful cannot be told.
        doubtful = self._teller.news(self.session) if self.loaded else ()
        return [*self._store.notices(), *self._time.notices(), *doubtful]

    def newest(self) -> Iterator[Statement]:
        """Yield all statements, newest first."""
        for statement_id in reversed(self.session.order):
            yield self.session.statements[statement_id]

    def close(self) -> None:
        """Let go of the journal."""
        gc.unfreeze()
        self._store.close()

    @cached_property
    def _commit(self) -> "GroupCommit":
        """What shares one flush among many, loaded when many can be writing."""
        from facilitator.services.session.group_commit import GroupCommit

        return GroupCommit(
            self._read_enough,
            self._event_or_outcome,
            self._store.append,
            self._fold_own,
        )

    async def _read_enough(self, command: Command) -> None:
        """Read on, in slices, until a command can be decided on."""
        import asyncio

        if not self._is_enough_read(command):
            for _ in self._loading:
                await asyncio.sleep(0)

    def _is_enough_read(self, command: Command) -> bool:
        """Tell whether what has been read gives the same decision as all there is."""
        if self.loaded:
            return True
        if any(getattr(command, name, None) for name in _NEED_ALL):
            return False
        try:
            event = self._decide(command, Stamp("", "", ""), {})
        except Refused:
            return False
        match event:
            case StatementLogged():
                return not event.number.endswith("-001")
            case EventUndone() | EventRedone():
                return self.session.has_seen(event.target)
            case _:
                return False

    def _event_or_outcome(
        self, command: Command, numbers: Mapping[str, int] | None = None
    ) -> Event | Outcome:
        """Return the event to write, or the outcome where it came in before."""
        source_id = getattr(command, "source_id", None)
        statement = self.session.by_source(source_id) if source_id else None
        if statement:
            return Outcome(Change(statement.id))
        if source_id and self.session.quarantine.answer(source_id):
            return Outcome(Change())
        if source_id and self.session.review.has(source_id):
            return Outcome(Change())
        stamp, at = self._time.tick()
        return self._decide(command, Stamp(stamp, at, self.by), numbers or {})

    def _decide(
        self, command: Command, stamp: Stamp, numbers: Mapping[str, int]
    ) -> Event:
        context = Context(self.plan, self.session, self.history, numbers)
        return decide(context, command, stamp)

    def _fold_own(self, event: Event) -> Outcome:
        change = self.session.apply(event, Standing.OWN)
        self.history.follow(event)
        if not self.loaded:
            self._since_opening.append(event)
        return Outcome(change, event)

    def _read_rest(self) -> Iterator[float]:
        history = History()
        try:
            for share, batch in self._store.rest():
                self._fold(batch, history)
                # What has been read stays. Were it looked through for garbage again
                # and again, a key would wait for half a second at a million.
                gc.freeze()
                yield share
        except Exception:
            self._loading = self._read_rest()
            raise
        history.take(self._since_opening)
        self._since_opening.clear()
        self.history = history
        self.loaded = True

    def _fold(self, batch: Batch, history: History) -> None:
        """Fold events in, this device's own into what can be undone too."""
        standing, events = batch
        self._keep_time(batch)
        self.session.take(events, standing)
        if standing is Standing.OWN:
            history.take(events)

    def _apply(self, batch: Batch) -> list[Change]:
        """Fold events in and return what they changed."""
        self._keep_time(batch)
        standing, events = batch
        return self.session.fold(events, standing)

    def _keep_time(self, batch: Batch) -> None:
        standing, events = batch
        if standing is Standing.OWN:
            self._time.recover(events)
        else:
            self._time.saw(events)
