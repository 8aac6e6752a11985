"""Rows of a form tool's file, read by a mapping, as answers."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple, TypeAlias

from facilitator.domain.errors import Notice, Refused
from facilitator.domain.events.commands import (
    HoldAnswer,
    LogStatement,
)
from facilitator.domain.events.kinds import CHANNELS, KINDS
from facilitator.domain.intake.mapping import (
    Column,
    ColumnMap,
)
from facilitator.domain.intake.options import (
    BLANKS,
    Options,
    TickedOptions,
    by_id_or_name,
)
from facilitator.domain.intake.own_files import OWN, is_plain
from facilitator.domain.intake.row_ids import ids_for
from facilitator.domain.intake.times import moment
from facilitator.domain.open_data.listed_ids import ids_in, is_marked
from facilitator.domain.plan.plan import (
    Plan,
    PlanItem,
)
from facilitator.domain.text import clean_line, fold, statement_text
from facilitator.domain.words.personal_number import holds_personal_number

_TURNED_DOWN = frozenset(
    ("-1", "not approved", "validation_status_not_approved", "ej godkänd")
)
"""What moderators' columns say of answers that are not to count."""
_ROW_KINDS = ("area", "group", "table", "question", "round", "kind", "channel")
"""What cells may say of all of a row's answers, each one thing."""
_FIXED = {"kind": KINDS, "channel": CHANNELS}
_WHOLE = frozenset(("area", "group", "table"))
"""What a mapping may say of a whole file."""


class PassedOver(NamedTuple):
    """A row, or one answer in it, that is not taken in."""

    row: int
    why: Notice


class Answer(NamedTuple):
    """One answer."""

    row: int
    command: LogStatement | HoldAnswer
    """What is to be done with it: it counts, or waits for a person."""
    said_of: str
    """For one that waits because it names nothing of the plan: what it names."""

    @property
    def source_id(self) -> str:
        """What it is known by, so that it comes in once."""
        assert self.command.source_id
        return self.command.source_id


RowResult: TypeAlias = Answer | PassedOver


class _RowCoding(NamedTuple):
    """What a row says of all its answers."""

    ids: Mapping[str, str]
    """Ids by kind, one of `_ROW_KINDS`; "" where it says nothing."""
    unknown: Mapping[str, str]
    """By kind, what it says that the plan does not know, or that is not one thing."""
    keywords: tuple[str, ...]
    also: tuple[str, ...]
    """Ids of further areas."""


