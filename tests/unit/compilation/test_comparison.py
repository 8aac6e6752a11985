"""Comparison: what leads when many are equal, and what an empty area says."""

from facilitator.domain.compilation.comparison import compare
from facilitator.domain.plan.plan import (
    GoalArea,
    Keyword,
)
from tests.builders import Desk, a_plan

PLAN = a_plan()
WORDS = tuple(Keyword(f"o{number}", f"Ord {number}", "a1") for number in range(5))
WIDE = GoalArea("a1", "Område 1", WORDS)


def said(*words: tuple[str, ...]) -> Desk:
    """Return a desk at which one group touched these keywords in turn."""
    desk = Desk(plan=PLAN)
    for each in words:
        desk.log(keywords=())
        newest = max(desk.session.statements)
        statement = desk.session.statements[newest]
        desk.session.statements[newest] = statement._replace(keywords=each)
    return desk


def test_of_three_equal_keywords_all_lead_and_of_four_none() -> None:
    three, four = ("o0", "o2", "o4"), ("o0", "o1", "o2", "o3")
    statements = said(three, three).session.statements.values()
    (leading,) = compare(WIDE, PLAN.groups, statements).leading
    assert tuple(word.id for word in leading.keywords) == three
    assert leading.count == 2
    assert not compare(
        WIDE, PLAN.groups, said(four, four).session.statements.values()
    ).leading


def test_a_group_heard_by_itself_shares_nothing_and_stands_not_alone() -> None:
    found = compare(WIDE, PLAN.groups, said(("o0",)).session.statements.values())
    assert [group.id for group in found.groups_heard] == ["g1"]
    assert (found.shared, found.alone) == ((), ())


def test_an_area_where_nothing_was_said_has_nothing_to_compare() -> None:
    found = compare(WIDE, PLAN.groups, ())
    assert (found.groups_heard, found.shared, found.alone) == ((), (), ())
    assert (found.leading, found.dissent) == ((), ())
