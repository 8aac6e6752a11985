"""A safe copy: one zip with all of a session, from which another laptop goes on.

Unpacked by hand it is a workspace. Its first member says what must be in it, so that
a copy can be checked by itself.
"""

import io
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

from msgspec import Struct
from msgspec.json import decode, encode

from facilitator.domain.errors import NeedsAPerson, Refused
from facilitator.domain.foreign.archive import (
    bytes_of,
    most_out_of,
    opened_archive,
    pieces_of,
)
from facilitator.domain.foreign.reading import Unreadable, foreign_reading
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
"""Bytes that are taken out of a zip, of all its members together."""


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
        with foreign_reading(lambda _: Refused("copy.none", path=path)):
            self.contents = decode(manifest or b"", type=Contents)
        if self.contents.kind != KIND:
            raise Refused("copy.none", path=path)
        self.damaged = tuple(self._damaged_members())

    def text(self, name: str) -> bytes | None:
        """Return a small member, None where there is none by that name.

        Raises:
            Refused: `copy.unreadable`.
        """
        with self._reading() as packed:
            return _text(packed, name)

    def _damaged_members(self) -> Iterator[str]:
        with self._reading() as packed:
            remaining = most_out_of(self.path.stat().st_size, LARGEST)
            sizes = {each.filename: each.file_size for each in packed.infolist()}
            for name, checksum in self.contents.files.items():
                remaining -= sizes.get(name, 0)
                if remaining < 0 or _sum(packed, name) != checksum:
                    yield name

    @contextmanager
    def _reading(self) -> Iterator[zipfile.ZipFile]:
        """Open the zip; whatever is raised within is `copy.unreadable`."""

        def unreadable(reason: str) -> Refused:
            return Refused("copy.unreadable", path=self.path, reason=reason)

        with (
            foreign_reading(unreadable),
            self.path.open("rb") as stream,
            opened_archive(stream) as packed,
        ):
            yield packed


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


def _text(packed: zipfile.ZipFile, name: str) -> bytes | None:
    try:
        member = packed.getinfo(name)
    except KeyError:
        return None
    return bytes_of(packed, member, LARGEST_TEXT)


def _sum(packed: zipfile.ZipFile, name: str) -> str:
    """Return the checksum of a member; empty where it cannot be read."""
    total = sha256()
    with suppress(Unreadable), foreign_reading():
        for piece in pieces_of(packed, name, LARGEST):
            total.update(piece)
        return total.hexdigest()
    return ""
