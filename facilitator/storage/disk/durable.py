"""What it takes on each system before bytes and names are really on disk."""

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

Sync = Callable[[int], None]
"""Returns when everything written to the descriptor is on disk, else OSError."""

BINARY = getattr(os, "O_BINARY", 0)
"""Windows would otherwise turn line feeds into pairs."""

if sys.platform == "darwin":
    import fcntl

    def sync_file(descriptor: int) -> None:
        """Bring a file to the disk itself; plain fsync stops at the drive's cache."""
        try:
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
        except OSError as error:
            if error.errno not in (errno.ENOTSUP, errno.EINVAL):
                raise
            os.fsync(descriptor)

else:

    def sync_file(descriptor: int) -> None:
        """Bring a file to the disk."""
        os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk, where the system can do that."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno != errno.EINVAL:
            raise
    finally:
        os.close(descriptor)


def make_folder(folder: Path) -> None:
    """Create a folder and those above it, each name brought to the disk."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    sync_folder(folder.parent)


def write_all(descriptor: int, data: bytes) -> None:
    """Write every byte, going on after a short write."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]
