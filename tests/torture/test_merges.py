"""Journals of several laptops, brought together in any order, parts and repetition."""

import random
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.domain.errors import Refused
from facilitator.domain.events.hybrid_clock import device_name
from facilitator.domain.laptops import Receipt
from facilitator.domain.session.digest import digest
from facilitator.storage.laptops.journal_tally import receipts, tallies
from facilitator.storage.laptops.laptop_files import LaptopFiles
from facilitator.storage.laptops.merge import Merger
from facilitator.storage.laptops.sources import Source
from tests.builders import fold_all
from tests.torture.rig.evenings import (
    OWN,
    Evening,
    Journal,
    at_a_desk,
    evenings,
    in_segments,
    placed,
)
from tests.torture.rig.harness import (
    NOW,
    SESSION,
    Tell,
    factor,
    ids_in,
    journals,
    lines_of,
    read_laptop,
    sums_hold,
    writer,
)
from tests.torture.rig.scenes import without_a_line

EXAMPLES = 200 * factor()
slowly = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
randoms = st.randoms(use_true_random=False)
TakeIn = Callable[[Path, Sequence[Path]], int]
"""Takes paths in into a workspace; returns how many events were new."""


def taken_in(root: Path, paths: Sequence[Path]) -> int:
    """Take in as the program does."""
    files = LaptopFiles(root, writer(OWN))
    return sum(each.new for each in files.take_in(SESSION, paths, lambda *told: None))


def copied_over(root: Path, paths: Sequence[Path]) -> int:
    """Copy files over those of the same name: a merge that must be caught."""
    for path in paths:
        for each in (path, *path.rglob("*.jsonl")):
            if each.is_file() and each.suffix == ".jsonl":
                (journals(root) / each.name).write_bytes(each.read_bytes())
    return 0


def test_journals_give_the_same_state_and_receipts_however_they_come_together(
    quick: Path, tell: Tell
) -> None:
    counts = Counter(evenings=0, journals=0, events=0, faults=0)

    @given(evenings(), randoms)
    @slowly
    def held(evening: Evening, chance: random.Random) -> None:
        counts["evenings"] += 1
        counts["journals"] += len(evening.carried)
        counts["events"] += len(evening.events)
        faults = list(merged(evening, quick, chance, taken_in))
        counts["faults"] += len(faults)
        assert faults == []

    try:
        held()
    finally:
        tell("merges in any order, parts and repetition", **counts)


def test_a_merge_that_copies_files_over_others_is_caught(
    quick: Path, tell: Tell
) -> None:
    counts = Counter(evenings=0, faults=0)

    @given(evenings(), randoms)
    @slowly
    def counted(evening: Evening, chance: random.Random) -> None:
        counts["evenings"] += 1
        counts["faults"] += bool(list(merged(evening, quick, chance, copied_over)))

    counted()
    tell("control: merges that copy files over others", **counts)
    assert counts["faults"] > 0


def merged(
    evening: Evening, folder: Path, chance: random.Random, take: TakeIn
) -> Iterator[str]:
    """Bring an evening together and yield what is wrong with the result."""
    with tempfile.TemporaryDirectory(dir=folder) as name:
        root = with_own(evening, Path(name) / "mål")
        paths = placed(evening.carried, Path(name) / "stick", chance)
        at = chance.randint(0, len(paths))
        take(root, paths[:at])
        take(root, paths[at:])
        yield from faults(evening, root)
        if take(root, paths) or list(faults(evening, root)):
            yield "taking in again changed something"


def with_own(evening: Evening, root: Path) -> Path:
    """Return a workspace with the journals of the laptop that takes in."""
    journals(root).mkdir(parents=True)
    for journal in evening.own:
        (journals(root) / journal.name).write_bytes(journal.data)
    return root


