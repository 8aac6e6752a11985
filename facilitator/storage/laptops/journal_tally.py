"""Counts what a journal holds, event by event, to hold copies against each other."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO, NamedTuple

from facilitator.domain.events.events import LOGGED
from facilitator.domain.events.hybrid_clock import device_name
from facilitator.domain.laptops import Head, Receipt
from facilitator.storage.errors import STORAGE_ERRORS, storage_error
from facilitator.storage.journal.chain import SIGNATURE_SIZE, link, signature_of
from facilitator.storage.journal.codec import (
    CHECKSUM_SIZE,
    DamagedLine,
    Header,
    decode_record,
)
from facilitator.storage.journal.line_reader import (
    SLICE_BYTES,
    read_beginning,
    read_slice,
)
from facilitator.storage.journal.running_numbers import RunningNumbers

MARK = "~"
"""Stands in the name of a file that is another journal of the same device."""
_WIDTH = 1 << 64


class LineCount(NamedTuple):
    """An event as a receipt sees it."""

    id: str
    number: int
    """Its running number in the file."""
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
    events: dict[str, LineCount] = field(default_factory=dict)
    links: dict[int, str] = field(default_factory=dict)
    """By running number: what the line after it calls a line."""
    journal: str = ""
    """What the first record calls the first line: the same in all copies."""
    numbers: RunningNumbers = field(default_factory=RunningNumbers)
    trailing: int = 0
    """Bad lines after the last good one."""
    restored: int = 0

    @property
    def lines(self) -> int:
        """Lines there were to read."""
        return self.numbers.highest + self.trailing

    @property
    def lost(self) -> int:
        """Lines that cannot be read."""
        return self.numbers.missing + self.trailing

    @property
    def is_whole(self) -> bool:
        """Whether nothing of the file is damaged, its first line included."""
        return self.header is not None and not self.lost and not self.restored

    @property
    def device(self) -> str:
        """The device that wrote the file, as its header or else its events say."""
        if self.header:
            return self.header.device
        return next(map(device_name, self.events), "")

    def may_replace(self, other: "Tally") -> bool:
        """Tell whether this is a copy of the same journal that holds all it holds."""
        if other.header is None:
            return self.is_whole and bool(other.events) and self._covers(other)
        return self.header == other.header and self._covers(other)

    @property
    def head(self) -> Head:
        """How far the journal reaches in this copy, and what names all of it."""
        highest = self.numbers.highest
        return Head(self.journal, highest, self.links.get(highest, ""))

    @property
    def contents(self) -> set[tuple[str, int]]:
        """What is said under each id; an id may come with two contents."""
        return {(each.id, each.mark) for each in self.events.values()}

    def fork(self, other: "Tally") -> int:
        """Return the first running number under which two copies differ; 0 for none."""
        common = self.links.keys() & other.links.keys()
        return min((n for n in common if self.links[n] != other.links[n]), default=0)

    def holds(self, head: Head) -> bool:
        """Tell whether the line that a receipt names is here, and all before it."""
        return head.journal == self.journal and self.links.get(head.lines) == head.link

    def contradicts(self, head: Head) -> bool:
        """Tell whether the line that a receipt names has another content here."""
        is_of_it = head.journal == self.journal and head.lines in self.links
        return is_of_it and not self.holds(head)

    def _covers(self, other: "Tally") -> bool:
        """Tell whether it has all lines that another has, and reaches as far."""
        return other.links.items() <= self.links.items() and self.lines >= other.lines


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
        raise storage_error(error, path) from error


def count(file: BinaryIO, path: Path) -> Tally:
    """Count a journal that is open for reading; `path` is where it belongs.

    Raises:
        DamagedLine: its first line is damaged, and it holds no event at all.
        ForeignFormat: a newer program wrote it.
        OSError: it cannot be read.
    """
    tally_of_file, position = Tally(path), 0
    size = file.seek(0, 2)
    with suppress(DamagedLine):
        beginning = read_beginning(file, path)
        tally_of_file.header, position = beginning.header, beginning.end
        tally_of_file.journal = link(beginning.line)
        tally_of_file.restored += beginning.restored
    while position < size:
        part, is_at_end = read_slice(file, _count_of_line, position, size, SLICE_BYTES)
        tally_of_file.events.update((each.id, each) for each in part.records)
        links = map(link, part.lines)
        tally_of_file.links.update(zip(part.numbers, links, strict=True))
        tally_of_file.restored += part.restored
        tally_of_file.numbers.add(part.numbers)
        if is_at_end:
            tally_of_file.trailing = part.trailing
        position = size if is_at_end else part.end
    if tally_of_file.header is None and not tally_of_file.events and size:
        raise DamagedLine
    return tally_of_file


def tallies(folder: Path) -> Iterator[Tally]:
    """Yield what each journal in a folder holds; those that are none are left out."""
    for path in sorted(folder.glob("*.jsonl")):
        if path.is_file() and not path.name.startswith("."):
            try:
                yield tally(path)
            except (DamagedLine, *STORAGE_ERRORS):
                continue


def receipts(tallies: Iterable[Tally]) -> list[Receipt]:
    """Return a receipt for each device that wrote any of the files, by name.

    An event counts once, however many files have it.
    """
    by_device: dict[str, list[Tally]] = {}
    for each in tallies:
        by_device.setdefault(each.device, []).append(each)
    return [_receipt(device, by_device[device]) for device in sorted(by_device)]


def _count_of_line(line: bytes) -> tuple[int, LineCount]:
    number, record = decode_record(line)
    # What is of the line may differ between two segments that hold one event.
    content = line[max(line.find(b'"h":'), CHECKSUM_SIZE) :]
    if signature_of(line):
        content = content[:-SIGNATURE_SIZE] + b"}"
    mark = int.from_bytes(blake2b(content, digest_size=8).digest())
    table, at = record.get("table"), record.get("at")
    return number, LineCount(
        record["h"],
        number,
        mark,
        table if isinstance(table, str) else None,
        record.get("type") == LOGGED,
        at if isinstance(at, str) else "",
    )


def _receipt(device: str, files: list[Tally]) -> Receipt:
    events = {each.id: each for file in files for each in file.events.values()}
    contents = set().union(*(file.contents for file in files))
    statements = [each for each in events.values() if each.logged]
    total = sum(mark for _, mark in contents) % _WIDTH
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
        disputed=len(contents) - len(events),
        heads=tuple(sorted(_longest(copies).head for copies in _by_journal(files))),
    )


def _longest(copies: Iterable[Tally]) -> Tally:
    """Return the copy that reaches furthest; by its head where several reach as far."""
    return max(copies, key=lambda each: (each.numbers.highest, each.head))


def _lost(files: Iterable[Tally]) -> int:
    """Return how many lines can be read in no copy of the journal they are in."""
    return sum(_lost_in_all(copies) for copies in _by_journal(files))


def _lost_in_all(copies: Iterable[Tally]) -> int:
    there = RunningNumbers()
    for each in copies:
        there.unite(each.numbers)
    most_written = max(each.lines for each in copies)
    return there.missing + most_written - there.highest


def _branches(files: Iterable[Tally]) -> int:
    """Return how many laptops have written under one name, as far as can be seen.

    Two have where copies of one journal tell different things under one running
    number, or where a journal only has a name with a mark. The others are segments.
    """
    journals = _by_journal(files)
    plain = sum(any(MARK not in each.path.name for each in same) for same in journals)
    return sum(map(_ways, journals)) - max(plain - 1, 0)


def _by_journal(files: Iterable[Tally]) -> list[list[Tally]]:
    """Return the files that are copies of each other side by side.

    One whose header cannot be read goes with that with which it shares an event.
    """
    journals: dict[Header | Path, list[Tally]] = {}
    for file in sorted(files, key=lambda each: each.header is None):
        key = file.header or next(
            (key for key, copies in journals.items() if _share(file, copies)), file.path
        )
        journals.setdefault(key, []).append(file)
    return list(journals.values())


def _share(file: Tally, copies: Iterable[Tally]) -> bool:
    return any(file.events.keys() & each.events.keys() for each in copies)


def _ways(copies: Iterable[Tally]) -> int:
    """Return in how many ways copies of one journal go on."""
    ways: list[dict[int, str]] = []
    for each in copies:
        for way in ways:
            common = way.keys() & each.links.keys()
            if all(way[number] == each.links[number] for number in common):
                way.update(each.links)
                break
        else:
            ways.append(dict(each.links))
    return len(ways)
