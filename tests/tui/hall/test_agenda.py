"""Dagordning: the clock of the rounds, the log that follows it, and head counts."""

from datetime import timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Digits, Input

from facilitator.tui.hall.lists import PeopleList
from facilitator.tui.log.context_bar import ContextBar
from facilitator.tui.shell.app import FacilitatorApp
from tests.tui.conftest import (
    SESSION,
    MakeApp,
    TickingClock,
    running,
    statements,
    text_of,
    until,
)
from tests.tui.log.log_steps import closed, entry, opened

WIDE, NORMAL, SMALL = (160, 45), (100, 30), (80, 24)


@pytest.fixture
def rotating(workspace: Path) -> Path:
    """Return the workspace with a plan in which areas go from table to table."""
    plan = workspace / "sessions" / SESSION / "session.toml"
    text = plan.read_text("utf-8").replace(
        'tables = ["Bord 1", "Bord 2", "Bord 3"]',
        'tables = [{ name = "Bord 1", group = "aldre" }, "Bord 2", "Bord 3"]',
    )
    plan.write_text('rotation = "areas"\n' + text, "utf-8")
    return workspace


async def in_agenda(pilot: Pilot[None], app: FacilitatorApp) -> None:
    await pilot.press("ctrl+r")
    await until(pilot, lambda: app.current_mode == "agenda")


def left(app: FacilitatorApp) -> str:
    return app.screen.query_one("#left", Digits).value


def clock_of(app: FacilitatorApp) -> TickingClock:
    clock = app.program.clock
    assert isinstance(clock, TickingClock)
    return clock


@pytest.mark.parametrize("size", [WIDE, NORMAL, SMALL])
async def test_a_round_is_started_held_lengthened_and_ended_by_keys(
    make_app: MakeApp, size: tuple[int, int]
) -> None:
    app = make_app()
    async with running(app, size) as pilot:
        await in_agenda(pilot, app)
        await pilot.press("n")
        await until(pilot, lambda: left(app) == "20:00")
        clock_of(app).moment += timedelta(minutes=5)
        await until(pilot, lambda: left(app) == "15:00")
        await pilot.press("+")
        await until(pilot, lambda: left(app) == "16:00")
        await pilot.press("p")
        await until(pilot, lambda: "paus" in text_of(app))
        clock_of(app).moment += timedelta(minutes=5)
        await pilot.press("p")
        await until(pilot, lambda: "pågår" in text_of(app))
        assert left(app) == "16:00"
        await pilot.press("e")
        await until(pilot, lambda: "omgången avslutad" in text_of(app))


async def test_a_change_of_the_clock_is_undone_as_anything_else(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await in_agenda(pilot, app)
        await pilot.press("n")
        await until(pilot, lambda: left(app) == "20:00")
        await pilot.press("-")
        await until(pilot, lambda: left(app) == "19:00")
        await pilot.press("ctrl+z")
        await until(pilot, lambda: left(app) == "20:00")


async def test_the_round_under_the_bar_is_opened_with_enter(make_app: MakeApp) -> None:
    app = make_app()
    async with running(app) as pilot:
        await in_agenda(pilot, app)
        await pilot.press("down", "enter")
        await until(pilot, lambda: "Omgång 2 av 2" in text_of(app))
        await pilot.press("n")
        await until(pilot, lambda: "sista omgången" in text_of(app))


async def test_who_is_here_is_counted_without_names(make_app: MakeApp) -> None:
    app = make_app()
    async with running(app) as pilot:
        await in_agenda(pilot, app)
        await pilot.press("tab")
        await until(pilot, lambda: isinstance(app.focused, PeopleList))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.focused, Input))
        await pilot.press(*"många", "enter")
        await until(pilot, lambda: "heltal" in text_of(app))
        assert isinstance(app.focused, Input)
        app.focused.value = "11"
        await pilot.press("enter")
        await closed(pilot, app)
        await until(pilot, lambda: "11 av 12 här" in text_of(app))


async def test_the_log_goes_over_to_the_round_with_area_question_and_number(
    make_app: MakeApp, rotating: Path
) -> None:
    app = make_app(rotating)
    async with running(app) as pilot:
        await in_agenda(pilot, app)
        await pilot.press("n")
        await until(pilot, lambda: left(app) == "20:00")
        await pilot.press("n")
        await until(pilot, lambda: "Omgång 2 av 2" in text_of(app))
        await pilot.press("escape")
        assert app.desk
        desk = app.desk
        await until(pilot, lambda: desk.draft.round == "omgang-2")
        assert (desk.draft.area, desk.draft.question) == ("utbildning", "2a")
        assert desk.draft.group == "aldre"
        entry(app).insert("Skolan är bra")
        await pilot.press("enter")
        await until(pilot, lambda: len(statements(app)) == 1)
        assert statements(app)[0].number == "01-2-001"


async def test_what_is_half_typed_stays_in_the_round_in_which_it_was_begun(
    make_app: MakeApp, rotating: Path
) -> None:
    app = make_app(rotating)
    async with running(app) as pilot:
        await in_agenda(pilot, app)
        await pilot.press("n", "escape")
        assert app.desk
        desk = app.desk
        await until(pilot, lambda: desk.draft.followed == "omgang-1")
        entry(app).insert("Det jag ville säga")
        await pilot.press("ctrl+r")
        await pilot.press("n", "escape")
        await until(pilot, lambda: desk.opened.moment().place == 1)
        await pilot.pause(1.1)
        assert desk.draft.round == "omgang-1"
        await pilot.press("enter")
        await until(pilot, lambda: desk.draft.round == "omgang-2")
        assert statements(app)[0].round == "omgang-1"


async def test_a_round_that_the_scribe_has_chosen_is_kept(
    make_app: MakeApp, rotating: Path
) -> None:
    app = make_app(rotating)
    async with running(app) as pilot:
        await in_agenda(pilot, app)
        await pilot.press("n", "escape")
        assert app.desk
        desk = app.desk
        await until(pilot, lambda: desk.draft.followed == "omgang-1")
        await opened(pilot, app, "f7")
        await pilot.press("1")
        await until(pilot, lambda: len(app.screen_stack) == 2)
        await pilot.press("2")
        await closed(pilot, app)
        assert desk.draft.held
        assert desk.draft.round == "omgang-2"
        await pilot.pause(1.1)
        assert desk.draft.round == "omgang-2"
        assert "låst" in app.screen.query_one(ContextBar).context.round


async def test_a_restarted_program_is_in_the_right_round(make_app: MakeApp) -> None:
    app = make_app()
    async with running(app) as pilot:
        await in_agenda(pilot, app)
        await pilot.press("n")
        await until(pilot, lambda: left(app) == "20:00")
        await pilot.press("ctrl+q")
    again = make_app()
    clock_of(again).moment += timedelta(minutes=8)
    async with running(again) as pilot:
        await until(pilot, lambda: again.current_mode == "agenda")
        await until(pilot, lambda: left(again) == "12:00")
