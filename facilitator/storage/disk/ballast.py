"""A file that only takes up room, to be given back when a disk has run full."""

import os
import shutil
from pathlib import Path

from facilitator.storage.disk.durable import sync_folder
from facilitator.storage.disk.safe_write import write_new
from facilitator.storage.errors import STORAGE_ERRORS

BALLAST_BYTES = 1 << 20
"""Room for some two thousand statements more."""
_FREE_BYTES = 8 * BALLAST_BYTES
"""No ballast is laid up where there is less than this: it would itself do harm."""


class Ballast:
    """One device's reserve, beside its journal."""

    def __init__(self, folder: Path, device: str) -> None:
        self._path = folder / f"{device}.ballast"

    def lay_up(self) -> None:
        """Take the room, unless it is taken already or there is too little of it."""
        try:
            short = shutil.disk_usage(self._path.parent).free < _FREE_BYTES
            if not short and not self._path.exists():
                # Random bytes, which no file system stores in less room.
                write_new(self._path, os.urandom(BALLAST_BYTES))
        except (OSError, *STORAGE_ERRORS):
            return  # It is a precaution: the disk's trouble is told where it hurts.

    def give_up(self) -> bool:
        """Give the room back; tell whether there was any."""
        try:
            self._path.unlink()
            sync_folder(self._path.parent)
        except OSError:
            return False
        return True
