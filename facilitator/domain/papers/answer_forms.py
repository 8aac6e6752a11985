"""Printed forms: numbered sheets with numbered rows, and how rows are keyed in.

A sheet's number is printed on it and never given twice, so that sheet 12, row 3 is
one place on earth. Which question a row belongs to follows from the plan alone: the
keying goes from question to question by itself.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from facilitator.domain.errors import Refused
from facilitator.domain.plan.plan import GoalArea, Plan, Question, Table, TargetGroup
from facilitator.domain.session.digest import plan_digest
from facilitator.domain.session.session import Session
from facilitator.domain.session.statement import Statement

MOST_SHEETS = 2_000
"""How many sheets are printed at a time."""
HIGHEST_SHEET = 999_999
MOST_ROWS = 999
"""The highest row on a sheet."""
FEWEST_EACH = 1
MOST_EACH = 5
"""Rows for each question, where there are few of them."""
ROWS_TO_SHARE = 12
"""Rows that the questions share where there is room."""
_PREFIX = "paper:"
_SHEETS = re.compile(r"-(\d{1,6})_(\d{1,6})(?:-\d+)?\.pdf$")
"""What a printed form's file name ends with, its first and last sheet: `-31_60.pdf`."""


class PaperRow(NamedTuple):
    """A row of the form."""

    number: int
    area: GoalArea
    question: Question | None
    """None where the area has no questions."""


class PaperForm(NamedTuple):
    """What printed forms are made of."""

    plan: Plan
    group: TargetGroup | None
    """The one group they are for; None where the group is to be ticked."""
    table: Table | None
    """The one table they lie on; None for any."""
    sheets: range
    """The numbers of the sheets."""
    digest: str
    as_of: datetime
    """The session's day."""


def paper_form(
    plan: Plan, group: str = "", table: str = "", first: int = 1, copies: int = 1
) -> PaperForm:
    """Return forms numbered from `first` on; 0 is the same as 1.

    Raises:
        Refused: an unknown group or table, or `paper.copies`, `paper.sheet`.
    """
    copies = copies_of(str(copies))
    first = first or 1
    if not 1 <= first <= HIGHEST_SHEET - copies + 1:
        raise Refused("paper.sheet", value=first, most=HIGHEST_SHEET)
    return PaperForm(
        plan,
        plan.group(group) if group else None,
        plan.table(table) if table else None,
        range(first, first + copies),
        plan_digest(plan),
        plan.session.midnight,
    )


def rows_of(plan: Plan) -> tuple[PaperRow, ...]:
    """Return the rows that stand under questions; free rows follow after them."""
    questions: list[tuple[GoalArea, Question | None]] = [
        (area, question)
        for area in plan.areas
        for question in area.questions or (None,)
    ]
    rows_each = max(
        FEWEST_EACH, min(MOST_EACH, ROWS_TO_SHARE // max(len(questions), 1))
    )
    places = (place for place in questions for _ in range(rows_each))
    rows = (PaperRow(at, *place) for at, place in enumerate(places, 1))
    return tuple(rows)[:MOST_ROWS]


def copies_of(text: str) -> int:
    """Return how many sheets are asked for.

    Raises:
        Refused: `paper.copies`.
    """
    if _is_number(text, MOST_SHEETS):
        return int(text)
    raise Refused("paper.copies", value=text, most=MOST_SHEETS)


def sheet_number(text: str) -> int:
    """Return the sheet that was keyed in.

    Raises:
        Refused: `paper.sheet`.
    """
    if _is_number(text, HIGHEST_SHEET):
        return int(text)
    raise Refused("paper.sheet", value=text, most=HIGHEST_SHEET)


def row_number(text: str) -> int:
    """Return the row that was keyed in.

    Raises:
        Refused: `paper.row`.
    """
    if _is_number(text, MOST_ROWS):
        return int(text)
    raise Refused("paper.row", value=text, most=MOST_ROWS)


def statement_at(session: Session, sheet: int, row: int) -> Statement | None:
    """Return what stands for a row that was keyed in; None where it does not count."""
    for source_id in _sources(sheet, row):
        statement = session.by_source(source_id)
        if statement is None:
            return None
        if not statement.withdrawn:
            return statement
    return None


def source_of(session: Session, sheet: int, row: int) -> str:
    """Return the source of what a row will be: the same until it was withdrawn.

    A row that was withdrawn, or whose keying was undone, can be keyed in anew.
    """
    for source_id in _sources(sheet, row):
        statement = session.by_source(source_id)
        if statement is None or not statement.withdrawn:
            return source_id
    raise AssertionError("the sources never end")


def rows_keyed(session: Session, sheet: int) -> list[tuple[int, Statement]]:
    """Return the rows of a sheet that have been keyed in, by row."""
    rows = ((row, statement_at(session, sheet, row)) for row in range(1, MOST_ROWS + 1))
    return [(row, statement) for row, statement in rows if statement]


def next_row(session: Session, sheet: int, row: int) -> int:
    """Return the row after one, past those that have been keyed in already."""
    after = range(row + 1, MOST_ROWS + 1)
    return next(
        (each for each in after if not statement_at(session, sheet, each)), MOST_ROWS
    )


def next_sheet(session: Session, files: Iterable[str]) -> int:
    """Return the first number that no sheet has, printed or keyed in.

    Args:
        session: what has been keyed in.
        files: names of the files of printed forms.
    """
    printed_sheets = (int(match[2]) for match in map(_SHEETS.search, files) if match)
    highest = max([0, *printed_sheets, *_sheets_keyed(session)])
    return highest + 1 if highest < HIGHEST_SHEET else 1


def _sheets_keyed(session: Session) -> Iterator[int]:
    for statement in session.statements.values():
        source = statement.source_id or ""
        if statement.channel == "paper" and source.startswith(_PREFIX):
            sheet = source.split(":")[1]
            if sheet.isdecimal() and len(sheet) <= len(str(HIGHEST_SHEET)):
                yield int(sheet)


def _sources(sheet: int, row: int) -> Iterator[str]:
    """Yield the sources of a row, one for each time that it was keyed in anew."""
    first = f"{_PREFIX}{sheet}:{row}"
    yield first
    turn = 2
    while True:
        yield f"{first}:{turn}"
        turn += 1


def _is_number(text: str, highest: int) -> bool:
    digits = text.strip()
    return digits.isascii() and digits.isdecimal() and 0 < int(digits[:9]) <= highest
