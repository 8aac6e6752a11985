"""Exportera: looked at first, made off the keyboard's way, stopped, opened."""

import json
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from facilitator.documents.output import Output
from facilitator.domain.compilation.compilation import Compilation
from facilitator.domain.errors import Refused
from facilitator.domain.events.commands import LogStatement
from facilitator.i18n.translate import Translator
from facilitator.services.export.exports import (
    Exports,
    Maker,
)
from facilitator.services.export.request import Request
from facilitator.services.ports import Telling
from facilitator.tui.export.document_list import DocumentList
from facilitator.tui.shell.app import FacilitatorApp
from tests.tui.conftest import SESSION, MakeApp, running, toasts, until
from tests.tui.export.export_steps import choose, in_export, made, shown

pytestmark = pytest.mark.slow


def render_with(app: FacilitatorApp, renderer: Callable[..., bytes]) -> None:
    """Let every format be made by a stand-in."""
    office = app.office
    shelf = office.exports._shelf

    def maker(name: str) -> Maker:
        return lambda *asked: Output(renderer(*asked))

    app.program.office = office._replace(exports=Exports(shelf, maker))


async def test_what_it_will_hold_is_told_before_it_is_made(make_app: MakeApp) -> None:
    app = make_app()
    async with running(app) as pilot:
        await in_export(pilot, app)
        told = shown(app, "#contents")
        assert "6 synpunkter" in told
        assert "✓ Summorna stämmer." in told
        assert "färre än 5 synpunkter: Äldre 0, Företagare 0." in told
        assert "Unga vuxna" not in told
        assert "Utbildning, arbete och näringsliv, Kunskap, hälsa och fritid" in told


@pytest.mark.parametrize(
    ("digit", "ending"), [("1", "pdf"), ("3", "json"), ("4", "csv")]
)
async def test_f_chooses_the_kind_of_file_and_enter_makes(
    digit: str, ending: str, make_app: MakeApp, workspace: Path
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await in_export(pilot, app)
        await choose(pilot, app, "f", digit)
        await pilot.press("enter")
        name = f"sammanstallning.{ending}"
        await until(pilot, lambda: made(app) == [name])
        path = workspace / "exports" / SESSION / name
        assert path.stat().st_size > 100
        told = shown(app, "#state")
        assert told.startswith(f"✓ {name}\ni exports/{SESSION}\nKontrollsumma ")
        if ending == "json":
            assert len(json.loads(path.read_text("utf-8"))["statements"]) == 6


async def test_arrows_choose_too_and_nothing_is_written_over(make_app: MakeApp) -> None:
    app = make_app()
    async with running(app) as pilot:
        await in_export(pilot, app)
        await pilot.press("down", "enter")
        await until(pilot, lambda: made(app) == ["granskningsexemplar.html"])
        await pilot.press("enter")
        await until(pilot, lambda: len(made(app)) == 2)
        assert set(made(app)) == {
            "granskningsexemplar.html",
            "granskningsexemplar-2.html",
        }


async def test_escape_stops_the_work_and_nothing_is_written(
    make_app: MakeApp, workspace: Path
) -> None:
    begun, stopped = Event(), Event()

    def slow(made_of: Compilation, tr: Translator, progress: Telling) -> bytes:
        begun.set()
        try:
            while True:
                progress(0.4, "1 Hållbar tillväxt")
        finally:
            stopped.set()

    app = make_app()
    async with running(app) as pilot:
        await in_export(pilot, app)
        render_with(app, slow)
        await pilot.press("enter")
        await until(pilot, begun.is_set)
        await until(pilot, lambda: "40 %" in shown(app, "#state"))
        assert "1 Hållbar tillväxt" in shown(app, "#state")
        await pilot.press("escape")
        await until(pilot, stopped.is_set)
        await until(pilot, lambda: "Avbrutet" in shown(app, "#state"))
        assert app.current_mode == "export"
        assert not (workspace / "exports").exists()
        await pilot.press("escape")
        await until(pilot, lambda: app.current_mode == "log")


async def test_logging_goes_on_while_a_document_is_made(make_app: MakeApp) -> None:
    begun, go_on = Event(), Event()
    counted: list[int] = []

    def waits(made_of: Compilation, tr: Translator, progress: Telling) -> bytes:
        begun.set()
        go_on.wait(20)
        counted.append(made_of.balance.logged)
        return b"made"

    app = make_app()
    async with running(app) as pilot:
        await in_export(pilot, app)
        render_with(app, waits)
        await pilot.press("enter")
        await until(pilot, begun.is_set)
        for _ in range(3):
            assert await app.do(LogStatement(text="Mer", area="1", group="1"))
        go_on.set()
        await until(pilot, lambda: made(app))
        assert counted[0] == 6


async def test_what_cannot_be_written_is_a_sentence(
    make_app: MakeApp, workspace: Path
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await in_export(pilot, app)
        (workspace / "exports").write_text("in the way")
        await pilot.press("6", "enter")
        await until(pilot, lambda: toasts(app))
        assert "exports" in toasts(app)[-1]
        await until(pilot, lambda: "Skapar" not in shown(app, "#state"))


async def test_o_opens_the_newest_and_enter_the_one_under_the_bar(
    make_app: MakeApp,
) -> None:
    opened: list[str] = []
    app = make_app()
    async with running(app) as pilot:
        app.program.open_file = lambda path: opened.append(path.name)
        await in_export(pilot, app)
        await pilot.press("o")
        await until(pilot, lambda: toasts(app))
        assert "Inget är skapat än" in toasts(app)[-1]
        await pilot.press("6", "enter")
        await until(pilot, lambda: len(made(app)) == 1)
        await pilot.press("2", "enter")
        await until(pilot, lambda: len(made(app)) == 2)
        await pilot.press("o")
        await until(pilot, lambda: opened == [made(app)[0]])
        await pilot.press("tab", "end", "enter")
        await until(pilot, lambda: opened == made(app))


async def test_a_computer_without_a_viewer_says_so(make_app: MakeApp) -> None:
    def without(path: Path) -> None:
        raise Refused("file.no_viewer", path=path)

    app = make_app()
    async with running(app) as pilot:
        app.program.open_file = without
        await in_export(pilot, app)
        await pilot.press("6", "enter")
        await until(pilot, lambda: made(app))
        await pilot.press("o")
        await until(pilot, lambda: any("oppna-data" in each for each in toasts(app)))


async def test_nothing_is_made_before_the_session_is_read_in(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await in_export(pilot, app)
        assert app.desk is not None
        app.desk.opened.loaded = False
        app.progressed.publish(0.25)
        await until(pilot, lambda: "25 %" in shown(app, "#state"))
        await pilot.press("enter")
        await pilot.pause()
        assert "Läser in tillfället" in shown(app, "#state")
        app.desk.opened.loaded = True
        app.changed.publish([])
        await until(pilot, lambda: shown(app, "#state") == "")
        assert made(app) == []


async def test_the_formats_keep_the_focus_when_the_mode_is_left(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await in_export(pilot, app)
        await pilot.press("3", "f5")
        await until(pilot, lambda: app.current_mode == "coverage")
        await pilot.press("f9")
        await until(pilot, lambda: app.current_mode == "export")
        formats = app.screen.query_one(DocumentList)
        assert formats.has_focus
        assert formats.chosen == Request("handouts")
