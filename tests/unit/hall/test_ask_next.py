"""Whom to ask what next: how little is little, where a group sits, when its turn is."""

from dataclasses import replace

import pytest

from facilitator.domain.events.commands import CountPeople, NoteSilence
from facilitator.domain.hall.agenda import BEFORE, Moment
from facilitator.domain.hall.ask_next import Gap, Turn, ask_next, paces, table_of
from facilitator.domain.plan.plan import Plan, Round, Table
from tests.builders import Desk, a_plan


def desk_for(**changes: object) -> Desk:
    """Return a desk of two areas, two groups and two tables, not yet any group's."""
    plan = a_plan(areas=2, groups=2)
    return Desk(plan=Plan(plan.project, replace(plan.session, **changes)))  # type: ignore[arg-type]


def gap_of(desk: Desk, group: str, area: str, moment: Moment = BEFORE) -> Gap | None:
    """Return what a group has left to say of an area, if anything."""
    gaps = ask_next(desk.plan, desk.session, moment)
    return next((g for g in gaps if (g.group.id, g.area.id) == (group, area)), None)


def test_a_group_that_has_said_three_things_of_an_area_is_not_asked_again() -> None:
    desk = desk_for()
    for said in (1, 2):
        desk.log(area="a1", group="g1", channel="paper")
        gap = gap_of(desk, "g1", "a1")
        assert gap and gap.total == said
    desk.log(area="a1", group="g1")
    assert gap_of(desk, "g1", "a1") is None


def test_what_can_be_asked_at_once_comes_before_what_was_missed_and_what_comes() -> (
    None
):
    assert sorted([Turn.LATER, Turn.MISSED, Turn.NOW]) == [
        Turn.NOW, Turn.MISSED, Turn.LATER
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "quiet"), [((4, 8), []), ((2, 8), ["g1"]), ((3, 9), []), ((8, 8), [])]
)
def test_a_group_is_quiet_that_says_less_than_half_of_what_is_usual(
    said: tuple[int, int], quiet: list[str]
) -> None:
    desk = desk_for()
    for group, times in zip(("g1", "g2"), said, strict=True):
        desk.do(CountPeople(group, 2))
        for _ in range(times):
            desk.log(group=group, area="a1")
    # What came in on another way than in the room is nobody's pace in it.
    desk.log(group="g1", area="a1", channel="online")
    told = paces(desk.plan, desk.session)
    assert [pace.group.id for pace in told if pace.is_quiet] == quiet
    assert [pace.each for pace in told] == [times / 2 for times in sorted(said)]


def test_of_a_group_that_nobody_has_counted_or_that_is_not_here_no_pace_is_told() -> (
    None
):
    desk = desk_for()
    desk.do(CountPeople("g2", 0))
    assert paces(desk.plan, desk.session) == []


def test_a_group_sits_where_the_plan_says_else_where_most_of_it_were_counted() -> None:
    desk = desk_for()
    assert table_of(desk.plan, desk.session, "g1") is None
    for number, people in (("1", 2), ("2", 3)):
        desk.do(CountPeople("g1", people, number))
        desk.do(CountPeople("g2", 9, number))
    desk.do(CountPeople("g1", 40))
    table = table_of(desk.plan, desk.session, "g1")
    assert table and table.id == "bord-2"
    assert desk.session.hall.people_at_tables("g1") == {"bord-1": 2, "bord-2": 3}
    tables = (Table("bord-1", "Bord 1", "g1"), Table("bord-2", "Bord 2", "g2"))
    planned = desk_for(tables=tables)
    planned.do(CountPeople("g1", 9, "2"))
    table = table_of(planned.plan, planned.session, "g1")
    assert table and table.id == "bord-1"


def test_a_table_where_nobody_is_left_is_no_place_for_a_group() -> None:
    desk = desk_for()
    desk.do(CountPeople("g1", 4, "1"))
    desk.do(CountPeople("g1", 0, "1"))
    assert desk.session.hall.people_at_tables("g1") == {}
    assert table_of(desk.plan, desk.session, "g1") is None


def test_a_question_on_which_the_group_has_nothing_to_say_is_not_asked() -> None:
    desk = desk_for()
    desk.do(NoteSilence("g1", "a1", "1"))
    gap = gap_of(desk, "g1", "a1")
    assert gap and gap.question and gap.question.id == "a1-q2"
    desk.do(NoteSilence("g1", "a1", "2"))
    gap = gap_of(desk, "g1", "a1")
    assert gap and gap.question and gap.question.id == "a1-q1"


ROUNDS = (
    Round("r1", "Omgång 1", 20, area="a1"),
    Round("fika", "Fika", 10, pause=True),
    Round("r2", "Omgång 2", 20, area="a2"),
)


@pytest.mark.parametrize(
    ("moment", "area", "turn", "later"),
    [
        (BEFORE, "a1", Turn.LATER, "r1"),
        (BEFORE, "a2", Turn.LATER, "r2"),
        (Moment("running", 0), "a1", Turn.NOW, None),
        (Moment("running", 0), "a2", Turn.LATER, "r2"),
        # In a pause nobody talks about anything, but one may ask out of turn.
        (Moment("running", 1), "a1", Turn.MISSED, None),
        (Moment("running", 2), "a1", Turn.MISSED, None),
        (Moment("between", 2), "a2", Turn.NOW, None),
        (Moment("over", 2), "a2", Turn.MISSED, None),
    ],
)
def test_a_gap_can_be_filled_now_later_or_out_of_turn(
    moment: Moment, area: str, turn: Turn, later: str | None
) -> None:
    gap = gap_of(desk_for(rounds=ROUNDS), "g1", area, moment)
    assert gap and gap.turn is turn
    assert (gap.later and gap.later.id) == later


def test_where_no_round_has_an_area_all_can_be_asked_at_any_time() -> None:
    desk = desk_for()
    for moment in (BEFORE, Moment("running", 0), Moment("between", 1)):
        gap = gap_of(desk, "g1", "a2", moment)
        assert gap and (gap.turn, gap.later) == (Turn.NOW, None)


def test_before_the_start_the_first_round_about_an_area_is_the_one_to_wait_for() -> (
    None
):
    rounds = (*ROUNDS, Round("r3", "Omgång 3", 20, area="a1"))
    gap = gap_of(desk_for(rounds=rounds), "g1", "a1")
    assert gap and gap.later and gap.later.id == "r1"
