"""Reads what other devices write, wherever their journals come from."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from facilitator.domain.errors import FacilitatorError
from facilitator.storage.errors import STORAGE_ERRORS, ForeignJournal, storage_error
from facilitator.storage.journal.codec import (
    CHECKSUM_SIZE,
    DamagedLine,
    Header,
    Record,
    decode_record,
)
from facilitator.storage.journal.line_reader import (
    SLICE_BYTES,
    Decode,
    Slice,
    read_beginning,
    read_slice,
    read_tail,
    without_room,
)
from facilitator.storage.journal.running_numbers import (
    RunningNumbers,
    follows,
)

PEEK_BYTES = 16 << 10
"""Read from the end of a file to know its newest records before it is read whole."""


class FollowedFile:
    """One journal of somebody else, read by path and offset and never healed.

    The file is opened anew each time, since whatever carries it here may put a new
    one in its place. Should the bytes already read no longer be there, it is read
    again from the start; whoever takes the records counts each id once.

    Attributes:
        path: the file.
        header: its first line, once that could be read.
        damaged_lines: bad lines so far among good ones that could not be restored.
        restored_lines: lines so far that one flipped bit had damaged.
        pending: bytes that were there at the latest poll and not yet read.
        problem: why the file cannot be followed at present, if it cannot.
    """

    def __init__(
        self,
        path: Path,
        *,
        session: str | None = None,
        decode: Decode[Any] = decode_record,
    ) -> None:
        """Follow `path`; with `session`, only while it belongs to that session.

        `decode` makes of a line what is handed out; a record unless told.
        """
        self._decode = decode
        self.path = path
        self.problem: FacilitatorError | None = None
        self._session = session
        self._restart()

    @property
    def missing_lines(self) -> int:
        """Running numbers that no good line read so far has."""
        return self._numbers.missing

    def torn(self) -> int:
        """Return how many bytes lie behind the last good line that was read.

        They are a line that is being written, or one that never was written whole.
        """
        try:
            with self.path.open("rb") as file:
                file.seek(self._offset)
                return len(without_room(file.read()))
        except OSError:
            return 0

    def read_again(self) -> None:
        """Begin anew at the next poll."""
        self._restart()

    def peek(self) -> list[Record]:
        """Return the newest records, without reading on; none if they cannot be had."""
        try:
            tail = read_tail(self.path, PEEK_BYTES, any_header=True)
        except (OSError, *STORAGE_ERRORS):
            return []
        # A header that cannot be read does not hide the records behind it.
        header = tail.beginning.header
        foreign = header and self._session not in (None, header.session)
        return [] if foreign else tail.newest.records

    def poll(self, slice_bytes: int = SLICE_BYTES) -> list[Any]:
        """Return what is new, about `slice_bytes` of it, in the file's order."""
        try:
            with self.path.open("rb") as file:
                return self._read(file, slice_bytes)
        except FileNotFoundError:
            self.pending = 0
        except OSError as error:
            # A stick that was pulled out is no reason to stop: it is told, and asked
            # again next time.
            self.problem, self.pending = storage_error(error, self.path), 0
        except STORAGE_ERRORS as error:
            self.problem, self.pending = error, 0
        return []

    def _restart(self) -> None:
        # Size and inode at the latest poll that reached the end: nothing to do while
        # both stay.
        self._looked_at: tuple[int, int] | None = None
        self.header: Header | None = None
        self.damaged_lines = 0
        self.restored_lines = 0
        self.pending = 0
        self._inode = 0
        self._offset = 0
        self._number = 0
        self._numbers = RunningNumbers()
        # The checksums of the first and the latest line that were read. A copy put in
        # the place of the file has others there, unless it holds the same and more.
        self._marks: dict[int, bytes] = {}

    def _read(self, file: BinaryIO, slice_bytes: int) -> list[Any]:
        status = os.fstat(file.fileno())
        look = (status.st_size, status.st_ino)
        # Lines may have been written into room that was there before.
        if look == self._looked_at and not _mark(file, self._offset).strip(b"\n"):
            return []
        self.problem = None
        if self._is_another(file, status.st_ino):
            self._restart()
        if not self._marks and not self._begin(file):
            return []
        self._inode = status.st_ino
        # The size is that of before: what is added while this reads comes at the next
        # poll, and no reader can be kept busy for ever by a fast writer.
        part, is_at_end = self._slice(file, status.st_size, slice_bytes)
        if part.records:
            self._advance(file, part)
        self.pending = 0 if is_at_end else status.st_size - self._offset
        self._looked_at = look if is_at_end else None
        return part.records

    def _is_another(self, file: BinaryIO, inode: int) -> bool:
        """Tell whether what has been read must be read again from the start.

        A copy in the place of a damaged one may have what that one lacked.
        """
        if any(_mark(file, start) != mark for start, mark in self._marks.items()):
            return True
        is_whole = self.header and not self.damaged_lines and not self.missing_lines
        return bool(self._marks) and not is_whole and inode != self._inode

    def _slice(
        self, file: BinaryIO, size: int, slice_bytes: int
    ) -> tuple[Slice[Any], bool]:
        """Read what comes next; look twice where numbers tell that lines are lost.

        A file that is being written may show a later part of a line before an
        earlier one.
        """
        read = read_slice(file, self._decode, self._offset, size, slice_bytes)
        part = read[0]
        if follows([self._number, *part.numbers]):
            return read
        return read_slice(file, self._decode, self._offset, size, slice_bytes)

    def _begin(self, file: BinaryIO) -> bool:
        """Take note of the header; False while it is not whole."""
        try:
            beginning = read_beginning(file, self.path)
        except DamagedLine:
            # The records do not need it: it is counted with the other bad lines.
            self.header, self._offset = None, 0
        else:
            self.header, self._offset = beginning.header, beginning.end
            if self.header is None:
                return False
            self.restored_lines += beginning.restored
            if self._session not in (None, self.header.session):
                raise ForeignJournal(
                    path=self.path,
                    device=self.header.device,
                    session=self.header.session,
                )
        self._marks = {0: _mark(file, 0)}
        return True

    def _advance(self, file: BinaryIO, part: Slice[Any]) -> None:
        self._marks = {0: self._marks[0], part.last: _mark(file, part.last)}
        self._offset = part.end
        self._number = part.number
        self._numbers.add(part.numbers)
        self.damaged_lines += part.damaged
        self.restored_lines += part.restored


