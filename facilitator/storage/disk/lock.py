"""One writer per journal: a lock that the system frees when its holder dies."""

import errno
import json
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.domain.foreign.nested_json import load_json
from facilitator.storage.disk.safe_write import replace_file
from facilitator.storage.errors import (
    DiskFull,
    JournalLocked,
    LockUnsupported,
    storage_error,
)

if TYPE_CHECKING:
    from filelock import BaseFileLock

PATIENCE_S = 0.3
"""How long whoever opens a journal waits for somebody who only looks at its lock."""


class JournalLock:
    """The right to write one journal, held from construction to `release`."""

    def __init__(self, path: Path, *, device: str, since: str) -> None:
        """Take the lock of the journal at `path`.

        Args:
            path: the journal; the lock is the file beside it with `.lock` added.
            device: shown to whoever is refused.
            since: wall time, shown to whoever is refused.

        Raises:
            JournalLocked: another instance holds it.
            LockUnsupported: the file system has no lock that dies with its holder.
            DiskFull, ReadOnly, FileFailed: the lock file could not be made.
        """
        self._holder = Path(f"{path}.holder")
        self._lock = take_lock(path)
        try:
            note = json.dumps({"device": device, "since": since})
            # A courtesy: on a full disk the session must open all the same.
            with suppress(DiskFull):
                replace_file(self._holder, note.encode())
        except BaseException:
            self._lock.release()
            raise

    def release(self) -> None:
        """Let another instance write; the lock file itself stays on purpose."""
        with suppress(OSError):  # on Windows somebody may be reading it
            self._holder.unlink(missing_ok=True)
        self._lock.release()


def take_lock(path: Path) -> "BaseFileLock":
    """Return the lock of what is at `path`, taken; it is let go of by `release`.

    Raises:
        JournalLocked: another instance holds it.
        LockUnsupported: the file system has no lock that dies with its holder.
        DiskFull, ReadOnly, FileFailed: the lock file could not be made.
    """
    # Loaded here, as below: who only reads does without it.
    from filelock import FileLock, SoftFileLock, Timeout

    if issubclass(FileLock, SoftFileLock):
        raise LockUnsupported(path=path)
    lock = _file_lock(path, PATIENCE_S)
    try:
        lock.acquire(poll_interval=PATIENCE_S / 10)
    except Timeout as error:
        raise JournalLocked(path=path, **_holder(Path(f"{path}.holder"))) from error
    except OSError as error:
        if error.errno == errno.ENOSYS:
            raise LockUnsupported(path=path) from error
        raise storage_error(error, path) from error
    return lock


def is_locked(path: Path) -> bool:
    """Tell whether a program has the journal at `path` open for writing."""
    if not Path(f"{path}.lock").exists():
        return False
    from filelock import Timeout

    probe = _file_lock(path, 0)
    try:
        probe.acquire()
    except (Timeout, OSError):
        return True
    probe.release()
    return False


def _file_lock(path: Path, timeout: float) -> "BaseFileLock":
    from filelock import FileLock

    return FileLock(
        f"{path}.lock", timeout=timeout, thread_local=False, fallback_to_soft=False
    )


def _holder(note: Path) -> dict[str, str]:
    """Read who holds the lock; the note may be missing or half gone."""
    try:
        note_object = load_json(note.read_bytes().decode())
        return {
            "device": str(note_object["device"]),
            "since": str(note_object["since"]),
        }
    except (OSError, ValueError, KeyError, TypeError):
        return {"device": "", "since": ""}
