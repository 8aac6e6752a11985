"""One file of answers on its way in, a batch of rows at a time."""

import asyncio
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain, islice
from typing import NamedTuple, Protocol, TypeAlias

from facilitator.domain.errors import Notice, Refused
from facilitator.domain.events.commands import LogStatement
from facilitator.domain.events.numbers import parse_number
from facilitator.domain.intake.faults import faults
from facilitator.domain.intake.mapping import ColumnMap
from facilitator.domain.intake.own_files import (
    OWN,
    is_plain,
    number_in,
)
from facilitator.domain.intake.rows_to_answers import (
    Answer,
    PassedOver,
    RowReader,
    RowResult,
)
from facilitator.domain.intake.times import in_order
from facilitator.domain.intake.tools import (
    Heading,
    heading,
)
from facilitator.domain.open_data.spreadsheet_cells import exact
from facilitator.services.session.open_session import OpenSession

AT_A_TIME = 128
"""Rows read before others are let in between: about what one flush takes."""
Row: TypeAlias = tuple[int, Sequence[str]]
"""A row's number, as a spreadsheet counts, and its cells."""


class RowNote(NamedTuple):
    """What became of one row, or of one answer in it, that was not taken in."""

    row: int
    """As a spreadsheet counts: the header is row 1."""
    why: Notice
    """With a sentence; `why.code` for programs. Never holds what somebody said."""


@dataclass(slots=True)
class ImportReport:
    """What came of a file. A row with answers to three questions is three answers.

    answers = imported + duplicates + held + skipped
    """

    dry: bool = False
    """True where nothing was written: it is what would come of the file."""
    stopped: bool = False
    """True where the user stopped it; what had come in stays."""
    read: int = 0
    """Rows read, without header and blank rows."""
    imported: int = 0
    duplicates: int = 0
    """Answers that had come in before."""
    held_rows: list[RowNote] = field(default_factory=list)
    """Answers that wait for a person to look at them (karantän)."""
    skipped_rows: list[RowNote] = field(default_factory=list)
    """Answers and whole rows that were passed over, with the reason."""
    unknown_words: Counter[str] = field(default_factory=Counter)
    """Options that were ticked and are no keyword of the plan."""
    first: str = ""
    """When the first and the last answer came in, in ISO; empty where it is unknown."""
    last: str = ""

    @property
    def answers(self) -> int:
        """All that the rows held, one way or the other."""
        told_rows = len(self.held_rows) + len(self.skipped_rows)
        return self.imported + self.duplicates + told_rows


class ReadRow(NamedTuple):
    """A row that has been read, and nothing more."""

    number: int
    results: Sequence[RowResult]
    at: datetime | None
    """When it came in, if it says so."""


class Table(Protocol):
    """A file of rows that has been opened and found safe to read."""

    @property
    def encoding(self) -> str:
        """How its bytes were read, as in `utf-8` or `cp1252`; empty for a workbook."""

    @property
    def delimiter(self) -> str:
        """What stands between its cells; empty for a workbook."""

    @property
    def garbled(self) -> bool:
        """Whether letters seem to have been read wrongly before, as in “Ã¥”."""

    @property
    def others(self) -> tuple[str, ...]:
        """Names of a workbook's other sheets, which are not read."""

    @property
    def length(self) -> int:
        """About how many rows there are."""

    def rows(self) -> Iterator[Sequence[str]]:
        """Yield all rows from the first, the header among them; blank ones are empty.

        Raises:
            Refused: it cannot be read to its end.
        """


def headed(table: Table) -> tuple[Heading, Iterator[Row]]:
    """Return a file's columns, and its rows of answers with their numbers.

    Raises:
        Refused: `import.no_rows`, or it cannot be read.
    """
    rows = ((number, cells) for number, cells in enumerate(table.rows(), 1) if cells)
    begins = list(islice(rows, 2))
    if not begins:
        raise Refused("import.no_rows")
    head = heading(*(cells for _, cells in begins))
    answers: Iterator[Row] = chain(begins[head.rows :], rows)
    if head.tool == OWN and table.encoding and not is_plain(head.names):
        answers = ((number, [*map(exact, cells)]) for number, cells in answers)
    return head, answers


