"""Journals read in slices of whole lines, whoever wrote them."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Generic, NamedTuple, TypeVar

from facilitator.storage.journal.bit_repair import (
    restore,
    without_line_feed,
)
from facilitator.storage.journal.codec import (
    DamagedLine,
    Header,
    Record,
    check,
    decode_header,
    decode_record,
)

SLICE_BYTES = 1 << 20
"""Read at a time unless told: a few milliseconds of work."""

TAIL_BYTES = 64 << 10
"""Read from the end when a journal is opened; also the longest header."""


Item = TypeVar("Item")
Decode = Callable[[bytes], tuple[int, Item]]
"""Returns the running number and what a line holds; raises DamagedLine."""


@dataclass(slots=True)
class Slice(Generic[Item]):
    """What a stretch of a journal holds; offsets are bytes from the file's start."""

    start: int
    """Where the stretch begins."""
    last: int
    """Where the last good line begins, or `start`."""
    end: int
    """Just past the last good line, or `start`."""
    records: list[Item] = field(default_factory=list)
    """What good lines hold, in the order of the file; restored ones are among them."""
    lines: list[bytes] = field(default_factory=list)
    """The good records as they were written, without their line feeds."""
    numbers: list[int] = field(default_factory=list)
    """The running numbers of the good lines."""
    damaged: int = 0
    """Bad lines before the last good one that could not be restored."""
    restored: int = 0
    """Lines that one flipped bit had damaged and that were restored in memory."""
    trailing: int = 0
    """Bad lines after the last good one; their writer may yet take them back."""

    @property
    def number(self) -> int:
        """The running number of the last good line, 0 if there is none."""
        return self.numbers[-1] if self.numbers else 0


class Beginning(NamedTuple):
    """The first line of a journal."""

    header: Header | None
    """None where not even the header was written whole."""
    end: int
    """Where the first line after it begins."""
    restored: bool = False
    """True where one flipped bit had damaged it."""
    line: bytes = b""
    """It as it was written, without its line feed."""


class Tail(NamedTuple):
    """What is known of a journal after reading only its two ends."""

    beginning: Beginning
    newest: Slice[Record]
    """The last lines of the file."""


def scan(data: bytes, decode: Decode[Item], start: int = 0) -> Slice[Item]:
    """Sort out the whole lines in `data`, which begins at offset `start`.

    A half last line is left alone, and blank lines mean nothing.
    """
    data = without_room(data)
    # As bytes: `str.splitlines` would also break at U+2028 and at other signs that
    # stand inside statements.
    lines = data.split(b"\n")
    half = lines.pop()
    end = start + len(data) - len(half)
    try:
        # Nearly always all are good. Where one is not, the slow way begins anew.
        read = [decode(line) for line in lines]
    except DamagedLine:
        part = _sort_out(lines, decode, start)
    else:
        part = Slice(start, start, start)
        if read:
            records = [record for _, record in read]
            last = end - len(lines[-1]) - 1
            numbers = [number for number, _ in read]
            part = Slice(start, last, end, records, lines, numbers)
    whole = without_line_feed(half)
    if whole is not None and _take(part, [whole], decode, end, end + len(half)):
        part.restored += 1
    return part


def _sort_out(lines: Sequence[bytes], decode: Decode[Item], start: int) -> Slice[Item]:
    """Sort out lines of which one is bad or blank."""
    part = Slice[Item](start, start, start)
    position = passed = start
    for at, line in enumerate(lines):
        begins, position = position, position + len(line) + 1
        if not line or begins < passed:
            continue
        if not _take(part, [line], decode, begins, position):
            # What one flipped bit did: it may have changed this line, broken it in two,
            # or glued it to the next.
            good, line_count = restore(lines, at)
            passed = begins + sum(len(each) + 1 for each in lines[at : at + line_count])
            if _take(part, good, decode, begins, max(passed, position)):
                part.restored += 1
            else:
                # Nobody knows yet whether this is damage or a line that is being
                # written: that is decided by whether a good one follows.
                part.trailing += 1
                passed = position
    return part


