"""Exportera: looked at first, made off the keyboard's way, stopped, opened."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import get_args

import pytest

from facilitator.documents.made import Made
from facilitator.domain.commands import LogStatement
from facilitator.domain.compilation import FEW, Compilation
from facilitator.domain.errors import Refused
from facilitator.domain.plan import Plan
from facilitator.i18n.translate import Translator, load
from facilitator.services.exports import Exports, Maker
from facilitator.services.ports import Telling
from facilitator.services.preflight import Check, Finding, preflight
from facilitator.services.wanted import Wanted
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.widgets.choice_list import ChoiceList
from facilitator.tui.widgets.export_list import DocumentList
from facilitator.tui.widgets.preflight_words import all_well, warnings
from tests.builders import Desk, a_plan

from .conftest import SESSION, MakeApp, running, text_of, toasts, until
from .export_steps import choices, choose, in_export, made, shown


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
        assert formats.chosen == Wanted("handouts")


def preflight_of(desk: Desk) -> dict[str, bool]:
    """Return what holds."""
    found = preflight(desk.plan, desk.session, load("sv"))
    return {each.check: each.holds for each in found}


def test_sums_that_do_not_balance_are_a_warning() -> None:
    desk = Desk(plan=a_plan())
    desk.log()
    assert preflight_of(desk)["sums"]
    statement = desk.session.statements[desk.session.order[0]]
    desk.session.coverage.add(statement, 1)
    found = preflight(desk.plan, desk.session, load("sv"))
    told = "\n".join(str(each) for each in warnings(load("sv"), found, FEW))
    assert "Summorna stämmer inte" in told
    assert "✓" not in told


def test_what_is_missing_is_found_before() -> None:
    desk = Desk(plan=a_plan())
    held = preflight_of(desk)
    assert held["waiting"] and held["late"] and held["returned"] and held["examples"]
    assert not held["weak"] and not held["empty"] and not held["municipality"]
    for area in ("a1", "a2"):
        for group in ("g1", "g2", "g3"):
            for _ in range(FEW):
                desk.log(area=area, group=group)
    held = preflight_of(desk)
    assert held["weak"] and held["empty"]
    project = replace(desk.plan.project, municipality="Ex", examples=True)
    desk.plan = Plan(project, desk.plan.session)
    assert preflight_of(desk)["municipality"]
    assert not preflight_of(desk)["examples"]


def test_every_finding_has_its_words_in_both_languages() -> None:
    found = [Finding(check, holds, ("[b]", "x")) for check in get_args(Check)
             for holds in (True, False)]  # fmt: skip
    for language in ("sv", "en"):
        tr = load(language)
        lines = [*warnings(tr, found, FEW), *all_well(tr, found, FEW)]
        assert len(lines) == len(found)
        assert all(each.plain[:2] in ("! ", "✓ ") for each in lines)


async def test_the_edition_tells_what_it_leaves_out(
    make_app: MakeApp, workspace: Path
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await in_export(pilot, app)
        assert choices(app)["edition"] == "utskottets utgåva"
        assert "limit" not in choices(app)
        await choose(pilot, app, "u", "3")
        await until(pilot, lambda: "små grupper slås samman" in shown(app, "#contents"))
        assert choices(app)["limit"] == "slås samman under 5"
        await pilot.press("l")
        await until(pilot, lambda: len(app.screen_stack) == 2)
        await pilot.press("backspace", "0", "enter")
        await until(pilot, lambda: "0” går inte" in text_of(app))
        await pilot.press("backspace", "7", "enter")
        await until(pilot, lambda: "Gräns 7" in shown(app, "#contents"))
        await pilot.press("5")  # What goes to the public has its own choices.
        await until(pilot, lambda: choices(app)["limit"] == "slås samman under 5")
        await pilot.press("1", "enter")
        await until(pilot, lambda: made(app) == ["sammanstallning-oppen-utgava.pdf"])


async def test_sections_are_ticked_and_told(make_app: MakeApp) -> None:
    app = make_app()
    async with running(app) as pilot:
        await in_export(pilot, app)
        assert choices(app)["sections"] == "alla"
        await pilot.press("v")
        await until(pilot, lambda: len(app.screen_stack) == 2)
        await pilot.press("a", "enter")  # none
        await until(pilot, lambda: "minst ett avsnitt" in text_of(app))
        await pilot.press("space", "down", "space", "6", "enter")
        await until(pilot, lambda: len(app.screen_stack) == 1)
        assert choices(app)["sections"] == "3 av 13"
        told = "Innehåll: Sammanfattning, Så gick det till, 3 kapitel."
        await until(pilot, lambda: told in shown(app, "#contents"))
        await choose(pilot, app, "v", "escape")
        assert choices(app)["sections"] == "3 av 13"


async def test_pages_follow_what_is_chosen(make_app: MakeApp) -> None:
    app = make_app()
    async with running(app) as pilot:
        await in_export(pilot, app)
        await until(pilot, lambda: "sidor A4" in shown(app, "#contents"))
        before = shown(app, "#contents")
        await pilot.press("t")
        await until(pilot, lambda: choices(app)["large"] == "ja")
        await until(pilot, lambda: "sidor A4" in shown(app, "#contents"))
        assert shown(app, "#contents") != before
        await choose(pilot, app, "f", "6")  # a workbook has no pages
        assert "large" not in choices(app)
        await until(pilot, lambda: shown(app, "#contents").startswith("6 synpunkter\n"))


async def test_choices_are_made_with_the_bar_too(make_app: MakeApp) -> None:
    app = make_app()
    async with running(app) as pilot:
        await in_export(pilot, app)
        await pilot.press("shift+tab", "shift+tab", "shift+tab")
        app.screen.query_one(ChoiceList).focus()
        await pilot.press("end", "up", "enter")
        await until(pilot, lambda: choices(app)["booklet"] == "ja")
        await pilot.press("6")  # Digits choose the document from anywhere.
        await until(pilot, lambda: "booklet" not in choices(app))
