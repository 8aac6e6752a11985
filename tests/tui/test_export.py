"""Exportera: looked at first, made off the keyboard's way, stopped, opened."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from facilitator.documents.made import Made
from facilitator.domain.commands import LogStatement
from facilitator.domain.compilation import Compilation
from facilitator.domain.errors import Refused
from facilitator.domain.session import Session
from facilitator.i18n.translate import Translator, load
from facilitator.services.exports import Exports, Maker
from facilitator.services.ports import Progress
from facilitator.services.wanted import Wanted
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.widgets.export_list import DocumentList, MadeList
from facilitator.tui.widgets.export_summary import summary
from tests.builders import Desk, a_plan

from .conftest import SESSION, MakeApp, running, toasts, until


async def in_export(pilot: Pilot[None], app: FacilitatorApp, count: int = 6) -> None:
    """Log some statements and go to the export mode."""
    for _ in range(count):
        command = LogStatement(text="Fler bussar", area="tillvaxt", group="unga")
        assert await app.do(command)
    await pilot.press("f9")
    await until(pilot, lambda: app.current_mode == "export")
    await until(pilot, lambda: "synpunkt" in shown(app, "#contents"))


def shown(app: FacilitatorApp, name: str) -> str:
    """Return what a part of the screen says."""
    return str(app.screen.query_one(name, Static).content)


def made(app: FacilitatorApp) -> list[str]:
    """Return the files listed as made earlier."""
    listed = app.screen.query_one(MadeList)
    return [str(option.prompt) for option in listed.options if not option.disabled]


def render_with(app: FacilitatorApp, renderer: Callable[..., bytes]) -> None:
    """Let every format be made by a stand-in."""
    office = app.office
    shelf = office.exports._shelf

    def maker(what: str, kind: str) -> Maker:
        return lambda *asked: Made(renderer(*asked))

    app.program.office = replace(office, exports=Exports(shelf, maker))


async def test_what_it_will_hold_is_told_before_it_is_made(make_app: MakeApp) -> None:
    app = make_app()
    async with running(app) as pilot:
        await in_export(pilot, app)
        told = shown(app, "#contents")
        assert "6 synpunkter" in told
        assert "✓ Summorna stämmer." in told
        assert "Äldre 0, Företagare 0" in told
        assert "Unga vuxna" not in told
        assert "Utbildning, arbete och näringsliv, Kunskap, hälsa och fritid" in told


@pytest.mark.parametrize(
    ("digit", "ending"), [("1", "pdf"), ("2", "json"), ("3", "csv")]
)
async def test_a_digit_chooses_and_enter_makes(
    digit: str, ending: str, make_app: MakeApp, workspace: Path
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await in_export(pilot, app)
        await pilot.press(digit, "enter")
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
        await until(pilot, lambda: made(app) == ["sammanstallning.json"])
        await pilot.press("enter")
        await until(pilot, lambda: len(made(app)) == 2)
        assert set(made(app)) == {"sammanstallning.json", "sammanstallning-2.json"}


async def test_escape_stops_the_work_and_nothing_is_written(
    make_app: MakeApp, workspace: Path
) -> None:
    begun, stopped = Event(), Event()

    def slow(made_of: Compilation, tr: Translator, progress: Progress) -> bytes:
        begun.set()
        try:
            while True:
                progress(0.4)
        finally:
            stopped.set()

    app = make_app()
    async with running(app) as pilot:
        await in_export(pilot, app)
        render_with(app, slow)
        await pilot.press("enter")
        await until(pilot, begun.is_set)
        await until(pilot, lambda: "40 %" in shown(app, "#state"))
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

    def waits(made_of: Compilation, tr: Translator, progress: Progress) -> bytes:
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
        assert counted == [6]


async def test_what_cannot_be_written_is_a_sentence(
    make_app: MakeApp, workspace: Path
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await in_export(pilot, app)
        (workspace / "exports").write_text("in the way")
        await pilot.press("2", "enter")
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
        await pilot.press("2", "enter")
        await until(pilot, lambda: len(made(app)) == 1)
        await pilot.press("3", "enter")
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
        await pilot.press("2", "enter")
        await until(pilot, lambda: made(app))
        await pilot.press("o")
        await until(
            pilot, lambda: any("sammanstallning" in each for each in toasts(app))
        )


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
        assert formats.chosen == Wanted("compilation", "csv")


def test_sums_that_do_not_balance_are_a_warning() -> None:
    desk = Desk(plan=a_plan())
    desk.log()
    assert "✓" in str(summary(load("sv"), desk.plan, desk.session))
    statement = desk.session.statements[desk.session.order[0]]
    desk.session.coverage.add(statement, 1)
    told = str(summary(load("sv"), desk.plan, desk.session))
    assert "Summorna stämmer inte" in told
    assert "✓" not in told


def test_an_empty_session_is_told_in_words() -> None:
    told = str(summary(load("sv"), a_plan(), Session()))
    assert "0 synpunkter" in told
    assert "Grupp 1 0, Grupp 2 0, Grupp 3 0" in told
