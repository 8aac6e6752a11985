"""The clock of the rounds, and what the agenda makes of it."""

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.errors import Refused
from facilitator.domain.events.commands import (
    SetClock,
    Undo,
)
from facilitator.domain.events.events import UnknownEvent
from facilitator.domain.events.hall import ClockSet
from facilitator.domain.events.records import from_record, to_record
from facilitator.domain.hall.agenda import (
    BEFORE,
    Moment,
    area_at,
    behind,
    moment,
    programme,
)
from facilitator.domain.plan.plan import (
    Plan,
    Round,
)
from tests.builders import Desk, a_plan, fold_all

NOON = datetime.fromisoformat("2019-04-01T14:00:00+02:00")
"""When all that a `Desk` does happens."""


def a_day(**changes: object) -> Plan:
    """Return a plan with four areas, three tables, three rounds and a pause."""
    plan = a_plan(areas=4, tables=3)
    rounds = (
        Round("r1", "Omgång 1", 20),
        Round("paus", "Paus", 10, pause=True),
        Round("r2", "Omgång 2", 20),
        Round("r3", "Omgång 3", 5),
    )
    session = replace(plan.session, rounds=rounds, **changes)  # type: ignore[arg-type]
    return Plan(plan.project, session)


def clock_of(desk: Desk) -> ClockSet | None:
    return desk.session.hall.clock(desk.device)


def at(desk: Desk, seconds: float) -> Moment:
    return moment(desk.plan, clock_of(desk), NOON + timedelta(seconds=seconds))


def test_nothing_runs_before_the_first_round_is_opened() -> None:
    assert moment(a_day(), None, NOON) == BEFORE


def test_a_round_counts_down_and_overruns_where_it_is_ended_by_hand() -> None:
    desk = Desk(plan=a_day())
    desk.do(SetClock("opened"))
    assert at(desk, 60) == Moment("running", 0, 1200, 60)
    assert at(desk, 1230).remaining == -30
    assert at(desk, 1230).stage == "running"


def test_rounds_follow_each_other_where_the_plan_says_so() -> None:
    desk = Desk(plan=a_day(advance="automatic"))
    desk.do(SetClock("opened"))
    assert at(desk, 1230) == Moment("running", 1, 600, 30)
    assert at(desk, 1830) == Moment("running", 2, 1200, 30)
    assert at(desk, 20 * 60 + 10 * 60 + 20 * 60 + 5 * 60 + 1).stage == "over"


def test_a_pause_holds_the_clock_and_it_goes_on_from_there() -> None:
    desk = Desk(plan=a_day())
    desk.do(SetClock("opened"))
    desk.do(SetClock("paused"))
    assert at(desk, 900) == Moment("paused", 0, 1200, 0)
    desk.do(SetClock("resumed"))
    assert at(desk, 60).elapsed == 60


def test_time_is_added_and_taken_and_later_rounds_move_with_it() -> None:
    desk = Desk(plan=a_day())
    desk.do(SetClock("opened"))
    before = list(programme(desk.plan, clock_of(desk), NOON))
    desk.do(SetClock("extended", seconds=120))
    after = list(programme(desk.plan, clock_of(desk), NOON))
    assert at(desk, 0).seconds == 1320
    for was, now in zip(before[1:], after[1:], strict=True):
        assert now.starts - was.starts == timedelta(seconds=120)
    desk.do(SetClock("extended", seconds=-10_000))
    assert at(desk, 0).seconds == 10


def test_the_agenda_says_how_far_behind_it_is() -> None:
    desk = Desk(plan=a_day())
    desk.do(SetClock("opened"))
    assert behind(desk.plan, clock_of(desk), NOON) == 0
    desk.do(SetClock("extended", seconds=300))
    assert behind(desk.plan, clock_of(desk), NOON) == 300
    late = replace(desk.plan.session, starts=time(13, 55))
    assert behind(Plan(desk.plan.project, late), clock_of(desk), NOON) == 600


