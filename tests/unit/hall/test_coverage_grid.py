"""The coverage table: which cells are thin or silent, and what they hold."""

from dataclasses import replace
from itertools import chain

from facilitator.domain.events.commands import NoteSilence
from facilitator.domain.hall.coverage_grid import THIN, make_grid, with_lost
from facilitator.domain.session.coverage import Cell, Count
from tests.builders import Desk, a_plan


def small_desk() -> Desk:
    """Return a desk of two areas and two groups."""
    return Desk(plan=a_plan(areas=2, groups=2))


def missing_cells(desk: Desk, *choice: str) -> list[tuple[str, str, int]]:
    """Return the group, item and count of what a grid says is missing."""
    grid = make_grid(desk.plan, desk.session, *(choice or ("area",)))  # type: ignore[arg-type]
    return [(group.id, item.id, count.total) for group, item, count in grid.missing()]


def test_areas_are_thin_below_three_questions_below_two_keywords_when_empty() -> None:
    assert THIN == {"area": 3, "question": 2, "keyword": 1}


def test_a_cell_with_as_many_as_are_enough_is_not_missing_and_the_fewest_is_first() -> (
    None
):
    desk = small_desk()
    for area, group, times in (("a1", "g1", 3), ("a1", "g2", 2), ("a2", "g1", 1)):
        for _ in range(times):
            desk.log(area=area, group=group)
    assert missing_cells(desk) == [("g2", "a2", 0), ("g1", "a2", 1), ("g2", "a1", 2)]


def test_who_has_nothing_to_say_is_not_missing() -> None:
    desk = small_desk()
    desk.do(NoteSilence("g1", "a1"))
    assert [cell[:2] for cell in missing_cells(desk)] == [
        ("g1", "a2"), ("g2", "a1"), ("g2", "a2")
    ]  # fmt: skip


def test_silence_on_one_question_leaves_the_others_and_the_area_missing() -> None:
    desk = small_desk()
    desk.do(NoteSilence("g1", "a1", "1"))
    assert ("g1", "a1-q1", 0) not in missing_cells(desk, "question", "a1")
    assert ("g1", "a1-q2", 0) in missing_cells(desk, "question", "a1")
    assert ("g1", "a1", 0) in missing_cells(desk)


def test_silence_is_never_of_a_keyword() -> None:
    desk = small_desk()
    desk.do(NoteSilence("g1", "a1"))
    assert ("g1", "a1-ord1", 0) in missing_cells(desk, "keyword", "a1")


def test_an_area_that_is_opened_shows_its_questions_or_its_keywords() -> None:
    desk = small_desk()
    shown = {
        dimension: make_grid(desk.plan, desk.session, dimension, "a2")
        for dimension in ("question", "keyword")
    }
    assert [each.id for each in shown["question"].columns] == ["a2-q1", "a2-q2"]
    assert [each.id for each in shown["keyword"].columns] == ["a2-ord1", "a2-ord2"]
    assert {grid.area and grid.area.id for grid in shown.values()} == {"a2"}


def test_without_an_area_or_with_an_unknown_one_all_areas_are_shown() -> None:
    desk = small_desk()
    for area in ("", "a99"):
        grid = make_grid(desk.plan, desk.session, "question", area)
        assert (grid.dimension, grid.area) == ("area", None)
        assert [each.id for each in grid.columns] == ["a1", "a2"]


def test_totals_are_of_all_areas_or_of_the_one_that_is_opened() -> None:
    desk = small_desk()
    desk.log(area="a1", group="g1", question="1")
    desk.log(area="a1", group="g2", channel="online")
    desk.log(area="a2", group="g1", channel="paper")
    everything = make_grid(desk.plan, desk.session, "area")
    assert everything.row_total("g1") == Count(1, 0, 1)
    assert everything.column_total("a1") == Count(1, 1, 0)
    assert everything.total() == Count(1, 1, 1)
    opened = make_grid(desk.plan, desk.session, "question", "a1")
    assert opened.row_total("g1") == Count(1, 0, 0)
    assert opened.column_total("a1-q1") == Count(1, 0, 0)
    assert opened.total() == Count(1, 1, 0)


def test_a_cell_gives_its_statements_the_newest_first_and_no_group_means_all() -> None:
    desk = small_desk()
    first = desk.log(area="a1", group="g1")
    second = desk.log(area="a1", group="g2")
    third = desk.log(area="a1", group="g1")
    desk.log(area="a2", group="g1")
    grid = make_grid(desk.plan, desk.session, "area")
    assert [*chain(*grid.statements("g1", "a1"))] == [third, first]
    assert [*chain(*grid.statements(None, "a1"))] == [third, second, first]


def test_a_grid_has_place_for_changes_among_its_groups_and_areas_alone() -> None:
    desk = small_desk()
    everything = make_grid(desk.plan, desk.session, "area")
    known, other = Cell("area", "a2", "g1"), Cell("area", "a99", "g1")
    assert everything.has_place_for([known, Cell("question", "a99-q1", "g2")])
    assert not everything.has_place_for([known, other])
    assert not everything.has_place_for([Cell("area", "a1", "g99")])
    # An area that is opened shows no other: what happens there changes no column.
    assert make_grid(desk.plan, desk.session, "question", "a1").has_place_for([other])


def test_what_the_plan_has_lost_comes_last_by_its_id() -> None:
    desk = Desk(plan=a_plan(areas=4, groups=4))
    for area, group in (("a4", "g3"), ("a3", "g4"), ("a1", "g1")):
        desk.log(area=area, group=group)
    less = replace(
        desk.plan,
        session=replace(
            desk.plan.session,
            areas=desk.plan.session.areas[:2],
            groups=desk.plan.session.groups[:2],
        ),
    )
    areas, groups = with_lost(less, desk.session)
    assert [each.id for each in areas] == ["a1", "a2", "a3", "a4"]
    assert [each.id for each in groups] == ["g1", "g2", "g3", "g4"]
    assert areas[2].name == "a3" and groups[3].name == "g4"
