"""The presidium's words in the export mode: taken in, shown, settled, in the way."""

import json
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from facilitator.domain.session.digest import digest
from facilitator.tui.shell.app import FacilitatorApp
from tests.tui.conftest import SESSION, MakeApp, running, text_of, toasts, until
from tests.tui.export.export_steps import choices, in_export, made, shown

pytestmark = pytest.mark.slow


def a_file(app: FacilitatorApp, folder: Path, **changed: object) -> Path:
    """Write a file as a review copy makes it, with changes; return where."""
    found = {
        "format": "facilitator.review/1",
        "id": f"{len(list(folder.glob('*.json'))):032x}",
        "session": SESSION,
        "digest": digest(app.opened.session),
        "edition": "committee",
        "reviewer": "Ordförande [b]\x1b[31m",
        "made_at": "2019-04-02T09:00:00.000Z",
        "sections": [
            {"key": "summary", "verdict": "returned", "comment": "Fel [/] summa"},
            {"key": "chapters/kunskap", "verdict": "approved", "comment": ""},
            {"key": "finns-inte", "verdict": "approved", "comment": ""},
        ],
    } | changed
    path = folder / f"granskning-{found['id']}.json"
    path.write_text(json.dumps(found), "utf-8")
    return path


async def taken_in(pilot: Pilot[None], app: FacilitatorApp, path: Path) -> None:
    """Open the dialog and take a file in."""
    await pilot.press("y")
    await until(pilot, lambda: "Vad presidiet säger" in text_of(app))
    await pilot.press("t")
    await until(pilot, lambda: len(app.screen_stack) == 3)
    app.screen.query_one(Input).value = str(path)
    await pilot.press("enter")
    await until(pilot, lambda: len(app.screen_stack) == 2)


def words(app: FacilitatorApp) -> str:
    """Return what the dialog tells of the section under the bar."""
    return str(app.screen.query_one("#words").query_one(Static).content)


async def test_a_file_is_taken_in_shown_and_settled(
    make_app: MakeApp, tmp_path: Path
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await in_export(pilot, app)
        path = a_file(app, tmp_path)
        await taken_in(pilot, app, path)
        await until(pilot, lambda: "1 avsnitt är återsänt" in text_of(app))
        assert "Fel [/] summa" in words(app)
        assert any("togs in 2, redan inne 0" in each for each in toasts(app))
        assert any("finns-inte" in each for each in toasts(app))
        assert "\x1b" not in text_of(app)
        await pilot.press("escape")
        await until(pilot, lambda: "! Återsänt: Sammanfattning (Ordf" in told(app))
        await pilot.press("y")
        await until(pilot, lambda: len(app.screen_stack) == 2)
        await pilot.press("enter")
        await until(pilot, lambda: "Klarmarkera: Sammanfattning" in text_of(app))
        await pilot.press("enter")  # without a reason
        await until(pilot, lambda: "skäl" in text_of(app).casefold())
        app.screen.query_one(Input).value = "Summan stämmer"
        await pilot.press("enter")
        await until(pilot, lambda: len(app.screen_stack) == 2)
        await until(pilot, lambda: "klarmarkerat: Summan stämmer" in words(app))
        await pilot.press("enter")
        await until(
            pilot, lambda: any("inget att klarmarkera" in x for x in toasts(app))
        )
        await pilot.press("escape")
        await until(pilot, lambda: "✓ Inget avsnitt är återsänt." in told(app))


def told(app: FacilitatorApp) -> str:
    """Return what the export mode tells first."""
    return shown(app, "#contents") if len(app.screen_stack) == 1 else ""


async def test_the_same_file_twice_adds_nothing_and_others_are_refused(
    make_app: MakeApp, tmp_path: Path
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await in_export(pilot, app)
        path = a_file(app, tmp_path)
        await taken_in(pilot, app, path)
        await until(pilot, lambda: any("togs in 2" in each for each in toasts(app)))
        await pilot.press("escape")
        await taken_in(pilot, app, path)
        await until(pilot, lambda: any("redan inne 2" in each for each in toasts(app)))
        await pilot.press("escape")
        await taken_in(pilot, app, a_file(app, tmp_path, session="en-annan"))
        await until(pilot, lambda: any("en-annan" in each for each in toasts(app)))
        path.write_text("[/]")
        await pilot.press("escape")
        await taken_in(pilot, app, path)
        await until(
            pilot, lambda: any("ingen granskning" in each for each in toasts(app))
        )


async def test_a_final_stamp_is_refused_and_says_who_returned_what(
    make_app: MakeApp, tmp_path: Path
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await in_export(pilot, app)
        await taken_in(pilot, app, a_file(app, tmp_path))
        await until(pilot, lambda: "1 avsnitt är återsänt" in text_of(app))
        await pilot.press("escape")
        await until(pilot, lambda: len(app.screen_stack) == 1)
        await pilot.press("d")
        await until(pilot, lambda: "Återsänt av presidiet" in text_of(app))
        assert "• Sammanfattning – Ordförande [b]" in text_of(app)
        assert "Fel [/] summa" in text_of(app)
        await pilot.press("enter")
        await until(pilot, lambda: len(app.screen_stack) == 1)
        assert choices(app)["final"] == "ja"
        await pilot.press("enter")
        await until(pilot, lambda: any("återsänd" in each for each in toasts(app)))
        assert made(app) == []
        await pilot.press("d", "enter")
        await until(pilot, lambda: made(app) == ["sammanstallning.pdf"])
