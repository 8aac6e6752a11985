"""Journals in whatever they are carried in: files, folders, zips, sticks."""

import os
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from facilitator.storage.errors import NotFound, SourceLost
from facilitator.storage.laptops.safe_copy import (
    BROKEN,
    LARGEST,
)

DEEPEST = 6
"""Folders within folders that are looked into."""
PART = 1 << 20
"""Bytes read at a time."""
SET_ASIDE = "set-aside"
"""The folder of journals that somebody has set aside."""
_JOURNAL = ".jsonl"


@dataclass(frozen=True, slots=True)
class Source:
    """One journal to be taken in."""

    name: str
    """Where it is, as a person would say it."""
    file: Path
    """The file itself, or the zip it is in."""
    member: str = ""
    """Its name within the zip."""
    sought: bool = True
    """True where it was asked for by name, false where it was come across."""

    def parts(self) -> Iterator[bytes]:
        """Yield its bytes, a part at a time.

        Raises:
            SourceLost: it cannot be read, or not to its end.
        """
        try:
            with ExitStack() as open_files:
                stream = open_files.enter_context(self._stream(open_files))
                remaining = LARGEST
                while remaining and (part := stream.read(min(PART, remaining))):
                    remaining -= len(part)
                    yield part
        except (OSError, *BROKEN) as error:
            reason = getattr(error, "strerror", "") or str(error)
            raise SourceLost(path=self.name, reason=reason) from error

    def _stream(self, open_files: ExitStack) -> IO[bytes]:
        if not self.member:
            return self.file.open("rb")
        packed = open_files.enter_context(zipfile.ZipFile(self.file))
        return packed.open(self.member)


def sources(path: Path) -> Iterator[Source]:
    """Yield the journals in a file, a folder or a zip.

    Raises:
        NotFound: there is nothing by that name.
        SourceLost: it cannot be looked through.
    """
    try:
        if path.is_dir():
            yield from _in_folder(path)
        elif not path.is_file():
            raise NotFound(path=path)
        elif zipfile.is_zipfile(path):
            yield from _in_zip(path, sought=True)
        else:
            yield Source(str(path), path)
    except (OSError, *BROKEN) as error:
        reason = getattr(error, "strerror", "") or str(error)
        raise SourceLost(path=path, reason=reason) from error


def _in_folder(folder: Path) -> Iterator[Source]:
    def fail(error: OSError) -> None:
        raise error

    for name, folders, files in os.walk(folder, onerror=fail):
        here = Path(name)
        depth = len(here.relative_to(folder).parts)
        # What somebody has set aside stays there.
        within = (f for f in folders if f[0] != "." and f != SET_ASIDE)
        folders[:] = sorted(within) if depth < DEEPEST else []
        for file in sorted(files):
            # macOS leaves `._name` files on sticks.
            path = here / file
            if file.startswith(".") or not path.is_file():
                continue
            if file.endswith(_JOURNAL):
                yield Source(str(path), path, sought=False)
            elif file.endswith(".zip") and zipfile.is_zipfile(path):
                yield from _in_zip(path, sought=False)


def _in_zip(path: Path, *, sought: bool) -> Iterator[Source]:
    with zipfile.ZipFile(path) as packed:
        members = sorted(packed.infolist(), key=lambda each: each.filename)
    for each in members:
        path_in_zip = PurePosixPath(each.filename)
        hidden = path_in_zip.name.startswith(".") or SET_ASIDE in path_in_zip.parts
        if each.filename.endswith(_JOURNAL) and not hidden:
            yield Source(f"{path}: {each.filename}", path, each.filename, sought)
