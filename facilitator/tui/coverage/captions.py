"""What stands in words around the table: where one is, and what is missing."""

from textual.content import Content
from textual.widgets import Static

from facilitator.domain.hall.ask_next import ask_next
from facilitator.domain.hall.coverage_grid import Grid
from facilitator.i18n.names import rehearsal_marked
from facilitator.tui.coverage import words as words
from facilitator.tui.coverage.table import CoverageTable
from facilitator.tui.kit.mode_head import ModeHead
from facilitator.tui.kit.screen import SessionScreen
from facilitator.tui.kit.text import plain

MISSING_LINES = 2
"""Lines in which the missing cells are named."""


class Captions:
    """Tells of the table in words, on the screen that lays out its lines."""

    def __init__(self, screen: SessionScreen) -> None:
        self._screen = screen
        self.head_line = ModeHead()
        """Where one is."""
        self.cell = Static(id="cell")
        """What is known of the cell under the cursor."""
        self.missing = Static(id="missing")
        """What to ask now, or what is missing."""
        self.legend = Static(id="legend")
        """What the signs mean."""
        self._contents: dict[Static, Content] = {}

    def tell(self, table: CoverageTable) -> None:
        """Tell where this is, what is missing, and what the signs mean."""
        self.head(words.heading(self._screen.tr, table.grid))
        self.tell_missing(table.grid)
        self._put(self.legend, words.legend(self._screen.tr, table.grid))
        self.tell_cell(table)

    def tell_missing(self, grid: Grid) -> None:
        """Name what to ask now while a round goes on, else what is missing."""
        tr, opened = self._screen.tr, self._screen.desk.opened
        room = MISSING_LINES * (self._screen.size.width - 2)
        content, moment = Content(""), opened.moment()
        if grid.area is None and moment.stage in ("running", "paused"):
            gaps = ask_next(opened.plan, opened.session, moment)
            content = words.asking(tr, gaps, moment, room)
        self._put(
            self.missing, content if content.plain else words.missing(tr, grid, room)
        )

    def tell_cell(self, table: CoverageTable) -> None:
        """Tell of the cell under the cursor."""
        tr = self._screen.tr
        self._put(self.cell, words.cell(tr, table.grid, table.group, table.item))

    def head(self, content: Content) -> None:
        """Show a heading, marked in a rehearsal."""
        session = self._screen.desk.plan.session
        heading = rehearsal_marked(self._screen.tr, session, content.plain)
        self._put(self.head_line, plain(heading))

    def _put(self, line: Static, content: Content) -> None:
        """Show words where they are others than before: laying out costs time."""
        if self._contents.get(line) != content:
            self._contents[line] = content
            line.update(content)
