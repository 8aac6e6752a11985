"""Merges, safe copies and exports killed at random moments."""

import random
import shutil
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from facilitator.storage.laptops.safe_copy import SafeCopy
from tests.torture.rig.harness import SESSION, Tell, factor, ids_in, journals
from tests.torture.rig.nursery import NEEDS_FORK, Nursery
from tests.torture.rig.scenes import (
    an_evening,
    before_a_handover,
    before_a_merge,
    contents_of,
    union_of,
)
from tests.torture.rig.writers import exports, finished, laptops, packs

pytestmark = NEEDS_FORK
KILLS = 15 * factor()


def at_random_moments(
    nursery: Nursery, template: Path, role: str, *arguments: object
) -> Iterator[Path]:
    """Yield copies of a workspace, each after a worker on it was killed somewhere.

    The moment is drawn from the time that the work takes when it is let be. A worker
    that was done by then is not counted.
    """
    chance = random.Random(role)
    killed = 0
    for turn in count():
        root = template.parent / str(turn)
        shutil.copytree(template, root)
        child = nursery.born(role, root, *arguments)
        assert child.lines(1) == ["begun"]
        if turn == 0:
            began = time.perf_counter()
            child.rest()
            duration = time.perf_counter() - began
        else:
            time.sleep(chance.uniform(0, duration))
            if "done" not in child.kill():
                killed += 1
                yield root
        shutil.rmtree(root)
        if killed == KILLS:
            return


def test_a_merge_that_is_killed_loses_nothing_and_can_be_done_again(
    tmp_path: Path, nursery: Nursery, tell: Tell
) -> None:
    template, stick = tmp_path / "template", tmp_path / "stick"
    sources = before_a_merge(template, stick)
    before = ids_in(journals(template))
    everything = before | union_of(journals(stick))
    allowed = contents_of(journals(stick), journals(template))
    kills = half_files = lost = strays = 0
    for root in at_random_moments(nursery, template, "merges", "seed", *sources):
        kills += 1
        here = journals(root)
        half_files += sum(
            path.read_bytes() not in allowed for path in here.glob("*.jsonl")
        )
        lost += len(before - ids_in(here))
        strays += len(list(here.glob(".*.part")))
        laptops(root).take_in(SESSION, sources)
        lost += len(everything - ids_in(here))
    tell(
        "kill -9 under merges",
        kills=kills, lost=lost, half_files=half_files, hidden_parts_left=strays,
    )  # fmt: skip
    assert (lost, half_files) == (0, 0)


def test_packing_that_is_killed_leaves_a_whole_copy_or_none(
    tmp_path: Path, nursery: Nursery, tell: Tell
) -> None:
    template = tmp_path / "template"
    before_a_handover(template)
    before = ids_in(journals(template))
    kills = half_files = lost = 0
    for root in at_random_moments(nursery, template, "packs", "sticka/kopia.zip"):
        kills += 1
        lost += len(before - ids_in(journals(root)))
        target = root / "sticka" / "kopia.zip"
        finished(packs, root, target)
        half_files += bool(SafeCopy(target).damaged)
    tell("kill -9 under packing", kills=kills, lost=lost, half_files=half_files)
    assert (lost, half_files) == (0, 0)


def test_an_export_that_is_killed_leaves_a_whole_file_or_none(
    tmp_path: Path, nursery: Nursery, tell: Tell
) -> None:
    template, model = tmp_path / "template", tmp_path / "model.json"
    an_evening(template)
    exports(str(template), str(model))
    kills = half_files = 0
    for root in at_random_moments(nursery, template, "exports", "ut/ut.json"):
        kills += 1
        target = root / "ut" / "ut.json"
        finished(exports, root, target)
        half_files += target.read_bytes() != model.read_bytes()
    tell("kill -9 under exports", kills=kills, half_files=half_files)
    assert half_files == 0
