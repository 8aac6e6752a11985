"""The stage: what the hall sees at each moment, and what it never sees."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from textual.app import RenderResult
from textual.widget import Widget

from facilitator.domain.events.commands import (
    AddRoomWord,
    SetClock,
)
from facilitator.domain.plan.plan import Plan
from facilitator.domain.session.coverage import Count
from facilitator.services.session.open_session import OpenSession
from facilitator.tui.hall.countdown import Countdown
from facilitator.tui.hall.heard import HeardSoFar
from facilitator.tui.hall.lines import Banner
from facilitator.tui.kit.code_view import CodeView
from tests.hostile import HOSTILE
from tests.tui.conftest import text_of, until
from tests.tui.hall.stage_hall import (
    SECRET,
    SIZES,
    Hall,
    poster,
    set_up,
    settle,
    shown,
    stage,
    words,
)


@pytest.fixture
def hall(workspace: Path) -> Hall:
    """Return a hall whose first round has one area for all, before its start."""
    return set_up(workspace)


START: dict[str, Callable[[Hall], object]] = {
    "lobby": lambda hall: None,
    "talk": lambda hall: hall.do(SetClock("opened")),
    "soon": lambda hall: (hall.do(SetClock("opened")), hall.wait(1000)),
    "finish": lambda hall: (hall.do(SetClock("opened")), hall.wait(1170)),
    "over time": lambda hall: (hall.do(SetClock("opened")), hall.wait(1332)),
    "stopped": lambda hall: (
        hall.do(SetClock("opened")),
        hall.wait(60),
        hall.do(SetClock("paused")),
    ),
    "pause": lambda hall: hall.do(SetClock("opened"), SetClock("opened")),
    "between": lambda hall: hall.do(SetClock("opened"), SetClock("closed")),
    "tables": lambda hall: hall.do(SetClock("opened", round="Omgång 2")),
    "end": lambda hall: hall.do(
        SetClock("opened", round="Omgång 2"), SetClock("closed")
    ),
}
"""The moments of an evening, and how it comes to them."""
SAYS = {
    "lobby": ["Välkommen", "Medborgardialog", "14.30 Omgång 1", "14.50 Fika",
              "Wi-Fi: Dialog", "Lösenord: varsol", "14.30 | vi börjar"],
    "talk": ["Hållbar tillväxt", "Vad betyder hållbar tillväxt för dig?",
             "Omgång 1 av 2", "20:00 | kvar", "Hört hittills: 3 synpunkter"],
    "soon": ["Snart slut: 4 minuter kvar", "03:20 | kvar"],
    "finish": ["Avrunda", "00:30 | kvar"],
    "over time": ["Tiden är ute: avrunda", "+02:12 | över tiden"],
    "stopped": ["Paus", "Klockan står stilla", "19:00"],
    "pause": ["Fika", "Sedan: Omgång 2", "10:00 | kvar"],
    "between": ["Fika", "Nästa · Fika · 10 min"],
    "tables": ["Omgång 2 av 2", "1 Hållbar tillväxt", "3 Kunskap"],
    "end": ["Tack", "3 synpunkter har hörts"],
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("moment", START)
async def test_each_moment_of_the_evening_is_told_and_nothing_that_was_said(
    moment: str, size: tuple[int, int], hall: Hall
) -> None:
    hall.say(3)
    START[moment](hall)
    async with shown(hall, size) as (app, _):
        told = words(app)
        for expected in SAYS[moment]:
            assert expected in told, expected
        seen = text_of(app)
        assert SECRET.casefold() not in (told + seen).casefold()
        assert all(len(line) == size[0] for line in seen.splitlines())
        code = app.screen.query_one(CodeView)
        assert code.module == (2 if size[0] >= 160 else 1)
        assert code.region.bottom <= size[1]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_question_and_clock_are_in_large_letters(
    size: tuple[int, int], hall: Hall
) -> None:
    hall.do(SetClock("opened"))
    async with shown(hall, size) as (app, _):
        seen = text_of(app)
        assert "hållbar tillväxt för dig" not in seen
        assert "20:00" not in seen
        assert seen.count("█") + seen.count("▀") > 60
        assert poster(app).fits(poster(app).blocks) == (True, True)


async def test_the_round_goes_by_and_only_the_clock_is_drawn_anew(hall: Hall) -> None:
    hall.do(SetClock("opened"))
    async with shown(hall, (160, 45)) as (app, pilot):
        drawn: list[str] = []
        for widget in app.screen.query("*"):
            _note(widget, drawn)
        for _ in range(3):
            hall.wait(1)
            stage(app).tick()
            await pilot.pause()
        assert set(drawn) == {"Countdown"}
        assert app.screen.query_one(Countdown).face.digits == "19:57"


def _note(widget: Widget, drawn: list[str]) -> None:
    """Have a widget tell its kind whenever it is drawn."""
    render = widget.render

    def noted() -> RenderResult:
        drawn.append(type(widget).__name__)
        return render()

    widget.render = noted  # type: ignore[method-assign]


async def test_marks_stand_out_by_words_and_by_ground(hall: Hall) -> None:
    hall.do(SetClock("opened"))
    async with shown(hall) as (app, pilot):
        banner = app.screen.query_one(Banner)
        for seconds, mark, level in (
            (959, "", 0),
            (1, "Snart slut: 4 minuter kvar", 1),
            (120, "Snart slut: 2 minuter kvar", 1),
            (60, "Avrunda", 2),
            (61, "Tiden är ute: avrunda", 2),
        ):
            hall.wait(seconds)
            stage(app).tick()
            await pilot.pause()
            assert banner.told == (mark, level)
            assert banner.has_class(f"-level-{level}") == bool(level)
            assert banner.display
            assert mark in text_of(app)


FIRST, SECOND = "Vad betyder hållbar", "Vad ska vi värna"


async def test_keys_step_through_the_questions_of_the_area(hall: Hall) -> None:
    hall.do(SetClock("opened"))
    async with shown(hall) as (app, pilot):
        assert FIRST in words(app) and SECOND in words(app)
        for key, number in (
            ("right", 1), ("n", 2), ("right", 0), ("left", 2), ("p", 1),
        ):  # fmt: skip
            await pilot.press(key)
            await pilot.pause()
            assert (f"Fråga {number} av 2" in words(app)) == bool(number), key
            assert (FIRST in words(app)) == (number != 2)
            assert (SECOND in words(app)) == (number != 1)


async def test_questions_that_have_no_room_together_come_one_by_one(
    workspace: Path,
) -> None:
    project = workspace / "sessions" / "project.toml"
    longer = project.read_text("utf-8").replace(
        SECOND, "Vad tycker ni, alla som är här i kväll, att vi tillsammans ska värna"
    )
    project.write_text(longer, "utf-8")
    hall = set_up(workspace)
    hall.do(SetClock("opened"))
    async with shown(hall) as (app, pilot):
        assert FIRST in words(app) and "Fråga 1 av 2" in words(app)
        for key, number in (("n", 2), ("n", 1), ("p", 2), ("p", 1)):
            await pilot.press(key)
            await pilot.pause()
            assert f"Fråga {number} av 2" in words(app)
        await pilot.resize_terminal(240, 67)
        await until(pilot, lambda: poster(app).size.width > 100)


async def test_a_large_screen_has_room_for_all_questions(hall: Hall) -> None:
    hall.do(SetClock("opened"))
    async with shown(hall, (240, 67)) as (app, pilot):
        assert "Vad betyder" in words(app) and "Vad ska vi värna" in words(app)
        await pilot.press("right")
        await pilot.pause()
        assert "Fråga 1 av 2" in words(app)


async def test_the_questions_are_set_anew_when_they_get_another_room(
    hall: Hall,
) -> None:
    hall.do(SetClock("opened"))
    async with shown(hall, (240, 67)) as (app, pilot):
        together = poster(app).blocks
        beside = stage(app).query_one(HeardSoFar)
        beside.styles.min_height = 50
        beside.display = True
        await pilot.pause()
        assert poster(app).blocks != together
        beside.display = False
        await pilot.pause()
        assert poster(app).blocks == together


async def test_every_table_finds_its_area_where_areas_go_round(workspace: Path) -> None:
    hall = set_up(workspace, head='rotation = "areas"\n')
    hall.do(SetClock("opened", round="Omgång 2"))
    async with shown(hall, (100, 30)) as (app, _):
        told = words(app)
        assert "Bord 1 Utbildning" in told
        assert "Bord 3 Hållbar tillväxt" in told
        assert "Bord 2" in text_of(app)


async def test_many_tables_are_listed_by_area(workspace: Path) -> None:
    tables = ", ".join(f'"Bord {number}"' for number in range(1, 31))
    hall = set_up(
        workspace,
        head='rotation = "tables"\n',
        **{'"Bord 1", "Bord 2", "Bord 3"': tables},
    )
    hall.do(SetClock("opened", round="Omgång 2"))
    async with shown(hall) as (app, _):
        assert "Bord 1, Bord 4, Bord 7" in words(app)
        assert poster(app).fits(poster(app).blocks)[0]


async def test_heard_so_far_counts_and_keeps_words_from_the_room_away(
    hall: Hall,
) -> None:
    hall.do(SetClock("opened"), AddRoomWord(SECRET, "tillvaxt"))
    hall.say(2, keywords=("bostäder",))  # type: ignore[arg-type]
    hall.say(1, keywords=(SECRET,), area="kunskap")  # type: ignore[arg-type]
    async with shown(hall) as (app, _):
        heard = app.screen.query_one(HeardSoFar).heard
        assert heard.title == "Hört hittills: 3 synpunkter"
        assert dict(heard.areas)["Hållbar tillväxt och samhällsplanering"].total == 2
        assert heard.words == (("bostäder", Count(2)),)
        assert "bostäder 2" in text_of(app).replace("\u00a0", " ")
        assert SECRET not in text_of(app)


@pytest.mark.slow
@pytest.mark.parametrize("trap", HOSTILE)
async def test_hostile_plans_are_shown_letter_by_letter(
    trap: str, hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = " ".join(HOSTILE[trap].split())[:500]
    hall.do(SetClock("opened"))
    hall.say(1)
    plan = hall.lead.plan
    areas = tuple(
        area._replace(
            name=text,
            questions=tuple(q._replace(name=text) for q in area.questions),
            keywords=tuple(k._replace(name=text) for k in area.keywords),
        )
        for area in plan.areas
    )
    session = replace(
        plan.session, name=text, areas=areas, wifi=text,
        rounds=tuple(r._replace(name=text) for r in plan.session.rounds),
        tables=tuple(t._replace(name=text) for t in plan.session.tables),
        rotation="areas",
    )  # fmt: skip
    monkeypatch.setattr(OpenSession, "plan", Plan(plan.project, session))
    for size in ((80, 24), (240, 67)):
        async with shown(hall, size) as (app, pilot):
            for command in (None, SetClock("opened"), SetClock("opened")):
                if command:
                    hall.do(command)
                await settle(app, pilot)
                seen = text_of(app)
                assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", seen)
        hall.do(SetClock("opened", round=plan.session.rounds[0].id))


@pytest.mark.slow
@pytest.mark.parametrize("size", [(20, 5), (60, 15), (300, 20), (60, 90)])
async def test_any_window_will_do(size: tuple[int, int], hall: Hall) -> None:
    hall.do(SetClock("opened"))
    hall.say(5)
    async with shown(hall, size) as (app, pilot):
        assert "20:00" in words(app)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert app.screen.query_one(CodeView).module == 1


async def test_without_a_form_link_the_question_has_the_whole_width(
    workspace: Path,
) -> None:
    hall = set_up(workspace, form_link="# form_link")
    hall.do(SetClock("opened"))
    async with shown(hall) as (app, _):
        assert poster(app).size.width > 70
        assert app.screen.query_one(Countdown).region.height >= 4
        assert not app.screen.query_one(CodeView).display