def faults(evening: Evening, root: Path) -> Iterator[str]:
    """Yield in what a workspace differs from the union of all that was written."""
    here = journals(root)
    session = read_laptop(here).session
    if digest(session) != digest(fold_all(evening.events)):
        yield "the state is another"
    if not sums_hold(session):
        yield "the sums do not balance"
    found = {
        each.device: (each.events, each.statements, each.checksum)
        for each in receipts(tallies(here))
    }
    if found != wanted(evening, root.parent / "union"):
        yield "the receipts are others"
    for journal in evening.own:
        if (here / journal.name).read_bytes() != journal.data:
            yield "the own journal was written to"


def wanted(evening: Evening, union: Path) -> dict[str, tuple[int, int, str]]:
    """Return each device's events, statements and checksum, counted apart."""
    if not union.exists():
        union.mkdir()
        for journal in evening.whole:
            (union / journal.name).write_bytes(journal.data)
    ids = Counter(device_name(event.id) for event in evening.events)
    sums: dict[str, Receipt] = {each.device: each for each in receipts(tallies(union))}
    return {
        device: (count, sums[device].statements, sums[device].checksum)
        for device, count in ids.items()
    }


def test_once_all_journals_are_here_no_laptop_is_called_damaged_or_doubled(
    quick: Path, tell: Tell
) -> None:
    counts = Counter(evenings=0)

    @given(evenings(orderly=True), randoms)
    @slowly
    def held(evening: Evening, chance: random.Random) -> None:
        counts["evenings"] += 1
        with tempfile.TemporaryDirectory(dir=quick) as name:
            root = with_own(evening, Path(name) / "mål")
            taken_in(root, placed(evening.carried, Path(name) / "stick", chance))
            found = receipts(tallies(journals(root)))
            assert all(each.damaged == 0 and each.branches == 1 for each in found)

    held()
    tell("merges after which no laptop is called damaged or doubled", **counts)


def test_two_damaged_copies_of_one_journal_are_no_two_laptops(tmp_path: Path) -> None:
    (whole,) = in_segments("bord-1", at_a_desk("bord-1", [], 20, random.Random(1)), 1)
    beginning = whole.data[: len(whole.data) // 2]
    copies = [without_a_line(whole.data), beginning, whole.data]
    for number, data in enumerate(copies):
        path = tmp_path / f"stick-{number}" / whole.name
        path.parent.mkdir()
        path.write_bytes(data)
        taken_in(tmp_path, [path])
    (receipt,) = receipts(tallies(journals(tmp_path)))
    assert (receipt.damaged, receipt.branches) == (0, 1)


def test_a_copy_without_its_first_line_is_no_other_laptops(tmp_path: Path) -> None:
    (whole,) = in_segments("bord-1", at_a_desk("bord-1", [], 20, random.Random(1)), 1)
    _, *lines = lines_of(without_a_line(whole.data))
    for number, data in enumerate([b"".join([b"\0\n", *lines]), whole.data]):
        path = tmp_path / f"stick-{number}" / whole.name
        path.parent.mkdir()
        path.write_bytes(data)
        taken_in(tmp_path, [path])
    (receipt,) = receipts(tallies(journals(tmp_path)))
    assert (receipt.damaged, receipt.branches) == (0, 1)


def test_merges_at_the_same_time_lose_nothing(tmp_path: Path) -> None:
    events = at_a_desk("bord-1", [], 20, random.Random(1))
    copies = [in_segments("bord-1", events[:count], 1)[0] for count in range(1, 13)]
    folder = tmp_path / "journal"

    def taking() -> Merger:
        return Merger(folder, SESSION, own=OWN, now=lambda: NOW)

    def take_in(journal: Journal) -> None:
        path = tmp_path / f"stick-{len(journal.data)}"
        path.write_bytes(journal.data)
        while True:
            with suppress(Refused), taking() as merger:
                merger.take(Source(str(path), path))
                return

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(take_in, copies[::2] + copies[::-2]))
    assert ids_in(folder) == {event.id for event in events[:12]}
    assert [path.name for path in folder.glob("*.jsonl")] == ["bord-1.jsonl"]
