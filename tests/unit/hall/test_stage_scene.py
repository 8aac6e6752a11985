"""What the hall sees is worked out from plan and clock alone, whatever is said."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.errors import Refused
from facilitator.domain.events.commands import (
    AddRoomWord,
    NoteSilence,
    SetClock,
)
from facilitator.domain.plan.plan import (
    Plan,
    Round,
)
from facilitator.i18n.translate import load
from facilitator.tui.hall.heard import heard
from facilitator.tui.hall.scene import (
    Scene,
    View,
    face,
    scene,
)
from tests.builders import Desk, a_plan

NOON = datetime.fromisoformat("2019-04-01T14:00:00+02:00")
"""When all that a `Desk` does happens."""
TOKEN = "Xyzzyhemlig"
SV = load("sv")


def a_day(**changes: object) -> Plan:
    """Return a plan of two rounds and a pause, with internal notes."""
    plan = a_plan(areas=4, tables=3)
    rounds = (
        Round("r1", "Omgång 1", 20, area="a1", note=f"{TOKEN} not"),
        Round("paus", "Fika", 10, pause=True, note=TOKEN),
        Round("r2", "Framtiden", 20, note=TOKEN),
    )
    session = replace(plan.session, rounds=rounds, **changes)  # type: ignore[arg-type]
    return Plan(plan.project, session)


def view(desk: Desk, seconds: float = 0) -> View:
    clock = desk.session.hall.clock(desk.device)
    return View(desk.plan, desk.session, clock, NOON + timedelta(seconds=seconds))


def seen(desk: Desk, seconds: float = 0) -> Scene:
    return scene(view(desk, seconds), SV)


CLOCK = st.sampled_from(["opened", "paused", "resumed", "closed", "none"])


@given(
    st.lists(st.tuples(st.text(max_size=40), st.integers(1, 4)), max_size=5),
    st.lists(CLOCK, max_size=5),
    st.integers(0, 4000),
    st.sampled_from(["none", "areas", "tables"]),
)
def test_nothing_said_no_note_and_no_word_of_the_room_is_ever_in_it(
    said: list[tuple[str, int]], actions: list[str], seconds: int, rotation: str
) -> None:
    desk = Desk(plan=a_day(rotation=rotation))
    desk.do(AddRoomWord(f"{TOKEN}ord", "a1"))
    desk.plan = desk.plan.with_words(desk.session.hall.room_words())
    for text, area in said:
        words = (f"{TOKEN}ord",) if area == 1 else ()
        desk.log(f"{TOKEN} {text}", area=f"a{area}", keywords=words)
    desk.do(NoteSilence("g1", "a1"))
    for action in actions:
        try:
            desk.do(SetClock(action))
        except Refused as refused:
            assert "clock" in str(refused) or "choice" in str(refused)
    at = view(desk, seconds)
    told = repr((scene(at, SV), face(at, SV), heard(at.plan, at.session, SV)))
    assert TOKEN.casefold() not in told.casefold()
    assert f"Hört hittills: {len(said)} synpunkt" in told


def test_rounds_are_counted_without_pauses_and_named_where_they_have_a_name() -> None:
    desk = Desk(plan=a_day())
    desk.do(SetClock("opened"))
    assert seen(desk).round == "Omgång 1 av 2"
    desk.do(SetClock("opened"))
    assert seen(desk).kind == "pause" and seen(desk).round == ""
    desk.do(SetClock("opened"))
    assert seen(desk).round == "Framtiden · Omgång 2 av 2"


def test_the_clock_counts_down_to_nothing_and_then_up() -> None:
    desk = Desk(plan=a_day())
    desk.do(SetClock("opened"))
    digits = [face(view(desk, s), SV).digits for s in (0, 0.4, 1, 1199.5, 1200, 1261)]
    assert digits == ["20:00", "20:00", "19:59", "00:01", "00:00", "+01:01"]
    assert face(view(desk, 1261), SV).caption == "över tiden"


def test_a_round_without_a_length_has_no_clock_and_no_mark() -> None:
    plan = a_day()
    free = tuple(each._replace(minutes=0) for each in plan.session.rounds)
    desk = Desk(plan=Plan(plan.project, replace(plan.session, rounds=free)))
    desk.do(SetClock("opened"))
    assert face(view(desk, 500), SV).digits == ""
    assert (seen(desk, 500).mark, seen(desk, 500).is_timed) == ("", False)


def test_the_scene_is_the_same_from_second_to_second() -> None:
    desk = Desk(plan=a_day())
    desk.do(SetClock("opened"))
    assert seen(desk, 1) == seen(desk, 2) == seen(desk, 900)


def test_before_the_start_the_lobby_tells_when_it_begins() -> None:
    lobby = view(Desk(plan=a_day(starts=time(14, 30))))
    assert face(lobby, SV).digits == "14.30"
    assert scene(lobby, SV).kind == "lobby"
    assert scene(lobby._replace(is_loaded=False), SV).kind == "opening"
    assert face(lobby._replace(is_loaded=False), SV).digits == ""


def test_a_rehearsal_says_so_in_the_head_line_at_every_moment() -> None:
    plan = a_day()
    desk = Desk(plan=Plan(plan.project, replace(plan.session, rehearsal=True)))
    assert seen(desk).head.startswith("Övning · ")
    desk.do(SetClock("opened"))
    assert seen(desk).head.startswith("Övning · ")
