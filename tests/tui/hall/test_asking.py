"""What to ask next: from the list to the cell, and groups with nothing to say."""

import pytest
from textual.pilot import Pilot

from facilitator.tui.coverage.ask_list import AskList
from facilitator.tui.coverage.table import CoverageTable
from facilitator.tui.shell.app import FacilitatorApp
from tests.tui.conftest import MakeApp, running, text_of, until

pytestmark = pytest.mark.slow


async def in_coverage(pilot: Pilot[None], app: FacilitatorApp) -> None:
    await pilot.press("f5")
    await until(pilot, lambda: app.current_mode == "coverage")


async def asking(pilot: Pilot[None], app: FacilitatorApp) -> AskList:
    await in_coverage(pilot, app)
    await pilot.press("a")
    listed = app.screen.query_one(AskList)
    await until(pilot, lambda: listed.has_focus)
    return listed


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (160, 45)])
async def test_every_empty_cell_is_listed_with_its_question(
    make_app: MakeApp, size: tuple[int, int]
) -> None:
    app = make_app()
    async with running(app, size) as pilot:
        listed = await asking(pilot, app)
        assert listed.count() == 9
        assert "Fråga: Vad betyder hållbar tillväxt för dig?" in text_of(app)
        await pilot.press("escape")
        await until(pilot, lambda: app.screen.query_one(CoverageTable).has_focus)


async def test_a_gap_leads_to_its_cell_and_the_cell_back(make_app: MakeApp) -> None:
    app = make_app()
    async with running(app) as pilot:
        listed = await asking(pilot, app)
        await pilot.press("down", "down", "down", "down")
        gap = listed.gap
        assert gap
        await pilot.press("enter")
        table = app.screen.query_one(CoverageTable)
        await until(pilot, lambda: table.has_focus)
        assert table.group and table.item
        assert (table.group.id, table.item.id) == (gap.group.id, gap.area.id)


async def test_a_group_with_nothing_to_say_is_asked_no_more_until_that_is_taken_back(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        listed = await asking(pilot, app)
        await pilot.press("n")
        await until(pilot, lambda: listed.count() == 8)
        await pilot.press("escape")
        await until(pilot, lambda: "✓ –" in text_of(app))
        assert "Gruppen hade inget mer att säga" in text_of(app)
        await pilot.press("n")
        await until(pilot, lambda: "✓ –" not in text_of(app))
        await pilot.press("n")
        await until(pilot, lambda: "✓ –" in text_of(app))
        await pilot.press("ctrl+z")
        await until(pilot, lambda: "✓ –" not in text_of(app))


async def test_what_can_be_asked_now_stands_below_the_table_with_the_time_left(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await pilot.press("ctrl+r", "n")
        await in_coverage(pilot, app)
        await until(pilot, lambda: "Fråga nu (20:00 kvar)" in text_of(app))
