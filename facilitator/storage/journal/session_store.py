"""The journals of one session as the services see them: one to write, all to read."""

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple, TypeVar

from facilitator.domain.errors import FacilitatorError, NeedsAPerson, Refused
from facilitator.domain.events.events import Event
from facilitator.domain.events.records import from_record
from facilitator.storage.disk.ballast import Ballast
from facilitator.storage.disk.durable import (
    Sync,
    sync_file,
)
from facilitator.storage.disk.safe_write import remove_leftovers
from facilitator.storage.errors import DiskFull, HeaderDamaged, JournalStopped
from facilitator.storage.journal.codec import Record
from facilitator.storage.journal.event_lines import (
    decode_event,
    encode_event,
)
from facilitator.storage.journal.follower import (
    FollowedFile,
    Follower,
)
from facilitator.storage.journal.journal import (
    Journal,
    open_journal,
)
from facilitator.storage.journal.notices import damage_notices, recovery_notice
from facilitator.storage.journal.reading_progress import Batch, bytes_of, with_share
from facilitator.storage.journal.segments import (
    current_segment,
    next_segment,
    segments,
)

SLICE_BYTES = 128 << 10
"""Read at a time: some milliseconds of work, so that a key never waits longer."""
TAIL_RECORDS = 64
"""How many of this device's newest records are there at once: a screenful."""

T = TypeVar("T")


class Writer(NamedTuple):
    """Who writes, and what only the outside can give."""

    device: str
    """The device's name: small ASCII letters, digits and hyphens."""
    nonce: Callable[[], str]
    """Returns a fresh random text each time a session is opened."""
    now: Callable[[], str]
    """Returns the wall time as text."""
    sync: Sync = sync_file
    """Brings a file's bytes to the disk."""


class ReadingStore:
    """All journals of a session's folder, for reading only."""

    stamp = ""

    def __init__(self, folder: Path, session: str) -> None:
        self._follower = Follower(folder, session=session, decode=decode_event)
        self._former: list[FollowedFile] = []
        """Files that this device wrote earlier, the first one first."""
        self._reported: set[tuple[str, str, int]] = set()

    def append(self, events: Sequence[Event]) -> None:
        """Refuse: this store only reads."""
        raise Refused("session.read_only")

    def tail(self) -> list[Batch]:
        """Return nothing: who only reads waits for the whole."""
        return []

    def rest(self) -> Iterator[tuple[float, Batch]]:
        """Yield what all journals hold, in slices, with the share read so far."""
        files = self._follower.look()
        parts = self._read(files, own=False)
        return with_share(parts, bytes_of(file.path for file in files))

    def news(self) -> list[Batch]:
        """Return what was added since."""
        return [(False, events) for _, events in self._follower.poll()]

    def notices(self) -> list[FacilitatorError]:
        """Return what is wrong with any journal, each thing once."""
        # A list of its own: a thread that looks for news may find a file meanwhile.
        return [
            notice
            for file in self._former + list(self._follower.files.values())
            for notice in self._about(file)
        ]

    def close(self) -> None:
        """Nothing is held open between two readings."""

    def _read(
        self, files: Iterable[FollowedFile], *, own: bool
    ) -> Iterator[tuple[int, Batch]]:
        """Yield what files hold, each with how many bytes that took, about."""
        for file in files:
            file.read_again()
            while True:
                yield SLICE_BYTES, (own, file.poll(SLICE_BYTES))
                if not file.pending:
                    break

    def _about(self, file: FollowedFile) -> Iterator[FacilitatorError]:
        if file.problem and self._first_time(file.path.name, file.problem.code, 0):
            yield file.problem
        lost = max(file.damaged_lines, file.missing_lines)
        yield from self._damage(file.path, lost, file.restored_lines)

    def _damage(self, path: Path, lost: int, restored: int) -> Iterator[NeedsAPerson]:
        for notice in damage_notices(path, lost, restored):
            count = int(str(notice.details["count"]))
            if self._first_time(path.name, notice.code, count):
                yield notice

    def _first_time(self, name: str, what: str, count: int) -> bool:
        if (name, what, count) in self._reported:
            return False
        self._reported.add((name, what, count))
        return True


