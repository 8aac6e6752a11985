"""Disks that run full under a session, and room that comes back."""

import asyncio
import random
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from facilitator.domain.errors import FacilitatorError
from facilitator.services.session.open_session import OpenSession
from facilitator.storage.disk.append_file import AppendFile
from tests.torture.rig.disks import (
    KINDS,
    memory_disk,
    mounted,
    new_image,
    skipped_without,
)
from tests.torture.rig.harness import (
    Tell,
    factor,
    ids_in,
    journals,
    open_laptop,
    said,
    sums_hold,
)
from tests.torture.rig.nursery import Nursery
from tests.torture.rig.scenes import damaged, torn, whole

ROUNDS = 2 * factor()
SMALL = 160 << 10
LARGE = 10 << 20
"""Bytes of a disk that has room for a ballast, eight times over."""
LEFT = 96 << 10
"""Bytes left free beside the ballast."""
AT_ONCE = 97
Way = Callable[[OpenSession, random.Random], tuple[set[str], list[str]]]
"""Logs; returns the ids acknowledged, and the codes of what was refused."""
Harm = Callable[[Path], None]
"""Does something to a journal."""


@pytest.fixture(params=["tmpfs", "ext4"])
def small_disk(request: pytest.FixtureRequest, quick: Path) -> Iterator[Path]:
    """Mount a disk that is soon full, where this user may."""
    with skipped_without("small disk"):
        if request.param == "tmpfs":
            with memory_disk(SMALL, quick / "disk") as disk:
                yield disk
            return
        new_image(KINDS[0]._replace(size=1 << 20), quick / "image")
        with mounted(quick / "image", quick / "disk") as disk:
            yield disk


@pytest.fixture
def large_disk(quick: Path) -> Iterator[Path]:
    """Mount a disk on which a ballast is laid up, where this user may."""
    with skipped_without("small disk"), memory_disk(LARGE, quick / "disk") as disk:
        yield disk


def burst(opened: OpenSession, chance: random.Random) -> tuple[set[str], list[str]]:
    """Log many at once; return the ids acknowledged, and why others were refused."""

    async def given() -> list[object]:
        asked = (opened.submit(said(chance)) for _ in range(AT_ONCE))
        return list(await asyncio.gather(*asked, return_exceptions=True))

    return sort_out(asyncio.run(given()))


def one_by_one(
    opened: OpenSession, chance: random.Random
) -> tuple[set[str], list[str]]:
    """Log until the disk refuses; return the ids acknowledged, and why it refused."""
    ids: set[str] = set()
    while True:
        try:
            outcome = opened.execute(said(chance))
        except FacilitatorError as error:
            return ids, [error.code]
        assert outcome.event
        ids.add(outcome.event.id)


def sort_out(outcomes: list[object]) -> tuple[set[str], list[str]]:
    """Return the ids of what was done, and the codes of what was refused."""
    ids, codes = set(), []
    for each in outcomes:
        if isinstance(each, FacilitatorError):
            codes.append(each.code)
        else:
            event = getattr(each, "event", None)
            assert event, each
            ids.add(event.id)
    return ids, codes


@pytest.mark.parametrize("way", [one_by_one, burst], ids=lambda way: way.__name__)
def test_a_disk_that_fills_up_refuses_loses_nothing_and_goes_on_when_there_is_room(
    way: Way, small_disk: Path, tell: Tell
) -> None:
    counts = filled(way, small_disk, ROUNDS)
    tell(f"disk full ({way.__name__})", **counts)
    assert counts["lost"] == counts["half_lines"] == 0


