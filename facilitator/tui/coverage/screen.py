"""Täckning: who has been heard on what, and what is missing."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from facilitator.domain.events.commands import NoteSilence
from facilitator.domain.hall.ask_next import ask_next
from facilitator.domain.hall.coverage_grid import (
    Grid,
    make_grid,
)
from facilitator.domain.session.change import Change
from facilitator.domain.session.coverage import Dimension
from facilitator.i18n.names import rehearsal_marked
from facilitator.i18n.translate import mark
from facilitator.tui.actions.registry import bindings
from facilitator.tui.coverage import words as words
from facilitator.tui.coverage.ask_list import AskList
from facilitator.tui.coverage.lines import Place
from facilitator.tui.coverage.table import CoverageTable
from facilitator.tui.kit.key_bar import KeyBar
from facilitator.tui.kit.mode_head import ModeHead
from facilitator.tui.kit.row_list import RowList
from facilitator.tui.kit.screen import SessionScreen
from facilitator.tui.kit.text import plain
from facilitator.tui.kit.turns import in_turns
from facilitator.tui.statements.handling import handle
from facilitator.tui.statements.list import StatementList
from facilitator.tui.statements.rows import RowMaker
from facilitator.tui.widgets.asking_list import AskingList

LEVELS: tuple[Dimension, ...] = ("area", "question", "keyword")
"""What Enter opens, one after the other."""
ASK_SECONDS = 1.0
"""How often it is looked at what to ask next."""
MISSING_LINES = 2
"""Lines in which the missing cells are named."""


class CoverageScreen(SessionScreen):
    """Groups by areas; under each area its questions, and then its keywords."""

    HELP_TITLE = mark("Coverage")
    HELP_TEXT = mark(
        "Here the lead facilitator sees how many statements each target group has "
        "given on each goal area. Counts are of statements, never of people.\n\n"
        "• Ask next: A lists which table to ask what, and how long there is time. "
        "N notes that a group has nothing to say, so that it is not asked again.\n"
        "• Look closer: Enter opens the area, first its questions, then its "
        "keywords. Esc goes back.\n"
        "• Read: S lists the statements of the cell."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("coverage", "mode")
    DEFAULT_CSS = """
    CoverageScreen {
        #cell { height: auto; max-height: 3; padding: 0 1; }
        #missing { height: auto; max-height: 3; padding: 0 1; }
        #legend { height: auto; padding: 0 1; color: $foreground-muted; }
        StatementList { height: 1fr; display: none; }
        &.-tall #cell, &.-tall #missing { margin: 0 0 1 0; }
        &.-listing {
            CoverageTable, #missing, #legend { display: none; }
            StatementList { display: block; }
        }
        AskList { height: 1fr; display: none; }
        &.-asking {
            CoverageTable, #cell, #missing, #legend { display: none; }
            AskList { display: block; }
        }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._level = 0
        self._place = Place()
        self._area = ""
        self._area_column = 0
        self._told: dict[str, Content] = {}

    def compose(self) -> ComposeResult:
        """Lay out the table with what it says in words beneath."""
        yield ModeHead()
        yield CoverageTable(self._grid(), self.tr)
        yield StatementList()
        yield AskList(self.tr)
        yield Static(id="cell")
        yield Static(id="missing")
        yield Static(id="legend")
        yield KeyBar()

    def on_mount(self) -> None:
        """Follow the session."""
        self.house.changed.subscribe(self, self._follow)
        self.set_interval(ASK_SECONDS, self._tick)
        self.query_one(AskList).empty = self.tr("Every group has been heard here.")
        self.query_one(CoverageTable).focus()
        self._show(self._place)

    def on_resize(self, event: Resize) -> None:
        """Name as much as there now is room for."""
        self.call_after_refresh(self._tell)

    def on_screen_resume(self) -> None:
        """Show how the session stands now, where the cursor was."""
        self._show(self._place)

    @property
    def listing(self) -> bool:
        """True while the statements of a cell are listed."""
        return self.has_class("-listing")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Back works where there is a step to take, the rest in the table alone."""
        match action:
            case "back":
                return self.listing or self.asking or self._level > 0
            case "open":
                open_to = not self.asking and self._level < len(LEVELS) - 1
                return not self.listing and open_to
            case "list":
                return not self.listing and not self.asking
            case "ask" | "meaning":
                return not self.listing and not self.asking
            case "silence":
                return not self.listing and LEVELS[self._level] != "keyword"
            case _:
                return super().check_action(action, parameters)

    @on(AskingList.Asked)
    def _asked(self, event: AskingList.Asked) -> None:
        handle(self, event.what, event.statement)

    @on(CoverageTable.Opened)
    def action_open(self) -> None:
        """Open the area under the cursor, or go on from its questions to its words."""
        table = self.query_one(CoverageTable)
        if self._level == 0:
            if table.item is None:
                return
            self._area, self._area_column = table.item.id, table.place.column
        self._level = min(self._level + 1, len(LEVELS) - 1)
        self._show(Place(table.place.row, 0))

    def action_list(self) -> None:
        """List the statements of the cell, or of all groups from a heading."""
        table = self.query_one(CoverageTable)
        if table.item is None:
            return
        group = table.group.id if table.group else None
        found: list[str] = []
        opened = self.desk.opened
        listed = self.query_one(StatementList)
        listed.empty = self.tr("No statements here yet.")
        listed.show(found, RowMaker(opened.session, opened.plan, self.tr))
        self.add_class("-listing")
        listed.focus()
        self.refresh_bindings()
        self._gather(table.grid.statements(group, table.item.id), found)

    @work(group="gather", exclusive=True)
    async def _gather(self, batches: Iterable[list[str]], found: list[str]) -> None:
        """List a cell's statements as they are found."""
        listed = self.query_one(StatementList)
        async for _ in in_turns(batches, found):
            listed.reload()

    @property
    def asking(self) -> bool:
        """True while it is listed what to ask next."""
        return self.has_class("-asking")

    def action_ask(self) -> None:
        """List what to ask next."""
        self.add_class("-asking")
        self._show_gaps()
        self.query_one(AskList).focus()
        self.refresh_bindings()

    async def action_silence(self) -> None:
        """Note that the group has nothing to say here, or take that back."""
        if self.asking:
            gap = self.query_one(AskList).gap
            if gap:
                await self.house.do(NoteSilence(gap.group.id, gap.area.id))
            return
        table = self.query_one(CoverageTable)
        if table.group is None or table.item is None:
            return
        group, item = table.group.id, table.item.id
        question = item if self._level else ""
        silent = not table.grid.is_silent(group, item)
        area = self._area if self._level else item
        await self.house.do(NoteSilence(group, area, question, silent))

    def action_meaning(self) -> None:
        """Read what was said under the cursor's keyword, or in its area."""
        item = self.query_one(CoverageTable).item
        area = self._area if self._level else item.id if item else ""
        keyword = item.id if item and LEVELS[self._level] == "keyword" else ""
        self.house.run_worker(self._to_meaning(area, keyword), group="mode")

    async def _to_meaning(self, area: str, keyword: str) -> None:
        from facilitator.tui.meaning.screen import MeaningScreen

        await self.house.action_mode("meaning")
        if isinstance(self.app.screen, MeaningScreen):
            self.app.screen.go_to(area, keyword)

    @on(RowList.Chosen)
    def _to_cell(self, event: RowList.Chosen) -> None:
        """Go from what to ask to its cell."""
        if not self.asking:
            return
        gap = self.query_one(AskList).gaps[event.place]
        self._level = 0
        grid = self._grid()
        row = [group.id for group in grid.rows].index(gap.group.id)
        column = [area.id for area in grid.columns].index(gap.area.id)
        self._place = Place(row, column)
        self.action_back()

    def action_back(self) -> None:
        """Go back from a list, or one level up."""
        if self.asking:
            self.remove_class("-asking")
            self._show(self._place)
            self.query_one(CoverageTable).focus()
            return
        if self.listing:
            self.remove_class("-listing")
            self.query_one(CoverageTable).focus()
            self.refresh_bindings()
            return
        self._level -= 1
        row = self.query_one(CoverageTable).place.row
        column = self._area_column if self._level == 0 else 0
        self._show(Place(row, column))

    def _grid(self) -> Grid:
        opened = self.desk.opened
        area = self._area if self._level else ""
        return make_grid(opened.plan, opened.session, LEVELS[self._level], area)

    def _show(self, place: Place) -> None:
        """Show the level that is open."""
        self.query_one(CoverageTable).show(self._grid(), place)
        self._tell()
        self.refresh_bindings()

    def _follow(self, changes: Sequence[Change]) -> None:
        """Draw anew what has changed; all of it where the session was read in."""
        if not self.is_current:
            return
        cells = {cell for change in changes for cell in change.cells}
        table = self.query_one(CoverageTable)
        in_place = changes and not any(change.hall for change in changes)
        if in_place and table.grid.has_place_for(cells):
            table.touch({cell.group for cell in cells})
            self._tell()
        else:
            self._show(table.place)
        if self.listing:
            self.query_one(StatementList).reload()
        if self.asking:
            self._show_gaps()

    def _tick(self) -> None:
        """Show how the time goes; nothing but what tells it is drawn anew."""
        if self.is_current and self.asking:
            self._show_gaps()
        elif self.is_current and not self.listing:
            self._tell_missing()

    def _show_gaps(self) -> None:
        opened = self.desk.opened
        found = opened.moment()
        gaps = ask_next(opened.plan, opened.session, found)
        self.query_one(AskList).show(gaps, found)
        self._head(words.heading_of_asking(self.tr, gaps))

    def _head(self, told: Content) -> None:
        session = self.desk.plan.session
        self._put("ModeHead", plain(rehearsal_marked(self.tr, session, told.plain)))

    @on(CoverageTable.Moved)
    def _moved(self) -> None:
        self._place = self.query_one(CoverageTable).place
        self._tell_cell()

    def _tell(self) -> None:
        """Tell in words where this is and what is missing."""
        tr, grid = self.tr, self.query_one(CoverageTable).grid
        self._head(words.heading(tr, grid))
        self._tell_missing()
        self._put("#legend", words.legend(tr, grid))
        self._tell_cell()

    def _tell_missing(self) -> None:
        """Name what to ask now while a round goes on, else what is missing."""
        tr, opened = self.tr, self.desk.opened
        grid = self.query_one(CoverageTable).grid
        room = MISSING_LINES * (self.size.width - 2)
        told, found = Content(""), opened.moment()
        if grid.area is None and found.stage in ("running", "paused"):
            gaps = ask_next(opened.plan, opened.session, found)
            told = words.asking(tr, gaps, found, room)
        told = told if told.plain else words.missing(tr, grid, room)
        self._put("#missing", told)

    def _put(self, where: str, told: Content) -> None:
        """Show words where they are others than before: laying out costs time."""
        if self._told.get(where) != told:
            self._told[where] = told
            self.query_one(where, Static).update(told)

    def _tell_cell(self) -> None:
        table = self.query_one(CoverageTable)
        told = words.cell(self.tr, table.grid, table.group, table.item)
        self._put("#cell", told)
