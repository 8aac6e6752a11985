"""Power cuts right after the program has said that something is done."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from facilitator.storage.journal.drafts import DraftFile
from facilitator.storage.laptops.safe_copy import SafeCopy
from tests.torture.rig.disks import (
    KINDS,
    Kind,
    copy_image,
    mounted,
    new_image,
    skipped_without,
)
from tests.torture.rig.harness import NOW, SESSION, Tell, factor, ids_in, journals
from tests.torture.rig.scenes import (
    an_evening,
    before_a_handover,
    before_a_merge,
    half_of,
    union_of,
)
from tests.torture.rig.writers import exports, laptops, packs

CUTS = 2 * factor()
Check = Callable[[Path], bool]
"""Tells whether what was done is on a disk, given what the power cut left of it."""
Work = Callable[[Path, Path], Check]
"""Does something in a workspace, with what it needs aside on another disk."""


def merge(root: Path, aside: Path) -> Check:
    """Take in a stick."""
    paths = before_a_merge(root, aside / "stick")
    everything = union_of(journals(root), journals(aside / "stick"))
    os.sync()
    laptops(root).take_in(SESSION, paths)
    return lambda left: everything <= ids_in(journals(left))


def grow(root: Path, aside: Path) -> Check:
    """Put a whole journal in the place of half of it."""
    whole = an_evening(aside / "stick", "bord-2", 60)
    here = journals(root) / whole.name
    here.parent.mkdir(parents=True)
    here.write_bytes(half_of(whole.read_bytes()))
    os.sync()
    laptops(root).take_in(SESSION, [whole])
    return lambda left: (journals(left) / whole.name).read_bytes() == whole.read_bytes()


def pack(root: Path, aside: Path) -> Check:
    """Make a safe copy on the disk that loses its power."""
    before_a_handover(aside / "source")
    packs(str(aside / "source"), str(root / "kopia.zip"))
    return lambda left: not SafeCopy(left / "kopia.zip").damaged


def resume(root: Path, aside: Path) -> Check:
    """Go on from a safe copy."""
    before_a_handover(aside / "source")
    packs(str(aside / "source"), str(aside / "kopia.zip"))
    everything = ids_in(journals(aside / "source"))
    root.mkdir()
    laptops(root, "bord-9").resume(aside / "kopia.zip")

    def check(left: Path) -> bool:
        plan = left / "sessions" / "project.toml"
        draft = journals(left) / "bord-9.draft.json"
        there = b"Nya" in plan.read_bytes() and b"Halvt" in draft.read_bytes()
        return there and everything <= ids_in(journals(left))

    return check


def export(root: Path, aside: Path) -> Check:
    """Write the compilation."""
    an_evening(aside / "source")
    target = root / "ut" / "ut.json"
    exports(str(aside / "source"), str(target))
    made = target.read_bytes()
    return lambda left: (left / "ut" / "ut.json").read_bytes() == made


def draft(root: Path, aside: Path) -> Check:
    """Keep what is half typed."""
    kept = {"text": "Halvt skrivet"}
    DraftFile(journals(root) / "bord-1.draft.json", lambda: NOW).save(kept)
    return lambda left: (
        DraftFile(journals(left) / "bord-1.draft.json", lambda: NOW).load() == kept
    )


def careless(root: Path, aside: Path) -> Check:
    """Write a file without flushing it: what must be caught."""
    root.mkdir()
    (root / "fil").write_bytes(b"skrivet")
    return lambda left: (left / "fil").exists() and bool((left / "fil").read_bytes())


WORKS: tuple[Work, ...] = (merge, grow, pack, resume, export, draft)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@pytest.mark.parametrize("work", WORKS, ids=lambda work: work.__name__)
def test_what_was_said_to_be_done_is_there_after_a_power_cut(
    work: Work, kind: Kind, quick: Path, tell: Tell
) -> None:
    lost = 0
    for turn in range(CUTS):
        aside = quick / str(turn)
        aside.mkdir()
        lost += not survives(kind, work, quick, aside)
    tell(f"power cuts after {work.__name__} on {kind.name}", cuts=CUTS, lost=lost)
    assert lost == 0


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_file_that_was_not_flushed_is_caught(
    kind: Kind, quick: Path, tell: Tell
) -> None:
    lost = sum(not survives(kind, careless, quick, quick) for _ in range(CUTS))
    tell(f"control: files not flushed on {kind.name}", cuts=CUTS, lost=lost)
    assert lost > 0


def survives(kind: Kind, work: Work, folder: Path, aside: Path) -> bool:
    """Do some work on a disk and cut its power; tell whether the work is there."""
    image, copy = folder / "image", folder / "copy"
    with skipped_without(f"{kind.name} in an image"):
        new_image(kind, image)
        with mounted(image, folder / "live") as live:
            check = work(live / "mål", aside)
            copy_image(image, copy)
    with mounted(copy, folder / "dead", kind.twin) as dead:
        try:
            return check(dead / "mål")
        except OSError:
            return False
