"""A hall of devices that write to memory, for tests of a session in use."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any

from facilitator.domain.errors import FacilitatorError, Refused
from facilitator.domain.events.commands import LogStatement
from facilitator.domain.events.events import Event
from facilitator.domain.session.standing import Standing
from facilitator.services.ports import Batch
from facilitator.services.session.open_session import OpenSession
from tests.builders import a_plan

START = datetime(2019, 4, 1, 18, tzinfo=timezone(timedelta(hours=2)))
TAIL = 5


@dataclass(slots=True)
class Hall:
    """What all devices have written, and a clock that moves when it is asked."""

    written: list[Event] = field(default_factory=list)
    asked: int = 0
    flushes: int = 0

    def clock(self) -> datetime:
        """Return a later moment each time."""
        self.asked += 1
        return START + timedelta(seconds=self.asked)


@dataclass(slots=True)
class MemoryStore:
    """One device's store, without a disk."""

    hall: Hall
    stamp: str
    read: int = 0
    full: bool = False
    failing: bool = False
    """Whether the next reading meets an error after its first slice."""
    told: list[FacilitatorError] = field(default_factory=list)

    def remember(self, own_events: Callable[[], Sequence[Event]]) -> None:
        """Forget it: this store loses nothing."""

    def append(self, events: Sequence[Event]) -> None:
        """Write, or refuse as a full disk does."""
        if self.full:
            raise Refused("file.disk_full", path="minne")
        self.hall.written.extend(events)
        self.hall.flushes += 1

    def tail(self) -> list[Batch]:
        """Return the newest of the own events."""
        own = [each for each in self.hall.written if self._is_own(each)]
        return [(Standing.OWN, own[-TAIL:])]

    def rest(self) -> Iterator[tuple[float, Batch]]:
        """Yield everything in slices of three."""
        events = list(self.hall.written)
        self.read = len(events)
        for at in range(0, len(events), 3):
            for batch in self._batches(events[at : at + 3]):
                yield (at + 3) / (len(events) + 3), batch
            if self.failing:
                self.failing = False
                raise Refused("file.failed", path="minne", reason="EIO")

    def news(self) -> list[Batch]:
        """Return what has come since."""
        new, self.read = self.hall.written[self.read :], len(self.hall.written)
        return list(self._batches(new))

    def _batches(self, events: Sequence[Event]) -> Iterator[Batch]:
        for event in events:
            own = self._is_own(event)
            yield Standing.OWN if own else Standing.UNPROVEN, [event]

    def _is_own(self, event: Event) -> bool:
        return event.id.endswith(self.stamp)

    def notices(self) -> list[FacilitatorError]:
        """Return the notices, each once."""
        told, self.told = self.told, []
        return told

    def close(self) -> None:
        """Nothing is held."""


def opened(hall: Hall, device: str = "bord-1-a") -> OpenSession:
    """Return a session as one device opens it."""
    return OpenSession(a_plan(), MemoryStore(hall, device), hall.clock, "scribe")


def said(text: str = "Fler bussar", **coding: Any) -> LogStatement:
    """Return the command that logs a text at the first table."""
    asked = {"area": "1", "group": "1", "table": "1", "round": "1"} | coding
    return LogStatement(text=text, **asked)
