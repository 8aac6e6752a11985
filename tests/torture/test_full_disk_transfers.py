"""Merges, safe copies, exports and drafts on a disk that has too little room."""

import shutil
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from facilitator.domain.laptops import JournalIntake
from facilitator.storage.errors import DiskFull
from facilitator.storage.journal.drafts import DraftFile
from facilitator.storage.laptops.safe_copy import SafeCopy
from tests.torture.rig.disks import memory_disk, skipped_without
from tests.torture.rig.harness import NOW, SESSION, Tell, ids_in, journals
from tests.torture.rig.scenes import (
    an_evening,
    before_a_handover,
    before_a_merge,
    contents_of,
    union_of,
)
from tests.torture.rig.writers import exports, laptops, packs

PAGE = 4096
MOST = 64
"""Pages of room that are enough for each of the works."""
Work = Callable[[], None]
Check = Callable[[bool], None]
"""Sees that nothing is lost or half done; told whether the work was carried out."""


def merge(disk: Path, aside: Path) -> tuple[Work, Check]:
    """Take in a stick."""
    root, stick = disk / "mål", aside / "stick"
    paths = before_a_merge(root, stick)
    before = ids_in(journals(root))
    everything = before | union_of(journals(stick))
    allowed = contents_of(journals(stick), journals(root))

    def check(done: bool) -> None:
        here = journals(root)
        assert contents_of(here) <= allowed
        assert not list(here.glob(".*.part"))
        assert ids_in(here) >= (everything if done else before)

    return lambda: told(laptops(root).take_in(SESSION, paths)), check


def told(taken: Sequence[JournalIntake]) -> None:
    """Raise what was said to be wrong with any of the journals taken in."""
    for each in taken:
        if each.problem:
            raise each.problem


def pack(disk: Path, aside: Path) -> tuple[Work, Check]:
    """Make a safe copy on the small disk."""
    before_a_handover(aside / "mål")
    target = disk / "kopia.zip"

    def check(done: bool) -> None:
        assert target.exists() == done
        assert not list(disk.glob(".*.part"))
        assert not done or not SafeCopy(target).damaged

    return lambda: packs(str(aside / "mål"), str(target)), check


def resume(disk: Path, aside: Path) -> tuple[Work, Check]:
    """Go on from a safe copy on a laptop with a small disk."""
    before_a_handover(aside / "mål")
    packs(str(aside / "mål"), str(aside / "kopia.zip"))
    everything = ids_in(journals(aside / "mål"))

    def check(done: bool) -> None:
        here = journals(disk / "mål")
        assert not done or ids_in(here) == everything
        for plan in (disk / "mål" / "sessions").rglob("*.toml"):
            assert plan.read_bytes().endswith(b"\n")

    go_on = laptops(disk / "mål", "bord-9").resume
    return lambda: told(go_on(aside / "kopia.zip").intakes), check


def export(disk: Path, aside: Path) -> tuple[Work, Check]:
    """Write the compilation to the small disk."""
    an_evening(aside / "mål")
    exports(str(aside / "mål"), str(aside / "model.json"))
    target = disk / "ut.json"

    def check(done: bool) -> None:
        assert target.exists() == done
        wanted = (aside / "model.json").read_bytes()
        assert not done or target.read_bytes() == wanted

    return lambda: exports(str(aside / "mål"), str(target)), check


def draft(disk: Path, aside: Path) -> tuple[Work, Check]:
    """Keep a longer draft in the place of a shorter one."""
    kept = DraftFile(disk / "bord-1.draft.json", lambda: NOW)
    kept.save({"text": "kort"})
    longer = {"text": "Halvt skrivet. " * 2000}

    def check(done: bool) -> None:
        assert kept.load() == (longer if done else {"text": "kort"})

    return lambda: kept.save(longer), check


@pytest.mark.parametrize(
    "work", [merge, pack, resume, export, draft], ids=lambda work: work.__name__
)
def test_work_for_which_there_is_no_room_leaves_nothing_half_done(
    work: Callable[[Path, Path], tuple[Work, Check]], quick: Path, tell: Tell
) -> None:
    counts = Counter(disks=0, refused=0, half_files=0)
    for pages in range(MOST):
        aside = quick / f"aside-{pages}"
        with (
            skipped_without("small disk"),
            memory_disk(1 << 20, quick / "disk") as disk,
        ):
            do, check = work(disk, aside)
            filler = disk / "fyllning"
            filler.write_bytes(bytes(shutil.disk_usage(disk).free - pages * PAGE))
            done = False
            with suppress(DiskFull):
                do()
                done = True
            check(done)
            counts["refused"] += not done
            filler.unlink()
            if not done:
                do()
            check(True)
        counts["disks"] += 1
        if done:
            break
    tell(f"disk full under {work.__name__}", **counts)
    assert counts["refused"] > 0
    assert done


def test_a_journal_on_a_stick_for_which_there_is_no_room_is_told_of(
    quick: Path, tell: Tell
) -> None:
    with skipped_without("small disk"), memory_disk(1 << 20, quick / "disk") as disk:
        root, stick = disk / "mål", quick / "stick"
        before_a_merge(root, stick)
        everything = union_of(journals(root), journals(stick))
        filler = disk / "fyllning"
        silent = 0
        for pages in range(MOST):
            filler.write_bytes(bytes(shutil.disk_usage(disk).free - pages * PAGE))
            with suppress(DiskFull):
                told(laptops(root).take_in(SESSION, [stick]))
                silent += ids_in(journals(root)) != everything
            filler.unlink()
    tell("disk full under merges of a stick", disks=MOST, left_out_silently=silent)
    assert silent == 0
