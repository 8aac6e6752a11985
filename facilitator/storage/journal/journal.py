"""The journal of one device in one session: a TinyDB that is only added to."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from tinydb import TinyDB

from facilitator.storage.disk.append_file import AppendFile
from facilitator.storage.disk.durable import (
    Sync,
    make_folder,
    sync_file,
    sync_folder,
)
from facilitator.storage.disk.lock import JournalLock
from facilitator.storage.disk.safe_write import set_aside
from facilitator.storage.errors import (
    ForeignJournal,
    HeaderDamaged,
    JournalIsAppendOnly,
    storage_error,
)
from facilitator.storage.journal.codec import (
    FORMAT,
    DamagedLine,
    Header,
    Record,
    decode_record,
    encode_header,
)
from facilitator.storage.journal.line_reader import (
    SLICE_BYTES,
    Decode,
    Tail,
    read_tail,
    whole_lines,
    without_room,
)
from facilitator.storage.journal.tinydb_view import (
    TABLE,
    Encode,
    JournalStorage,
    JournalTable,
)


class Recovery(NamedTuple):
    """What was done on opening about a last write that never became whole."""

    quarantined_bytes: int
    """Bytes after the last good line, taken out of the journal."""
    quarantined_lines: int
    """Whole lines among them, which were damaged."""
    path: Path
    """Where they are kept."""
    kept_lines: int
    """Running number of the last record that stands."""


class Journal(TinyDB):
    """A TinyDB database with one journal file behind it, made by `open_journal`.

    Attributes:
        path: the file.
        header: its first line.
        recovery: what was set aside on opening, if anything.
    """

    # TinyDB asks for a class with whole numbers as ids; ours are stamps.
    table_class = JournalTable  # type: ignore[assignment]
    default_table_name = TABLE

    def __init__(
        self,
        storage: JournalStorage,
        lock: JournalLock,
        header: Header,
        recovery: Recovery | None,
    ) -> None:
        super().__init__(storage=lambda: storage)
        self.path = storage.file.path
        self.header = header
        self.recovery = recovery
        self._journal = storage
        self._lock = lock

    @property
    def damaged_lines(self) -> int:
        """Bad lines met so far among good ones; they are skipped and stay."""
        return self._journal.damaged_lines

    @property
    def restored_lines(self) -> int:
        """Lines met so far that one flipped bit had damaged; the file keeps them so."""
        return self._journal.restored_lines

    @property
    def missing_lines(self) -> int:
        """Records that were written and cannot be read; 0 until all is loaded."""
        return self._journal.missing_lines

    @property
    def is_damaged(self) -> bool:
        """Whether damage has been met so far: no more belongs in this file."""
        return self._journal.is_damaged

    @property
    def loaded(self) -> bool:
        """Whether every record is in memory."""
        return self._journal.loaded

    @property
    def failure(self) -> str:
        """Why nothing more can be written to this segment, or nothing."""
        return self._journal.file.failure

    def is_in_place(self) -> bool:
        """Tell whether the path still names the file that was written."""
        return self._journal.file.is_in_place()

    def tail(self, limit: int = 50) -> list[Record]:
        """Return the newest records, newest first: at once, whatever the length.

        They are fewer than `limit` where lines are long or few.
        """
        return list(islice(self._journal.tail(), limit))

    def load(
        self,
        slice_bytes: int = SLICE_BYTES,
        decode: Decode[Any] = decode_record,
    ) -> Iterator[list[Any]]:
        """Read every record there was at opening, oldest first, by slices.

        It may run in another thread than the one that logs. What is logged meanwhile
        is not among them.

        Args:
            slice_bytes: how much to read at a time.
            decode: makes of a line what is handed out; a record unless told.
        """
        return self._journal.load(decode, slice_bytes)

    def append(self, items: Iterable[Any], encode: Encode[Any]) -> list[str]:
        """Log items with one write, as `insert_multiple` logs records; return ids.

        Args:
            items: what to log.
            encode: makes a line of each.
        """
        table = self.table(TABLE)
        assert isinstance(table, JournalTable)
        return table.append(items, encode)

    def close(self) -> None:
        """Let go of the file and the lock; what is in memory stays readable."""
        super().close()
        self._lock.release()

    def drop_table(self, name: str) -> NoReturn:
        """Refuse: a journal is only added to."""
        raise JournalIsAppendOnly(action="drop_table")

    def drop_tables(self) -> NoReturn:
        """Refuse: a journal is only added to."""
        raise JournalIsAppendOnly(action="drop_tables")


def open_journal(
    path: Path,
    *,
    device: str,
    nonce: str,
    session: str,
    created: str,
    key: str = "",
    sync: Sync = sync_file,
) -> Journal:
    """Open the journal at `path` for writing, or begin it.

    Args:
        path: `<folder>/<device>.jsonl` or a later segment (see `segments`).
        device, session: who writes what; a journal of another is refused.
        nonce, key: for the header of a new file, as `Header` has them.
        created: wall time of this opening, for the header, for whoever finds the
            journal locked, and to name damaged bytes.
        sync: brings a descriptor's bytes to the disk.

    Raises:
        JournalLocked, LockUnsupported: it cannot be had alone.
        ReadOnly, DiskFull, FileFailed, JournalStopped: the disk refused.
        HeaderDamaged: go on in the next segment; this one can still be followed.
        ForeignFormat, ForeignJournal: it is not to be written by this device.
    """
    # The lock first: two that heal one file would cut off each other's lines.
    with ExitStack() as open_files:
        try:
            make_folder(path.parent)
            lock = JournalLock(path, device=device, since=created)
            open_files.callback(lock.release)
            file = AppendFile(path, sync=sync)
            open_files.callback(file.close)
            begun = Header(FORMAT, device, nonce, session, created, key)
            header, tail, recovery = _prepare(file, begun)
        except OSError as error:
            raise storage_error(error, path) from error
        open_files.pop_all()
    return Journal(JournalStorage(file, tail), lock, header, recovery)


def _prepare(file: AppendFile, if_new: Header) -> tuple[Header, Tail, Recovery | None]:
    """Check the header, take out a torn tail, begin the file if it is new."""
    try:
        tail = read_tail(file.path)
    except DamagedLine as error:
        raise HeaderDamaged(path=file.path) from error
    header = tail.beginning.header
    # It could be read, but every later reader must be as lucky. A new segment has a
    # header that needs no luck.
    if tail.beginning.restored:
        raise HeaderDamaged(path=file.path)
    if header and (header.device, header.session) != (if_new.device, if_new.session):
        raise ForeignJournal(
            path=file.path, device=header.device, session=header.session
        )
    recovery = _heal(file, tail, if_new.created)
    if header:
        return header, tail, recovery
    file.append(encode_header(if_new))
    # A new file's name is in the folder, and the folder has to reach the disk as well
    # (fsync(2): "Calling fsync() does not necessarily ensure that the entry in the
    # directory ... has also reached disk").
    sync_folder(file.path.parent)
    return if_new, read_tail(file.path), recovery


def _heal(file: AppendFile, tail: Tail, stamp: str) -> Recovery | None:
    """Take out what follows the last good line, keeping it beside the journal.

    A journal that is damaged within is left as it is, and nothing more is written
    to it: whoever opened it goes on in a new segment.
    """
    good = tail.newest.end
    if file.length == good:
        return None
    with file.path.open("rb") as source:
        source.seek(good)
        # Room that was laid up is line feeds: after a crash it stands behind the last
        # line and is no damage (docs/reliability.md, "Room laid up").
        torn = without_room(source.read())
    if torn and (tail.newest.restored or tail.newest.damaged):
        file.stop("damaged")
        return None
    # First kept, then cut: whoever is killed in between has the bytes twice, never
    # nowhere.
    kept_at = set_aside(file.path, torn, stamp) if torn else file.path
    file.cut(good)
    if not torn:
        return None
    return Recovery(len(torn), whole_lines(torn), kept_at, tail.newest.number)
