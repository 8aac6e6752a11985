"""Counts of statements: by channel, by cell, and what their sums are."""

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.events.commands import WithdrawStatement
from facilitator.domain.session.coverage import Cell, Count, cells_of, count_of
from tests.builders import Desk, a_plan

counts = st.builds(Count, st.integers(0, 99), st.integers(0, 99), st.integers(0, 99))


def test_a_count_adds_up_what_came_on_site_online_and_on_paper() -> None:
    assert Count(onsite=100, online=20, paper=3).total == 123


@given(counts, counts)
def test_counts_are_added_each_channel_for_itself(one: Count, other: Count) -> None:
    both = one + other
    assert both.total == one.total + other.total
    assert both.onsite == one.onsite + other.onsite
    assert both.online == one.online + other.online
    assert both.paper == one.paper + other.paper


def test_channels_are_told_apart_as_far_as_the_last_that_was_used() -> None:
    assert [
        Count(*ways).apart for ways in [(12, 0, 0), (12, 3, 0), (12, 0, 1), (0, 0, 0)]
    ] == ["12", "12+3", "12+0+1", "0"]


def desk_with_channels() -> Desk:
    """Return a desk with one statement on site, two online and three on paper."""
    desk = Desk(plan=a_plan())
    for channel, times in (("onsite", 1), ("online", 2), ("paper", 3)):
        for _ in range(times):
            desk.log(area="a2", group="g1", question="1", channel=channel)
    return desk


def test_a_cell_counts_each_channel_apart() -> None:
    coverage = desk_with_channels().session.coverage
    assert coverage.count("area", "a2", "g1") == Count(1, 2, 3)
    assert coverage.count("question", "a2-q1", "g1") == Count(1, 2, 3)
    assert coverage.count("area", "a1", "g1") == Count()
    assert coverage.count("area", "a2", "g2") == Count()


def test_a_list_of_statements_is_counted_like_its_cells() -> None:
    assert count_of(desk_with_channels().session.statements.values()) == Count(1, 2, 3)


def test_a_total_is_the_sum_of_its_cells() -> None:
    desk = desk_with_channels()
    desk.log(area="a1", group="g2")
    coverage = desk.session.coverage
    assert coverage.total("area", ["a1", "a2"], ["g1", "g2", "g3"]) == Count(2, 2, 3)
    assert coverage.total("area", ["a1"], ["g1"]) == Count()
    # Groups may come one by one, and are wanted for each of the items.
    assert coverage.total("area", ["a1", "a2"], iter(["g1", "g2"])) == Count(2, 2, 3)


def test_only_areas_and_groups_that_any_statement_has_are_in_use() -> None:
    desk = Desk(plan=a_plan())
    wrong = desk.log(area="a1", group="g1", question="1")
    desk.log(area="a2", group="g3", question="1")
    assert desk.session.coverage.areas_and_groups() == ({"a1", "a2"}, {"g1", "g3"})
    desk.do(WithdrawStatement(statement=wrong, reason="Fel bord"))
    assert desk.session.coverage.areas_and_groups() == ({"a2"}, {"g3"})


def test_a_statement_stands_in_the_cells_that_count_it() -> None:
    desk = Desk(plan=a_plan())
    logged = desk.log(area="a1", group="g2", question="1", keywords=("a1-ord1",))
    cells = [
        Cell("area", "a1", "g2"),
        Cell("question", "a1-q1", "g2"),
        Cell("keyword", "a1-ord1", "g2"),
    ]
    assert list(cells_of(desk.session.statements[logged])) == cells
    assert [desk.session.coverage.count(*cell).total for cell in cells] == [1, 1, 1]
    desk.do(WithdrawStatement(statement=logged, reason="Fel bord"))
    assert list(cells_of(desk.session.statements[logged])) == []
    assert [desk.session.coverage.count(*cell).total for cell in cells] == [0, 0, 0]


def test_a_statement_without_question_or_keyword_stands_in_its_area_alone() -> None:
    desk = Desk(plan=a_plan())
    logged = desk.log(area="a1", group="g2")
    assert list(cells_of(desk.session.statements[logged])) == [Cell("area", "a1", "g2")]