def test_a_round_can_be_skipped_to_and_the_last_one_ends_the_day() -> None:
    desk = Desk(plan=a_day())
    desk.do(SetClock("opened", round="r3"))
    assert at(desk, 0).place == 3
    with pytest.raises(Refused, match=r"clock\.last"):
        desk.do(SetClock("opened"))
    desk.do(SetClock("closed"))
    assert at(desk, 0).stage == "over"
    items = list(programme(desk.plan, clock_of(desk), NOON))
    assert {item.state for item in items} == {"done"}


def test_an_undone_change_of_the_clock_is_as_if_it_had_not_been() -> None:
    desk = Desk(plan=a_day())
    desk.do(SetClock("opened"))
    desk.do(SetClock("paused"))
    desk.do(Undo())
    assert at(desk, 30) == Moment("running", 0, 1200, 30)


def test_marks_come_with_the_last_fifth_and_the_last_twentieth() -> None:
    desk = Desk(plan=a_day())
    desk.do(SetClock("opened"))
    assert [at(desk, s).mark for s in (0, 959, 960, 1139, 1140, 1300)] == [
        0, 0, 1, 1, 2, 2,
    ]  # fmt: skip


@pytest.mark.parametrize("action", ["paused", "resumed", "extended", "closed"])
def test_a_clock_that_has_not_been_started_cannot_be_changed(action: str) -> None:
    with pytest.raises(Refused, match=r"clock\.not_started"):
        Desk(plan=a_day()).do(SetClock(action))


def test_a_laptop_keeps_to_its_own_clock_until_it_lets_go_of_it() -> None:
    table, lead = Desk("bord-1-x", a_day()), Desk("ledare-x", a_day())
    table.do(SetClock("opened"))
    lead.time += 10
    lead.do(SetClock("opened", round="r2"))
    merged = fold_all([*table.events, *lead.events])
    found = merged.hall.clock("bord-1"), merged.hall.clock("ledare")
    assert [each and each.round for each in found] == ["r1", "r2"]
    newcomer = merged.hall.clock("bord-7")
    assert newcomer and newcomer.round == "r2"
    table.do(SetClock("released"))
    merged = fold_all([*table.events, *lead.events])
    follows = merged.hall.clock("bord-1")
    assert follows and follows.round == "r2"


def test_areas_go_from_table_to_table_round_by_round() -> None:
    plan = a_day(rotation="areas")
    talks = ("r1", "r2", "r3")
    visited = [area_at(plan, "bord-2", each) for each in talks]
    assert [area and area.id for area in visited] == ["a2", "a3", "a4"]
    assert area_at(plan, "bord-2", "paus") is None


def test_a_table_may_keep_its_area_and_a_round_may_have_one_for_all() -> None:
    plan = a_day(rotation="tables")
    assert {a.id for r in ("r1", "r2") if (a := area_at(plan, "bord-3", r))} == {"a3"}
    rounds = (Round("r1", "Omgång 1", 20, area="a4"),)
    common = Plan(plan.project, replace(plan.session, rounds=rounds))
    area = area_at(common, "bord-1", "r1")
    assert area and area.id == "a4"


@given(st.integers(0, 20_000), st.integers(0, 20_000))
def test_time_never_runs_backwards_through_an_automatic_agenda(
    one: int, other: int
) -> None:
    desk = Desk(plan=a_day(advance="automatic"))
    desk.do(SetClock("opened"))
    early, late = at(desk, min(one, other)), at(desk, max(one, other))
    assert (early.place, early.stage == "over") <= (late.place, late.stage == "over")


@given(st.text(max_size=30))
def test_a_clock_with_any_text_for_a_time_stops_nothing(text: str) -> None:
    clock = ClockSet("x", text, "", "opened", "r1", "running", 60, 0, text)
    moment(a_day(), clock, NOON)
    list(programme(a_day(), clock, NOON))


@pytest.mark.parametrize(
    ("field", "value"),
    [("seconds", -1), ("seconds", True), ("spent", "1"), ("phase", "x"), ("action", 1)],
)
def test_a_clock_event_that_is_not_in_order_is_one_nobody_understands(
    field: str, value: object
) -> None:
    desk = Desk(plan=a_day())
    record = to_record(desk.do(SetClock("opened")))
    assert isinstance(from_record({**record, field: value}), UnknownEvent)
