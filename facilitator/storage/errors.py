"""What can go wrong with files, each as one class with one message key.

None has an ancestor of its own beside how grave it is; `STORAGE_ERRORS` names them all.
"""

import errno
from pathlib import Path

from facilitator.domain.errors import FacilitatorError, NeedsAPerson, Refused

NO_ROOM = frozenset(
    getattr(errno, name)
    for name in ("ENOSPC", "EFBIG", "EDQUOT")
    if hasattr(errno, name)
)
"""Error numbers that making room cures; Windows has no quota error."""


class JournalLocked(Refused):
    """Another running instance writes this journal (`path`, `device`, `since`)."""

    key = "journal.locked"


class LockUnsupported(Refused):
    """The file system has no real locks, as some network shares (`path`)."""

    key = "journal.lock_unsupported"


class JournalIsAppendOnly(Refused):
    """A journal is only added to; `action` would change or remove what is there."""

    key = "journal.append_only"


class RecordRefused(Refused, ValueError):
    """A record cannot be written as it is (`reason`); nothing was written."""

    key = "journal.record_refused"


class DuplicateRecord(Refused, ValueError):
    """The journal already holds a record with this `id`; nothing was written."""

    key = "journal.duplicate_record"


class JournalStopped(NeedsAPerson):
    """The disk failed (`path`, `reason`): no more is written to this segment."""

    key = "journal.stopped"


class JournalGone(NeedsAPerson):
    """The journal at `path` is no longer the file that was written.

    Somebody has removed, replaced, moved or changed it meanwhile.
    """

    key = "journal.gone"


class HeaderDamaged(NeedsAPerson):
    """The first line of the journal at `path` cannot be trusted."""

    key = "journal.header_damaged"


class ForeignFormat(NeedsAPerson):
    """The journal at `path` has `format`, newer than the `known` one."""

    key = "journal.foreign_format"


class ForeignJournal(NeedsAPerson):
    """The journal at `path` belongs to another `device` or `session`."""

    key = "journal.foreign"


class DiskFull(Refused):
    """There is no room for `path`; nothing was written, and it may be tried again."""

    key = "file.disk_full"


class ReadOnly(Refused):
    """The program may not write `path`."""

    key = "file.read_only"


class FileExists(Refused):
    """There already is a file at `path`, and it was left alone."""

    key = "file.exists"


class FileFailed(NeedsAPerson):
    """The operating system refused `path` for another `reason`."""

    key = "file.failed"


class SourceLost(Refused):
    """`path` cannot be read to its end (`reason`), as when a stick is pulled out."""

    key = "merge.lost"


class NotFound(Refused):
    """There is nothing by that name (`path`)."""

    key = "merge.not_found"


STORAGE_ERRORS = (
    JournalLocked,
    LockUnsupported,
    JournalIsAppendOnly,
    RecordRefused,
    DuplicateRecord,
    JournalStopped,
    HeaderDamaged,
    ForeignFormat,
    ForeignJournal,
    DiskFull,
    ReadOnly,
    FileExists,
    FileFailed,
    SourceLost,
    NotFound,
)
"""All of them, for those who catch whatever went wrong with a file."""


def storage_error(error: OSError, path: Path) -> FacilitatorError:
    """Return the error of this family that says what `error` means for `path`."""
    if error.errno in NO_ROOM:
        return DiskFull(path=path)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return ReadOnly(path=path)
    return FileFailed(path=path, reason=error.strerror or str(error))
