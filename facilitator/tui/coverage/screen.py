"""Täckning: who has been heard on what, and what is missing."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import Resize

from facilitator.domain.events.commands import NoteSilence
from facilitator.domain.hall.ask_next import ask_next
from facilitator.domain.hall.coverage_grid import (
    Grid,
    make_grid,
)
from facilitator.domain.session.change import Change
from facilitator.i18n.translate import mark
from facilitator.tui.actions.registry import bindings
from facilitator.tui.coverage import words as words
from facilitator.tui.coverage.ask_list import AskList
from facilitator.tui.coverage.captions import Captions
from facilitator.tui.coverage.level import Level
from facilitator.tui.coverage.lines import Place
from facilitator.tui.coverage.table import CoverageTable
from facilitator.tui.kit.key_bar import KeyBar
from facilitator.tui.kit.long_work import in_turns
from facilitator.tui.kit.row_list import RowList
from facilitator.tui.kit.screen import SessionScreen
from facilitator.tui.statements.asking_list import AskingList
from facilitator.tui.statements.handling import handle
from facilitator.tui.statements.list import StatementList
from facilitator.tui.statements.rows import RowMaker

ASK_SECONDS = 1.0
"""How often it is looked at what to ask next."""


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

    _table = getters.query_one(CoverageTable)
    _statements = getters.query_one(StatementList)
    _gaps = getters.query_one(AskList)

    def __init__(self) -> None:
        super().__init__()
        self._level = Level()
        self._place = Place()
        self._captions = Captions(self)

    def compose(self) -> ComposeResult:
        """Lay out the table with what it says in words beneath."""
        yield self._captions.head_line
        yield CoverageTable(self._grid(), self.tr)
        yield StatementList()
        yield AskList(self.tr)
        yield self._captions.cell
        yield self._captions.missing
        yield self._captions.legend
        yield KeyBar()

    def on_mount(self) -> None:
        """Follow the session."""
        self.house.changed.subscribe(self, self._follow)
        self.set_interval(ASK_SECONDS, self._tick)
        self._gaps.empty = self.tr("Every group has been heard here.")
        self._table.focus()
        self._show(self._place)

    def on_resize(self, event: Resize) -> None:
        """Name as much as there now is room for."""
        self.call_after_refresh(lambda: self._captions.tell(self._table))

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
                return self.listing or self.asking or bool(self._level.area)
            case "open":
                closed = self.listing or self.asking or self._level.is_last
                return not closed
            case "list" | "ask" | "meaning":
                return not self.listing and not self.asking
            case "silence":
                return not self.listing and not self._level.is_last
            case _:
                return super().check_action(action, parameters)

    @on(AskingList.Asked)
    def _asked(self, event: AskingList.Asked) -> None:
        handle(self, event.what, event.statement)

    @on(CoverageTable.Opened)
    def action_open(self) -> None:
        """Open the area under the cursor, or go on from its questions to its words."""
        table = self._table
        if table.item is None and not self._level.area:
            return
        self._level.open(table.item.id if table.item else "", table.place.column)
        self._show(Place(table.place.row, 0))

    def action_list(self) -> None:
        """List the statements of the cell, or of all groups from a heading."""
        table = self._table
        if table.item is None:
            return
        group = table.group.id if table.group else None
        ids: list[str] = []
        opened = self.desk.opened
        self._statements.empty = self.tr("No statements here yet.")
        self._statements.show(ids, RowMaker(opened.session, opened.plan, self.tr))
        self.add_class("-listing")
        self._statements.focus()
        self.refresh_bindings()
        self._gather(table.grid.statements(group, table.item.id), ids)

    @work(group="gather", exclusive=True)
    async def _gather(self, batches: Iterable[list[str]], ids: list[str]) -> None:
        """List a cell's statements as they are found."""
        async for _ in in_turns(batches, ids):
            self._statements.reload()

    @property
    def asking(self) -> bool:
        """True while it is listed what to ask next."""
        return self.has_class("-asking")

    def action_ask(self) -> None:
        """List what to ask next."""
        self.add_class("-asking")
        self._show_gaps()
        self._gaps.focus()
        self.refresh_bindings()

    async def action_silence(self) -> None:
        """Note that the group has nothing to say here, or take that back."""
        if self.asking:
            gap = self._gaps.gap
            if gap:
                await self.house.do(NoteSilence(gap.group.id, gap.area.id))
            return
        table = self._table
        if table.group is None or table.item is None:
            return
        group, item = table.group.id, table.item.id
        silent = not table.grid.is_silent(group, item)
        area = self._level.area or item
        question = item if self._level.area else ""
        await self.house.do(NoteSilence(group, area, question, silent))

    def action_meaning(self) -> None:
        """Read what was said under the cursor's keyword, or in its area."""
        item = self._table.item
        area = self._level.area or (item.id if item else "")
        keyword = item.id if item and self._level.is_last else ""
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
        gap = self._gaps.gaps[event.place]
        self._level.close_all()
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
            self._table.focus()
            return
        if self.listing:
            self.remove_class("-listing")
            self._table.focus()
            self.refresh_bindings()
            return
        column = self._level.close()
        self._show(Place(self._table.place.row, column))

    def _grid(self) -> Grid:
        opened = self.desk.opened
        level = self._level
        return make_grid(opened.plan, opened.session, level.dimension, level.area)

    def _show(self, place: Place) -> None:
        """Show the level that is open."""
        self._table.show(self._grid(), place)
        self._captions.tell(self._table)
        self.refresh_bindings()

    def _follow(self, changes: Sequence[Change]) -> None:
        """Draw anew what has changed; all of it where the session was read in."""
        if not self.is_current:
            return
        cells = {cell for change in changes for cell in change.cells}
        table = self._table
        in_place = changes and not any(change.hall for change in changes)
        if in_place and table.grid.has_place_for(cells):
            table.touch({cell.group for cell in cells})
            self._captions.tell(table)
        else:
            self._show(table.place)
        if self.listing:
            self._statements.reload()
        if self.asking:
            self._show_gaps()

    def _tick(self) -> None:
        """Show how the time goes; nothing but what tells it is drawn anew."""
        if self.is_current and self.asking:
            self._show_gaps()
        elif self.is_current and not self.listing:
            self._captions.tell_missing(self._table.grid)

    def _show_gaps(self) -> None:
        opened = self.desk.opened
        moment = opened.moment()
        gaps = ask_next(opened.plan, opened.session, moment)
        self._gaps.show(gaps, moment)
        self._captions.head(words.heading_of_asking(self.tr, gaps))

    @on(CoverageTable.Moved)
    def _moved(self) -> None:
        self._place = self._table.place
        self._captions.tell_cell(self._table)
