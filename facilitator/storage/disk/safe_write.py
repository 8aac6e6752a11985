"""Whole files that appear at once or not at all."""

import errno
import os
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from facilitator.storage.disk.durable import (
    BINARY,
    sync_file,
    sync_folder,
    write_all,
)
from facilitator.storage.errors import FileExists, storage_error

_BESIDE = ".part"
_PATIENCE = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4)
"""Seconds between tries while a virus scanner or sync client holds a file."""


def write_new(path: Path, data: bytes) -> None:
    """Write a file that was not there; it is never seen half-written.

    Raises:
        FileExists: there already is one, and it was left alone.
        DiskFull, ReadOnly, FileFailed: nothing is left behind.
    """
    publish_new(write_beside(path, [data]), path)


def replace_file(path: Path, data: bytes) -> None:
    """Put a file in place of whatever was there; a stop leaves the old or the new.

    Raises:
        DiskFull, ReadOnly, FileFailed: the old file is still there.
    """
    publish_over(write_beside(path, [data]), path)


def write_beside(path: Path, parts: Iterable[bytes]) -> Path:
    """Write a file beside `path` under a name that nobody looks for; return that.

    Raises:
        DiskFull, ReadOnly, FileFailed: nothing is left behind. What `parts` raises
            comes through, and nothing is left behind either.
    """
    try:
        return _write_beside(path, parts)
    except OSError as error:
        raise storage_error(error, path) from error


def publish_new(beside: Path, path: Path) -> None:
    """Give a file that was written beside its name, which must not be taken.

    Raises:
        FileExists: there already is one, and it was left alone.
        DiskFull, ReadOnly, FileFailed: nothing is left behind.
    """
    try:
        try:
            _publish(beside, path)
        finally:
            beside.unlink(missing_ok=True)
        sync_folder(path.parent)
    except FileExistsError as error:
        raise FileExists(path=path) from error
    except OSError as error:
        raise storage_error(error, path) from error


def publish_over(beside: Path, path: Path) -> None:
    """Give a file that was written beside its name, in place of whatever has it.

    Raises:
        DiskFull, ReadOnly, FileFailed: the old file is still there.
    """
    try:
        try:
            replace_patiently(beside, path)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)
    except OSError as error:
        raise storage_error(error, path) from error


def set_aside(path: Path, data: bytes, stamp: str) -> Path:
    """Keep damaged bytes as `<path>.damaged-<stamp>` and return where they are.

    Args:
        path: the file that the bytes came from.
        data: the bytes to keep.
        stamp: the time as text; what file names cannot hold is left out.
    """
    plain_stamp = "".join(sign for sign in stamp if sign.isascii() and sign.isalnum())
    name, number = f"{path.name}.damaged-{plain_stamp}", 1
    while True:
        target = path.with_name(name if number == 1 else f"{name}-{number}")
        try:
            write_new(target, data)
        except FileExists:
            number += 1
        else:
            return target


def remove_leftovers(folder: Path) -> None:
    """Remove what writes that were killed have left in a folder, a day later."""
    a_day_ago = time.time() - 24 * 60 * 60
    with suppress(OSError):  # They only take up room.
        for path in folder.glob(f".*{_BESIDE}"):
            if path.stat().st_mtime < a_day_ago:
                path.unlink()


def replace_patiently(source: Path, target: Path) -> None:
    """Rename over `target`, waiting while another Windows program holds it."""
    for pause in _PATIENCE if sys.platform == "win32" else ():
        try:
            source.replace(target)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    source.replace(target)


def _write_beside(path: Path, parts: Iterable[bytes]) -> Path:
    beside = path.with_name(f".{os.urandom(8).hex()}{_BESIDE}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY
    descriptor = os.open(beside, flags, 0o666)
    try:
        try:
            for part in parts:
                write_all(descriptor, part)
            sync_file(descriptor)
        finally:
            os.close(descriptor)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return beside


def _publish(beside: Path, path: Path) -> None:
    if sys.platform == "win32":
        beside.rename(path)  # refuses an existing target there
        return
    try:
        path.hardlink_to(beside)
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.EMLINK):
            raise
        # No links on this file system, as on most USB sticks: reserve the name.
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))
        beside.replace(path)
