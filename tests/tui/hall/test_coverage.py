"""Täckning: the matrix counts right, says what is missing, and keeps its place."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from facilitator.domain.events.commands import (
    Command,
    LogStatement,
    WithdrawStatement,
)
from facilitator.domain.hall.coverage_grid import (
    Grid,
    make_grid,
)
from facilitator.domain.plan.plan import (
    GoalArea,
    TargetGroup,
)
from facilitator.domain.session.coverage import (
    Cell,
    Count,
    Dimension,
)
from facilitator.domain.session.session import Session
from facilitator.i18n.translate import load
from facilitator.tui.coverage.layout import lay_out
from facilitator.tui.coverage.lines import (
    Place,
    View,
    counted,
    draw,
    largest,
)
from facilitator.tui.coverage.screen import CoverageScreen
from facilitator.tui.coverage.table import CoverageTable
from facilitator.tui.dialogs.line import LineDialog
from facilitator.tui.kit.mode_head import ModeHead
from facilitator.tui.shell.app import FacilitatorApp
from facilitator.tui.statements.list import StatementList
from tests.builders import Desk, a_plan
from tests.hostile import HOSTILE
from tests.tui.conftest import MakeApp, running, until

SV = load("sv")


def said(area: str, group: str, **more: object) -> LogStatement:
    """Return the command to log a statement."""
    return LogStatement(text="Fler bussar", area=area, group=group, **more)  # type: ignore[arg-type]


SEVERAL = (
    *[said("tillvaxt", "unga", question="1a", keywords=("klimat",))] * 4,
    said("tillvaxt", "unga", channel="online"),
    said("tillvaxt", "unga", channel="paper"),
    *[said("tillvaxt", "aldre", question="1b", keywords=("klimat", "bostäder"))] * 2,
    *[said("kunskap", "foretagare")] * 3,
)


async def in_coverage(
    pilot: Pilot[None], app: FacilitatorApp, commands: tuple[Command, ...] = SEVERAL
) -> CoverageTable:
    """Log, go to the coverage mode and return its table."""
    for command in commands:
        assert await app.do(command)
    await pilot.press("f5")
    await until(pilot, lambda: isinstance(app.screen, CoverageScreen))
    return app.screen.query_one(CoverageTable)


def lines(table: CoverageTable) -> list[str]:
    """Return what the table shows, line by line."""
    return [table.render_line(y).text.rstrip() for y in range(table.size.height)]


def row(table: CoverageTable, name: str) -> list[str]:
    """Return the cells of the line that begins with a name."""
    found = next(line for line in lines(table) if line.strip().startswith(name))
    rest = (
        found.strip().removeprefix(name).translate(dict.fromkeys(map(ord, "▐▌━"), " "))
    )
    return rest.replace("få ", "få·").split()


def told(app: FacilitatorApp, name: str) -> str:
    """Return what stands beneath the table."""
    return str(app.screen.query_one(name, Static).content)


def heading(app: FacilitatorApp) -> str:
    """Return the screen's top line."""
    return str(app.screen.query_one(ModeHead).content)


async def test_the_matrix_shows_every_way_of_coming_and_sums(make_app: MakeApp) -> None:
    app = make_app()
    async with running(app) as pilot:
        table = await in_coverage(pilot, app)
        assert row(table, "Unga vuxna") == ["4+1+1", "saknas", "saknas", "4+1+1"]
        assert row(table, "Äldre") == ["få·2", "saknas", "saknas", "2"]
        assert row(table, "Företagare") == ["saknas", "saknas", "3", "3"]
        assert row(table, "Totalt") == ["6+1+1", "0", "3", "9+1+1"]


async def test_what_is_missing_is_named_before_what_is_thin(make_app: MakeApp) -> None:
    app = make_app()
    async with running(app, (160, 45)) as pilot:
        await in_coverage(pilot, app)
        missing = told(app, "#missing")
        assert missing.startswith("Saknas: Unga vuxna × Utbildning")
        assert "Få: Äldre × Hållbar tillväxt och samhällsplanering (2)" in missing


