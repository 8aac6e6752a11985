"""The compilation as an Excel workbook: statements, matrix and what all of it means."""

import io
import re
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import Any

from xlsxwriter import Workbook

from facilitator import __version__
from facilitator.documents.data.codebook import codebook
from facilitator.documents.data.readable import Readable, Value
from facilitator.documents.data.xlsxwriter_private import PlainSheet
from facilitator.documents.output import Output, Progress
from facilitator.domain.compilation.compilation import Compilation
from facilitator.domain.open_data.provenance import Provenance, keywords_of
from facilitator.domain.plan.plan import GoalArea, TargetGroup
from facilitator.i18n.translate import Translator

AT_A_TIME = 500
"""Statements between two reports of how far it has come."""
_OPTIONS = {
    # Each row goes to disk when the next begins, so that no session is too large; rows
    # must then be written in order.
    "constant_memory": True,
    # A text stays one: XlsxWriter would make a formula of what begins with `=`, a link
    # of an address and a number of digits.
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
LONGEST = 32_767
"""The most UTF-16 units that a cell holds, by Excel's specifications and limits."""
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_PICTURES = 0x2400
"""Where the pictures of the control characters begin: ␀ stands for the first."""
_FIRST_YEAR = 1900
"""The first that a workbook can tell: its days are numbered from then on."""
_GROUP_WIDTH = 18
_AREA_WIDTH = 36


class _Sheet:
    """Writes one sheet, row after row."""

    def __init__(self, book: "_Book", name: str, widths: Sequence[int]) -> None:
        self._sheet = book.book.add_worksheet(name, worksheet_class=PlainSheet)
        self._book = book
        self._row = 0
        for column, width in enumerate(widths):
            self._sheet.set_column(column, column, width)

    def head(self, names: Sequence[str]) -> None:
        """Write the row that stays in sight, with a filter in each column."""
        self._sheet.freeze_panes(1, 0)
        self.row(names, strong=True)

    def row(self, cells: Sequence[Value | date], *, strong: bool = False) -> None:
        """Write one row, each cell as what it is."""
        for column, cell in enumerate(cells):
            if cell != "":
                self._write(column, cell, strong)
        self._row += 1

    def add_filter(self, columns: int) -> None:
        """Let the rows be filtered by any column, now that all are written."""
        self._sheet.autofilter(0, 0, max(self._row - 1, 0), columns - 1)

    def _write(self, column: int, cell: Value | date, strong: bool) -> None:
        book, sheet, row = self._book, self._sheet, self._row
        match cell:
            case datetime():
                sheet.write_datetime(row, column, cell.replace(tzinfo=None), book.time)
            case date():
                sheet.write_datetime(row, column, cell, book.day)
            case int():
                sheet.write_number(row, column, cell, book.strong if strong else None)
            case _:
                look = book.strong if strong else book.wrapped
                sheet.write_string(row, column, book.text(cell), look)


class _Book:
    """A workbook with its few looks."""

    def __init__(self, file: io.BytesIO, made_of: Compilation, tr: Translator) -> None:
        self.book = Workbook(file, _OPTIONS)
        self.book.set_properties(_properties(made_of, tr))
        self.wrapped = self.book.add_format({"text_wrap": True, "valign": "top"})
        self.strong = self.book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top"}
        )
        moment = {"num_format": "yyyy-mm-dd hh:mm:ss", "valign": "top"}
        self.time = self.book.add_format(moment)
        self.day = self.book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})
        self._tr = tr

    def text(self, text: str) -> str:
        """Return a text as a cell can hold it."""
        return cell_text(text, self._length_note)

    def _length_note(self, length: int) -> str:
        return self._tr(
            "(shortened: the whole text has {length} characters, see the JSON file)",
            length=length,
        )


def compilation_xlsx(
    made_of: Compilation, tr: Translator, progress: Progress
) -> Output:
    """Return the compilation as a workbook; the same content gives the same bytes.

    No text becomes a formula or a link. Times and numbers are such.
    """
    file = io.BytesIO()
    book = _Book(file, made_of, tr)
    _statements(book, made_of, tr, progress)
    _matrix(book, made_of, tr)
    _codebook(book, made_of, tr)
    book.book.close()
    return Output(file.getvalue())


