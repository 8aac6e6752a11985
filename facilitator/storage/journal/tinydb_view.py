"""TinyDB's view of a journal: what is read are the very bytes that are on disk.

What leans on the inside of TinyDB is in `JournalTable`, and in no other file, as a test
holds; `tests/storage/test_tinydb_private.py` names each use.
"""

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NoReturn

from tinydb.storages import Storage
from tinydb.table import Document, Table

from facilitator.storage.disk.append_file import AppendFile
from facilitator.storage.errors import (
    DuplicateRecord,
    JournalIsAppendOnly,
    RecordRefused,
    storage_error,
)
from facilitator.storage.journal.chain import link
from facilitator.storage.journal.codec import (
    Record,
    decode_record,
    encode_record,
)
from facilitator.storage.journal.line_reader import (
    SLICE_BYTES,
    Decode,
    Item,
    Slice,
    Tail,
    read_slice,
)
from facilitator.storage.journal.running_numbers import RunningNumbers

Encode = Callable[[Item, int, str, bool], tuple[str, bytes]]
"""Returns an item's id, and the line that holds it with a running number.

The text is what the line calls the one before it; then whether it is the last one of a
write.
"""

TABLE = "_default"
"""The only table, since a journal is one row of events."""


class Lines(Mapping[str, Record]):
    """Records by id, each kept as the line that was written and read from it."""

    def __init__(self, lines: dict[str, bytes]) -> None:
        self._lines = lines

    def __getitem__(self, record_id: str) -> Record:
        return decode_record(self._lines[record_id])[1]

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


class JournalStorage(Storage):
    """The records of one journal file, of which at first only the tail is in memory.

    What is older comes into memory when it is read through TinyDB; `load` only hands
    it out. Appending and loading may go on in two threads; all reading through TinyDB
    belongs to the thread that appends.
    """

    def __init__(self, file: AppendFile, tail: Tail) -> None:
        """Take over an open file that ends with the last line of `tail`."""
        newest = tail.newest
        self.file = file
        self.damaged_lines = newest.damaged
        self.restored_lines = newest.restored
        self.is_damaged = bool(newest.damaged or newest.restored)
        self._number = newest.number
        self._last = newest.lines[-1] if newest.lines else tail.beginning.line
        """The line that the next one names."""
        self._numbers = RunningNumbers()
        self._numbers.add(newest.numbers)
        self._tail = newest
        self._first = self._loaded_to = tail.beginning.end
        self._newest = _by_id(newest)
        self._begins = min(self._newest, default="")
        self._all: dict[str, bytes] | None = None
        # Reading may begin within a write: `append` asks whether an id is known.
        self._guard = threading.RLock()

    @property
    def loaded(self) -> bool:
        """Whether all there was at opening has been read once."""
        return self._loaded_to >= self._tail.start

    @property
    def missing_lines(self) -> int:
        """Running numbers that no good line has; 0 until all is loaded."""
        return self._numbers.missing if self.loaded else 0

    def append(self, items: Iterable[Item], encode: Encode[Item]) -> list[str]:
        """Put items on disk, as `encode` writes them, then in memory; return their ids.

        A device's ids rise. One that does not is taken, but while its journal is not
        loaded, a second use of it may go unseen; readers count each id once.

        Raises:
            RecordRefused, DuplicateRecord, DiskFull: nothing was written.
            JournalStopped: the disk failed; the records belong in the next segment.
        """
        with self._guard:
            lines: dict[str, bytes] = {}
            last, items = self._last, list(items)
            for place, item in enumerate(items, 1):
                is_last = place == len(items)
                number = self._number + place
                record_id, line = encode(item, number, link(last), is_last)
                if lines.setdefault(record_id, line) is not line:
                    raise DuplicateRecord(id=record_id)
                last = line[:-1]
            if held_already := next(filter(self._holds, lines), None):
                raise DuplicateRecord(id=held_already)
            if lines:
                self.file.append(b"".join(lines.values()))
            self._keep(lines)
            return list(lines)

    def tail(self) -> Iterator[Record]:
        """Return the newest records, newest first, without reading more."""
        return (decode_record(line)[1] for line in reversed(self._newest.values()))

    def load(self, decode: Decode[Item], slice_bytes: int) -> Iterator[list[Item]]:
        """Read every record there was at opening, in the file's order, by slices.

        Raises:
            FileFailed, ReadOnly: the file can no longer be read.
        """
        for part in self._slices(decode, slice_bytes):
            yield part.records
        yield [decode(line)[1] for line in self._tail.lines]

    def read(self) -> dict[str, Lines]:  # type: ignore[override]
        """Return all records by id in TinyDB's shape, read in if they were not."""
        if self._all is None:
            everything: dict[str, bytes] = {}
            for part in self._slices(decode_record, SLICE_BYTES):
                # Later lines win, as in any TinyDB; in a journal there are none with
                # the same id.
                everything.update(_by_id(part))
            with self._guard:
                self._all = everything | self._newest
        return {TABLE: Lines(self._all)} if self._all else {}

    def write(self, data: Mapping[str, Any]) -> NoReturn:
        """Refuse: TinyDB writes whole only to drop tables."""
        raise JournalIsAppendOnly(action="drop_table")

    def close(self) -> None:
        """Let go of the file; what is in memory stays readable."""
        self.file.close()

    def _keep(self, lines: Mapping[str, bytes]) -> None:
        """Remember lines that are on disk."""
        # The line as bytes: a dictionary takes more memory, and few are ever asked for.
        bare = {record_id: line[:-1] for record_id, line in lines.items()}
        self._newest.update(bare)
        if self._all is not None:
            self._all.update(bare)
        self._number += len(bare)
        self._last = next(reversed(bare.values()), self._last)

    def _holds(self, record_id: str) -> bool:
        # Ids rise, so that only one out of order can be among those not in memory.
        if record_id >= self._begins:
            return record_id in self._newest
        return record_id in self.read().get(TABLE, ())

    def _slices(self, decode: Decode[Item], size: int) -> Iterator[Slice[Item]]:
        """Yield what lies between the header and the tail."""
        position, stop = self._first, self._tail.start
        try:
            while position < stop:
                with self.file.path.open("rb") as file:
                    part, is_at_end = read_slice(file, decode, position, stop, size)
                end = stop if is_at_end else part.end
                self._note(part, position, end)
                position = end
                yield part
        except OSError as error:
            raise storage_error(error, self.file.path) from error

    def _note(self, part: Slice[Any], position: int, end: int) -> None:
        """Count what a slice held, the first time it is read."""
        with self._guard:
            # Two may read at once, each from the start. Only the first to come by
            # counts.
            if position == self._loaded_to:
                self._loaded_to = end
                self._numbers.add(part.numbers)
                self.restored_lines += part.restored
                self.damaged_lines += part.damaged
                if end == self._tail.start:  # Good lines follow, in the tail.
                    self.damaged_lines += part.trailing
                self.is_damaged |= bool(
                    self.damaged_lines or self.restored_lines or self.missing_lines
                )


