"""A hall of devices that write to memory, for tests of a session in use."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any

from facilitator.domain.commands import LogStatement
from facilitator.domain.errors import FacilitatorError, Refused
from facilitator.services.open_session import OpenSession
from facilitator.services.ports import Entry
from tests.builders import a_plan

START = datetime(2019, 4, 1, 18, tzinfo=timezone(timedelta(hours=2)))
TAIL = 5


@dataclass(slots=True)
class Hall:
    """What all devices have written, and a clock that moves when it is asked."""

    written: list[Entry] = field(default_factory=list)
    asked: int = 0

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
    told: list[FacilitatorError] = field(default_factory=list)

    def append(self, event_id: str, record: Mapping[str, Any]) -> None:
        """Write, or refuse as a full disk does."""
        if self.full:
            raise Refused("file.disk_full", path="minne")
        self.hall.written.append((event_id, dict(record)))

    def tail(self) -> list[Entry]:
        """Return the newest of the own events, newest first."""
        own = [each for each in self.hall.written if each[0].endswith(self.stamp)]
        return own[: -TAIL - 1 : -1]

    def rest(self) -> Iterator[tuple[float, list[Entry]]]:
        """Yield everything in slices of three."""
        entries = list(self.hall.written)
        self.read = len(entries)
        for at in range(0, len(entries), 3):
            yield (at + 3) / (len(entries) + 3), entries[at : at + 3]

    def news(self) -> list[Entry]:
        """Return what has come since."""
        new, self.read = self.hall.written[self.read :], len(self.hall.written)
        return new

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