class RowReader:
    """Reads rows one after the other; each file needs one of its own."""

    def __init__(self, plan: Plan, mapping: ColumnMap, names: Sequence[str]) -> None:
        self._plan = plan
        self._mapping = mapping
        self._names = names
        self._at = {name: at for at, name in enumerate(names)}
        self._texts = mapping.having("text")
        self._ids = ids_for(mapping, names)
        self._keywords = _keyword_options(plan, mapping)
        self._areas = Options(by_id_or_name(plan.areas), mapping.tool)
        self._ids_by_cell: dict[tuple[str, str, str], str | None] = {}
        self.unknown_words: Counter[str] = Counter()
        """Options that were ticked and are no keyword of the plan."""

    def time_of(self, cells: Sequence[str]) -> datetime | None:
        """Return when a row came in, if it says so."""
        times = [*self._mapping.having("time"), *self._mapping.having("finished")]
        for column in times:
            if time := moment(self._cell(column, cells)):
                return time
        return None

    def answers(self, row: int, cells: Sequence[str]) -> list[RowResult]:
        """Return what one row holds: an answer to each question, or why none."""
        if any(cell.strip() for cell in cells[len(self._names) :]):
            return [PassedOver(row, Notice("import.wide_row"))]
        if reason := self._why_not_to_count(cells):
            return [PassedOver(row, reason)]
        text_columns = [each for each in self._texts if self._cell(each, cells).strip()]
        if not text_columns:
            return [PassedOver(row, Notice("import.empty"))]
        coding = self._row_coding(cells)
        sources = self._ids.of(cells, [each.header for each in text_columns])
        return [
            self._answer(row, column, self._cell(column, cells), coding, source)
            for column, source in zip(text_columns, sources, strict=True)
        ]

    def _why_not_to_count(self, cells: Sequence[str]) -> Notice | None:
        """Return why the tool itself says that a row is not to count, if it does."""
        for column in self._mapping.having("gone"):
            if fold(self._cell(column, cells).strip()) not in BLANKS:
                return Notice("import.withdrawn")
        for column in self._mapping.having("finished"):
            if not self._cell(column, cells).strip():
                return Notice("import.unfinished")
        for column in self._mapping.having("verdict"):
            if fold(self._cell(column, cells).strip()) in _TURNED_DOWN:
                return Notice("import.turned_down")
        return None

    def _answer(
        self, row: int, column: Column, cell: str, coding: _RowCoding, source: str
    ) -> RowResult:
        try:
            text = statement_text(cell)
        except Refused as refused:
            return PassedOver(row, Notice(refused.code, **refused.details))
        question, area = self._place(column, coding)
        unknown = _unknown(column, coding)
        # What stands in the program's own files a person has let in before.
        personal = self._mapping.tool != OWN and holds_personal_number(text)
        fields = self._fields(coding) | {
            "text": text,
            "area": area,
            "source_id": source,
        }
        if area and coding.ids["group"] and not unknown and not personal:
            statement = LogStatement(
                question=question or None,
                table=coding.ids["table"] or None,
                round=coding.ids["round"] or None,
                **fields,
            )
            return Answer(row, statement, "")
        note = " · ".join(unknown.values())
        answer = HoldAnswer(
            cause="personal_number" if personal else "unmatched",
            question=question,
            table=coding.ids["table"],
            round=coding.ids["round"],
            note=note,
            **fields,
        )
        return Answer(row, answer, note)

    def _fields(self, coding: _RowCoding) -> dict[str, Any]:
        """Return what is known of a row whether its answer is held or not."""
        return {
            "group": coding.ids["group"],
            "keywords": coding.keywords,
            "kind": coding.ids["kind"] or KINDS[0],
            "channel": coding.ids["channel"] or self._mapping.channel,
            "also": coding.also,
        }

    def _place(self, column: Column, coding: _RowCoding) -> tuple[str, str]:
        """Return the ids of question and area: what the column says, else the row."""
        reference = column.question or coding.ids["question"]
        if reference:
            question = self._plan.question(reference)
            return question.id, question.area
        if column.area:
            return "", self._plan.area(column.area).id
        return "", coding.ids["area"]

    def _row_coding(self, cells: Sequence[str]) -> _RowCoding:
        ids: dict[str, str] = {}
        unknown: dict[str, str] = {}
        for kind in _ROW_KINDS:
            names = {
                column: name
                for column in self._mapping.having(kind)
                if (name := self._text_in(column, cells))
            }
            item_ids = {
                self._item_named(column, kind, name) for column, name in names.items()
            }
            if not names:
                usual = getattr(self._mapping, kind) if kind in _WHOLE else ""
                ids[kind] = (usual and self._item(kind, usual)) or ""
            elif len(item_ids) == 1 and None not in item_ids:
                ids[kind] = item_ids.pop() or ""
            else:
                parts = [f"{column.header}: {name}" for column, name in names.items()]
                ids[kind], unknown[kind] = "", " · ".join(parts)
        return _RowCoding(
            ids, unknown, self._keyword_ids(cells), self._further_areas(cells)
        )

    def _keyword_ids(self, cells: Sequence[str]) -> tuple[str, ...]:
        words: dict[str, None] = {}
        for column, options in self._keywords:
            ticks = self._ticks_in(column, options, cells)
            words.update(dict.fromkeys(ticks.ids))
            self.unknown_words.update(ticks.unknown)
        return tuple(words)

    def _further_areas(self, cells: Sequence[str]) -> tuple[str, ...]:
        columns = self._mapping.having("also")
        ticks_by_column = (self._ticks_in(each, self._areas, cells) for each in columns)
        return tuple(area for ticks in ticks_by_column for area in ticks.ids)

    def _ticks_in(
        self, column: Column, options: Options, cells: Sequence[str]
    ) -> TickedOptions:
        """Return what a cell that may hold several ticks."""
        cell = self._cell(column, cells)
        if self._mapping.tool == OWN and (is_plain(self._names) or is_marked(cell)):
            return options.ticks_of(ids_in(cell))
        return options.ticks_in(self._text_in(column, cells))

    def _text_in(self, column: Column, cells: Sequence[str]) -> str:
        """Return what a cell says: itself, or the option that it marks."""
        text = clean_line(self._cell(column, cells))
        if not column.option:
            return text
        return "" if fold(text) in BLANKS else column.option

    def _item_named(self, column: Column, kind: str, name: str) -> str | None:
        """Return the id of what a cell names, None where the plan has none such."""
        place = (column.header, kind, name)
        if place not in self._ids_by_cell:
            values = {fold(cell): reference for cell, reference in column.values}
            self._ids_by_cell[place] = self._item(kind, values.get(fold(name), name))
        return self._ids_by_cell[place]

    def _item(self, kind: str, name: str) -> str | None:
        if kind in _FIXED:
            return name if name in _FIXED[kind] else None
        find: Mapping[str, Callable[[str], PlanItem]] = {
            "area": self._plan.area,
            "group": self._plan.group,
            "table": self._plan.table,
            "round": self._plan.round,
            "question": self._plan.question,
        }
        try:
            return find[kind](name).id
        except Refused:
            return None

    def _cell(self, column: Column, cells: Sequence[str]) -> str:
        at = self._at[column.header]
        return cells[at] if at < len(cells) else ""


def _unknown(column: Column, coding: _RowCoding) -> dict[str, str]:
    """Return what a row says that is not known and that its column does not tell."""
    return {
        kind: name
        for kind, name in coding.unknown.items()
        if not (kind in ("area", "question") and column.question)
    }


def _keyword_options(
    plan: Plan, mapping: ColumnMap
) -> Sequence[tuple[Column, Options]]:
    """Return the columns of keywords, each with the options that its cells may tick.

    A name that two areas share stands for the keyword of the first.
    """
    ids_by_name = by_id_or_name(plan.keywords)
    options = []
    for column in mapping.having("keywords"):
        own = {cell: plan.keyword(reference).id for cell, reference in column.values}
        options.append((column, Options(ids_by_name | own, mapping.tool)))
    return options
