"""Sticks and other disks that can be taken out, where a safe copy belongs."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

_REMOVABLE = 2
"""What Windows says of a drive that can be taken out (`DRIVE_REMOVABLE`)."""


def removable() -> list[Path]:
    """Return where disks are at present that can be taken out and may be written."""
    return [place for place in _mount_points() if os.access(place, os.W_OK)]


def _mount_points() -> Iterator[Path]:
    if sys.platform == "win32":
        import ctypes

        kind_of = ctypes.windll.kernel32.GetDriveTypeW
        for letter in "DEFGHIJKLMNOPQRSTUVWXYZ":
            if kind_of(f"{letter}:\\") == _REMOVABLE:
                yield Path(f"{letter}:\\")
        return
    if sys.platform == "darwin":
        parents = [Path("/Volumes")]
    else:
        user = os.environ.get("USER", "")
        parents = [Path(root) / user for root in ("/run/media", "/media") if user]
    for parent in parents:
        if parent.is_dir():
            yield from sorted(each for each in parent.iterdir() if _is_disk(each))


def _is_disk(path: Path) -> bool:
    """Tell whether a folder is another disk; the system's own shows as a link."""
    return path.is_mount() and not path.is_symlink()
