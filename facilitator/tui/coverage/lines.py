"""The coverage table's lines as text with the kind of each part; no widget here."""

from dataclasses import dataclass
from typing import TypeAlias

from facilitator.domain.hall.coverage_grid import Grid
from facilitator.domain.plan.plan import TargetGroup
from facilitator.domain.session.coverage import Count
from facilitator.i18n.translate import Translator
from facilitator.tui.coverage.layout import TOTAL, Layout
from facilitator.tui.kit.text import (
    fitted,
    plain,
    right_aligned,
)

NUMBER = 8
"""Cells in which a count is set, so that counts stand under each other."""
SHORTEST_BAR = 4

Part: TypeAlias = tuple[str, str]
"""A text and what it is: text, heading, rule, empty, thin, bar, total or cursor."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the cursor is; row -1 is the headings."""

    row: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class View:
    """What is seen of a grid: how it is laid out, scrolled, and where the cursor is."""

    grid: Grid
    layout: Layout
    top: int
    left: int
    place: Place
    largest: int
    """The largest sum of all cells, against which bars are drawn."""

    @property
    def columns(self) -> range:
        """The columns that are seen."""
        last = min(self.left + self.layout.columns, len(self.grid.columns))
        return range(self.left, last)

    def line_of(self, row: int) -> int:
        """Return the line on which a group's counts stand."""
        layout = self.layout
        above = (row - self.top) * layout.row + (layout.row - 1) // 2
        return layout.heading + 1 + above

    @property
    def total_line(self) -> int:
        """The line on which the totals stand."""
        return self.layout.heading + 2 + self.layout.rows * self.layout.row

    def place_at(self, x: int, y: int) -> Place | None:
        """Return the place under a point, or None where there is no cell."""
        layout = self.layout
        column = self.left + (x - layout.names) // layout.column
        body = y - layout.heading - 1
        row = self.top + body // layout.row if body >= 0 else -1
        inside = x >= layout.names and column in self.columns
        return Place(row, column) if inside and y < self.total_line - 1 else None


def draw(view: View, y: int, width: int, tr: Translator) -> list[Part]:
    """Return the parts of one line, from left to right."""
    layout = view.layout
    row = view.top + (y - layout.heading - 1) // layout.row
    if y < layout.heading:
        return _headings(view, y, tr)
    if y in (layout.heading, view.total_line - 1):
        return [("─" * width, "rule")]
    if y == view.total_line:
        return _totals(view, tr)
    if y < view.total_line and y == view.line_of(row):
        return _group(view, row, tr)
    return []


def _headings(view: View, y: int, tr: Translator) -> list[Part]:
    layout = view.layout
    corner = (_rows_seen(view, tr), _columns_seen(view, tr))[y] if y < 2 else ""
    parts = [(" " + fitted(corner, layout.names - 1), "text")]
    for column in view.columns:
        text = f" {fitted(layout.headings[column][y], layout.column - 1)}"
        under = view.place == Place(-1, column)
        parts.append((_bracketed(text) if under and not y else text, _shade(under)))
    total = "" if y else tr("In all")
    return [*parts, (right_aligned(total, TOTAL - 1), "heading")]


def _shade(under: bool) -> str:
    return "cursor" if under else "heading"


def _rows_seen(view: View, tr: Translator) -> str:
    count, row_count = len(view.grid.rows), view.layout.rows
    if row_count >= count:
        return tr("Target group")
    first = view.top + 1
    return "↕ " + tr(
        "{first}–{last} of {count}", first=first, last=view.top + row_count, count=count
    )


def _columns_seen(view: View, tr: Translator) -> str:
    count, visible = len(view.grid.columns), view.columns
    if len(visible) >= count:
        return ""
    return "↔ " + tr(
        "{first}–{last} of {count}",
        first=visible[0] + 1,
        last=visible[-1] + 1,
        count=count,
    )


def _group(view: View, row: int, tr: Translator) -> list[Part]:
    grid, layout = view.grid, view.layout
    group = grid.rows[row]
    name = fitted(plain(group.name).plain, layout.names - 2)
    parts = [(f" {name} ", "text")]
    for column in view.columns:
        cell = _cell(view, group, column, tr)
        if view.place == Place(row, column):
            cell = [(_bracketed("".join(text for text, _ in cell)), "cursor")]
        parts += cell
    total = right_aligned(counted(grid.row_total(group.id), TOTAL - 1), TOTAL - 1)
    return [*parts, (total, "total")]


def _cell(view: View, group: TargetGroup, column: int, tr: Translator) -> list[Part]:
    width = view.layout.column
    item = view.grid.columns[column].id
    count = view.grid.cell(group.id, item)
    if count.total < view.grid.thin and view.grid.is_silent(group.id, item):
        figures = counted(count, _number(width), "✓ ") if count.total else "✓ –"
        return [(_set(figures, width), "text")]
    if not count.total:
        if view.grid.dimension == "keyword":  # No group has to take every word up.
            return [(_set("–", width), "rule")]
        return [(_set(tr("none"), width), "empty")]
    if count.total < view.grid.thin:
        text = counted(count, _number(width), tr("few") + " ")
        return [(_set(text, width), "thin")]
    room = width - NUMBER - 4
    if room < SHORTEST_BAR:
        return [(_set(counted(count, _number(width)), width), "text")]
    bar = max(round(room * count.total / view.largest), 1) * "━"
    number = right_aligned(counted(count, NUMBER), NUMBER)
    return [(f" {number} ", "text"), (fitted(bar, width - NUMBER - 2), "bar")]


def _set(text: str, width: int) -> str:
    """Return a cell's text with its end under the ends of the counts."""
    number = _number(width)
    return f" {right_aligned(text, number)}" + " " * (width - 1 - number)


def _number(width: int) -> int:
    """Return how many cells there are for the number in a column."""
    return min(NUMBER, width - 2)


def counted(count: Count, width: int, before: str = "") -> str:
    """Return a count with its channels apart; their sum where there is no room."""
    figures = before + count.apart
    return figures if len(figures) <= width else f"{before}Σ{count.total}"


def _bracketed(cell: str) -> str:
    """Return a cell marked as the one under the cursor, also without colours."""
    return f"▐{cell[1:-1]}▌"


def _totals(view: View, tr: Translator) -> list[Part]:
    grid, layout = view.grid, view.layout
    parts = [(" " + fitted(tr("In all"), layout.names - 1), "total")]
    for column in view.columns:
        total = grid.column_total(grid.columns[column].id)
        figures = counted(total, _number(layout.column))
        parts.append((_set(figures, layout.column), "total"))
    total_text = right_aligned(counted(grid.total(), TOTAL - 1), TOTAL - 1)
    return [*parts, (total_text, "total")]


def largest(grid: Grid) -> int:
    """Return the largest sum of all cells, at least 1."""
    sums = (
        grid.cell(group.id, item.id).total
        for group in grid.rows
        for item in grid.columns
    )
    return max(sums, default=0) or 1
