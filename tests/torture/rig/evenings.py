"""Evenings with several laptops, drawn by Hypothesis, and how their journals travel."""

import random
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from hypothesis import strategies as st

from facilitator.domain.errors import Refused
from facilitator.domain.events.events import Event
from facilitator.domain.events.records import to_record
from facilitator.storage.journal.codec import (
    Header,
    Record,
    encode_header,
    encode_record,
)
from tests.builders import Desk
from tests.torture.rig.harness import NOW, PLAN, SESSION, any_command

OWN = "bord-9"
"""The laptop that takes in what the others have written."""
DEVICES = ("bord-1", "bord-2", OWN)
FLAWS = ("none", "half", "flip", "hole")


class Journal(NamedTuple):
    """A journal, or a copy of one."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Evening:
    """What several laptops have written, and what is carried to the one that merges."""

    events: list[Event]
    own: list[Journal]
    """The journals that are on the laptop that takes in: its own."""
    whole: list[Journal]
    """All journals as their devices have them."""
    carried: list[Journal]
    """Copies with and without flaws, and among them each of `whole`."""


@st.composite
def evenings(draw: st.DrawFn, orderly: bool = False) -> Evening:
    """Draw an evening; if `orderly`, copies keep their names and have no holes."""
    chance = draw(st.randoms(use_true_random=False))
    devices = draw(st.lists(st.sampled_from(DEVICES), min_size=1, unique=True))
    events: list[Event] = []
    made: list[tuple[str, Journal]] = []
    for device in devices:
        own = at_a_desk(device, events, draw(st.integers(1, 25)), chance)
        files = draw(st.integers(1, 3))
        made += ((device, each) for each in in_segments(device, own, files))
        events += own
    carried: list[Journal] = []
    for _, journal in made:
        flaws = [
            "none",
            *draw(
                st.lists(st.sampled_from(FLAWS[:-1] if orderly else FLAWS), max_size=3)
            ),
        ]
        carried += (copied(journal, flaw, orderly, chance) for flaw in flaws)
    chance.shuffle(carried)
    return Evening(
        events,
        [journal for device, journal in made if device == OWN],
        [journal for _, journal in made],
        carried,
    )


def at_a_desk(
    device: str, others: Sequence[Event], commands: int, chance: random.Random
) -> list[Event]:
    """Return what a laptop writes that has seen some of what others wrote."""
    start = 1_554_120_000_000 + chance.randrange(30)
    desk = Desk(f"{device}-n1", PLAN, time=start)
    desk.session.take(others[: chance.randint(0, len(others))])
    for _ in range(commands):
        try:
            desk.do(any_command(desk.session, chance))
        except Refused:
            continue
    return desk.events


def in_segments(device: str, events: Sequence[Event], count: int) -> list[Journal]:
    """Return a laptop's events as the files that it would have written them to."""
    size = -(-len(events) // count) or 1
    parts = [events[at : at + size] for at in range(0, len(events), size)]
    names = (f"{device}.{n}.jsonl" if n else f"{device}.jsonl" for n in (0, 2, 3))
    return [
        Journal(name, as_file(device, f"nonce-{name}", map(to_record, part)))
        for name, part in zip(names, parts, strict=False)
    ]


def as_file(device: str, nonce: str, records: Iterable[Record]) -> bytes:
    """Return a journal with these records."""
    header = encode_header(Header(1, device, nonce, SESSION, NOW))
    lines = (encode_record(record, n) for n, record in enumerate(records, 1))
    return header + b"".join(lines)


def copied(
    journal: Journal, flaw: str, orderly: bool, chance: random.Random
) -> Journal:
    """Return a copy with a flaw: cut off, a bit flipped, or a hole in it."""
    data = bytearray(journal.data)
    at = chance.randrange(len(data))
    if flaw == "half":
        data = data[:at]
    elif flaw == "flip":
        data[at] ^= 1 << chance.randrange(8)
    elif flaw == "hole":
        data[at : at + 90] = bytes(len(data[at : at + 90]))
    names = (journal.name, "kopia.jsonl", f"Kopia av {journal.name}")
    return Journal(journal.name if orderly else chance.choice(names), bytes(data))


def placed(
    carried: Sequence[Journal], folder: Path, chance: random.Random
) -> list[Path]:
    """Put journals in files, folders and zips; return what to take in, in any order.

    Each journal is in at least one of the paths, and some are in several.
    """
    for number, journal in enumerate(carried):
        place = folder / str(chance.randrange(4)) / str(number)
        place.mkdir(parents=True)
        (place / journal.name).write_bytes(journal.data)
    paths: list[Path] = []
    for place in sorted(folder.iterdir()):
        way = chance.choice(("folder", "zip", "files"))
        if way == "zip":
            packed = str(folder / f"zip-{place.name}")
            paths.append(Path(shutil.make_archive(packed, "zip", place)))
        elif way == "files":
            paths += sorted(place.rglob("*.jsonl"))
        else:
            paths.append(place)
    paths += chance.choices(paths, k=chance.randint(0, 3))
    chance.shuffle(paths)
    return paths
