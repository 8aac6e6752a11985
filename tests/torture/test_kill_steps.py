"""Laptops killed at each single step of their work with the disk, one after another.

Random moments hit the long steps; this hits them all: before each call that changes
what is on disk, and in the middle of each.
"""

import shutil
import zipfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from facilitator.storage.laptops.safe_copy import SafeCopy
from tests.torture.rig.harness import (
    SESSION,
    Tell,
    ids_in,
    journals,
    open_laptop,
    sums_hold,
)
from tests.torture.rig.nursery import NEEDS_FORK, Nursery
from tests.torture.rig.scenes import (
    an_evening,
    before_a_handover,
    before_a_merge,
    beheaded,
    contents_of,
    damaged,
    torn,
    union_of,
    whole,
)
from tests.torture.rig.writers import exports, finished, laptops, packs

pytestmark = NEEDS_FORK


def at_each_step(
    nursery: Nursery, template: Path, role: str, *arguments: object
) -> Iterator[tuple[Path, list[str]]]:
    """Yield a copy of a workspace for each step at which work on it was cut off.

    With it comes what the worker had said. The copy is the worker's first argument.
    """
    for sign in (1, -1):
        for step in count(1):
            root = template.parent / f"{sign * step}"
            shutil.copytree(template, root)
            child = nursery.doomed(sign * step, role, root, *arguments)
            told = child.rest()
            if not child.was_killed:
                assert child.status == 0
                break
            yield root, told
            shutil.rmtree(root)


@pytest.mark.parametrize(
    "harm", [Path.unlink, whole, torn, damaged, beheaded], ids=lambda f: f.__name__
)
def test_logging_that_is_cut_off_at_any_step_loses_nothing_and_goes_on(
    harm: Callable[[Path], None], tmp_path: Path, nursery: Nursery, tell: Tell
) -> None:
    template = tmp_path / "template"
    harm(an_evening(template, commands=12))
    before = ids_in(journals(template))
    kills = lost = 0
    for root, promised in at_each_step(nursery, template, "one_statement", "seed"):
        kills += 1
        there = journals(root)
        lost += len({*before, *promised} - ids_in(there))
        opened = open_laptop(root).load_all()
        assert sums_hold(opened.session)
        opened.close()
        lost += len({*before, *promised} - ids_in(there))
    tell(f"kill -9 at each step of logging ({harm.__name__})", kills=kills, lost=lost)
    assert lost == 0
    assert kills > 10


def test_a_merge_that_is_cut_off_at_any_step_shows_no_half_file_and_can_be_done_again(
    tmp_path: Path, nursery: Nursery, tell: Tell
) -> None:
    template, stick = tmp_path / "template", tmp_path / "stick"
    sources = before_a_merge(template, stick)
    before = ids_in(journals(template))
    everything = before | union_of(journals(stick))
    allowed = contents_of(journals(stick), journals(template))
    kills = 0
    for root, _ in at_each_step(nursery, template, "merges", "seed", *sources):
        kills += 1
        here = journals(root)
        assert contents_of(here) <= allowed
        assert before <= ids_in(here)
        taken = laptops(root).take_in(SESSION, sources)
        assert not any(each.problem for each in taken)
        assert ids_in(here) == everything
    tell("kill -9 at each step of a merge", kills=kills, lost=0, half_files=0)
    assert kills > 30


def test_packing_that_is_cut_off_at_any_step_leaves_a_whole_copy_or_none(
    tmp_path: Path, nursery: Nursery, tell: Tell
) -> None:
    template = tmp_path / "template"
    before_a_handover(template)
    before = ids_in(journals(template))
    kills = whole_copies = 0
    for root, _ in at_each_step(nursery, template, "packs", "sticka/kopia.zip"):
        kills += 1
        assert ids_in(journals(root)) == before
        target = root / "sticka" / "kopia.zip"
        whole_copies += finished(packs, root, target)
        assert not SafeCopy(target).damaged
    tell("kill -9 at each step of packing", kills=kills, half_files=0)
    assert kills > whole_copies > 0


def test_a_copy_that_is_written_straight_to_its_name_is_caught(
    tmp_path: Path, nursery: Nursery, tell: Tell
) -> None:
    template = tmp_path / "template"
    before_a_handover(template)
    kills = half_files = 0
    for root, _ in at_each_step(nursery, template, "packs_carelessly", "s/kopia.zip"):
        kills += 1
        target = root / "s" / "kopia.zip"
        half_files += target.exists() and not zipfile.is_zipfile(target)
    tell("control: kill -9 of a careless copier", kills=kills, half_files=half_files)
    assert half_files > 0


def test_resuming_that_is_cut_off_at_any_step_can_be_done_again(
    tmp_path: Path, nursery: Nursery, tell: Tell
) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    before_a_handover(source)
    everything = ids_in(journals(source))
    copy = tmp_path / "kopia.zip"
    laptops(source).pack(SESSION, "kopia", target=copy)
    target.mkdir()
    kills = 0
    for root, _ in at_each_step(nursery, target, "resumes", copy):
        kills += 1
        laptops(root, "bord-9").resume(copy)
        assert ids_in(journals(root)) == everything
        for name in ("project.toml", f"{SESSION}/session.toml"):
            plan = (source / "sessions" / name).read_bytes()
            assert (root / "sessions" / name).read_bytes() == plan
        draft = (journals(root) / "bord-9.draft.json").read_bytes()
        assert b"Halvt skrivet" in draft
    tell("kill -9 at each step of resuming", kills=kills, lost=0, half_files=0)
    assert kills > 30


def test_an_export_that_is_cut_off_at_any_step_leaves_a_whole_file_or_none(
    tmp_path: Path, nursery: Nursery, tell: Tell
) -> None:
    template = tmp_path / "template"
    an_evening(template)
    model = tmp_path / "model.json"
    exports(str(template), str(model))
    kills = whole_files = 0
    for root, _ in at_each_step(nursery, template, "exports", "ut/ut.json"):
        kills += 1
        target = root / "ut" / "ut.json"
        whole_files += finished(exports, root, target)
        assert target.read_bytes() == model.read_bytes()
    tell("kill -9 at each step of an export", kills=kills, half_files=0)
    assert kills > whole_files > 0
