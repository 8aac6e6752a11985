"""Damaged journals: nothing wrong is believed, and all that is good is used."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from facilitator.domain.events.events import Event
from facilitator.storage.journal.event_lines import decode_event
from facilitator.storage.journal.followed_file import FollowedFile
from tests.torture.rig.harness import (
    Tell,
    events_in,
    factor,
    lines_of,
    open_laptop,
    said,
    sums_hold,
)
from tests.torture.rig.scenes import an_original, no_sync

READ = 2000 * factor()
OPENED = 200 * factor()
LONGEST = 700
"""Bytes of the longest damage: two lines, or more than a disk's smallest part."""


class Wound(NamedTuple):
    """A journal as it was damaged, and where in what was there before."""

    data: bytes
    start: int
    end: int


Wounding = Callable[[random.Random, bytes], Wound]


def burst(chance: random.Random, data: bytes) -> Wound:
    """Overwrite a stretch with anything."""
    start, end = stretch(chance, data)
    return Wound(data[:start] + chance.randbytes(end - start) + data[end:], start, end)


def zeroed_run(chance: random.Random, data: bytes) -> Wound:
    """Overwrite a stretch with zeros, as a drive does that lost a part."""
    start, end = stretch(chance, data)
    return Wound(data[:start] + bytes(end - start) + data[end:], start, end)


def few_bits(chance: random.Random, data: bytes) -> Wound:
    """Flip two to four bits close to each other."""
    start = chance.randrange(len(data) - 8)
    damaged = bytearray(data)
    for _ in range(chance.randint(2, 4)):
        damaged[start + chance.randrange(8)] ^= 1 << chance.randrange(8)
    return Wound(bytes(damaged), start, start + 8)


def insertion(chance: random.Random, data: bytes) -> Wound:
    """Put bytes in between."""
    at = chance.randrange(len(data) + 1)
    more = chance.randbytes(chance.randint(1, LONGEST))
    return Wound(data[:at] + more + data[at:], at, at)


def deletion(chance: random.Random, data: bytes) -> Wound:
    """Take bytes away."""
    start, end = stretch(chance, data)
    return Wound(data[:start] + data[end:], start, end)


def nul_tail(chance: random.Random, data: bytes) -> Wound:
    """Add zeros at the end, as a file system does that has grown a file too soon."""
    return Wound(data + bytes(chance.randint(1, 9000)), len(data), len(data))


def duplicated_line(chance: random.Random, data: bytes) -> Wound:
    """Repeat a line somewhere else."""
    lines = lines_of(data)
    lines.insert(chance.randint(1, len(lines)), chance.choice(lines))
    return Wound(b"".join(lines), len(data), len(data))


def moved_line(chance: random.Random, data: bytes) -> Wound:
    """Put a line in another place."""
    lines = lines_of(data)
    line = lines.pop(chance.randrange(1, len(lines)))
    lines.insert(chance.randint(1, len(lines)), line)
    return Wound(b"".join(lines), len(data), len(data))


def spliced(chance: random.Random, data: bytes) -> Wound:
    """Overwrite a stretch with another part of the journal."""
    start, end = stretch(chance, data)
    other = chance.randrange(len(data) - (end - start))
    part = data[other : other + end - start]
    return Wound(data[:start] + part + data[end:], start, end)


KINDS: tuple[Wounding, ...] = (
    burst, zeroed_run, few_bits, insertion, deletion, nul_tail, duplicated_line,
    moved_line, spliced,
)  # fmt: skip


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_of_a_damaged_journal_nothing_wrong_is_read_and_all_that_is_good(
    kind: Wounding, quick: Path, tell: Tell
) -> None:
    journal, data, events = an_original(quick)
    chance = random.Random(kind.__name__)
    wrong = unused = undetected = 0
    for _ in range(READ):
        wound = kind(chance, data)
        journal.write_bytes(wound.data)
        file = FollowedFile(journal, decode=decode_event)
        found = file.poll(chance.choice((256, 1 << 20)))
        while file.pending:
            found += file.poll(1024)
        wrong += sum(event not in events for event in found)
        good = untouched(events, data, wound)
        unused += len({event.id for event in good} - {event.id for event in found})
        noticed = file.damaged_lines + file.restored_lines + file.missing_lines
        lost = {event.id for event in events} - {event.id for event in found}
        undetected += bool(lost) and not (noticed or file.torn)
    tell(
        f"damage ({kind.__name__}), read",
        damages=READ, wrong=wrong, good_ones_unused=unused, undetected=undetected,
    )  # fmt: skip
    assert (wrong, unused, undetected) == (0, 0, 0)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_damaged_journal_opens_and_what_is_good_stays_when_more_is_logged(
    kind: Wounding, quick: Path, tell: Tell
) -> None:
    journal, data, events = an_original(quick)
    chance = random.Random(kind.__name__)
    wrong = unused = 0
    for _ in range(OPENED):
        wound = kind(chance, data)
        for path in journal.parent.glob("bord-1.*l*"):
            path.unlink()
        journal.write_bytes(wound.data)
        opened = open_laptop(quick, sync=no_sync)
        if chance.random() < 0.5:
            opened.load_all()
        more = opened.execute(said(chance)).event
        opened.close()
        assert more and sums_hold(opened.session)
        good = [*untouched(events, data, wound), more]
        found = events_in(journal.parent)
        wrong += sum(event not in [*events, more] for event in found)
        unused += len({event.id for event in good} - {event.id for event in found})
    tell(
        f"damage ({kind.__name__}), opened and written on",
        damages=OPENED, wrong=wrong, good_ones_unused=unused,
    )  # fmt: skip
    assert (wrong, unused) == (0, 0)


def stretch(chance: random.Random, data: bytes) -> tuple[int, int]:
    """Return where a stretch begins and ends."""
    start = chance.randrange(len(data) - 1)
    return start, min(len(data), start + chance.randint(1, LONGEST))


def untouched(events: list[Event], data: bytes, wound: Wound) -> list[Event]:
    """Return the events whose lines, and the line feeds before them, are as they were.

    `events` are those of the lines of `data`, in the same order.
    """
    good = []
    end = 0
    for number, line in enumerate(lines_of(data)):
        start, end = end, end + len(line)
        touched = wound.start < end and wound.end >= start
        if number and not touched:
            good.append(events[number - 1])
    return good