class WritingStore(ReadingStore):
    """This device's own journal, held open and locked, and all the others'.

    Where the disk fails under the journal, or the journal is damaged, the device
    goes on in a new segment, and says so.
    """

    def __init__(self, folder: Path, session: str, writer: Writer) -> None:
        super().__init__(folder, session)
        self._folder = folder
        self._session = session
        self._writer = writer
        self._nonce = writer.nonce()
        self._pending: list[FacilitatorError] = []
        # Room kept for the day when the disk is full: given back, it lets the evening
        # go on while somebody tidies up (docs/reliability.md, "A full disk").
        self._ballast = Ballast(folder, writer.device)
        path = current_segment(folder, writer.device)
        # Own segments are read as one's own: their events can be undone on this laptop,
        # those that come from others cannot.
        for former in segments(folder, writer.device):
            self._follower.leave_out(former)
            self._former.append(
                FollowedFile(former, session=session, decode=decode_event)
            )
        self._own_segments: list[Journal] = []
        """The segments written since the opening, the current one last."""
        self._guard = threading.Lock()
        self._is_closed = False
        try:
            self._open(path)
        # The lines behind it are still good and are followed; only nothing more is
        # written there.
        except HeaderDamaged as error:
            self._pending.append(error)
            self._open(next_segment(path))
        else:
            self._former = [each for each in self._former if each.path != path]

    @property
    def _journal(self) -> Journal:
        return self._own_segments[-1]

    @property
    def stamp(self) -> str:  # type: ignore[override]
        """The device part of the ids of events that are written from now on.

        It is another at each opening, so that two laptops that were copied from each
        other, name and journal and all, never give two events one id.
        """
        return f"{self._writer.device}-{self._nonce}"

    def append(self, events: Sequence[Event]) -> None:
        """Write events with one flush; they are on disk when this returns."""
        with self._guard:
            # A thread may still be on its way here when the session has been closed.
            if self._is_closed:
                raise Refused("session.closed")
            self._append(events)

    def tail(self) -> list[Batch]:
        """Return the newest records of every journal, this device's first."""
        own = self._journal.tail(TAIL_RECORDS)[::-1]
        for file in reversed(self._former):
            own = own or file.peek()
        others = [(False, _events(file.peek())) for file in self._follower.look()]
        return [(True, _events(own)), *others]

    def rest(self) -> Iterator[tuple[float, Batch]]:
        """Yield what all journals hold, this device's oldest first, with the share."""
        others = self._follower.look()
        own_segments = tuple(self._own_segments)
        own = (
            (SLICE_BYTES, (True, events))
            for journal in own_segments
            for events in journal.load(SLICE_BYTES, decode_event)
        )
        # This device's own in the order in which it wrote them: undo rests on that.
        parts = chain(
            self._read(self._former, own=True), own, self._read(others, own=False)
        )
        files = (*self._former, *others)
        paths = [*(each.path for each in files), *(each.path for each in own_segments)]
        yield from with_share(parts, bytes_of(paths))
        # Only now: at opening, every write would make the first frame wait.
        self._ballast.lay_up()
        remove_leftovers(self._folder)

    def notices(self) -> list[FacilitatorError]:
        """Return what happened to the own journal, then to any other."""
        own, self._pending = self._pending, []
        for journal in self._own_segments:
            lost = max(journal.damaged_lines, journal.missing_lines)
            own += self._damage(journal.path, lost, journal.restored_lines)
        return own + super().notices()

    def close(self) -> None:
        """Let go of the journal and its lock, once a write under way is through."""
        with self._guard:
            self._is_closed = True
            self._journal.close()

    def _append(self, events: Sequence[Event]) -> None:
        if self._journal.is_damaged:
            self._go_on_in_new_segment()
        try:
            self._insert(events)
        # A failed fsync is never asked again: the system may have dropped the pages and
        # then report success (Rebello et al., "Can Applications Recover from fsync
        # Failures?", USENIX ATC 2020).
        except JournalStopped as error:
            self._go_on_in_new_segment()
            self._insert(events)
            self._pending.append(error)

    def _insert(self, events: Sequence[Event]) -> None:
        self._with_ballast(lambda: self._journal.append(events, encode_event))

    def _with_ballast(self, write: Callable[[], T]) -> T:
        """Write, on a full disk in the room that is kept for that."""
        try:
            return write()
        except DiskFull as error:
            if not self._ballast.give_up():
                raise
            outcome = write()
            self._pending.append(Refused("disk.last_room", path=error.details["path"]))
            return outcome

    def _open(self, path: Path) -> None:
        self._follower.leave_out(path)
        journal = self._with_ballast(
            lambda: open_journal(
                path,
                device=self._writer.device,
                nonce=self._nonce,
                session=self._session,
                created=self._writer.now(),
                sync=self._writer.sync,
            )
        )
        self._own_segments.append(journal)
        if journal.recovery:
            self._pending.append(recovery_notice(journal.recovery))

    def _go_on_in_new_segment(self) -> None:
        """Write on elsewhere; what this segment holds has been read or still is."""
        former = self._journal
        self._open(next_segment(former.path))
        former.close()


def _events(records: Iterable[Record]) -> list[Event]:
    return [from_record(record) for record in records]
