"""Tables: wrapped cells, repeated headers, rows that break sanely.

Where a page is too narrow for a table, as in large print, its rows are set as a list.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from operator import itemgetter

from facilitator.documents.pdf.blocks.caption import hold_caption
from facilitator.documents.pdf.blocks.columns import PAD_ACROSS, Column, widths_of
from facilitator.documents.pdf.blocks.lists import PLAIN
from facilitator.documents.pdf.file.elements import El
from facilitator.documents.pdf.file.styles import (
    BODY,
    CELL,
    CELL_HEAD,
    LEAD_IN,
    SHADE,
    Style,
)
from facilitator.documents.pdf.frame import Frame, Setting, write

_PAD_DOWN = 3.5
_HAIR = 0.4
_FIRM = 0.9
_WHOLE_ROW_LINES = 8
"""A row of at most so many lines is moved to the next page rather than broken."""
_FEW_ROWS = 5
"""A table of at most so many rows is kept whole."""
# Headers say what they are headers of: ISO 14289-1, 7.5.
_COLUMN_HEADER = "<</O/Table/Scope/Column>>"
_ROW_HEADER = "<</O/Table/Scope/Row>>"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is more than plain text."""

    text: str
    lang: str = ""
    """Language tag of the text, where it differs from the document's."""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table as a report gives it; each row has one cell a column."""

    columns: Sequence[Column]
    rows: Iterable[Sequence[str | Cell]]
    caption: str = ""
    row_headers: int = 1
    """How many of the first cells of a row are its headers."""


@dataclass(frozen=True, slots=True)
class _DrawnCell:
    """A cell that is set and has its element."""

    setting: Setting
    holder: El
    left: float


class _Grid:
    """A table on its way onto the pages."""

    def __init__(
        self,
        frame: Frame,
        element: El,
        table: Table,
        rows: Sequence[Sequence[Cell]],
        widths: Sequence[float],
    ) -> None:
        self._frame = frame
        self._table = table
        self._element = element
        self._body = rows
        self._widths = widths
        self._lefts = list(accumulate(widths, initial=frame.layout.left))[:-1]
        self._right = frame.layout.left + frame.layout.full
        self._leading = frame.layout.dressed(CELL).leading
        self._untouched = False
        """Whether the page has the repeated header and nothing below it."""
        self._head = [
            self._set(column.title, at, CELL_HEAD)
            for at, column in enumerate(table.columns)
        ]

    def draw(self) -> None:
        """Draw the caption, the header and all rows."""
        frame = self._frame
        few = len(self._body) <= _FEW_ROWS
        least = sum(map(self._least_of, self._body[: None if few else 1]))
        hold_caption(frame, self._element, self._table.caption, "Caption")
        frame.reserve(_height(self._head) + least)
        row = self._rows("THead").add("TR")
        self._draw_head([row.add("TH", attributes=_COLUMN_HEADER) for _ in self._head])
        body = self._rows("TBody")
        for cells in self._body:
            self._draw_row(body.add("TR"), cells)
        frame.page.rule(self._lefts[0], self._right, frame.top, _FIRM)

    def _least_of(self, cells: Sequence[Cell]) -> float:
        """Return the height of a row, or of what must stand of it on a page."""
        # It is set again when it is drawn, and its stand-ins are counted then.
        lines, replaced = 1, self._frame.replaced
        for at, cell in enumerate(cells):
            lines = max(lines, len(self._set(cell.text, at, CELL).lines))
        self._frame.replaced = replaced
        least = lines if lines <= _WHOLE_ROW_LINES else 2
        return least * self._leading + 2 * _PAD_DOWN

    def _rows(self, kind: str) -> El:
        """Return what rows of the head or the body belong to; PDF 1.4 has neither."""
        old = self._frame.document.archive == "1a"
        return self._element if old else self._element.add(kind)

    def _set(self, text: str, at: int, style: Style) -> Setting:
        if self._table.columns[at].number:
            style = style._replace(align="right")
        return self._frame.set(text, style, self._widths[at] - 2 * PAD_ACROSS)

    def _draw_head(self, elements: Sequence[El] | None) -> None:
        """Draw the header; without elements as the artifact of a later page."""
        frame = self._frame
        bottom = frame.top - _height(self._head)
        frame.page.fill((self._lefts[0], bottom, self._right, frame.top), SHADE)
        frame.page.rule(self._lefts[0], self._right, frame.top, _FIRM)
        frame.page.rule(self._lefts[0], self._right, bottom, _HAIR)
        top = frame.top - _PAD_DOWN
        for at, setting in enumerate(self._head):
            left = self._lefts[at] + PAD_ACROSS
            if elements:
                holder = setting.holder(elements[at])
                frame.draw(setting, holder, left, top)
            else:
                # Read out once: what is repeated for the eye is no content.
                with frame.page.artifact():
                    write(frame.page, setting, left, top)
        frame.top = bottom

    def _draw_row(self, element: El, cells: Sequence[Cell]) -> None:
        drawn_cells = [self._cell(element, at, cell) for at, cell in enumerate(cells)]
        total = max(len(cell.setting.lines) for cell in drawn_cells)
        next_line = 0
        while next_line < total:
            if take := self._fitting(total, next_line):
                self._draw_part(drawn_cells, slice(next_line, next_line + take))
                next_line += take
            else:
                self._turn_page()

    def _cell(self, row: El, at: int, cell: Cell) -> _DrawnCell:
        if at < self._table.row_headers:
            element = row.add("TH", attributes=_ROW_HEADER, lang=cell.lang)
        else:
            element = row.add("TD", lang=cell.lang)
        setting = self._set(cell.text, at, CELL_HEAD if cell.strong else CELL)
        return _DrawnCell(
            setting, setting.holder(element), self._lefts[at] + PAD_ACROSS
        )

    def _fitting(self, total: int, next_line: int) -> int:
        """Return how many lines of a row to draw here; 0 asks for a new page."""
        room = int((self._frame.room - 2 * _PAD_DOWN) / self._leading)
        if total - next_line <= room:
            return total - next_line
        if self._untouched:
            return max(1, room)
        if total <= _WHOLE_ROW_LINES:
            return 0
        fit = min(room, total - next_line - 2)
        return fit if fit >= 2 else 0

    def _draw_part(self, cells: Sequence[_DrawnCell], part: slice) -> None:
        frame = self._frame
        top = frame.top - _PAD_DOWN
        for cell in cells:
            if cell.setting.lines[part]:
                frame.draw(cell.setting, cell.holder, cell.left, top, part)
        frame.top -= (part.stop - part.start) * self._leading + 2 * _PAD_DOWN
        frame.page.rule(self._lefts[0], self._right, frame.top, _HAIR)
        self._untouched = False

    def _turn_page(self) -> None:
        self._frame.end_page()
        self._draw_head(None)
        self._untouched = True


def draw_table(frame: Frame, parent: El, table: Table) -> None:
    """Draw a table from the cursor on.

    Raises:
        ValueError: a row has more or fewer cells than there are columns.
    """
    rows = [
        [Cell(each) if isinstance(each, str) else each for each in row]
        for row in table.rows
    ]
    if wrong := [row for row in rows if len(row) != len(table.columns)]:
        raise ValueError(f"a row of {len(wrong[0])} cells in a table of another width")
    headers = [[row[at].text for row in rows] for at in range(table.row_headers)]
    if widths := widths_of(frame, table.columns, headers):
        _Grid(frame, parent.add("Table"), table, rows, widths).draw()
    else:
        _draw_as_list(frame, parent, table, rows)


def _draw_as_list(
    frame: Frame, parent: El, table: Table, rows: Sequence[Sequence[Cell]]
) -> None:
    """Draw each row as an entry: its headers, and below them what the cells say."""
    left, width = frame.layout.left, frame.layout.full
    hold_caption(frame, parent, table.caption)
    element = parent.add("L", attributes=PLAIN)
    for row in rows:
        body = element.add("LI").add("LBody")
        settings = [
            (frame.set(text, style, width), lang)
            for text, style, lang in _texts_of(table, row)
        ]
        frame.reserve(sum(setting.height for setting, _ in settings))
        for setting, lang in settings:
            frame.pour(setting, body.add("P", lang=lang), left)
        frame.top -= BODY.after


def _texts_of(table: Table, row: Sequence[Cell]) -> Iterator[tuple[str, Style, str]]:
    """Yield what a row says: its headers, then the other cells with their titles."""
    for cell in row[: table.row_headers]:
        yield cell.text, LEAD_IN, cell.lang
    pairs = list(zip(table.columns, row, strict=True))[table.row_headers :]
    titled_cells = [
        (f"{column.title}: {cell.text}", cell.lang)
        for column, cell in pairs
        if cell.text
    ]
    for lang, alike in groupby(titled_cells, key=itemgetter(1)):
        yield " · ".join(text for text, _ in alike), BODY, lang


def _height(settings: Iterable[Setting]) -> float:
    return max(setting.height for setting in settings) + 2 * _PAD_DOWN
