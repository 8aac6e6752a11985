"""The simulated room: the same for the same seed, with just the gaps it is to have."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.hall.agenda import area_at
from facilitator.domain.plan.plan import (
    Plan,
    Round,
    Table,
)
from facilitator.domain.rehearsal.script import (
    ANSWERS,
    answers,
    script,
    seats_of,
    timetable,
)
from facilitator.domain.rehearsal.speaker import line_about
from facilitator.domain.rehearsal.texts import SENTENCES
from facilitator.storage.plans.files import read_plan
from tests.builders import a_plan

REPOSITORY = Path(__file__).parents[3]
DIALOGUE = REPOSITORY / "sessions" / "2019-04-01-medborgardialog"

sizes = st.integers(1, 5)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Draw plans of all kinds in which the tables come round to every area."""
    areas = draw(sizes)
    rounds = draw(st.integers(areas, 6))
    plan = a_plan(areas, draw(sizes), draw(st.integers(0, 6)), rounds)
    rotation = draw(st.sampled_from(["none", "areas", "tables"]))
    session = replace(
        plan.session,
        rotation=rotation,
        advance=draw(st.sampled_from(["manual", "automatic"])),
    )
    return Plan(plan.project, session)


seeds = st.integers(0, 1000)
many = st.integers(150, 300)


@settings(max_examples=60, deadline=None)
@given(plans(), many, seeds)
def test_the_same_seed_gives_the_same_room(plan: Plan, count: int, seed: int) -> None:
    assert script(plan, count, seed) == script(plan, count, seed)


@settings(max_examples=100, deadline=None)
@given(plans(), many, seeds)
def test_exactly_the_cells_that_are_to_be_asked_for_are_empty(
    plan: Plan, count: int, seed: int
) -> None:
    told = script(plan, count, seed)
    spoken = {(each.group, each.area) for each in told.lines}
    assert not spoken & set(told.empty)
    assert len(told.lines) + ANSWERS * len(told.empty) == count
    assert len(told.empty) <= 2
    if plan.session.rotation == "tables":
        return  # Each table keeps its area: no group comes to them all.
    topics = [
        (seat.group, area_at(plan, seat.table, each.id))
        for seat in told.seats
        for each in plan.session.rounds
    ]
    reached = {
        (group, area.id)
        for group, topic in topics
        for area in ((topic,) if topic else plan.areas)
    }
    assert spoken == reached - set(told.empty)
    if len(plan.areas) > 1 and len(plan.groups) > 1:
        assert len(told.empty) == 2


@settings(max_examples=100, deadline=None)
@given(plans(), st.integers(1, 300), seeds)
def test_all_is_said_within_the_rounds_and_every_group_speaks(
    plan: Plan, count: int, seed: int
) -> None:
    told = script(plan, count, seed)
    legs = {leg.id: leg for leg in told.rounds}
    for each in told.lines:
        leg = legs[each.round]
        assert leg.starts <= each.second < leg.ends and not leg.pause
        assert each.text.strip() and "{" not in each.text
        assert plan.question(each.question).area == each.area
        assert not each.keyword or plan.keyword(each.keyword).area == each.area
    assert [s.second for s in told.lines] == sorted(s.second for s in told.lines)
    if count >= len(plan.groups):
        assert {each.group for each in told.lines} == {g.id for g in plan.groups}


@given(plans())
def test_everybody_has_a_seat_and_no_table_is_idle(plan: Plan) -> None:
    seats = seats_of(plan)
    assert {seat.group for seat in seats} == {group.id for group in plan.groups}
    tables = {table.id for table in plan.session.tables} or {""}
    assert {seat.table for seat in seats} <= tables
    if plan.session.tables:
        assert {seat.table for seat in seats} == tables or len(tables) < len(seats)
    assert all(seat.people > 0 for seat in seats)


def test_an_evening_of_the_ready_made_dialogue_is_ninety_minutes_with_a_hundred() -> (
    None
):
    told = script(read_plan(DIALOGUE), 900, 1)
    assert told.seconds == 90 * 60
    assert sum(seat.people for seat in told.seats) == 100
    assert len(told.seats) == 9
    assert len({each.text for each in told.lines}) > 600


