"""A file that only grows, and only by bytes that are known to be on disk."""

import errno
import os
from pathlib import Path

from facilitator.storage.durable import BINARY, Sync, sync_file, write_all
from facilitator.storage.errors import NO_ROOM, DiskFull, JournalStopped


class AppendFile:
    """The writing end of one file.

    A failed fsync is never tried again: the system may have thrown the bytes away
    and then answer that all is well. The file is closed for writing for good.

    Attributes:
        path: where the file is.
        length: bytes acknowledged as being on disk.
        failure: why nothing more can be written, once that is so.
    """

    def __init__(self, path: Path, *, sync: Sync = sync_file) -> None:
        """Open or create the file at `path`.

        Raises:
            OSError: it cannot be opened for writing.
        """
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | BINARY
        self.path = path
        self.failure = ""
        self._sync = sync
        self._descriptor = os.open(path, flags, 0o666)
        self.length = os.fstat(self._descriptor).st_size
        self._interrupted = False

    def append(self, data: bytes) -> None:
        """Return when `data` is on disk as a whole.

        Raises:
            DiskFull: nothing of it was kept, and it may be tried again.
            JournalStopped: the disk failed, now or earlier; what was acknowledged
                stands, but `data` must be written to another file.
        """
        if self.failure:
            raise JournalStopped(path=self.path, reason=self.failure)
        if self._interrupted:
            self.cut(self.length)
        self._interrupted = True
        try:
            write_all(self._descriptor, data)
        except OSError as error:
            if error.errno not in NO_ROOM:
                raise self._stopped(error) from error
            self.cut(self.length)
            raise DiskFull(path=self.path) from error
        self._synced()
        self.length += len(data)
        self._interrupted = False

    def cut(self, length: int) -> None:
        """Shorten the file to `length` bytes, on disk too.

        Raises:
            JournalStopped: the disk failed.
        """
        try:
            os.ftruncate(self._descriptor, length)
        except OSError as error:
            raise self._stopped(error) from error
        self._synced()
        self.length = length
        self._interrupted = False

    def stop(self, reason: str) -> None:
        """Let nothing more be written, since the file is not as it was left."""
        self.failure = self.failure or reason

    def close(self) -> None:
        """Let go of the file; nothing can be appended afterwards."""
        if self._descriptor >= 0:
            self.failure = self.failure or os.strerror(errno.EBADF)
            os.close(self._descriptor)
            self._descriptor = -1

    def _synced(self) -> None:
        try:
            self._sync(self._descriptor)
        except OSError as error:
            raise self._stopped(error) from error

    def _stopped(self, error: OSError) -> JournalStopped:
        self.failure = error.strerror or str(error)
        return JournalStopped(path=self.path, reason=self.failure)
