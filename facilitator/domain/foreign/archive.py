"""Zip files, opened so that none can cost more than it may.

How tightly a member is packed says nothing: what counts is how many bytes come out.
"""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

LARGEST_LISTING = 1 << 20
"""Bytes of the list of members; ours have some thousands."""
MOST_MEMBERS = 2_000
"""The most members of an archive."""
PIECE = 1 << 18
"""Bytes unpacked at a time."""
PLAIN_SIZE = 256 << 20
"""Bytes that may always come out of an archive, however small it is."""
TIMES = 50
"""How many times its own size may come out of a larger one; texts come to ten."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1


class ArchiveUnusable(ValueError):
    """An archive holds what is never read."""


class ArchiveTooMuch(ArchiveUnusable):
    """There is more in an archive than is ever read."""


def most_out_of(archive_size: int, largest: int) -> int:
    """Return how many bytes of all members may come out of an archive of a size.

    `largest` is never gone beyond, whatever the archive's size.
    """
    return min(largest, max(PLAIN_SIZE, TIMES * archive_size))


class _Narrow:
    """A stream of which only so much can be read at once.

    The list of members is read in one piece, as large as the file says it is.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.seek, self.tell, self.seekable = stream.seek, stream.tell, stream.seekable
        self.close = stream.close

    def read(self, size: int = -1) -> bytes:
        """Read on; all there is where no size is told, which the end alone is for."""
        if size > LARGEST_LISTING:
            raise ArchiveTooMuch("too many members")
        if size < 0:
            size = LARGEST_LISTING
        return self._stream.read(size)


@contextmanager
def opened_archive(stream: BinaryIO) -> Iterator[zipfile.ZipFile]:
    """Open an archive that is read; the stream stays open.

    Raises:
        ArchiveTooMuch: it has more members than is ever read.
        Exception: whatever `zipfile` raises of a damaged one; see `foreign_reading`.
    """
    with zipfile.ZipFile(cast(BinaryIO, _Narrow(stream))) as archive:
        if len(archive.infolist()) > MOST_MEMBERS:
            raise ArchiveTooMuch("too many members")
        yield archive


def pieces_of(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo | str, most: int
) -> Iterator[bytes]:
    """Yield what a member holds, a piece at a time, and `most` bytes of it at most.

    Raises:
        ArchiveTooMuch: there is more.
        ArchiveUnusable: it is encrypted, or packed in another way than ours.
        KeyError: there is no member by that name.
        Exception: whatever `zipfile` raises of a damaged one; see `foreign_reading`.
    """
    info = archive.getinfo(member) if isinstance(member, str) else member
    # Other methods unpack all that one piece holds at once, or ask for gigabytes.
    if info.compress_type not in _METHODS:
        raise ArchiveUnusable("packed in a way that is not used here")
    if info.flag_bits & _ENCRYPTED:
        raise ArchiveUnusable("encrypted")
    with archive.open(info) as packed:
        while piece := packed.read(PIECE):
            if len(piece) > most:
                yield piece[:most]
                raise ArchiveTooMuch("too large once it is unpacked")
            most -= len(piece)
            yield piece


def bytes_of(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo | str, most: int
) -> bytes:
    """Return all that a member holds; raises as `pieces_of` does."""
    return b"".join(pieces_of(archive, member, most))
