"""Which small groups the public edition joins, so that nobody can be traced."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.compilation.editions import JoinedGroups, groups_to_join

GROUPS = ("g1", "g2", "g3", "g4")


def joined_in_area(*counts: int, limit: int = 5) -> JoinedGroups:
    """Return what is joined where the groups have so many statements in an area."""
    cells = {("a1", group): n for group, n in zip(GROUPS, counts, strict=False)}
    return groups_to_join(cells, ["a1"], GROUPS[: len(counts)], limit)


@pytest.mark.parametrize(
    ("counts", "groups"),
    [
        # Those under the limit are shown as one; who has reached it stands alone.
        ((4, 4, 5, 9), {"g1", "g2"}),
        ((1, 4, 5, 6), {"g1", "g2"}),
        # One small group is never alone: the smallest of the others goes with it.
        ((4, 7, 6, 9), {"g1", "g3"}),
        # Nor are two that together are fewer than the limit.
        ((2, 2, 8, 6), {"g1", "g2", "g4"}),
        # More are taken only as long as the limit is not reached.
        ((1, 3, 6, 7), {"g1", "g2", "g3"}),
        # A silent group is in nobody's company.
        ((0, 3, 3, 9), {"g2", "g3"}),
    ],
)
def test_small_groups_are_joined_with_the_smallest_others_up_to_the_limit(
    counts: tuple[int, ...], groups: set[str]
) -> None:
    joined = joined_in_area(*counts)
    assert joined.groups == {"a1": groups}
    assert joined.withheld == frozenset()


def test_where_all_have_reached_the_limit_or_said_nothing_none_is_joined() -> None:
    assert joined_in_area(5, 0, 9, 6) == JoinedGroups()


@pytest.mark.parametrize("counts", [(3, 0, 0, 0), (1, 3, 0, 0), (1, 1, 1, 1)])
def test_what_stays_too_small_with_all_others_withholds_who_was_silent(
    counts: tuple[int, ...],
) -> None:
    assert joined_in_area(*counts).withheld == {"a1"}


def test_groups_are_joined_in_each_area_for_itself() -> None:
    cells = {("a1", "g1"): 9, ("a1", "g2"): 9, ("a2", "g1"): 2, ("a2", "g2"): 3}
    joined = groups_to_join(cells, ["a1", "a2"], ["g1", "g2"], 5)
    assert joined.hides("a2", "g1") and not joined.hides("a1", "g1")
    assert joined.hides_any("g1") and not joined.hides_any("g3")


@given(st.lists(st.integers(0, 9), min_size=1, max_size=4), st.integers(1, 8))
def test_no_more_is_joined_than_nobody_can_be_traced_by(
    counts: list[int], limit: int
) -> None:
    joined = joined_in_area(*counts, limit=limit)
    groups = joined.groups.get("a1", frozenset())
    by_group = dict(zip(GROUPS, counts, strict=False))
    assert {group for group, n in by_group.items() if 0 < n < limit} <= groups
    large = sorted(n for group, n in by_group.items() if group in groups and n >= limit)
    rest = [n for group, n in by_group.items() if group not in groups and n]
    assert not large or not rest or large[-1] <= min(rest)
    assert len(large) <= 1, "one group that has reached the limit hides any other"