class JournalTable(Table):
    """A TinyDB table whose documents are records, with the record's `h` as their id."""

    document_id_class = str  # type: ignore[assignment]
    # Set by `Table.__init__`; a table has no public way to append through its storage.
    _storage: JournalStorage

    def __init__(self, storage: JournalStorage, name: str, **options: Any) -> None:
        """Open the one table there is.

        Raises:
            JournalIsAppendOnly: another name was asked for.
        """
        if name != TABLE:
            raise JournalIsAppendOnly(action="table")
        super().__init__(storage, name, **options)

    def insert(self, document: Mapping[str, Any]) -> str:  # type: ignore[override]
        """Log one record and return its id once it is on disk."""
        return self.insert_multiple([document])[0]

    def insert_multiple(  # type: ignore[override]
        self, documents: Iterable[Mapping[str, Any]]
    ) -> list[str]:
        """Log records with one write; a crash may leave the first of them only."""
        return self.append(documents, _encode)

    def append(self, items: Iterable[Item], encode: Encode[Item]) -> list[str]:
        """Log items as `encode` writes them, with one write."""
        ids = self._storage.append(items, encode)
        # TinyDB keeps the answers of earlier queries, and knows nothing of what went
        # past it.
        self.clear_cache()
        return ids

    def __iter__(self) -> Iterator[Document]:
        """Go through the documents as they are now, whatever is inserted meanwhile."""
        # `Table.__iter__` goes through the mapping itself, which must not grow then.
        records = self._read_table()
        for doc_id in tuple(records):
            yield self.document_class(records[doc_id], doc_id)  # type: ignore[arg-type]

    def _update_table(self, updater: object) -> NoReturn:
        # All that changes or removes documents in TinyDB comes through here.
        raise JournalIsAppendOnly(action="update")


def _by_id(part: Slice[Record]) -> dict[str, bytes]:
    return {
        record["h"]: line for record, line in zip(part.records, part.lines, strict=True)
    }


def _encode(
    record: Mapping[str, Any], number: int, before: str, is_last: bool
) -> tuple[str, bytes]:
    if not isinstance(record, Mapping):
        raise RecordRefused(reason=type(record).__name__)
    if isinstance(record, Document) and record.doc_id != record.get("h"):
        raise RecordRefused(reason="doc_id")
    line = encode_record(record, number, before)
    return record["h"], line
