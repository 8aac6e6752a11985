"""The journals of one session as the services see them: one to write, all to read."""

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple, TypeVar

from facilitator.domain.errors import FacilitatorError, Refused
from facilitator.domain.events.events import Event
from facilitator.domain.events.records import from_record
from facilitator.domain.session.standing import Standing
from facilitator.storage.disk.ballast import Ballast
from facilitator.storage.disk.durable import (
    Sync,
    sync_file,
)
from facilitator.storage.disk.safe_write import remove_leftovers
from facilitator.storage.errors import (
    STORAGE_ERRORS,
    DiskFull,
    HeaderDamaged,
    JournalGone,
    JournalStopped,
)
from facilitator.storage.journal.chain import Key
from facilitator.storage.journal.codec import Header, Record
from facilitator.storage.journal.event_lines import (
    decode_event,
    encode_event,
)
from facilitator.storage.journal.followed_file import FollowedFile
from facilitator.storage.journal.journal import (
    Journal,
    open_journal,
)
from facilitator.storage.journal.known_keys import confirm, key_of, meet
from facilitator.storage.journal.notices import (
    recovery_notice,
)
from facilitator.storage.journal.reading_progress import Batch, bytes_of, with_share
from facilitator.storage.journal.reading_store import SLICE_BYTES, ReadingStore
from facilitator.storage.journal.segments import (
    current_segment,
    next_segment,
    segments,
)
from facilitator.storage.journal.watch import Watch

AT_A_TIME = 256
"""Events written with one flush, where all are written anew."""
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
    key: Callable[[], Key | None] = lambda: None
    """Returns what this laptop signs with; None where nothing is signed."""


class WritingStore(ReadingStore):
    """This device's own journal, held open and locked, and all the others'.

    Where the disk fails under the journal, or the journal is damaged, the device
    goes on in a new segment, and says so.
    """

    def __init__(self, folder: Path, session: str, writer: Writer) -> None:
        super().__init__(folder, session)
        self._session = session
        self._writer = writer
        self._key = writer.key()
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
        self._own_events: Callable[[], Sequence[Event]] = tuple
        self._watch = Watch(segments(folder, writer.device))
        self._gone: JournalGone | None = None
        """What has happened to a file, until all is written anew."""
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
            self._watch.leave_out(path)

    def remember(self, own_events: Callable[[], Sequence[Event]]) -> None:
        """Take what this device has written from memory, should its file be gone."""
        self._own_events = own_events

    def _key_of(self, header: Header) -> str:
        if not header.key:
            return key_of(self._folder, header.device)
        with suppress(*STORAGE_ERRORS):
            now = self._writer.now()
            return meet(self._folder, header.device, header.key, now).key
        return header.key

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

    def news(self) -> list[Batch]:
        """Return what was added since; see that what was written is still there."""
        with self._guard:
            if not self._is_closed:
                self._write_anew_what_is_gone()
        return super().news()

    def tail(self) -> list[Batch]:
        """Return the newest records of every journal, this device's first."""
        own = self._journal.tail(TAIL_RECORDS)[::-1]
        for file in reversed(self._former):
            own = own or file.peek()
        others = [
            (Standing.GLIMPSED, _events(file.peek())) for file in self._follower.look()
        ]
        return [(Standing.OWN, _events(own)), *others]

    def rest(self) -> Iterator[tuple[float, Batch]]:
        """Yield what all journals hold, this device's oldest first, with the share."""
        others = self._follower.look()
        own_segments = tuple(self._own_segments)
        own = (
            (SLICE_BYTES, (Standing.OWN, events))
            for journal in own_segments
            for events in journal.load(SLICE_BYTES, decode_event)
        )
        # This device's own in the order in which it wrote them: undo rests on that.
        parts = chain(self._read(self._former, Standing.OWN), own, self._read(others))
        files = (*self._former, *others)
        paths = [*(each.path for each in files), *(each.path for each in own_segments)]
        yield from with_share(parts, bytes_of(paths))
        # Only now: at opening, every write would make the first frame wait.
        self._ballast.lay_up()
        if self._key and key_of(self._folder, self._writer.device) != self._key.public:
            device, now = self._writer.device, self._writer.now()
            confirm(self._folder, device, self._key.public, now)
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
            if not self._is_closed:
                with suppress(*STORAGE_ERRORS):
                    self._write_anew_what_is_gone()
            self._is_closed = True
            self._journal.close()

    def _append(self, events: Sequence[Event]) -> None:
        if self._gone:
            self._write_anew(self._gone, events)
            return
        if self._journal.is_damaged:
            self._go_on_in_new_segment()
        try:
            self._insert(events)
        except JournalGone as error:
            self._write_anew(error, events)
        # A failed fsync is never asked again: the system may have dropped the pages and
        # then report success (Rebello et al., "Can Applications Recover from fsync
        # Failures?", USENIX ATC 2020).
        except JournalStopped as error:
            self._go_on_in_new_segment()
            self._insert(events)
            self._pending.append(error)

    def _write_anew_what_is_gone(self) -> None:
        """Write all this device has written once more, if one of its files is gone."""
        if self._gone is None and (path := self._watch.gone(self._own_segments)):
            self._gone = JournalGone(path=path)
        if self._gone:
            self._write_anew(self._gone, ())

    def _write_anew(self, error: JournalGone, events: Sequence[Event]) -> None:
        """Write what is in memory, and some events, in a segment of their own."""
        self._gone = error
        self._go_on_in_new_segment()
        self._watch = Watch(())
        del self._own_segments[:-1]
        own = self._own_events()
        for at in range(0, len(own), AT_A_TIME):
            self._insert(own[at : at + AT_A_TIME])
        if events:
            self._insert(events)
        self._gone = None
        self._pending.append(error)

    def _insert(self, events: Sequence[Event]) -> None:
        # A journal is signed with the key that its first line shows, or with none.
        shown = self._journal.header.key
        key = self._key if self._key and self._key.public == shown else None
        encode = partial(encode_event, key=key)
        self._with_ballast(lambda: self._journal.append(events, encode))

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
                key=self._key.public if self._key else "",
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
