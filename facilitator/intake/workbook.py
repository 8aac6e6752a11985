"""Rows of cells from an Excel workbook; formulas as the values that were stored."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TypeAlias

from python_calamine import (
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from facilitator.domain.errors import Refused
from facilitator.domain.foreign.reading import foreign_reading
from facilitator.intake.unpacking import rows_alone

Value: TypeAlias = int | float | str | bool | time | date | datetime | timedelta
_DAY_BEGINS = time()


class Workbook:
    """The first sheet that shows; the others are named, so that they can be told of."""

    def __init__(self, path: Path) -> None:
        """Open a workbook.

        Raises:
            Refused: it is none, it is damaged, or there is too much in it.
        """
        try:
            with foreign_reading(lambda _: Refused("import.broken")):
                book = CalamineWorkbook.from_filelike(rows_alone(path))
                names = _visible_sheets(book)
                self._sheet = book.get_sheet_by_name(names[0])
        except BaseException as error:
            # What the reader itself did not foresee comes as no ordinary exception.
            if type(error).__name__ == "PanicException":
                raise Refused("import.broken") from error
            raise
        self.others = tuple(names[1:])
        """Names of the sheets that are not read."""

    @property
    def length(self) -> int:
        """How many rows it has."""
        return self._sheet.total_height

    def rows(self) -> Iterator[list[str]]:
        """Yield the rows from the sheet's first, cells as texts."""
        yield from (_row(values) for values in _all_rows(self._sheet))


def _visible_sheets(book: CalamineWorkbook) -> list[str]:
    sheets = [
        each.name
        for each in book.sheets_metadata
        if each.typ == SheetTypeEnum.WorkSheet
        and each.visible == SheetVisibleEnum.Visible
    ]
    if not sheets:
        raise Refused("import.no_workbook")
    return sheets


def _all_rows(sheet: CalamineSheet) -> Iterator[list[Value]]:
    if sheet.start is not None:
        yield from sheet.iter_rows()


def _row(values: list[Value]) -> list[str]:
    cells = [_text(each) for each in values]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _text(value: Value) -> str:
    """Return a cell as text: whole numbers without decimals, times in ISO."""
    match value:
        case str():
            return value
        case bool():
            return str(int(value))
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case datetime() if value.time() == _DAY_BEGINS:
            return value.date().isoformat()
        case date() | time():
            return value.isoformat()
        case _:
            return str(value)
