"""The coverage table: groups down, items across, with a cursor through the cells."""

from collections.abc import Iterable
from typing import ClassVar

from rich.segment import Segment
from textual.binding import BindingType
from textual.events import Click
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from facilitator.domain.hall.coverage_grid import Grid
from facilitator.domain.plan.plan import (
    PlanItem,
    TargetGroup,
)
from facilitator.i18n.translate import Translator
from facilitator.tui.actions.registry import (
    ACTIONS,
    bindings,
)
from facilitator.tui.coverage.layout import lay_out
from facilitator.tui.coverage.lines import (
    Place,
    View,
    draw,
    largest,
)

MOVES = tuple(action for action in ACTIONS if action.id != "rows.choose")
"""Enter is the screen's."""


class CoverageTable(Widget, can_focus=True):
    """Shows a grid; one widget drawn by lines, however large the grid is."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("rows", "cells", among=MOVES)
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "table--text",
        "table--heading",
        "table--rule",
        "table--empty",
        "table--thin",
        "table--bar",
        "table--total",
        "table--cursor",
    }
    DEFAULT_CSS = """
    CoverageTable {
        height: 1fr;
        & > .table--text { color: $foreground; }
        & > .table--heading { color: $primary; text-style: bold; }
        & > .table--rule { color: $primary 50%; }
        & > .table--empty { color: $error; text-style: bold; }
        & > .table--thin { color: $warning; }
        & > .table--bar { color: $secondary; }
        & > .table--total { color: $foreground; text-style: bold; }
        & > .table--cursor {
            color: $background; background: $accent; text-style: bold;
        }
    }
    """

    class Moved(Message):
        """The cursor stands on a cell, perhaps another one."""

    class Opened(Message):
        """The cell under the cursor was clicked."""

    def __init__(self, grid: Grid, tr: Translator) -> None:
        super().__init__()
        self.grid = grid
        self.place = Place()
        self._tr = tr
        self._top = 0
        self._left = 0
        self._last_view: View | None = None
        self._seen_in = Size(0, 0)

    @property
    def group(self) -> TargetGroup | None:
        """The group under the cursor; None on a heading."""
        row = self.place.row
        return self.grid.rows[row] if 0 <= row < len(self.grid.rows) else None

    @property
    def item(self) -> PlanItem | None:
        """The column under the cursor; None where the grid has none."""
        return self.grid.columns[self.place.column] if self.grid.columns else None

    def show(self, grid: Grid, place: Place) -> None:
        """Show another grid, with the cursor at a place of it."""
        self.grid = grid
        self._go(place)

    def touch(self, groups: Iterable[str]) -> None:
        """Draw anew the rows of groups whose counts have changed, and the totals."""
        before, self._last_view = self._view.largest, None
        view = self._view
        if before != view.largest:
            self.refresh()
            return
        rows = {group.id: row for row, group in enumerate(self.grid.rows)}
        lines = [view.line_of(rows[group]) for group in groups if group in rows]
        for y in (*lines, view.total_line):
            self.refresh(Region(0, y, self.size.width, 1))

    def render_line(self, y: int) -> Strip:
        """Draw one line: of the headings, a group, the totals, or a rule."""
        strip = Strip(
            Segment(text, self.get_component_rich_style(f"table--{kind}"))
            for text, kind in draw(self._view, y, self.size.width, self._tr)
        )
        return strip.adjust_cell_length(self.size.width, self.rich_style)

    def on_click(self, event: Click) -> None:
        """Go to the cell under the mouse, or open it where the cursor is already."""
        place = self._view.place_at(event.x, event.y)
        if place == self.place:
            self.post_message(self.Opened())
        elif place:
            self._go(place)

    def on_mouse_scroll_down(self) -> None:
        """Go one group down."""
        self.action_move(1)

    def on_mouse_scroll_up(self) -> None:
        """Go one group up."""
        self.action_move(-1)

    def action_move(self, step: int) -> None:
        """Move the cursor up or down by a number of groups."""
        self._go(Place(self.place.row + step, self.place.column))

    def action_page(self, step: int) -> None:
        """Move the cursor by as many groups as are seen."""
        self.action_move(step * self._view.layout.rows)

    def action_first(self) -> None:
        """Move the cursor to the first group."""
        self._go(Place(0, self.place.column))

    def action_last(self) -> None:
        """Move the cursor to the last group."""
        self._go(Place(len(self.grid.rows) - 1, self.place.column))

    def action_shift(self, step: int) -> None:
        """Move the cursor left or right by a number of columns."""
        self._go(Place(self.place.row, self.place.column + step))

    def _go(self, place: Place) -> None:
        """Put the cursor at the nearest place there is."""
        row = max(min(place.row, len(self.grid.rows) - 1), -1)
        column = max(min(place.column, len(self.grid.columns) - 1), 0)
        self.place = Place(row, column)
        self._last_view = None
        self.refresh()
        self.post_message(self.Moved())

    @property
    def _view(self) -> View:
        """What is seen now, the cursor always among it; worked out once."""
        if self._last_view is None or self._seen_in != self.size:
            self._seen_in = self.size
            self._last_view = self._look()
        return self._last_view

    def _look(self) -> View:
        grid, place = self.grid, self.place
        layout = lay_out(
            [group.name for group in grid.rows],
            [item.name for item in grid.columns],
            *self.size,
        )
        rows, columns = len(grid.rows), len(grid.columns)
        self._top = _scrolled(self._top, max(place.row, 0), layout.rows, rows)
        self._left = _scrolled(self._left, place.column, layout.columns, columns)
        return View(grid, layout, self._top, self._left, place, largest(grid))


def _scrolled(first: int, place: int, room: int, count: int) -> int:
    """Return the first line to show, moved no more than it takes to see `wanted`."""
    nearest = min(max(first, place - room + 1), place)
    return max(min(nearest, count - room), 0)