def test_a_writer_that_leaves_half_a_line_on_a_full_disk_is_caught(
    small_disk: Path, tell: Tell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(AppendFile, "cut", lambda self, length: None)
    monkeypatch.setattr(AppendFile, "is_in_place", lambda self: True)
    counts = filled(one_by_one, small_disk, ROUNDS)
    tell("control: disk full and half lines left", **counts)
    assert counts["half_lines"] > 0


def filled(way: Way, disk: Path, rounds: int) -> Counter[str]:
    """Fill a disk and make room again and again; count what came of it."""
    chance = random.Random(way.__name__)
    counts = Counter(times_full=0, acknowledged=0, refused=0, lost=0, half_lines=0)
    for turn in range(rounds):
        root, filler = disk / f"mål-{turn}", disk / "fyllning"
        journal = journals(root) / "bord-1.jsonl"
        opened = open_laptop(root).load_all()
        filler.write_bytes(bytes(20 << 10))
        promised, codes = set[str](), list[str]()
        while not codes:
            ids, codes = way(opened, chance)
            promised |= ids
        assert set(codes) == {"file.disk_full"}
        assert set(opened.session.statements) == promised
        assert sums_hold(opened.session)
        counts["half_lines"] += not journal.read_bytes().endswith(b"\n")
        filler.unlink()
        after = opened.execute(said(chance)).event
        opened.close()
        assert after
        promised.add(after.id)
        counts["lost"] += len(promised - ids_in(journals(root)))
        counts.update(times_full=1, acknowledged=len(promised), refused=len(codes))
        shutil.rmtree(root)
    return counts


def fill(disk: Path, left: int) -> Path:
    """Take up a disk until so many bytes are left; return the file that does."""
    filler = disk / "fyllning"
    filler.write_bytes(bytes(shutil.disk_usage(disk).free - left))
    return filler


def test_the_ballast_gives_room_for_a_thousand_more_with_a_loud_warning(
    large_disk: Path, tell: Tell
) -> None:
    chance = random.Random(1)
    root = large_disk / "mål"
    opened = open_laptop(root).load_all()
    filler = fill(large_disk, LEFT)
    before: set[str] = set()
    while not any(each.code == "disk.last_room" for each in opened.notices()):
        event = opened.execute(said(chance)).event
        assert event
        before.add(event.id)
    after, codes = one_by_one(opened, chance)
    assert codes == ["file.disk_full"]
    filler.unlink()
    last = opened.execute(said(chance)).event
    opened.close()
    assert last
    promised = before | after | {last.id}
    lost = promised - ids_in(journals(root))
    tell(
        "disk full with a ballast",
        acknowledged=len(promised), after_the_warning=len(after), lost=len(lost),
    )  # fmt: skip
    assert not lost
    assert len(after) > 1000


@pytest.mark.parametrize(
    "harm",
    [whole, torn, damaged],
    ids=lambda harm: harm.__name__,
)
def test_a_session_opens_on_a_full_disk_and_uses_the_ballast(
    harm: Harm, large_disk: Path
) -> None:
    root = large_disk / "mål"
    opened = open_laptop(root).load_all()
    first = opened.execute(said(random.Random(1))).event
    for turn in range(9):
        opened.execute(said(random.Random(turn)))
    opened.close()
    harm(journals(root) / "bord-1.jsonl")
    fill(large_disk, 0)
    again = open_laptop(root).load_all()
    event = again.execute(said(random.Random(2))).event
    again.close()
    assert first and event
    assert {first.id, event.id} <= ids_in(journals(root))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_limit_on_the_size_of_files_refuses_and_loses_nothing(
    tmp_path: Path, nursery: Nursery, tell: Tell
) -> None:
    counts = Counter(limits=0, acknowledged=0, refused=0, lost=0)
    chance = random.Random(3)
    for turn in range(10 * factor()):
        root = tmp_path / str(turn)
        child = nursery.born("fills", root, chance.randrange(4000))
        told = child.rest()
        assert child.status == 0
        refused = [line.split()[1:] for line in told if line.startswith("refused")]
        assert {code for code, _ in refused} == {"file.disk_full"}
        promised = {line for line in told if not line.startswith("refused")}
        counts["limits"] += 1
        counts["acknowledged"] += len(promised)
        counts["refused"] += len(refused)
        kept = ids_in(journals(root))
        counts["lost"] += len(promised - kept)
        assert kept == promised
    tell("RLIMIT_FSIZE", **counts)
    assert counts["lost"] == 0