async def test_enter_opens_questions_then_keywords_and_back_goes_up(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        table = await in_coverage(pilot, app)
        await pilot.press("enter")
        assert "frågor i Hållbar tillväxt" in heading(app)
        assert row(table, "Unga vuxna") == ["4", "saknas", "4+1+1"]
        assert row(table, "Äldre") == ["saknas", "2", "2"]
        await pilot.press("enter")
        assert "nyckelord i Hållbar tillväxt" in heading(app)
        assert row(table, "Äldre") == ["–", "2", "2", "2"]
        await pilot.press("backspace", "escape")
        assert "alla målområden" in heading(app)
        await pilot.press("escape")
        await until(pilot, lambda: app.current_mode == "log")


async def test_a_heading_opens_its_area(make_app: MakeApp) -> None:
    app = make_app()
    async with running(app) as pilot:
        await in_coverage(pilot, app)
        await pilot.press("up", "right", "right", "enter")
        assert "frågor i Kunskap, hälsa och fritid" in heading(app)


async def test_an_area_without_questions_leads_on_to_its_keywords(
    make_app: MakeApp, workspace: Path
) -> None:
    plan = workspace / "sessions" / "project.toml"
    text = plan.read_text("utf-8")
    asked = 'questions = [{ id = "2a", name = "Vad är en bra skola för dig?" }]'
    assert asked in text
    plan.write_text(text.replace(asked, ""), "utf-8")
    app = make_app()
    async with running(app) as pilot:
        table = await in_coverage(pilot, app)
        await pilot.press("right", "enter")
        assert "upplägget har inga" in told(app, "#cell")
        await pilot.press("enter")
        assert "nyckelord i Utbildning" in heading(app)
        assert row(table, "Äldre") == ["–", "0"]


async def test_a_statement_is_withdrawn_from_the_list(make_app: MakeApp) -> None:
    app = make_app()
    async with running(app) as pilot:
        table = await in_coverage(pilot, app)
        await pilot.press("down", "s", "t")
        await until(pilot, lambda: isinstance(app.screen, LineDialog))
        await pilot.press(*"dubbel", "enter")
        await until(pilot, lambda: isinstance(app.screen, CoverageScreen))
        await pilot.press("escape")
        await until(pilot, lambda: row(table, "Äldre")[0] == "få·1")


async def test_the_statements_of_a_cell_are_listed_newest_first(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        table = await in_coverage(pilot, app)
        await pilot.press("down", "s")
        listed = app.screen.query_one(StatementList)
        await until(pilot, lambda: listed.has_focus)
        assert app.desk is not None
        order = app.desk.opened.session.order
        assert [listed.current, listed.count()] == [order[7], 2]
        await pilot.press("escape")
        assert table.has_focus
        assert table.place == Place(1, 0)


async def test_the_place_is_kept_when_the_mode_is_left(make_app: MakeApp) -> None:
    app = make_app()
    async with running(app) as pilot:
        table = await in_coverage(pilot, app)
        await pilot.press("right", "right", "down", "enter", "right")
        before = (table.place, heading(app))
        await pilot.press("f8")
        await until(pilot, lambda: app.current_mode == "connect")
        await pilot.press("f5")
        await until(pilot, lambda: app.current_mode == "coverage")
        assert (table.place, heading(app)) == before


async def test_counts_follow_the_session_while_it_is_shown(make_app: MakeApp) -> None:
    app = make_app()
    async with running(app) as pilot:
        table = await in_coverage(pilot, app)
        assert await app.do(said("utbildning", "unga"))
        await until(pilot, lambda: row(table, "Unga vuxna")[1] == "få·1")
        assert await app.do(WithdrawStatement(statement="00-0-012", reason="Fel"))
        await until(pilot, lambda: row(table, "Unga vuxna")[1] == "saknas")


async def test_only_the_touched_lines_are_drawn_anew(make_app: MakeApp) -> None:
    app = make_app()
    async with running(app) as pilot:
        table = await in_coverage(pilot, app)
        await pilot.pause()
        drawn: list[int] = []
        original = table.render_line
        table.render_line = lambda y: drawn.append(y) or original(y)  # type: ignore[method-assign,func-returns-value]
        assert await app.do(said("utbildning", "aldre"))
        await until(pilot, lambda: drawn)
        shown = [lines(table)[y] for y in sorted(set(drawn))]
        assert [line.split()[0] for line in shown] == ["Äldre", "Totalt"]


async def test_an_empty_session_says_that_everything_is_missing(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        table = await in_coverage(pilot, app, ())
        assert row(table, "Äldre") == ["saknas", "saknas", "saknas", "0"]
        assert "Inga synpunkter än" in told(app, "#cell")


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (100, 30), (160, 45), (240, 67)])
@pytest.mark.parametrize(("groups", "areas"), [(9, 4), (14, 7), (1, 1), (40, 15)])
def test_every_cell_can_be_reached_and_no_line_is_too_long(
    size: tuple[int, int], groups: int, areas: int
) -> None:
    width, height = size[0], size[1] - 7
    desk = Desk(plan=a_plan(areas, groups))
    desk.log()
    grid = make_grid(desk.plan, desk.session, "area")
    layout = lay_out(
        [group.name for group in grid.rows],
        [item.name for item in grid.columns],
        width,
        height,
    )
    view = View(grid, layout, 0, 0, Place(), largest(grid))
    assert layout.rows >= min(groups, 5)
    assert view.total_line < height
    for y in range(height):
        text = "".join(part for part, _ in draw(view, y, width, SV))
        assert len(text) <= width


@pytest.mark.parametrize("size", [(0, 0), (1, 1), (9, 3), (20, 5), (30, 2)])
def test_no_size_is_too_small_to_draw(size: tuple[int, int]) -> None:
    grid = make_grid(a_plan(7, 14), Session(), "area")
    layout = lay_out(["Grupp"] * 14, ["Delaktighet och trygghet"] * 7, *size)
    view = View(grid, layout, 0, 0, Place(-1, 0), 1)
    for y in range(size[1]):
        assert isinstance(draw(view, y, size[0], SV), list)


def test_nine_groups_and_four_areas_are_all_seen_on_a_usual_terminal() -> None:
    grid = make_grid(a_plan(4, 9), Session(), "area")
    names = [group.name for group in grid.rows]
    layout = lay_out(names, ["Hållbar tillväxt och samhällsplanering"] * 4, 80, 16)
    assert (layout.rows, layout.columns) == (9, 4)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_names_do_no_harm(text: str) -> None:
    grid = Grid(
        Session(),
        "area",
        None,
        (TargetGroup("g", text),),
        (GoalArea("a", text),),
    )
    layout = lay_out([text], [text], 80, 16)
    view = View(grid, layout, 0, 0, Place(), 1)
    for y in range(16):
        shown = "".join(part for part, _ in draw(view, y, 80, SV))
        assert not any(char in shown for char in "\x1b\x00\x07\n\u202e\ud800")


def test_what_the_plan_has_lost_is_counted_all_the_same() -> None:
    desk = Desk(plan=a_plan(2, 2))
    desk.log(area="a2", group="g2")
    smaller = a_plan(1, 1)
    grid = make_grid(smaller, desk.session, "area")
    assert [item.id for item in grid.columns] == ["a1", "a2"]
    assert [group.id for group in grid.rows] == ["g1", "g2"]
    assert grid.total().total == 1
    only = make_grid(smaller, Session(), "area")
    assert not only.has_place_for([Cell("area", "a2", "g1")])
    assert not only.has_place_for([Cell("area", "a1", "g2")])


def test_each_table_sums_to_what_was_logged() -> None:
    desk = Desk(plan=a_plan(3, 4))
    for number in range(40):
        place = number % 3 + 1
        desk.log(
            area=f"a{place}",
            group=f"g{number % 4 + 1}",
            channel=("onsite", "online", "paper")[number % 3],
            question=f"a{place}-q{number % 2 + 1}",
            keywords=(f"a{place}-ord1",),
        )
    for dimension, area in _tables():
        grid = make_grid(desk.plan, desk.session, dimension, area)
        rows = sum(grid.row_total(group.id).total for group in grid.rows)
        assert rows == grid.total().total
        if dimension == "question" or not area:
            columns = sum(grid.column_total(item.id).total for item in grid.columns)
            assert columns == rows
        for item in grid.columns:
            cells = sum(grid.cell(group.id, item.id).total for group in grid.rows)
            assert cells == grid.column_total(item.id).total
            assert cells == sum(map(len, grid.statements(None, item.id)))


def _tables() -> Iterator[tuple[Dimension, str]]:
    yield "area", ""
    for area in ("a1", "a2", "a3"):
        yield "question", area
        yield "keyword", area


def test_missing_cells_come_with_the_fewest_first() -> None:
    desk = Desk(plan=a_plan(1, 4))
    for group, count in (("g1", 2), ("g2", 1), ("g4", 3)):
        for _ in range(count):
            desk.log(group=group)
    found = make_grid(desk.plan, desk.session, "area").missing()
    assert [(group.id, count.total) for group, _, count in found] == [
        ("g3", 0),
        ("g2", 1),
        ("g1", 2),
    ]
    assert found[0][0] == desk.plan.groups[2]


@pytest.mark.parametrize(
    ("width", "told"), [(8, "12+3+1"), (6, "12+3+1"), (5, "Σ16"), (3, "Σ16")]
)
def test_where_the_channels_have_no_room_apart_their_sum_is_named_one(
    width: int, told: str
) -> None:
    assert counted(Count(12, 3, 1), width) == told
    assert counted(Count(12), width) == "12"
    assert Count(12, 3).apart == "12+3" and Count(0, 0, 1).apart == "0+0+1"
