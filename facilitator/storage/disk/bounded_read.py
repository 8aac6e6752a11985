"""A file that somebody names, read as far as is wanted."""

from pathlib import Path

from facilitator.domain.errors import Refused

LARGEST = 512 * 1024 * 1024
"""The largest file that is read, in bytes."""


def read_whole(path: Path, most: int = LARGEST) -> bytes:
    """Return what a file holds, where that is no more than `most` bytes.

    Raises:
        Refused: `input.unreadable`, or `input.too_large`.
    """
    data = read_begun(path, most + 1)
    if len(data) > most:
        raise Refused("input.too_large", path=path, limit=f"{most / 2**20:g}")
    return data


def read_begun(path: Path, most: int) -> bytes:
    """Return what a file begins with, at most `most` bytes.

    Raises:
        Refused: `input.unreadable`.
    """
    try:
        if path.exists() and not path.is_file():
            raise Refused("input.unreadable", path=path, reason="")
        with path.open("rb") as stream:
            # Room is taken for all that is asked for, however little there is.
            return stream.read(min(most, path.stat().st_size + 1))
    except (OSError, ValueError) as error:  # A name may hold what no name can.
        reason = getattr(error, "strerror", "") or ""
        raise Refused("input.unreadable", path=path, reason=reason) from error