def _take(
    part: Slice[Item],
    good: Sequence[bytes],
    decode: Decode[Item],
    begins: int,
    ends: int,
) -> bool:
    """Take in lines if they are good; tell whether there were any."""
    try:
        read = [decode(line) for line in good]
    except DamagedLine:
        return False
    if read:
        part.records += [record for _, record in read]
        part.numbers += [number for number, _ in read]
        part.lines += good
        part.last, part.end = begins, ends
        part.damaged, part.trailing = part.damaged + part.trailing, 0
    return bool(read)


def read_slice(
    file: BinaryIO, decode: Decode[Item], start: int, stop: int, size: int
) -> tuple[Slice[Item], bool]:
    """Read about `size` bytes from a line's beginning, and whether `stop` is reached.

    More is read where that many bytes do not hold one good line.
    """
    while True:
        count = min(size, stop - start)
        file.seek(start)
        data = file.read(count)
        part = scan(data, decode, start)
        is_at_end = len(data) < count or start + len(data) >= stop
        if part.records or is_at_end:
            return part, is_at_end
        # One statement may be longer than a slice. Doubling reads it in few steps.
        size *= 2


def read_beginning(file: BinaryIO, path: Path) -> Beginning:
    """Return the header and where it ends, or None while it is not whole.

    Raises:
        DamagedLine: there is a first line, and it is no header.
        ForeignFormat: a newer program wrote the file.
    """
    file.seek(0)
    line = file.readline(TAIL_BYTES)
    if not line.endswith(b"\n"):
        if len(line) == TAIL_BYTES:
            raise DamagedLine
        return Beginning(None, 0)
    try:
        return Beginning(decode_header(line[:-1], path), len(line), False, line[:-1])
    except DamagedLine:
        good, _ = restore([line[:-1]], 0)
        if not good:
            raise
        # The line after it may have been glued to it.
        end = len(line) if len(good) == 1 else len(good[0]) + 1
        return Beginning(decode_header(good[0], path), end, True, good[0])


def read_tail(path: Path, window: int = 0, *, any_header: bool = False) -> Tail:
    """Read the header and the newest lines of a journal, whatever its length.

    Args:
        path: the journal.
        window: bytes to read from the end, `TAIL_BYTES` if 0; more where they hold no
            good line.
        any_header: the newest lines are wanted though the header be damaged.

    Raises:
        DamagedLine: the header is damaged.
        ForeignFormat: a newer program wrote the file.
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        try:
            beginning = read_beginning(file, path)
        except DamagedLine:
            if not any_header:
                raise
            beginning = Beginning(None, 0)
        return Tail(beginning, _newest(file, beginning.end, window or TAIL_BYTES))


def _newest(file: BinaryIO, first: int, window: int) -> Slice[Record]:
    """Return the lines at the end of a journal whose first one begins at `first`."""
    # The end of the content, not of the file: up to 64 KB of room may lie behind it.
    size = max(_content_end(file), first)
    while True:
        start = max(first, size - window)
        file.seek(start)
        data = file.read(size - start)
        if start > first:
            # The window begins anywhere, mostly in the middle of a line, perhaps
            # between the bytes of one letter.
            cut = _first_whole(data)
            start, data = start + cut, data[cut:]
        newest = scan(data, decode_record, start)
        if newest.records or start == first:
            return newest
        window *= 2


def _first_whole(data: bytes) -> int:
    """Return where the first line begins that is as it was written.

    What is before it may be half a line, also where a line feed seems to end it.
    """
    start = 0
    while (end := data.find(b"\n", start)) >= 0:
        with suppress(DamagedLine):
            check(data[start:end])
            return start
        start = end + 1
    return len(data)


def without_room(data: bytes) -> bytes:
    """Return what a file ends with, without the line feeds that are room for more.

    Where there is nothing but line feeds, nothing is left.
    """
    body = data.rstrip(b"\n")
    return data[: len(body) + 1] if body else b""


def whole_lines(torn: bytes) -> int:
    """Return how many lines among damaged bytes were once written to their end.

    A line may have come to its end though its last bytes are no longer the right ones.
    """
    lines = torn.split(b"\n")
    return sum(line.endswith(b"}") or line[-2:-1] == b"}" for line in lines)


def _content_end(file: BinaryIO) -> int:
    """Return where a file ends, with one line feed of those it may end with."""
    end = file.seek(0, 2)
    while end:
        start = max(end - TAIL_BYTES, 0)
        file.seek(start)
        part = file.read(end - start)
        content = without_room(part)
        if content:
            return start + len(content)
        end = start
    return 0