def test_the_example_areas_have_words_of_their_own() -> None:
    plan = read_plan(DIALOGUE)
    assert {word.name for word in plan.keywords} == set(SENTENCES)
    sentences = [each for known in SENTENCES.values() for each in known]
    assert len(set(sentences)) == len(sentences) >= 60


def test_a_plan_that_nothing_is_known_of_gets_neutral_words() -> None:
    plan = a_plan()
    text, keyword = line_about(plan.areas[0], 1)
    assert plan.keyword(keyword).name in text
    bare = plan.areas[0]._replace(keywords=(), name="{topic} {0} [/]")
    assert line_about(bare, 0) == (
        "{topic} {0} [/]: det här behöver vi prata mer om.",
        "",
    )


def test_whoever_is_asked_answers_a_little_later() -> None:
    plan = a_plan()
    seat = seats_of(plan)[0]
    told = list(answers(plan, seat, "a2", "r1", 700))
    assert len(told) == ANSWERS
    assert {each.area for each in told} == {"a2"}
    assert 700 < told[0].second < told[-1].second < 800


@pytest.mark.parametrize("pause", [True, False])
def test_nobody_talks_in_a_pause(pause: bool) -> None:
    plan = a_plan()
    rounds = (*plan.session.rounds, Round("fika", "Fika", 10, pause=pause))
    session = replace(plan.session, rounds=rounds)
    told = script(Plan(plan.project, session), 100, 3)
    assert ("fika" in {each.round for each in told.lines}) is not pause


def test_a_group_without_a_table_is_dealt_one() -> None:
    plan = a_plan(groups=3, tables=2)
    tables = (Table("b1", "Bord 1", "g3"), Table("b2", "Bord 2"))
    session = replace(plan.session, tables=tables)
    seats = seats_of(Plan(plan.project, session))
    assert [(s.table, s.group) for s in seats] == [
        ("b1", "g3"), ("b2", "g1"), ("b2", "g2"),
    ]  # fmt: skip


def test_a_group_at_several_tables_is_shared_among_them() -> None:
    seats = seats_of(a_plan(groups=3, tables=6))
    assert [(seat.table, seat.group, seat.people) for seat in seats] == [
        (f"bord-{n}", f"g{(n - 1) % 3 + 1}", 5) for n in range(1, 7)
    ]


def test_groups_of_which_nobody_is_expected_come_to_a_hundred_together() -> None:
    plan = a_plan(groups=3, tables=3)
    groups = tuple(group._replace(expected=0) for group in plan.groups)
    seats = seats_of(Plan(plan.project, replace(plan.session, groups=groups)))
    assert [seat.people for seat in seats] == [34, 33, 33]


def test_where_there_are_fewer_tables_than_groups_they_sit_together() -> None:
    seats = seats_of(a_plan(groups=3, tables=2))
    assert [(seat.table, seat.group, seat.people) for seat in seats] == [
        ("bord-1", "g1", 10), ("bord-1", "g3", 10), ("bord-2", "g2", 10)
    ]  # fmt: skip


def test_rounds_have_time_to_change_between_them_unless_they_go_by_themselves() -> None:
    for advance, change in (("manual", 200), ("automatic", 0)):
        plan = a_plan(rounds=2)
        session = replace(plan.session, advance=advance)
        rounds = timetable(Plan(plan.project, session))
        minute = 60
        assert [(leg.starts, leg.ends) for leg in rounds] == [
            (0, 20 * minute), (20 * minute + change, 40 * minute + change)
        ]  # fmt: skip


def test_a_plan_without_rounds_is_talked_about_for_twenty_minutes() -> None:
    (leg,) = timetable(a_plan(rounds=0))
    assert (leg.id, leg.starts, leg.ends) == ("", 0, 20 * 60)


def test_who_is_asked_gives_three_answers_twenty_seconds_apart() -> None:
    plan = a_plan()
    lines = list(answers(plan, seats_of(plan)[0], "a2", "r1", 700))
    assert [line.second for line in lines] == [720, 740, 760]
