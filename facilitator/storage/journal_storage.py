"""TinyDB's view of a journal: records in memory are those decoded from the disk."""

import threading
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NoReturn

from tinydb.storages import Storage
from tinydb.table import Document, Table

from facilitator.storage.append_file import AppendFile
from facilitator.storage.codec import Record, decode_record, encode_record
from facilitator.storage.errors import (
    DuplicateRecord,
    JournalIsAppendOnly,
    RecordRefused,
    explained,
)
from facilitator.storage.slices import SLICE_BYTES, Slice, Tail, read_slice

TABLE = "_default"
"""The only table, since a journal is one row of events."""


class JournalStorage(Storage):
    """Holds the records of one journal file, of which at first only the tail is read.

    Records are handed out as they are kept: they are to be read, never changed.
    Appending and loading may go on in two threads; all reading through TinyDB belongs
    to the thread that appends.
    """

    def __init__(self, file: AppendFile, tail: Tail) -> None:
        """Take over an open file that ends with the last line of `tail`."""
        self.file = file
        self.damaged_lines = tail.newest.damaged
        self._number = tail.newest.number
        self._lines = len(tail.newest.records)
        self._older: dict[str, Record] = {}
        self._newest = {record["h"]: record for record in tail.newest.records}
        self._opened_with = tail.newest.records
        self._first = tail.first
        self._loaded_to = tail.first
        self._stop = tail.newest.start
        self._guard = threading.RLock()
        self._join_when_loaded()

    @property
    def loaded(self) -> bool:
        """Whether every record is in memory."""
        return self._loaded_to >= self._stop

    @property
    def missing_lines(self) -> int:
        """Running numbers that no good line has; 0 until all is loaded."""
        return max(0, self._number - self._lines) if self.loaded else 0

    def append(self, records: Iterable[Mapping[str, Any]]) -> list[str]:
        """Put records on disk, then in memory, and return their ids.

        A device's ids rise. One that does not is taken, but while its journal is not
        loaded, a second use of it may go unseen; readers count each id once.

        Raises:
            RecordRefused, DuplicateRecord, DiskFull: nothing was written.
            JournalStopped: the disk failed; the records belong in the next segment.
        """
        with self._guard:
            lines = [
                encode_record(_checked(record), number)
                for number, record in enumerate(records, self._number + 1)
            ]
            decoded = {}
            for line in lines:
                _, record = decode_record(line[:-1])
                if record["h"] in decoded or self._holds(record["h"]):
                    raise DuplicateRecord(id=record["h"])
                decoded[record["h"]] = record
            if lines:
                self.file.append(b"".join(lines))
            self._newest.update(decoded)
            self._number += len(lines)
            self._lines += len(lines)
            return list(decoded)

    def tail(self) -> Iterator[Record]:
        """Return the newest records, newest first, without reading more."""
        return reversed(self._newest.values())

    def load(self, slice_bytes: int = SLICE_BYTES) -> Iterator[list[Record]]:
        """Read every record there was at opening, in the file's order, by slices.

        Raises:
            FileFailed, ReadOnly: the file can no longer be read.
        """
        position = self._first
        while position < self._stop:
            found, position = self._read(position, slice_bytes)
            yield found.records
        yield self._opened_with

    def read(self) -> dict[str, dict[str, Any]]:
        """Return all records by id in TinyDB's shape, completing the load first."""
        while not self.loaded:
            self._read(self._loaded_to, SLICE_BYTES)
        return {TABLE: self._newest} if self._newest else {}

    def write(self, data: Mapping[str, Any]) -> NoReturn:
        """Refuse: TinyDB writes whole only to drop tables."""
        raise JournalIsAppendOnly(action="drop_table")

    def close(self) -> None:
        """Let go of the file; what is in memory stays readable."""
        self.file.close()

    def _holds(self, record_id: str) -> bool:
        # Ids rise, so that only one out of order can be among those not read yet.
        if not self.loaded and record_id <= next(reversed(self._newest), ""):
            self.read()
        return record_id in self._newest

    def _read(self, position: int, size: int) -> tuple[Slice, int]:
        """Read one slice, keep it if it is the next one, and say where it ended."""
        try:
            with self.file.path.open("rb") as file:
                found, reached = read_slice(file, position, self._stop, size)
        except OSError as error:
            raise explained(error, self.file.path) from error
        end = self._stop if reached else found.end
        with self._guard:
            # A second reader may have been here; it took the very same lines.
            if position == self._loaded_to:
                self._loaded_to = end
                self._lines += len(found.records)
                # Good lines follow, in the tail if not here.
                self.damaged_lines += found.damaged + (found.trailing if reached else 0)
                for record in found.records:
                    self._older[record["h"]] = record
                self._join_when_loaded()
        return found, end

    def _join_when_loaded(self) -> None:
        if self.loaded and self._older:
            self._older.update(self._newest)
            self._newest, self._older = self._older, {}


class JournalTable(Table):
    """A TinyDB table whose documents are records, with the record's `h` as their id."""

    document_id_class = str  # type: ignore[assignment]
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
        ids = self._storage.append(documents)
        self.clear_cache()
        return ids

    def __iter__(self) -> Iterator[Document]:
        """Go through the documents as they are now, whatever is inserted meanwhile."""
        for doc_id, document in tuple(self._read_table().items()):
            yield self.document_class(document, doc_id)  # type: ignore[arg-type]

    def _update_table(self, updater: object) -> NoReturn:
        # All that changes or removes documents in TinyDB comes through here.
        raise JournalIsAppendOnly(action="update")


def _checked(record: object) -> Mapping[str, Any]:
    if not isinstance(record, Mapping):
        raise RecordRefused(reason=type(record).__name__)
    if isinstance(record, Document) and record.doc_id != record.get("h"):
        raise RecordRefused(reason="doc_id")
    return record
