"""A safe copy: one zip with all of a session, from which another laptop goes on.

Unpacked by hand it is a workspace. Its first member says what must be in it, so that
a copy can be checked by itself.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from msgspec import MsgspecError, Struct
from msgspec.json import decode, encode

from facilitator.domain.errors import NeedsAPerson, Refused
from facilitator.domain.laptops import Receipt
from facilitator.storage.disk.safe_write import (
    publish_new,
    write_beside,
)
from facilitator.storage.errors import storage_error

MANIFEST = "safe-copy.json"
KIND = "facilitator.safe-copy/1"
LARGEST_TEXT = 8 << 20
"""Bytes of the largest plan, draft or manifest that is read out of a copy."""
LARGEST = 2 << 30
"""Bytes of the largest journal that is taken out of a zip."""
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError,
          ValueError, OverflowError)  # fmt: skip
"""What zips raise that are damaged, encrypted or of another kind, or hold names that
are no text."""
_PART = 1 << 20


class Contents(Struct, frozen=True, kw_only=True):
    """What a safe copy says of itself."""

    kind: str = KIND
    session: str
    device: str
    """The laptop that made it."""
    made: str
    """Wall time at which it was made."""
    receipts: tuple[Receipt, ...]
    """What each device had written when it was made."""
    files: dict[str, str] = {}
    """SHA-256 of each member by its name, in 64 hex digits."""


class SafeCopy:
    """A safe copy on disk.

    Attributes:
        path: the zip.
        contents: what it says of itself.
        damaged: names of members that are not as they were written.
    """

    def __init__(self, path: Path) -> None:
        """Read what a copy says of itself, and check every member.

        Raises:
            Refused: `copy.none` where the file is no safe copy, `copy.unreadable`.
        """
        self.path = path
        manifest = self.text(MANIFEST)
        try:
            self.contents = decode(manifest or b"", type=Contents)
        except (MsgspecError, UnicodeDecodeError, RecursionError) as error:
            raise Refused("copy.none", path=path) from error
        if self.contents.kind != KIND:
            raise Refused("copy.none", path=path)
        self.damaged = tuple(self._damaged_members())

    def text(self, name: str) -> bytes | None:
        """Return a small member, None where there is none by that name.

        Raises:
            Refused: `copy.unreadable`.
        """
        try:
            with zipfile.ZipFile(self.path) as packed:
                return packed.open(name).read(LARGEST_TEXT)
        except KeyError:
            return None
        except (OSError, *BROKEN) as error:
            raise _unreadable(self.path, error) from error

    def _damaged_members(self) -> Iterator[str]:
        try:
            with zipfile.ZipFile(self.path) as packed:
                for name, checksum in self.contents.files.items():
                    if _sum(packed, name) != checksum:
                        yield name
        except (OSError, *BROKEN) as error:
            raise _unreadable(self.path, error) from error


def write_copy(target: Path, about: Contents, files: Mapping[str, bytes]) -> None:
    """Write a safe copy as a new file, and read it back from the disk.

    Args:
        target: a new file; never written over an old one.
        about: what it says of itself; `files` is filled in here.
        files: contents by the name they have in a workspace.

    Raises:
        FileExists, DiskFull, ReadOnly, FileFailed: there is no copy.
        NeedsAPerson: `copy.damaged`, where the disk did not keep what was written.
    """
    for name, content in files.items():
        about.files[name] = sha256(content).hexdigest()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        packed.writestr(MANIFEST, encode(about))
        for name, content in files.items():
            packed.writestr(name, content)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise storage_error(error, target.parent) from error
    publish_new(write_beside(target, [buffer.getvalue()]), target)
    damaged = SafeCopy(target).damaged
    if damaged:
        raise NeedsAPerson("copy.damaged", path=target, names=", ".join(damaged))


def _sum(packed: zipfile.ZipFile, name: str) -> str:
    """Return the checksum of a member; empty where it cannot be read."""
    total = sha256()
    try:
        with packed.open(name) as member:
            remaining = LARGEST
            while remaining and (part := member.read(min(_PART, remaining))):
                total.update(part)
                remaining -= len(part)
    except (KeyError, *BROKEN):
        return ""
    return total.hexdigest()


def _unreadable(path: Path, error: Exception) -> Refused:
    reason = getattr(error, "strerror", "") or str(error)
    return Refused("copy.unreadable", path=path, reason=reason)
