"""The stage follows those who write, tells nothing, and survives what fails."""

import asyncio
from pathlib import Path

import pytest

from facilitator.bootstrap import Wishes, build
from facilitator.domain.errors import Refused
from facilitator.domain.events.commands import (
    CorrectStatement,
    SetClock,
)
from facilitator.tui.hall.stage import StageScreen
from facilitator.tui.kit.poster import Poster
from tests.tui.conftest import SESSION, MakeApp, running, text_of, toasts, until
from tests.tui.hall.stage_hall import (
    SECRET,
    Hall,
    poster,
    set_up,
    settle,
    shown,
    stage,
    words,
)

pytestmark = pytest.mark.slow


@pytest.fixture
def hall(workspace: Path) -> Hall:
    """Return a hall whose first round has one area for all, before its start."""
    return set_up(workspace)


async def test_it_follows_another_process_and_goes_on_when_that_is_gone(
    hall: Hall,
) -> None:
    async with shown(hall) as (app, pilot):
        assert "Välkommen" in words(app)
        hall.do(SetClock("opened"))
        hall.say(4)
        app.follow()
        await until(pilot, lambda: "20:00" in words(app))
        assert "4 synpunkter" in words(app)
        journal = hall.root / "sessions" / SESSION / "journal"
        hall.lead.close()
        away = journal.rename(journal.with_name("borta"))
        hall.wait(30)
        app.follow()
        await app.workers.wait_for_complete()
        await settle(app, pilot)
        assert "19:30" in words(app) and "4 synpunkter" in words(app)
        away.rename(journal)
        office = build(Wishes(hall.root, "sv", "ledare", hall.clock)).office
        assert office is not None
        again = office.workspace.open(SESSION).load_all()
        again.execute(SetClock("extended", seconds=60))
        app.follow()
        await until(pilot, lambda: "20:30" in words(app))
        again.close()


async def test_it_follows_the_clock_of_its_own_laptop(hall: Hall) -> None:
    hall.do(SetClock("opened"))
    own = build(Wishes(hall.root, "sv", "hall", hall.clock)).office
    assert own is not None
    with_clock = own.workspace.open(SESSION).load_all()
    with_clock.execute(SetClock("opened", round="Fika"))
    hall.do(SetClock("opened", round="Omgång 2"))
    async with shown(hall) as (app, _):
        assert "Fika" in words(app)
    with_clock.close()


async def test_keys_are_told_for_a_moment_and_colours_change(hall: Hall) -> None:
    async with shown(hall) as (app, pilot):
        stage(app).show_hint()
        await pilot.pause()
        assert "Ctrl+G Färger" in text_of(app)
        stage(app)._hide_hint()
        await pilot.pause()
        assert "Ctrl+G" not in text_of(app)
        await pilot.press("f1")
        await pilot.pause()
        assert "Q Lämna" in text_of(app)
        before = app.theme
        await pilot.press("ctrl+g")
        assert app.theme != before
        assert app.program.preferences.choices.theme == ""
        await pilot.press("ctrl+l")
        await until(pilot, lambda: "Welcome" in words(app))
        await pilot.press("q")
        await until(pilot, lambda: not app.is_running)


async def test_a_stage_of_its_own_tells_nothing_and_mends_itself(hall: Hall) -> None:
    async with shown(hall) as (app, pilot):
        app.say(Refused("statement.empty"))
        app.notify(SECRET)
        await pilot.pause()
        assert not toasts(app)
        app.program.report = lambda text: Path("rapport.txt")
        broken = app.screen
        app._handle_exception(RuntimeError(SECRET))
        await until(pilot, lambda: app.screen is not broken)
        await until(pilot, lambda: poster(app).blocks)
        assert "Välkommen" in words(app) and SECRET not in text_of(app)
        app.crash_guard.troubles.clear()


async def test_in_the_full_screen_it_is_a_mode_that_esc_and_q_leave(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        for key in ("escape", "q"):
            await pilot.press("ctrl+o")
            await until(pilot, lambda: app.current_mode == "stage")
            assert isinstance(app.screen, StageScreen)
            await until(pilot, lambda: app.screen.query_one(Poster).blocks)
            await pilot.press(key)
            await until(pilot, lambda: app.current_mode == "log")


async def test_notices_wait_until_the_hall_has_stopped_looking(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        app.tell(f"{SECRET} före")
        await pilot.pause()
        assert f"{SECRET} före" in text_of(app)
        await pilot.press("ctrl+o")
        await until(pilot, lambda: app.current_mode == "stage")
        app.say(Refused("statement.empty"))
        await pilot.pause()
        assert not toasts(app)
        assert SECRET not in text_of(app) and "tom" not in text_of(app)
        await pilot.press("ctrl+l")
        await until(pilot, lambda: app.current_mode == "stage")
        await pilot.press("f1")
        await until(pilot, lambda: len(app.screen_stack) == 2)
        assert not toasts(app)
        await pilot.press("escape", "escape")
        await until(pilot, lambda: app.current_mode == "log")
        await until(pilot, lambda: len(toasts(app)) == 2)
        assert toasts(app)[0] == f"{SECRET} före"


async def test_a_failure_before_the_hall_is_told_afterwards(make_app: MakeApp) -> None:
    app = make_app()
    async with running(app, fails=True) as pilot:
        await pilot.press("ctrl+o")
        await until(pilot, lambda: app.current_mode == "stage")
        broken = app.screen
        app._handle_exception(RuntimeError(SECRET))
        await until(pilot, lambda: app.screen is not broken)
        await until(pilot, lambda: app.current_mode == "stage")
        assert app.crash_guard.is_calm and not toasts(app)
        await pilot.press("escape")
        await until(pilot, lambda: app.current_mode == "log")
        await until(pilot, lambda: toasts(app))
        assert "medan hallen visades" in toasts(app)[0]


async def test_a_stage_that_fails_again_gives_way_to_the_last_resort(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app, fails=True) as pilot:
        await pilot.press("ctrl+o")
        await until(pilot, lambda: app.current_mode == "stage")
        broken = app.screen
        app._handle_exception(RuntimeError("one"))
        await until(pilot, lambda: app.screen is not broken and app.crash_guard.is_calm)
        app._handle_exception(RuntimeError("two"))
        await until(pilot, lambda: app.current_mode == "trouble")
        await pilot.press("enter")
        await until(pilot, lambda: app.current_mode == "log")


async def test_what_is_logged_corrected_or_typed_never_reaches_the_stage(
    make_app: MakeApp, hall: Hall
) -> None:
    hall.do(SetClock("opened"))
    hall.say(3)
    number = next(iter(hall.lead.session.statements))
    hall.do(
        CorrectStatement(
            statement=number, text=f"{SECRET} rättad", reason=f"{SECRET} skäl"
        )
    )
    app = make_app()
    async with running(app, (100, 30)) as pilot:
        await pilot.press(*SECRET)
        await pilot.press("ctrl+o")
        await until(pilot, lambda: app.current_mode == "stage")
        await pilot.press("ctrl+z")
        await asyncio.gather(*(each.wait() for each in list(app.workers)))
        await pilot.pause()
        assert SECRET.casefold() not in text_of(app).casefold()
    hall.lead.close()
