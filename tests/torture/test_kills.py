"""Laptops killed with no warning, at random moments of whatever they do."""

import random
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.torture.rig.harness import (
    Tell,
    factor,
    ids_in,
    journals,
    open_laptop,
    sums_hold,
)
from tests.torture.rig.nursery import NEEDS_FORK, Nursery

pytestmark = NEEDS_FORK
KILLS = 40 * factor()
EACH = 20
"""Kills of one journal, before a new one is begun."""
MOST = 40
"""Acknowledgements that are waited for before a kill."""


@pytest.mark.parametrize("role", ["inserts", "changes", "batches"])
def test_no_acknowledged_event_is_lost_when_a_writer_is_killed(
    role: str, tmp_path: Path, nursery: Nursery, tell: Tell
) -> None:
    counts = killed(nursery, role, tmp_path, KILLS)
    tell(f"kill -9 under {role}", **counts)
    assert counts["lost"] == 0
    assert counts["acknowledged"] > 5 * KILLS


def test_a_writer_that_acknowledges_too_soon_is_caught(
    tmp_path: Path, nursery: Nursery, tell: Tell
) -> None:
    counts = killed(nursery, "lies", tmp_path, EACH)
    tell("control: kill -9 under a writer that acknowledges too soon", **counts)
    assert counts["lost"] > 0


def killed(nursery: Nursery, role: str, folder: Path, kills: int) -> Counter[str]:
    """Kill writers in a role again and again; count what they had promised and lost."""
    chance = random.Random(role)
    counts = Counter(kills=0, acknowledged=0, lost=0, torn_ends_set_aside=0)
    lost: set[str] = set()
    for lap in range(-(-kills // EACH)):
        root = folder / str(lap)
        promised: set[str] = set()
        for turn in range(min(EACH, kills - lap * EACH)):
            child = nursery.born(role, root, f"{role} {lap} {turn}")
            promised.update(child.lines(chance.randrange(MOST)))
            # Not waiting for anything: the moment itself is what is drawn.
            time.sleep(chance.uniform(0, 0.002))
            promised.update(child.kill())
            assert child.was_killed
            counts["kills"] += 1
            lost |= promised - ids_in(journals(root))
        counts["acknowledged"] += len(promised)
        lost |= promised - _healed(root)
        aside = list(journals(root).glob("*.damaged-*"))
        counts["torn_ends_set_aside"] += len(aside)
    counts["lost"] = len(lost)
    return counts


def _healed(root: Path) -> set[str]:
    """Open for writing, which heals the journal; return the ids that are there then."""
    opened = open_laptop(root).load_all()
    opened.close()
    assert sums_hold(opened.session)
    return ids_in(journals(root))
