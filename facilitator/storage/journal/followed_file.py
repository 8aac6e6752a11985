"""Reads what one other device writes, wherever its journal comes from."""

import os
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

from facilitator.domain.errors import FacilitatorError
from facilitator.domain.session.standing import Standing
from facilitator.storage.errors import STORAGE_ERRORS, ForeignJournal, storage_error
from facilitator.storage.journal.codec import (
    CHECKSUM_SIZE,
    DamagedLine,
    Header,
    Record,
    decode_record,
)
from facilitator.storage.journal.guard import Doubts, Guard
from facilitator.storage.journal.line_reader import (
    SLICE_BYTES,
    Beginning,
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

KeyOf = Callable[[Header], str]
"""Returns the key by which the writer of a journal is known; empty where none is."""
Part = tuple[Standing, list[Any]]
"""What was read, and how well it is known who wrote it."""

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
        key_of: KeyOf | None = None,
    ) -> None:
        """Follow `path`; with `session`, only while it belongs to that session.

        Args:
            path: the file.
            session: whose journal it must be, if given.
            decode: makes of a line what is handed out; a record unless told.
            key_of: returns the key by which the writer of a journal is known; its
                lines are then looked at, and what is none of its writer's left out.
        """
        self._decode = decode
        self._key_of = key_of
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
        return list(chain.from_iterable(e for _, e in self.parts(slice_bytes)))

    @property
    def doubts(self) -> Doubts:
        """What is wrong with the lines read so far, where they are looked at."""
        return self._guard.doubts if self._guard else Doubts()

    def parts(self, slice_bytes: int = SLICE_BYTES) -> list[Part]:
        """Return what is new, with how well it is known who wrote it."""
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
        self._guard: Guard | None = None
        # The checksums of the first and the latest line that were read. A copy put in
        # the place of the file has others there, unless it holds the same and more.
        self._marks: dict[int, bytes] = {}

    def _read(self, file: BinaryIO, slice_bytes: int) -> list[Part]:
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
        if self._guard:
            return list(self._guard.admit(part.numbers, part.lines, part.records))
        return [(Standing.UNPROVEN, part.records)] if part.records else []

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
            beginning = Beginning(None, 0)
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
        if self._key_of:
            key = self._key_of(self.header) if self.header else ""
            self._guard = Guard(self.header, key, beginning.line)
        return True

    def _advance(self, file: BinaryIO, part: Slice[Any]) -> None:
        self._marks = {0: self._marks[0], part.last: _mark(file, part.last)}
        self._offset = part.end
        self._number = part.number
        self._numbers.add(part.numbers)
        self.damaged_lines += part.damaged
        self.restored_lines += part.restored


def _mark(file: BinaryIO, start: int) -> bytes:
    """Return the bytes by which the line at `start` is known again."""
    file.seek(start)
    return file.read(CHECKSUM_SIZE)
