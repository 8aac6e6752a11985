"""A file that somebody names, read whole."""

from pathlib import Path

from facilitator.domain.errors import Refused

LARGEST = 512 * 1024 * 1024
"""The largest file that is read, in bytes."""


def read_whole(path: Path) -> bytes:
    """Return what a file holds.

    Raises:
        Refused: `input.unreadable`, or `input.too_large`.
    """
    try:
        if path.exists() and not path.is_file():
            raise Refused("input.unreadable", path=path, reason="")
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except OSError as error:
        reason = error.strerror or ""
        raise Refused("input.unreadable", path=path, reason=reason) from error
    if len(data) > LARGEST:
        raise Refused("input.too_large", path=path, limit=LARGEST // 2**20)
    return data
