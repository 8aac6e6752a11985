"""A file that only grows, and only by bytes that are known to be on disk.

Whoever writes much has room laid up for it: line feeds behind the last line, which
mean nothing to a reader. Writing into that room leaves the file's size as it is, and
so the disk has less to do at each flush.
"""

import errno
import os
from pathlib import Path

from facilitator.storage.disk.durable import (
    BINARY,
    Sync,
    sync_file,
    write_all,
)
from facilitator.storage.errors import (
    NO_ROOM,
    DiskFull,
    JournalGone,
    JournalStopped,
)

ROOM = b"\n" * (64 << 10)
"""What is laid up at a time."""
FEW = 8
"""Writes for which no room is laid up: taking it away again costs as much."""


def look(path: Path) -> tuple[int, int, int] | None:
    """Return what tells a file from another in its place; None where there is none."""
    try:
        there = path.stat()
    except OSError:
        return None
    return there.st_dev, there.st_ino, there.st_size


def _name_of(descriptor: int) -> str:
    """Return the path of an open file, as it is now; empty where no system tells.

    One that was removed, or replaced by another, has a name that no file has.
    """
    try:
        return os.readlink(f"/proc/self/fd/{descriptor}")  # noqa: PTH115, every flush
    except OSError:
        return ""


class AppendFile:
    """The writing end of one file, of which there must be only one.

    A failed fsync is never tried again: the system may have thrown the bytes away
    and then answer that all is well. The file is closed for writing for good.

    Attributes:
        path: where the file is.
        length: bytes acknowledged as being on disk; what is behind is room.
        failure: why nothing more can be written, once that is so.
    """

    def __init__(self, path: Path, *, sync: Sync = sync_file) -> None:
        """Open or create the file at `path`.

        Raises:
            OSError: it cannot be opened for writing.
        """
        self.path = path
        self.failure = ""
        self._sync = sync
        self._descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | BINARY, 0o666)
        self.length = self._end = os.fstat(self._descriptor).st_size
        # Asking for a file's status has the next flush write its times as well, which
        # takes half as long again (Linux 6.13, "multigrain timestamps"). Its name by
        # descriptor tells the same and costs nothing.
        self._known_as = _name_of(self._descriptor)
        self._writes = 0
        self._interrupted = False

    def append(self, data: bytes) -> None:
        """Return when `data` is on disk as a whole.

        Raises:
            DiskFull: nothing of it was kept, and it may be tried again.
            JournalStopped: the disk failed, now or earlier; what was acknowledged
                stands, but `data` must be written to another file.
            JournalGone: the path names another file by now, or none: all that was
                ever written to it must be written anew.
        """
        if self.failure:
            raise JournalStopped(path=self.path, reason=self.failure)
        # Before as well: what was cut off would be filled up with nothing.
        self._see_that_it_is_in_place()
        if self._interrupted:
            self.cut(self.length)
        self._interrupted = True
        if not self._write(data):
            raise DiskFull(path=self.path)
        self._sync_now()
        self.length += len(data)
        self._end = max(self._end, self.length)
        self._interrupted = False
        self._see_that_it_is_in_place()

    def is_in_place(self) -> bool:
        """Tell whether the path still names this file, as long as it was left."""
        try:
            if self._known_as:
                size = os.lseek(self._descriptor, 0, os.SEEK_END)
                return (_name_of(self._descriptor), size) == (self._known_as, self._end)
            own = os.fstat(self._descriptor)
        except OSError:
            return False
        return look(self.path) == (own.st_dev, own.st_ino, self._end)

    def _see_that_it_is_in_place(self) -> None:
        if not (self._interrupted or self.is_in_place()):
            self.stop("gone")
            raise JournalGone(path=self.path)

    def cut(self, length: int) -> None:
        """Shorten the file to `length` bytes, on disk too.

        Raises:
            JournalStopped: the disk failed.
        """
        try:
            os.ftruncate(self._descriptor, length)
        except OSError as error:
            raise self._stop(error) from error
        self._sync_now()
        self.length = self._end = length
        self._interrupted = False

    def stop(self, reason: str) -> None:
        """Let nothing more be written, since the file is not as it was left."""
        self.failure = self.failure or reason

    def close(self) -> None:
        """Let go of the file and its room; nothing can be appended afterwards."""
        if self._descriptor < 0:
            return
        if self._end > self.length and not self.failure:
            self._give_back_room()
        self.failure = self.failure or os.strerror(errno.EBADF)
        os.close(self._descriptor)
        self._descriptor = -1

    def _write(self, data: bytes) -> bool:
        """Write behind the last line; tell whether there was room on the disk."""
        self._writes += 1
        lays_up = self._writes > FEW and self.length + len(data) > self._end
        if lays_up and self._try(data + ROOM):
            self._end = self.length + len(data) + len(ROOM)
            return True
        return self._try(data)

    def _try(self, data: bytes) -> bool:
        try:
            os.lseek(self._descriptor, self.length, os.SEEK_SET)
            write_all(self._descriptor, data)
        except OSError as error:
            if error.errno not in NO_ROOM:
                raise self._stop(error) from error
            self.cut(self.length)
            return False
        return True

    def _give_back_room(self) -> None:
        try:
            os.ftruncate(self._descriptor, self.length)
        except OSError:
            return  # Line feeds at the end do no harm.

    def _sync_now(self) -> None:
        try:
            self._sync(self._descriptor)
        except OSError as error:
            raise self._stop(error) from error

    def _stop(self, error: OSError) -> JournalStopped:
        self.failure = error.strerror or str(error)
        return JournalStopped(path=self.path, reason=self.failure)
