"""Journals read in slices of whole lines, whoever wrote them."""

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from facilitator.storage.codec import (
    DamagedLine,
    Header,
    Record,
    decode_header,
    decode_record,
)

SLICE_BYTES = 1 << 20
"""Read at a time unless told: a few milliseconds of work."""

TAIL_BYTES = 64 << 10
"""Read from the end when a journal is opened; also the longest header."""


@dataclass(frozen=True, slots=True)
class Slice:
    """What a stretch of a journal holds; offsets are bytes from the file's start."""

    records: list[Record]
    """The good records, in the order of the file."""
    start: int
    """Where the stretch begins."""
    last: int
    """Where the last good line begins, or `start`."""
    end: int
    """Just past the last good line, or `start`."""
    number: int
    """The running number of the last good line, 0 if there is none."""
    damaged: int
    """Bad lines before the last good one."""
    trailing: int
    """Bad lines after it; their writer may yet take them back."""


@dataclass(frozen=True, slots=True)
class Tail:
    """What is known of a journal after reading only its two ends."""

    header: Header | None
    """None where not even the header was written whole."""
    first: int
    """Where the first line after the header begins."""
    newest: Slice
    """The last lines of the file."""


def scan(data: bytes, start: int = 0) -> Slice:
    """Sort out the whole lines in `data`, which begins at offset `start`.

    A half last line is left alone, and blank lines mean nothing.
    """
    records: list[Record] = []
    last = end = position = start
    number = damaged = trailing = 0
    lines = data.split(b"\n")
    lines.pop()
    for line in lines:
        after = position + len(line) + 1
        try:
            number, record = decode_record(line)
        except DamagedLine:
            trailing += bool(line)
        else:
            records.append(record)
            damaged, trailing = damaged + trailing, 0
            last, end = position, after
        position = after
    return Slice(records, start, last, end, number, damaged, trailing)


def read_slice(file: BinaryIO, start: int, stop: int, size: int) -> tuple[Slice, bool]:
    """Read about `size` bytes from a line's beginning, and whether `stop` is reached.

    More is read where that many bytes do not hold one good line.
    """
    while True:
        wanted = min(size, stop - start)
        file.seek(start)
        data = file.read(wanted)
        found = scan(data, start)
        reached = len(data) < wanted or start + len(data) >= stop
        if found.records or reached:
            return found, reached
        size *= 2


def read_header(file: BinaryIO, path: Path) -> tuple[Header | None, int]:
    """Return the header and where it ends, or None while it is not whole.

    Raises:
        DamagedLine: there is a first line, and it is no header.
        ForeignFormat: a newer program wrote the file.
    """
    file.seek(0)
    line = file.readline(TAIL_BYTES)
    if line.endswith(b"\n"):
        return decode_header(line[:-1], path), len(line)
    if len(line) == TAIL_BYTES:
        raise DamagedLine
    return None, 0


def read_tail(path: Path) -> Tail:
    """Read the header and the newest lines of a journal, whatever its length.

    Raises:
        DamagedLine: the header is damaged.
        ForeignFormat: a newer program wrote the file.
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        size = file.seek(0, 2)
        header, first = read_header(file, path)
        window = TAIL_BYTES
        while True:
            start = max(first, size - window)
            file.seek(start)
            data = file.read(size - start)
            if start > first:
                cut = data.find(b"\n") + 1
                start, data = start + cut, data[cut:]
            newest = scan(data, start)
            if newest.records or start == first:
                return Tail(header, first, newest)
            window *= 2
