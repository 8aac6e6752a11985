"""The door: creating a workspace, opening one, and being told what is wrong."""

from pathlib import Path

import pytest
from textual.widgets import Input

from facilitator.tui.shell.app import FacilitatorApp
from tests.tui.conftest import MakeApp, running, text_of, until


@pytest.fixture
def outside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make_app: MakeApp
) -> FacilitatorApp:
    """Return the program as it starts where there is no workspace."""
    empty = tmp_path / "utanför"
    empty.mkdir()
    monkeypatch.chdir(empty)
    return make_app(None)


async def fill(app: FacilitatorApp, text: str) -> None:
    """Put a text into the dialog's line."""
    app.screen.query_one(Input).value = text


@pytest.mark.parametrize("choice", ["1", "2"])
async def test_a_workspace_is_created_and_opened(
    outside: FacilitatorApp, tmp_path: Path, choice: str
) -> None:
    app = outside
    async with running(app, session=None) as pilot:
        await until(pilot, lambda: "Skapa en tom arbetsyta" in text_of(app))
        await pilot.press(choice)
        await until(pilot, lambda: isinstance(app.focused, Input))
        await fill(app, str(tmp_path / "ny"))
        await pilot.press("enter")
        await until(pilot, lambda: app.current_mode == "timeline")
        assert (tmp_path / "ny" / "sessions" / "project.toml").exists()
        assert app.office.workspace.timeline()


async def test_what_is_refused_is_told_and_the_text_is_kept(
    outside: FacilitatorApp, workspace: Path
) -> None:
    app = outside
    async with running(app, session=None) as pilot:
        for choice, folder in (("1", workspace), ("3", workspace.parent)):
            await pilot.press(choice)
            await until(pilot, lambda: isinstance(app.focused, Input))
            await fill(app, str(folder))
            await pilot.press("enter")
            await until(
                pilot, lambda: app.screen.query_one("#trouble").has_class("-shown")
            )
            assert app.screen.query_one(Input).value == str(folder)
            await pilot.press("escape")
            await until(pilot, lambda: len(app.screen_stack) == 1)
        assert app.current_mode == "welcome"


async def test_a_workspace_that_exists_is_opened(
    outside: FacilitatorApp, workspace: Path
) -> None:
    app = outside
    async with running(app, session=None) as pilot:
        await pilot.press("down", "down", "enter")
        await until(pilot, lambda: isinstance(app.focused, Input))
        await fill(app, str(workspace))
        await pilot.press("enter")
        await until(pilot, lambda: app.current_mode == "timeline")
        await pilot.press("o")
        await until(pilot, lambda: app.current_mode == "welcome")
        await pilot.press("escape")
        await until(pilot, lambda: app.current_mode == "timeline")


async def test_one_can_quit_at_the_door(outside: FacilitatorApp) -> None:
    app = outside
    async with running(app, session=None) as pilot:
        await pilot.press("7")
        await until(pilot, lambda: app._exit)
        assert app.return_code == 0
