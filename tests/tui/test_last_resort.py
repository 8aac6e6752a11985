"""A failure nobody foresaw: the text is safe, no traceback, and one can go on."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.content import Content
from textual.pilot import Pilot

from facilitator.domain.errors import FacilitatorError
from facilitator.services.session.drafts import (
    Draft,
    DraftKeeper,
)
from facilitator.tui.kit.entry import Entry
from facilitator.tui.log.coding import Coding
from facilitator.tui.log.context_bar import ContextBar
from facilitator.tui.log.screen import LogScreen
from facilitator.tui.shell.app import FacilitatorApp
from facilitator.tui.statements.list import StatementList
from tests.tui.conftest import (
    PATIENCE,
    MakeApp,
    running,
    statements,
    text_of,
    toasts,
    until,
    write,
)

pytestmark = pytest.mark.slow

SECRET = "felet som ingen såg"


def fail(*_: object) -> None:
    """Fail as a fault in the program does."""
    raise ZeroDivisionError(SECRET)


def fail_in_action(app: FacilitatorApp, patch: pytest.MonkeyPatch) -> None:
    """Fail in what a key does."""
    patch.setattr(Coding, "ask_group", fail)


def fail_in_handler(app: FacilitatorApp, patch: pytest.MonkeyPatch) -> None:
    """Fail in a message handler of a widget."""
    patch.setattr(StatementList, "on_focus", fail)


def fail_in_worker(app: FacilitatorApp, patch: pytest.MonkeyPatch) -> None:
    """Fail in a worker."""

    async def work() -> None:
        fail()

    app.screen.run_worker(work())


def fail_in_timer(app: FacilitatorApp, patch: pytest.MonkeyPatch) -> None:
    """Fail in a timer."""
    app.screen.set_timer(0.01, fail)


def fail_in_compose(app: FacilitatorApp, patch: pytest.MonkeyPatch) -> None:
    """Fail in laying out the next screen."""
    from facilitator.tui.coverage.screen import CoverageScreen

    patch.setattr(CoverageScreen, "compose", fail)


def fail_in_render(app: FacilitatorApp, patch: pytest.MonkeyPatch) -> None:
    """Fail in drawing."""
    patch.setattr(ContextBar, "render", fail)
    app.screen.query_one(ContextBar).refresh(layout=True)


Failure = Callable[[FacilitatorApp, pytest.MonkeyPatch], None]
FAILURES: list[tuple[Failure, str]] = [
    (fail_in_action, "f3"),
    (fail_in_handler, "down"),
    (fail_in_worker, ""),
    (fail_in_timer, ""),
    (fail_in_compose, "f5"),
    (fail_in_render, ""),
]


async def cause(
    pilot: Pilot[None],
    app: FacilitatorApp,
    patch: pytest.MonkeyPatch,
    failure: Failure,
    key: str,
) -> None:
    """Let something fail, and wait for the last resort."""
    failure(app, patch)
    if key:
        await pilot.press(key)
    await until(pilot, lambda: app.current_mode == "trouble")
    await until(pilot, lambda: "gick fel" in text_of(app))


@pytest.mark.parametrize(("failure", "key"), FAILURES)
async def test_the_draft_is_safe_and_one_goes_on_after_a_failure(
    make_app: MakeApp, failure: Failure, key: str
) -> None:
    app = make_app()
    async with running(app, fails=True) as pilot:
        await write(pilot, "Halvskr")
        with pytest.MonkeyPatch.context() as patch:
            await cause(pilot, app, patch, failure, key)
        assert SECRET not in text_of(app)
        assert "Traceback" not in text_of(app)
        report = app.crash_guard.troubles[0].report
        assert report and SECRET in report.read_text("utf-8")
        await pilot.press("enter")
        await until(pilot, lambda: app.current_mode == "log" and app.focused)
        assert app.screen.query_one(Entry).text == "Halvskr"
        await write(pilot, "iven")
        await pilot.press("enter")
        await until(pilot, lambda: statements(app))
        assert statements(app)[0].text == "Halvskriven"
        assert len(app.crash_guard.troubles) == 1


async def test_the_draft_is_on_disk_when_the_last_resort_shows(
    make_app: MakeApp, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app()
    async with running(app, fails=True) as pilot:
        app.screen.query_one(Entry).insert("Strax före felet")
        await until(pilot, lambda: app.desk and app.desk.draft.text)
        await cause(pilot, app, monkeypatch, fail_in_timer, "")
        draft = next(workspace.glob("sessions/*/journal/*.draft.json"))
        assert "Strax före felet" in draft.read_text("utf-8")


async def test_a_second_failure_in_a_row_ends_with_one_plain_sentence(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app()
    async with running(app, fails=True) as pilot:
        await cause(pilot, app, monkeypatch, fail_in_render, "")
        app.simulate_key("enter")
        async with asyncio.timeout(PATIENCE):
            while not app._exit:  # The pilot waits in vain for a screen that is dead.
                await asyncio.sleep(0.01)
        assert len(app.crash_guard.troubles) == 2
        assert app.return_code == 1
        told = [str(each) for each in app._exit_renderables]
        assert len(told) == 1
        assert "utkastet finns kvar" in told[0]
        assert SECRET not in told[0]


async def test_a_failure_after_the_user_has_gone_on_working_is_a_first_one(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app()
    async with running(app, fails=True) as pilot:
        for _ in range(2):
            await cause(pilot, app, monkeypatch, fail_in_action, "f3")
            await pilot.press("enter")
            await until(pilot, lambda: app.current_mode == "log" and app.focused)
        assert not app._exit


async def test_a_report_that_cannot_be_written_hides_nothing(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(text: str) -> Path:
        raise OSError("disken är full")

    app = make_app()
    app.program.report = refuse
    async with running(app, fails=True) as pilot:
        await cause(pilot, app, monkeypatch, fail_in_timer, "")
        assert app.crash_guard.troubles[0].report is None


async def test_a_failure_in_the_same_moment_is_part_of_the_first(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    def render(bar: ContextBar) -> Content:
        raise ZeroDivisionError(SECRET)

    app = make_app()
    async with running(app, fails=True) as pilot:
        monkeypatch.setattr(ContextBar, "render", render)
        bar = app.screen.query_one(ContextBar)
        bar.refresh(layout=True)
        await asyncio.sleep(0)
        bar.refresh(layout=True)
        await until(pilot, lambda: app.current_mode == "trouble")
        assert len(app.crash_guard.troubles) == 1
        await pilot.press("ctrl+q")
        await until(pilot, lambda: app._exit)
        assert app.return_code == 0


async def test_nothing_but_quit_and_go_on_works_in_the_last_resort(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app()
    async with running(app, fails=True) as pilot:
        await cause(pilot, app, monkeypatch, fail_in_timer, "")
        await pilot.press("ctrl+l", "f1", "ctrl+p", "f10", "escape", "x")
        assert app.current_mode == "trouble"
        assert len(app.screen_stack) == 1
        assert app.tr.language == "sv"


async def test_a_draft_that_cannot_be_kept_is_told_once_and_stops_nothing(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(keeper: DraftKeeper, draft: Draft) -> None:
        raise FacilitatorError("file.disk_full", path="utkast")

    app = make_app()
    async with running(app) as pilot:
        monkeypatch.setattr(DraftKeeper, "keep", full)
        for letter in "abc":
            await pilot.press(letter)
            await until(pilot, lambda: not keeping(app))
        monkeypatch.undo()
        assert len(toasts(app)) == 1
        await pilot.press("enter")
        await until(pilot, lambda: statements(app))


def keeping(app: FacilitatorApp) -> bool:
    """Tell whether the draft is still to be kept."""
    screen = app.screen
    assert isinstance(screen, LogScreen)
    return screen._saving._pause is not None
