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
_TOLD = ("area", "group", "table", "question", "round", "kind", "channel")
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


Found: TypeAlias = Answer | PassedOver


class _Where(NamedTuple):
    """What a row says of all its answers."""

    found: Mapping[str, str]
    """Ids by kind, one of `_TOLD`; "" where it says nothing."""
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
        self._known: dict[tuple[str, str, str], str | None] = {}
        self.unknown_words: Counter[str] = Counter()
        """Options that were ticked and are no keyword of the plan."""

    def time_of(self, cells: Sequence[str]) -> datetime | None:
        """Return when a row came in, if it says so."""
        times = [*self._mapping.having("time"), *self._mapping.having("finished")]
        for column in times:
            if found := moment(self._cell(column, cells)):
                return found
        return None

    def answers(self, row: int, cells: Sequence[str]) -> list[Found]:
        """Return what one row holds: an answer to each question, or why none."""
        if any(cell.strip() for cell in cells[len(self._names) :]):
            return [PassedOver(row, Notice("import.wide_row"))]
        if told := self._not_to_count(cells):
            return [PassedOver(row, told)]
        said_in = [each for each in self._texts if self._cell(each, cells).strip()]
        if not said_in:
            return [PassedOver(row, Notice("import.empty"))]
        where = self._where(cells)
        sources = self._ids.of(cells, [each.header for each in said_in])
        return [
            self._answer(row, column, self._cell(column, cells), where, source)
            for column, source in zip(said_in, sources, strict=True)
        ]

    def _not_to_count(self, cells: Sequence[str]) -> Notice | None:
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
        self, row: int, column: Column, said: str, where: _Where, source: str
    ) -> Found:
        try:
            text = statement_text(said)
        except Refused as refused:
            return PassedOver(row, Notice(refused.code, **refused.details))
        question, area = self._place(column, where)
        unknown = _unknown(column, where)
        # What stands in the program's own files a person has let in before.
        personal = self._mapping.tool != OWN and holds_personal_number(text)
        coding = self._coding(where) | {
            "text": text,
            "area": area,
            "source_id": source,
        }
        if area and where.found["group"] and not unknown and not personal:
            logged = LogStatement(
                question=question or None,
                table=where.found["table"] or None,
                round=where.found["round"] or None,
                **coding,
            )
            return Answer(row, logged, "")
        note = " · ".join(unknown.values())
        held = HoldAnswer(
            cause="personal_number" if personal else "unmatched",
            question=question,
            table=where.found["table"],
            round=where.found["round"],
            note=note,
            **coding,
        )
        return Answer(row, held, note)

    def _coding(self, where: _Where) -> dict[str, Any]:
        """Return what is known of a row whether its answer is held or not."""
        return {
            "group": where.found["group"],
            "keywords": where.keywords,
            "kind": where.found["kind"] or KINDS[0],
            "channel": where.found["channel"] or self._mapping.channel,
            "also": where.also,
        }

    def _place(self, column: Column, where: _Where) -> tuple[str, str]:
        """Return the ids of question and area: what the column says, else the row."""
        asked = column.question or where.found["question"]
        if asked:
            question = self._plan.question(asked)
            return question.id, question.area
        if column.area:
            return "", self._plan.area(column.area).id
        return "", where.found["area"]

    def _where(self, cells: Sequence[str]) -> _Where:
        found: dict[str, str] = {}
        unknown: dict[str, str] = {}
        for kind in _TOLD:
            said = {
                column: name
                for column in self._mapping.having(kind)
                if (name := self._said(column, cells))
            }
            meant = {self._meant(column, kind, name) for column, name in said.items()}
            if not said:
                usual = getattr(self._mapping, kind) if kind in _WHOLE else ""
                found[kind] = (usual and self._item(kind, usual)) or ""
            elif len(meant) == 1 and None not in meant:
                found[kind] = meant.pop() or ""
            else:
                named = [f"{column.header}: {name}" for column, name in said.items()]
                found[kind], unknown[kind] = "", " · ".join(named)
        return _Where(found, unknown, self._ticked(cells), self._also(cells))

    def _ticked(self, cells: Sequence[str]) -> tuple[str, ...]:
        words: dict[str, None] = {}
        for column, options in self._keywords:
            ticked = self._listed(column, options, cells)
            words.update(dict.fromkeys(ticked.known))
            self.unknown_words.update(ticked.unknown)
        return tuple(words)

    def _also(self, cells: Sequence[str]) -> tuple[str, ...]:
        columns = self._mapping.having("also")
        listed = (self._listed(each, self._areas, cells) for each in columns)
        return tuple(area for ticked in listed for area in ticked.known)

    def _listed(
        self, column: Column, options: Options, cells: Sequence[str]
    ) -> TickedOptions:
        """Return what a cell that may hold several ticks."""
        cell = self._cell(column, cells)
        if self._mapping.tool == OWN and (is_plain(self._names) or is_marked(cell)):
            return options.named(ids_in(cell))
        return options.ticked(self._said(column, cells))

    def _said(self, column: Column, cells: Sequence[str]) -> str:
        """Return what a cell says: itself, or the option that it marks."""
        said = clean_line(self._cell(column, cells))
        if not column.option:
            return said
        return "" if fold(said) in BLANKS else column.option

    def _meant(self, column: Column, kind: str, said: str) -> str | None:
        """Return the id of what a cell names, None where the plan has none such."""
        place = (column.header, kind, said)
        if place not in self._known:
            values = {fold(cell): meant for cell, meant in column.values}
            self._known[place] = self._item(kind, values.get(fold(said), said))
        return self._known[place]

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


def _unknown(column: Column, where: _Where) -> dict[str, str]:
    """Return what a row says that is not known and that its column does not tell."""
    return {
        kind: name
        for kind, name in where.unknown.items()
        if not (kind in ("area", "question") and column.question)
    }


def _keyword_options(
    plan: Plan, mapping: ColumnMap
) -> Sequence[tuple[Column, Options]]:
    """Return the columns of keywords, each with the options that its cells may tick.

    A name that two areas share stands for the keyword of the first.
    """
    known = by_id_or_name(plan.keywords)
    return [
        (
            column,
            Options(
                known | {cell: plan.keyword(meant).id for cell, meant in column.values},
                mapping.tool,
            ),
        )
        for column in mapping.having("keywords")
    ]