class Follower:
    """The journals in a folder but those that are left out.

    Attributes:
        files: what is followed, by file name.
    """

    def __init__(
        self,
        folder: Path,
        *,
        leave_out: Iterable[Path] = (),
        session: str | None = None,
        decode: Decode[Any] = decode_record,
    ) -> None:
        """Follow `folder`, which need not exist yet.

        Args:
            folder: where the journals are.
            leave_out: files that this program writes itself.
            session: if given, files of another session are reported and not read.
            decode: makes of a line what is handed out; a record unless told.
        """
        self.files: dict[str, FollowedFile] = {}
        self._folder = folder
        self._left_out = {path.name for path in leave_out}
        self._session = session
        self._decode = decode

    @property
    def pending(self) -> int:
        """Bytes known of and not yet read: poll again at once while there are any."""
        return sum(file.pending for file in list(self.files.values()))

    @property
    def problems(self) -> dict[str, FacilitatorError]:
        """Why files cannot be followed at present, by file name."""
        return {name: file.problem for name, file in self.files.items() if file.problem}

    def leave_out(self, path: Path) -> None:
        """Follow one file no longer."""
        self._left_out.add(path.name)
        self.files.pop(path.name, None)

    def look(self) -> list[FollowedFile]:
        """Take note of new files; return all that are followed, by name."""
        for path in sorted(self._folder.glob("*.jsonl")):
            # macOS leaves `._name` files on sticks; a name may also be a folder's.
            if path.name.startswith(".") or path.name in self._left_out:
                continue
            if path.name not in self.files and path.is_file():
                self.files[path.name] = FollowedFile(
                    path, session=self._session, decode=self._decode
                )
        return list(self.files.values())

    def poll(self, slice_bytes: int = SLICE_BYTES) -> Iterator[tuple[str, list[Any]]]:
        """Yield each file's name and new records, about `slice_bytes` at most.

        Each file's records come in its own order. A record may come again when a
        file was replaced. Half-written last lines wait until they are whole.
        """
        for file in self.look():
            records = file.poll(slice_bytes)
            if records:
                yield file.path.name, records


def _mark(file: BinaryIO, start: int) -> bytes:
    """Return the bytes by which the line at `start` is known again."""
    file.seek(start)
    return file.read(CHECKSUM_SIZE)