def _properties(made_of: Compilation, tr: Translator) -> dict[str, Any]:
    plan, scope = made_of.plan, made_of.scope
    of_session = (plan.session.id, scope.edition, made_of.digest)
    origin = Provenance(*of_session, "open-data", __version__)
    return {
        # The most that Office takes in a property.
        "title": cell_text(plan.session.name, str)[:255],
        "author": "Facilitator",
        "keywords": keywords_of(origin),
        "created": _in_utc(made_of.as_of).replace(tzinfo=None, microsecond=0),
    }


def _in_utc(moment: datetime) -> datetime:
    try:
        return moment.astimezone(UTC)
    except OverflowError:  # Another program's journal may hold the year 1.
        return moment


def _statements(
    book: _Book, made_of: Compilation, tr: Translator, progress: Progress
) -> None:
    readable = Readable(made_of, tr)
    fields = readable.fields
    sheet = _Sheet(book, tr("Statements"), [field.width for field in fields])
    sheet.head([tr(field.heading) for field in fields])
    for row_number, statement in enumerate(made_of.annex):
        if row_number % AT_A_TIME == 0:
            progress(row_number / len(made_of.annex))
        sheet.row([_writable(cell) for cell in readable.row(statement)])
    sheet.add_filter(len(fields))


def _writable(cell: Value) -> Value:
    """Return a cell; a time that no workbook can tell as text."""
    if isinstance(cell, datetime) and cell.year < _FIRST_YEAR:
        return cell.isoformat()
    return cell


def _matrix(book: _Book, made_of: Compilation, tr: Translator) -> None:
    """Write who has spoken about what; what the edition hides is no nought."""
    groups = made_of.groups
    widths = [_AREA_WIDTH, *[_GROUP_WIDTH] * (len(groups) + 1)]
    sheet = _Sheet(book, tr("Matrix"), widths)
    sheet.head([tr("Goal area"), *(group.name for group in groups), tr("Sum")])
    for area in made_of.areas:
        counts = [_count(made_of, area, group, tr) for group in groups]
        sheet.row([area.name, *counts, made_of.area_total(area).total])
    sums = [part.count.total for part in made_of.participation]
    sheet.row([tr("Sum"), *sums, len(made_of.view.counting)], strong=True)


def _count(
    made_of: Compilation, area: GoalArea, group: TargetGroup, tr: Translator
) -> Value:
    count = made_of.cell(area, group).total
    is_told = count or made_of.tells_silence(area, group)
    return count if is_told else tr("not told")


def _codebook(book: _Book, made_of: Compilation, tr: Translator) -> None:
    sheet = _Sheet(book, tr("Codebook"), (24, 34, 80))
    sheet.head([tr("What"), tr("Id or column"), tr("Name or meaning")])
    for row in codebook(made_of, tr):
        sheet.row(row)


def cell_text(text: str, shortened: Callable[[int], str]) -> str:
    """Return a text for a cell.

    A control character, which XML cannot hold, becomes its picture (␀), half a letter
    becomes U+FFFD, and what does not fit is cut off with a note.

    Args:
        text: the whole text.
        shortened: returns the note, given how many characters the text has.
    """
    # Excel breaks lines at LF; a CR would show as a box or be lost.
    visible = _ILLEGAL.sub(_visible, text).replace("\r\n", "\n").replace("\r", "\n")
    if _units(visible) <= LONGEST:
        return visible
    note = f" […] {shortened(len(text))}"
    room = (LONGEST - _units(note)) * 2
    whole_characters = visible.encode("utf-16-le")[:room].decode("utf-16-le", "ignore")
    return whole_characters + note


def _visible(match: "re.Match[str]") -> str:
    code = ord(match[0])
    return chr(_PICTURES + code) if code < 0x20 else "\ufffd"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
