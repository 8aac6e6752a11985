"""What is chosen of a document, and what is told before it is made."""

from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from facilitator.domain.compilation.compilation import FEW
from facilitator.domain.plan.plan import Plan
from facilitator.i18n.translate import load
from facilitator.services.export.preflight import (
    Check,
    Finding,
    preflight,
)
from facilitator.tui.export.choice_list import ChoiceList
from facilitator.tui.export.preflight_words import (
    all_well,
    warnings,
)
from tests.builders import Desk, a_plan
from tests.tui.conftest import MakeApp, running, text_of, until
from tests.tui.export.export_steps import choices, choose, in_export, made, shown


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


@pytest.mark.slow
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


@pytest.mark.slow
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
