"""Journals in whatever they are carried in: files, folders, zips, sticks."""

import os
import zipfile
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from facilitator.domain.foreign.archive import (
    ArchiveTooMuch,
    most_out_of,
    opened_archive,
    pieces_of,
)
from facilitator.domain.foreign.reading import foreign_reading
from facilitator.storage.errors import NotFound, SourceLost
from facilitator.storage.laptops.safe_copy import LARGEST

DEEPEST = 6
"""Folders within folders that are looked into."""
PART = 1 << 20
"""Bytes read at a time."""
SET_ASIDE = "set-aside"
"""The folder of journals that somebody has set aside."""
LONGEST_LINE = 1 << 20
"""Bytes of a line at most; the longest statement comes to some fifty thousand."""
MOST_BLANK = 1 << 20
"""Line feeds in a row at most; the room behind a journal is some 65,000."""
MOST_JOURNALS = 200
"""The most journals of one zip; each is copied and flushed by itself."""
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
    most: int = 0
    """Bytes that may come out of the zip for it."""
    problem: SourceLost | None = None
    """Why it is known already that it cannot be read."""

    def parts(self) -> Iterator[bytes]:
        """Yield its bytes, a part at a time.

        Raises:
            SourceLost: it cannot be read, or not to its end.
        """
        if self.problem:
            raise self.problem
        lengths = _Lengths()
        with _reading(self.name), self.file.open("rb") as stream:
            if self.member:
                with opened_archive(stream) as packed:
                    for part in pieces_of(packed, self.member, self.most):
                        lengths.check(part)
                        yield part
                return
            remaining = LARGEST
            while remaining and (part := stream.read(min(PART, remaining))):
                remaining -= len(part)
                lengths.check(part)
                yield part


class _Lengths:
    """Sees to it that no line goes on without end, nor blank ones."""

    def __init__(self) -> None:
        self._line = self._blank = 0

    def check(self, part: bytes) -> None:
        """Look at the next part.

        Raises:
            ArchiveTooMuch: a line is longer than any of ours.
        """
        begins, ends = part.find(b"\n"), part.rfind(b"\n")
        self._line = len(part) - ends - 1 if ends >= 0 else self._line + len(part)
        first = begins if begins >= 0 else 0
        body = part.rstrip(b"\n")
        self._blank = len(part) - len(body) + (0 if body else self._blank)
        if max(self._line, first) > LONGEST_LINE or self._blank > MOST_BLANK:
            raise ArchiveTooMuch("a line is too long")


def _reading(path: Path | str) -> AbstractContextManager[None]:
    """Return what tells of one source that it cannot be read, whatever is raised."""
    return foreign_reading(lambda why: SourceLost(path=path, reason=why))


def sources(path: Path) -> Iterator[Source]:
    """Yield the journals in a file, a folder or a zip.

    A zip that cannot be read is one source of its own, whose `problem` says why.

    Raises:
        NotFound: there is nothing by that name.
        SourceLost: it cannot be looked through.
    """
    with _reading(path):
        if path.is_dir():
            yield from _in_folder(path)
        elif not path.is_file():
            raise NotFound(path=path)
        elif zipfile.is_zipfile(path):
            yield from _in_zip(path, sought=True)
        else:
            yield Source(str(path), path)


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
    try:
        members = _journals_in(path)
    except SourceLost as error:
        yield Source(str(path), path, problem=error)
        return
    remaining = most_out_of(path.stat().st_size, LARGEST)
    for each in members:
        name = f"{path}: {each.filename}"
        yield Source(name, path, each.filename, sought, remaining)
        # What a member says of its size is kept to: no more than that ever comes out.
        remaining = max(remaining - each.file_size, 0)


def _journals_in(path: Path) -> list[zipfile.ZipInfo]:
    """Return the journals of a zip, by name.

    Raises:
        SourceLost: it cannot be read, or there is too much in it.
    """
    with _reading(path), path.open("rb") as stream, opened_archive(stream) as packed:
        journals = [each for each in packed.infolist() if _is_journal(each.filename)]
        if len(journals) > MOST_JOURNALS:
            raise ArchiveTooMuch("too many members")
        return sorted(journals, key=lambda each: each.filename)


def _is_journal(name: str) -> bool:
    path = PurePosixPath(name)
    hidden = path.name.startswith(".") or SET_ASIDE in path.parts
    return name.endswith(_JOURNAL) and not hidden
