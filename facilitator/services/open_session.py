"""A session that is open: it decides, writes, folds, and follows other devices."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from facilitator.domain.clock import HybridClock, device_of
from facilitator.domain.commands import Command
from facilitator.domain.decide import Stamp, Standing, decide
from facilitator.domain.errors import FacilitatorError, Refused
from facilitator.domain.events import Event, StatementLogged, from_record, to_record
from facilitator.domain.history import History
from facilitator.domain.plan import Plan
from facilitator.domain.session import Change, Session
from facilitator.domain.statement import Statement
from facilitator.services.ports import Clock, Entry, Store


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a command, once it is on disk."""

    change: Change
    event: Event | None = None
    """None where the same `source_id` had come in before and nothing was added."""


class OpenSession:
    """A session in use; where it may write, the only writer on this device.

    Opening shows the newest statements at once; `load` reads the rest in slices
    and must be run to its end before sums, undo and search tell the whole.
    """

    def __init__(self, plan: Plan, store: Store, clock: Clock, by: str) -> None:
        self.plan = plan
        self.session = Session()
        self.history = History()
        self.by = by
        self.loaded = False
        self._store = store
        self._now = clock
        self._stamps = HybridClock(store.stamp)
        self._own: dict[str, Event] = {}
        self._writing = asyncio.Lock()
        self._fold(store.tail())
        self._rebuild_history()
        self._loading = self._read_rest()

    def load(self) -> Iterator[float]:
        """Read what is older, a slice at each step; yields the share done (0 to 1).

        Whoever asks goes on where the last one stopped.
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
        event = self._decided(command)
        if isinstance(event, Outcome):
            return event
        self._store.append(event.id, to_record(event))
        return self._folded(event)

    async def submit(self, command: Command) -> Outcome:
        """Do what `execute` does, with the disk's work in a thread of its own.

        Whoever waits may be cancelled; what has been begun is seen through.
        """
        return await asyncio.shield(self._submit(command))

    async def _submit(self, command: Command) -> Outcome:
        async with self._writing:
            event = self._decided(command)
            if isinstance(event, Outcome):
                return event
            await asyncio.to_thread(self._store.append, event.id, to_record(event))
            return self._folded(event)

    def poll(self) -> list[Change]:
        """Fold in what other devices' journals have gained; return the changes."""
        return self._fold(self._store.news())

    async def follow(self) -> list[Change]:
        """Do what `poll` does, with the disk's work in a thread of its own."""
        return self._fold(await asyncio.to_thread(self._store.news))

    def notices(self) -> list[FacilitatorError]:
        """Return what the user must be told of, each once."""
        return list(self._store.notices())

    def newest(self) -> Iterator[Statement]:
        """Yield all statements, newest first."""
        for statement_id in reversed(self.session.order):
            yield self.session.statements[statement_id]

    def close(self) -> None:
        """Let go of the journal."""
        self._store.close()

    def _decided(self, command: Command) -> Event | Outcome:
        """Return the event to write, or the outcome where it came in before."""
        if not self.loaded and not self._tail_is_enough(command):
            self.load_all()
        source_id = getattr(command, "source_id", None)
        known = self.session.by_source(source_id) if source_id else None
        if known:
            return Outcome(Change(known.id))
        now = self._now()
        at = now.isoformat(timespec="seconds")
        return self._decide(command, Stamp(self._stamps.tick(_ms(now)), at, self.by))

    def _decide(self, command: Command, stamp: Stamp) -> Event:
        return decide(Standing(self.plan, self.session, self.history), command, stamp)

    def _tail_is_enough(self, command: Command) -> bool:
        """Tell whether the newest events alone give the same decision as all."""
        if getattr(command, "source_id", None):
            return False
        named = getattr(command, "statement", None)
        if named and named not in self.session.statements:
            return False
        try:
            event = self._decide(command, Stamp("", "", ""))
        except Refused:
            return False
        first = isinstance(event, StatementLogged) and event.number.endswith("-001")
        return not first

    def _folded(self, event: Event) -> Outcome:
        change = self.session.apply(event)
        self.history.follow(event)
        if not self.loaded:
            self._own[event.id] = event
        return Outcome(change, event)

    def _read_rest(self) -> Iterator[float]:
        for share, entries in self._store.rest():
            self._fold(entries)
            yield share
        self.loaded = True
        self._rebuild_history()
        self._own.clear()

    def _rebuild_history(self) -> None:
        self.history = History()
        for event_id in sorted(self._own):
            self.history.follow(self._own[event_id])

    def _fold(self, entries: Sequence[Entry]) -> list[Change]:
        wall = _ms(self._now())
        changes = []
        for event_id, record in entries:
            event = from_record(event_id, record)
            if device_of(event_id) == self._store.stamp:
                self._stamps.recover(event_id)
                self._own[event_id] = event
            else:
                self._stamps.seen(event_id, wall)
            changes.append(self.session.apply(event))
        return changes


def _ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)
