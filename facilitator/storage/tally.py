"""Counts what a journal holds, event by event, to hold copies against each other."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO, NamedTuple

from facilitator.domain.clock import device_name
from facilitator.domain.events import LOGGED
from facilitator.domain.laptops import Receipt
from facilitator.storage.codec import DamagedLine, Header, decode_record
from facilitator.storage.errors import explained
from facilitator.storage.slices import SLICE_BYTES, read_beginning, read_slice

MARK = "~"
"""Stands in the name of a file that is another journal of the same device."""
_WIDTH = 1 << 64


class Counted(NamedTuple):
    """An event as a receipt sees it."""

    id: str
    mark: int
    """A number made of all that the event holds, below 2 to the power of 64."""
    table: str | None
    logged: bool
    at: str


@dataclass(slots=True)
class Tally:
    """What one file holds."""

    path: Path
    header: Header | None = None
    events: dict[str, Counted] = field(default_factory=dict)
    written: int = 0
    """Lines there were to read: the last running number, and bad lines after it."""
    restored: int = 0

    @property
    def lost(self) -> int:
        """Lines that cannot be read."""
        return max(self.written - len(self.events), 0)

    @property
    def device(self) -> str:
        """The device that wrote the file, as its header or else its events say."""
        if self.header:
            return self.header.device
        return next(map(device_name, self.events), "")


def tally(path: Path) -> Tally:
    """Read a journal whole and count it.

    Raises:
        DamagedLine: its first line is damaged, and it holds no event at all.
        ForeignFormat: a newer program wrote it.
        FileFailed, ReadOnly: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return count(file, path)
    except OSError as error:
        raise explained(error, path) from error


def count(file: BinaryIO, path: Path) -> Tally:
    """Count a journal that is open for reading; `path` is where it belongs.

    Raises:
        DamagedLine: its first line is damaged, and it holds no event at all.
        ForeignFormat: a newer program wrote it.
        OSError: it cannot be read.
    """
    found, position = Tally(path), 0
    size = file.seek(0, 2)
    with suppress(DamagedLine):
        beginning = read_beginning(file, path)
        found.header, position = beginning.header, beginning.end
        found.restored += beginning.restored
    while position < size:
        part, reached = read_slice(file, _counted, position, size, SLICE_BYTES)
        found.events.update((each.id, each) for each in part.records)
        found.restored += part.restored
        found.written = part.number or found.written
        if reached:
            found.written += part.trailing
        position = size if reached else part.end
    if found.header is None and not found.events and size:
        raise DamagedLine
    return found


def receipts(tallies: Iterable[Tally]) -> list[Receipt]:
    """Return a receipt for each device that wrote any of the files, by name.

    An event counts once, however many files have it.
    """
    by_device: dict[str, list[Tally]] = {}
    for each in tallies:
        by_device.setdefault(each.device, []).append(each)
    return [_receipt(device, by_device[device]) for device in sorted(by_device)]


def _counted(line: bytes) -> tuple[int, Counted]:
    number, record = decode_record(line)
    # The running number may differ between two segments that hold one event.
    content = line[line.index(b'"h":') :]
    mark = int.from_bytes(blake2b(content, digest_size=8).digest())
    table, at = record.get("table"), record.get("at")
    return number, Counted(
        record["h"],
        mark,
        table if isinstance(table, str) else None,
        record.get("type") == LOGGED,
        at if isinstance(at, str) else "",
    )


def _receipt(device: str, files: list[Tally]) -> Receipt:
    events = {each.id: each for file in files for each in file.events.values()}
    statements = [each for each in events.values() if each.logged]
    total = sum(each.mark for each in events.values()) % _WIDTH
    return Receipt(
        device=device,
        events=len(events),
        statements=len(statements),
        checksum=f"{total:016x}",
        tables=tuple(dict.fromkeys(each.table for each in statements if each.table)),
        latest=events[max(events)].at if events else "",
        damaged=_lost(files),
        restored=sum(file.restored for file in files),
        branches=_branches(files),
    )


def _lost(files: list[Tally]) -> int:
    """Return how many lines can be read in no copy of the file they are in."""
    copies: dict[object, list[Tally]] = {}
    for file in files:
        copies.setdefault(file.header or file.path, []).append(file)
    return sum(
        max(
            max(each.written for each in same)
            - len({event for each in same for event in each.events}),
            0,
        )
        for same in copies.values()
    )


def _branches(files: list[Tally]) -> int:
    """Return how many laptops have written under one name, as far as can be seen.

    What another laptop wrote under it lies in a file with a mark in its name.
    """
    apart = 0
    for file in files:
        others = {event for each in files if each is not file for event in each.events}
        apart += MARK in file.path.name and not file.events.keys() <= others
    return 1 + apart
