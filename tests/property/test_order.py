"""Ids in blocks are what a sorted list is, whatever order they come in."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.session import sorted_ids
from facilitator.domain.session.sorted_ids import (
    Block,
    Order,
)


@pytest.fixture(autouse=True)
def _small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sorted_ids, "FULL", 8)


def in_runs(count: int, chance: random.Random) -> list[str]:
    """Return ids as laptops' journals bring them: a few runs, each rising."""
    runs: list[list[str]] = [[] for _ in range(chance.randint(1, 5))]
    for number in range(count):
        chance.choice(runs).append(f"{number:04d}")
    return [each for run in runs for each in run]


@given(st.integers(0, 150), st.randoms(use_true_random=False), st.booleans())
def test_it_holds_what_a_sorted_list_holds(
    count: int, chance: random.Random, shuffled: bool
) -> None:
    ids = in_runs(count, chance)
    if shuffled:
        chance.shuffle(ids)
    kept, held = Order(), []
    for each in ids:
        kept.add(each)
        held.append(each)
        if chance.random() < 0.2:
            check(kept, sorted(held), chance)
    check(kept, sorted(held), chance)


def check(kept: Order, expected: list[str], chance: random.Random) -> None:
    """Hold everything that can be asked of an order to a sorted list."""
    assert list(kept) == expected
    assert list(reversed(kept)) == expected[::-1]
    assert (len(kept), bool(kept)) == (len(expected), bool(expected))
    assert "none" not in kept
    assert kept[2:5] == expected[2:5]
    for place in chance.sample(range(len(expected)), min(3, len(expected))):
        assert kept[place] == expected[place]
        assert kept[place - len(expected)] == expected[place]
        assert kept.index(expected[place]) == place
        assert expected[place] in kept
    for place in (len(expected), -len(expected) - 1):
        with pytest.raises(IndexError):
            kept[place]
    with pytest.raises(ValueError, match="none"):
        kept.index("none")


@given(st.integers(1, 80), st.randoms(use_true_random=False))
def test_who_keeps_something_of_a_block_sees_that_it_has_changed(
    count: int, chance: random.Random
) -> None:
    kept = Order()
    known: dict[tuple[int, int, int], tuple[Block, tuple[str, ...]]] = {}
    for each in in_runs(count, chance):
        kept.add(each)
        if chance.random() < 0.3:
            kept.touch(each)
        for block in kept.newest_blocks():
            seen = (id(block), block.version, len(block.ids))
            assert known.setdefault(seen, (block, tuple(block.ids)))[1] == tuple(
                block.ids
            )
    assert [each for block in kept.newest_blocks() for each in block.ids[::-1]] == [
        *reversed(kept)
    ]


def test_a_touched_block_gets_a_new_version() -> None:
    kept = Order()
    for number in range(20):
        kept.add(f"{number:04d}")
    before = {id(block): block.version for block in kept.newest_blocks()}
    kept.touch("0003")
    changed = [
        block for block in kept.newest_blocks() if before[id(block)] != block.version
    ]
    assert [("0003" in block.ids) for block in changed] == [True]