class ImportRun:
    """Reads in one thread at a time, and takes in where the session lives."""

    def __init__(
        self, open_session: OpenSession, mapping: ColumnMap, table: Table, dry: bool
    ) -> None:
        """Begin at the file's first answer.

        Raises:
            Refused: the file has changed, and the mapping does not fit it any more.
        """
        head, self._rows = headed(table)
        for fault in faults(open_session.plan, mapping, head.names):
            raise fault
        self._open_session = open_session
        self._mapped = RowReader(open_session.plan, mapping, head.names)
        self._length = table.length
        self._row_ids: dict[str, str] = {}
        """What has come in of this file: texts by `source_id`."""
        self._times: tuple[datetime, datetime] | None = None
        self._row = 0
        self.report = ImportReport(dry, unknown_words=self._mapped.unknown_words)

    @property
    def share(self) -> float:
        """About how much has been done (0 to 1)."""
        return min(1.0, self._row / self._length)

    def read(self) -> list[ReadRow]:
        """Read the next rows, none at the end; may be called in a thread.

        Raises:
            Refused: the file cannot be read to its end.
        """
        mapped = self._mapped
        return [
            ReadRow(number, mapped.answers(number, cells), mapped.time_of(cells))
            for number, cells in islice(self._rows, AT_A_TIME)
        ]

    async def take(self, rows: Sequence[ReadRow]) -> None:
        """Take rows in; what came of them is on disk and in the report afterwards.

        Raises:
            FacilitatorError: the disk failed. What had come in stays.
        """
        new = [answer for row in rows for answer in self._new_answers(row)]
        if not self.report.dry:
            submitted = [self._open_session.submit(each.command) for each in new]
            for outcome in await asyncio.gather(*submitted, return_exceptions=True):
                if isinstance(outcome, BaseException):
                    raise outcome
        for each in new:
            why = _why_held(each)
            if why:
                self.report.held_rows.append(RowNote(each.row, why))
            else:
                self.report.imported += 1

    def _new_answers(self, row: ReadRow) -> Iterator[Answer]:
        """Yield a row's answers that are new, and count the others."""
        self._row = row.number
        self.report.read += 1
        self._note_time(row.at)
        for each in row.results:
            if isinstance(each, PassedOver):
                self.report.skipped_rows.append(RowNote(each.row, each.why))
            elif self._is_new(each):
                yield each

    def _is_new(self, answer: Answer) -> bool:
        """Tell whether an answer has not come in before; else count it here."""
        source, text = answer.source_id, answer.command.text
        if self._is_itself(answer):
            self.report.duplicates += 1
            return False
        known_id = self._row_ids.get(source) or self._known_id(source)
        if known_id is None:
            self._row_ids[source] = text
            return True
        if known_id == text:
            self.report.duplicates += 1
        else:
            note = RowNote(answer.row, Notice("import.changed"))
            self.report.skipped_rows.append(note)
        return False

    def _is_itself(self, answer: Answer) -> bool:
        """Tell whether an answer is a statement that was exported from here."""
        session = self._open_session.session
        number = number_in(answer.source_id, self._open_session.plan.session.id)
        if not parse_number(number):
            return False
        try:
            here = session.find(number)
        except Refused:
            return False
        if here.source_id in self._row_ids:
            return False
        corrected = {layer.text for layer in here.corrections}
        return answer.command.text in {here.text, here.original_text, *corrected}

    def _known_id(self, source: str) -> str | None:
        """Return what came in under a `source_id`, statement or held, if anything."""
        session = self._open_session.session
        if statement := session.by_source(source):
            return statement.original_text
        answer = session.quarantine.answer(source)
        return answer.text if answer else None

    def _note_time(self, row_time: datetime | None) -> None:
        if row_time is None:
            return
        first, last = self._times or (row_time, row_time)
        self._times = (
            min(first, row_time, key=in_order),
            max(last, row_time, key=in_order),
        )
        self.report.first, self.report.last = (each.isoformat() for each in self._times)


def _why_held(answer: Answer) -> Notice | None:
    """Return why an answer waits for a person, None where it counts."""
    if isinstance(answer.command, LogStatement):
        return None
    if answer.command.cause == "personal_number":
        return Notice("import.held_personal_number")
    if answer.said_of:
        return Notice("import.held_unknown", value=answer.said_of)
    return Notice("import.held_untold")
