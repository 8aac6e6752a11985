"""Rows of cells from text with delimiters: what Excel and form tools call CSV."""

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from facilitator.domain.errors import Refused
from facilitator.intake.limits import LONGEST_CELL

DELIMITERS = (";", ",", "\t", "|")
"""What may stand between cells; the first that fits best is taken."""

_SAMPLE = 256 * 1024
"""Letters that are looked at to find the delimiter."""
_SAMPLE_ROWS = 200
_SEPARATOR_LINE = re.compile(r'sep=([^"\s\0]|\t)(\r\n|\n|\r|$)', re.IGNORECASE)
"""The first line that Excel reads as an order, and never shows."""
_NONE = "\x1f\x1e\x1d\x1c\x02\x03"
"""Characters one of which hardly stands in a text: for tables of one column."""
_END = "\x00end of the file\x00"


class _Fit(NamedTuple):
    """How well a delimiter fits; the highest is best."""

    several: bool
    """Whether it makes more than one column."""
    orderly: bool
    """Whether quotes stand only where they may."""
    even: float
    """The share of rows that have as many cells as the first."""
    columns: int


def split_off_told(text: str) -> tuple[str, str]:
    """Return the delimiter that the first line tells, if it does, and the rest."""
    match = _SEPARATOR_LINE.match(text)
    return (match[1], text[match.end() :]) if match else ("", text)


def delimiter_of(text: str) -> str:
    """Return the delimiter under which most rows have as many cells as the first.

    Where there is only one column it is a character that is not in the text.
    """
    fits = {each: _fit(text, each) for each in DELIMITERS}
    best = max(DELIMITERS, key=lambda each: fits[each])
    if fits[best].several:
        return best
    return next((each for each in _NONE if each not in text), _NONE[0])


def rows_of(text: str, delimiter: str) -> Iterator[list[str]]:
    """Yield the rows, a blank line as an empty one; cells letter by letter.

    Raises:
        Refused: `import.open_quote` or `import.long_cell`, with the row.
    """
    row = 0
    reader = csv.reader(_lines(text), delimiter=delimiter)
    while True:
        row += 1
        try:
            cells = next(reader)
        except csv.Error as error:
            raise Refused("import.long_cell", row=row, limit=LONGEST_CELL) from error
        if cells == [_END]:
            return
        if cells and cells[-1].endswith(_END):
            raise Refused("import.open_quote", row=row)
        yield cells


def _lines(text: str) -> Iterator[str]:
    """Yield the text's lines, and one of our own that no open quote may swallow."""
    yield from io.StringIO(text, newline="")
    yield _END


def _fit(text: str, delimiter: str) -> _Fit:
    sample = io.StringIO(text[:_SAMPLE], newline="")
    reader = csv.reader(sample, delimiter=delimiter, strict=True)
    widths: list[int] = []
    orderly = True
    try:
        for row in islice(reader, _SAMPLE_ROWS):
            widths += [len(row)] if row else []
    except csv.Error as error:
        # A sample that ends within quotes says nothing about them.
        orderly = "unexpected end" in str(error)
    if len(text) > _SAMPLE and len(widths) > 1:
        widths.pop()
    columns = widths[0] if widths else 0
    even = widths.count(columns) / len(widths) if widths else 0.0
    return _Fit(columns > 1, orderly, even, columns)
