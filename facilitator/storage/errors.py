"""What can go wrong with files, each as one class with one message key."""

import errno
from pathlib import Path
from typing import ClassVar

from facilitator.domain.errors import FacilitatorError, NeedsAPerson, Refused

NO_ROOM = frozenset(
    getattr(errno, name)
    for name in ("ENOSPC", "EFBIG", "EDQUOT")
    if hasattr(errno, name)
)
"""Error numbers that making room cures; Windows has no quota error."""


class StorageError(FacilitatorError):
    """A file could not be read or written as asked."""

    key: ClassVar[str]
    """Message key of this kind of error."""

    def __init__(self, **details: object) -> None:
        super().__init__(self.key, **details)


class JournalLocked(StorageError, Refused):
    """Another running instance writes this journal (`path`, `device`, `since`)."""

    key = "journal.locked"


class LockUnsupported(StorageError, Refused):
    """The file system has no real locks, as some network shares (`path`)."""

    key = "journal.lock_unsupported"


class JournalIsAppendOnly(StorageError, Refused):
    """A journal is only added to; `action` would change or remove what is there."""

    key = "journal.append_only"


class RecordRefused(StorageError, Refused, ValueError):
    """A record cannot be written as it is (`reason`); nothing was written."""

    key = "journal.record_refused"


class DuplicateRecord(StorageError, Refused, ValueError):
    """The journal already holds a record with this `id`; nothing was written."""

    key = "journal.duplicate_record"


class JournalStopped(StorageError, NeedsAPerson):
    """The disk failed (`path`, `reason`): no more is written to this segment."""

    key = "journal.stopped"


class HeaderDamaged(StorageError, NeedsAPerson):
    """The first line of the journal at `path` cannot be trusted."""

    key = "journal.header_damaged"


class ForeignFormat(StorageError, NeedsAPerson):
    """The journal at `path` has `format`, newer than the `known` one."""

    key = "journal.foreign_format"


class ForeignJournal(StorageError, NeedsAPerson):
    """The journal at `path` belongs to another `device` or `session`."""

    key = "journal.foreign"


class DiskFull(StorageError, Refused):
    """There is no room for `path`; nothing was written, and it may be tried again."""

    key = "file.disk_full"


class ReadOnly(StorageError, Refused):
    """The program may not write `path`."""

    key = "file.read_only"


class FileExists(StorageError, Refused):
    """There already is a file at `path`, and it was left alone."""

    key = "file.exists"


class FileFailed(StorageError, NeedsAPerson):
    """The operating system refused `path` for another `reason`."""

    key = "file.failed"


def explained(error: OSError, path: Path) -> StorageError:
    """Return the error of this family that says what `error` means for `path`."""
    if error.errno in NO_ROOM:
        return DiskFull(path=path)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return ReadOnly(path=path)
    return FileFailed(path=path, reason=error.strerror or str(error))
