"""The timeline: every meeting in order, also those whose plan is faulty."""

from datetime import timedelta
from pathlib import Path

from facilitator.tui.shell.app import FacilitatorApp
from facilitator.tui.timeline.meeting_list import MeetingList
from tests.tui.conftest import (
    SESSION,
    MakeApp,
    TickingClock,
    loaded,
    running,
    text_of,
    toasts,
    until,
)


def meetings(app: FacilitatorApp) -> MeetingList:
    """Return the list of the timeline."""
    return app.screen.query_one(MeetingList)


def shown_row(app: FacilitatorApp, words: str) -> str:
    """Return the first line of the screen that holds the words."""
    return next(line for line in text_of(app).splitlines() if words in line)


async def test_the_meetings_stand_in_order_with_counts_and_what_is_due(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app, session=None) as pilot:
        await until(pilot, lambda: "Första utkast" in text_of(app))
        shown = text_of(app)
        assert shown.index("Medborgardialog") < shown.index("Första utkast")
        for said in ("2019-04-01", "dialog", "beredning", "i dag", "nästa"):
            assert said in shown
        assert "Inhämta kunskap." in shown
        await until(pilot, lambda: "–" in shown_row(app, "Första utkast"))


async def test_enter_opens_the_meeting_and_its_place_is_kept(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app, session=None) as pilot:
        await pilot.press("2")
        await until(pilot, lambda: meetings(app).cursor == 1)
        await pilot.press("enter")
        await until(pilot, lambda: loaded(app))
        assert app.desk and app.desk.plan.session.name == "Första utkast"
        await pilot.press("ctrl+t")
        await until(pilot, lambda: app.current_mode == "timeline")
        assert meetings(app).cursor == 1
        await pilot.press("up")
        assert meetings(app).cursor == 0


async def test_the_counts_are_new_when_one_comes_back(make_app: MakeApp) -> None:
    from facilitator.tui.kit.entry import Entry

    app = make_app()
    async with running(app) as pilot:
        app.screen.query_one(Entry).insert("Sagt")
        await pilot.press("enter", "ctrl+t")
        await until(pilot, lambda: "1 synpunkt" in text_of(app))


async def test_a_faulty_plan_shows_its_problem_and_can_not_be_opened(
    make_app: MakeApp, workspace: Path
) -> None:
    plan = workspace / "sessions" / SESSION / "session.toml"
    plan.write_text('name = "Fel"\ndate = 2019-99-01\n', "utf-8")
    app = make_app()
    async with running(app, session=None) as pilot:
        await until(pilot, lambda: "fel" in text_of(app))
        assert SESSION in text_of(app)
        assert meetings(app).rows[0].problem
        await pilot.press("1", "enter")
        await until(pilot, lambda: toasts(app))
        assert app.current_mode == "timeline"


async def test_the_bar_begins_on_what_comes_next(make_app: MakeApp) -> None:
    app = make_app()
    clock = app.program.clock
    assert isinstance(clock, TickingClock)
    clock.moment += timedelta(days=3)
    async with running(app, session=None) as pilot:
        await until(pilot, lambda: meetings(app).cursor == 1)
        assert "i dag" not in text_of(app)


async def test_a_workspace_without_meetings_says_how_to_add_one(
    make_app: MakeApp, tmp_path: Path
) -> None:
    root = tmp_path / "tom"
    (root / "sessions").mkdir(parents=True)
    app = make_app(root)
    async with running(app, session=None) as pilot:
        await until(pilot, lambda: "session.toml" in text_of(app))
        await pilot.press("enter", "1", "down", "pagedown", "end")
        assert app.current_mode == "timeline"


async def test_meetings_get_more_lines_where_there_is_room(make_app: MakeApp) -> None:
    app = make_app()
    async with running(app, (160, 45), session=None) as pilot:
        await until(pilot, lambda: meetings(app).source.lines == 3)
        assert "Ta fram ett första utkast" in text_of(app)
        await pilot.resize_terminal(60, 6)
        await until(pilot, lambda: meetings(app).source.lines == 1)
