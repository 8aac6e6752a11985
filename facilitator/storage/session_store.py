"""The journals of one session as the services see them: one to write, all to read."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from facilitator.domain.errors import FacilitatorError, NeedsAPerson, Refused
from facilitator.storage.codec import Record
from facilitator.storage.durable import Sync, sync_file
from facilitator.storage.errors import HeaderDamaged, JournalStopped
from facilitator.storage.follower import FollowedFile, Follower
from facilitator.storage.journal import Journal, open_journal
from facilitator.storage.segments import current_segment, next_segment

SLICE_BYTES = 32 << 10
"""Read at a time: some milliseconds of work, so that a key never waits longer."""
TAIL_RECORDS = 64
"""How many of this device's newest records are there at once: a screenful."""

Entry = tuple[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Writer:
    """Who writes, and what only the outside can give."""

    device: str
    """The device's name: small ASCII letters, digits and hyphens."""
    nonce: Callable[[], str]
    """Returns a fresh random text for a new journal's header."""
    now: Callable[[], str]
    """Returns the wall time as text."""
    sync: Sync = sync_file
    """Brings a file's bytes to the disk."""


class ReadingStore:
    """All journals of a session's folder, for reading only."""

    stamp = ""

    def __init__(self, folder: Path, session: str) -> None:
        self._follower = Follower(folder, session=session)
        self._told: set[tuple[str, str, int]] = set()

    def append(self, event_id: str, record: Mapping[str, Any]) -> None:
        """Refuse: this store only reads."""
        raise Refused("session.read_only")

    def tail(self) -> list[Entry]:
        """Return nothing: without an own journal there is no newest end to begin at."""
        return []

    def rest(self) -> Iterator[tuple[float, list[Entry]]]:
        """Yield what all journals hold, in slices, with the share read so far."""
        read = 0
        while True:
            found = self._follower.poll(SLICE_BYTES)
            read += SLICE_BYTES
            yield read / (read + self._follower.pending), _entries(found)
            if not self._follower.pending:
                return

    def news(self) -> list[Entry]:
        """Return what was added since."""
        return _entries(self._follower.poll())

    def notices(self) -> list[FacilitatorError]:
        """Return what is wrong with any journal, each thing once."""
        return [
            notice
            for file in self._follower.files.values()
            for notice in self._about(file)
        ]

    def close(self) -> None:
        """Nothing is held open between two readings."""

    def _about(self, file: FollowedFile) -> Iterator[FacilitatorError]:
        if file.problem and self._first_time(file.path.name, file.problem.code, 0):
            yield file.problem
        lost = max(file.damaged_lines, file.missing_lines)
        if lost and self._first_time(file.path.name, "damaged", lost):
            yield damaged(file.path, lost)

    def _first_time(self, name: str, what: str, count: int) -> bool:
        if (name, what, count) in self._told:
            return False
        self._told.add((name, what, count))
        return True


class WritingStore(ReadingStore):
    """This device's own journal, held open and locked, and all the others'.

    Where the disk fails under the journal, or its first line is damaged, the device
    goes on in a new segment, and says so.
    """

    def __init__(self, folder: Path, session: str, writer: Writer) -> None:
        super().__init__(folder, session)
        self._session = session
        self._writer = writer
        self._pending: list[FacilitatorError] = []
        path = current_segment(folder, writer.device)
        try:
            self._journal = self._open(path, writer.nonce())
        except HeaderDamaged as error:
            self._pending.append(error)
            self._journal = self._open(next_segment(path), writer.nonce())
        self._follower = Follower(folder, own=self._journal.path, session=session)

    @property
    def stamp(self) -> str:  # type: ignore[override]
        """The device part of this device's event ids."""
        return f"{self._writer.device}-{self._journal.header.nonce}"

    def append(self, event_id: str, record: Mapping[str, Any]) -> None:
        """Write a record; it is on disk when this returns."""
        document = {"h": event_id, **record}
        try:
            self._journal.insert(document)
        except JournalStopped as error:
            self._go_on_in_new_segment()
            self._journal.insert(document)
            self._pending.append(error)

    def tail(self) -> list[Entry]:
        """Return this device's newest records."""
        return _entries(self._journal.tail(TAIL_RECORDS))

    def rest(self) -> Iterator[tuple[float, list[Entry]]]:
        """Yield what all journals hold, own first, with the share read so far."""
        read, size = 0, self._journal.path.stat().st_size
        for records in self._journal.load(SLICE_BYTES):
            read += SLICE_BYTES
            yield min(read / (size + SLICE_BYTES), 1.0) * 0.9, _entries(records)
        for share, entries in super().rest():
            yield 0.9 + share * 0.1, entries

    def notices(self) -> list[FacilitatorError]:
        """Return what happened to the own journal, then to any other."""
        own, self._pending = self._pending, []
        lost = max(self._journal.damaged_lines, self._journal.missing_lines)
        name = self._journal.path.name
        if lost and self._first_time(name, "damaged", lost):
            own.append(damaged(self._journal.path, lost))
        return own + super().notices()

    def close(self) -> None:
        """Let go of the journal and its lock."""
        self._journal.close()

    def _open(self, path: Path, nonce: str) -> Journal:
        journal = open_journal(
            path,
            device=self._writer.device,
            nonce=nonce,
            session=self._session,
            created=self._writer.now(),
            sync=self._writer.sync,
        )
        if journal.recovery:
            self._pending.append(
                Recovered(
                    "journal.recovered",
                    count=journal.recovery.quarantined_bytes,
                    path=journal.recovery.path,
                    kept=journal.recovery.kept_lines,
                )
            )
        return journal

    def _go_on_in_new_segment(self) -> None:
        """Write on under the same stamp: to the clock and to undo it is one journal."""
        stopped = self._journal
        following = next_segment(stopped.path)
        self._journal = self._open(following, stopped.header.nonce)
        stopped.close()


class Recovered(NeedsAPerson):
    """A last write that never became whole was set aside; nothing acknowledged was."""


def damaged(path: Path, count: int) -> NeedsAPerson:
    """Return the notice that some lines of a journal cannot be read."""
    return NeedsAPerson("journal.damaged_lines", path=path, count=count)


def _entries(records: Sequence[Record]) -> list[Entry]:
    return [(record["h"], record) for record in records]
