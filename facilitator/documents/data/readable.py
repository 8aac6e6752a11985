"""Statements as rows that people read in a spreadsheet: names, not ids."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeAlias

from facilitator.domain.compilation.compilation import Compilation
from facilitator.domain.errors import Refused
from facilitator.domain.intake.options import Options, by_id_or_name
from facilitator.domain.intake.own_files import OWN
from facilitator.domain.open_data.columns import SHEET_COLUMNS, is_told
from facilitator.domain.open_data.listed_ids import marked_list
from facilitator.domain.open_data.open_column import ShownStatement, Shows
from facilitator.domain.plan.plan import PlanItem, find
from facilitator.domain.session.statement import Statement
from facilitator.domain.text import clean_line
from facilitator.i18n.names import reason_gone
from facilitator.i18n.translate import Translator
from facilitator.i18n.words import CHANNEL_WORDS, KIND_WORDS

Value: TypeAlias = str | int | datetime


FIELDS = tuple(sheet for _, sheet in SHEET_COLUMNS)
"""All columns, in order."""
_Show: TypeAlias = Callable[[Any], Value]
"""Returns a column's value as people read it."""


class Readable:
    """Gives the rows of a compilation's statements."""

    def __init__(self, made_of: Compilation, tr: Translator) -> None:
        self._made_of = made_of
        edition = made_of.scope.edition
        columns = [each for each in SHEET_COLUMNS if is_told(each[0].key, edition)]
        self.fields = tuple(sheet for _, sheet in columns)
        """The columns that the edition tells."""
        show = _ways_to_show(made_of, tr)
        self._cells = [
            (sheet.value or column.value, show[sheet.shows])
            for column, sheet in columns
        ]

    def row(self, statement: Statement) -> list[Value]:
        """Return the cells of a statement; "" where there is nothing to tell."""
        made_of = self._made_of
        number, session = made_of.number_of(statement), made_of.plan.session.id
        row_source = ShownStatement(number, statement, session)
        return [show(value(row_source)) for value, show in self._cells]


def _ways_to_show(made_of: Compilation, tr: Translator) -> Mapping[Shows, _Show]:
    plan, twins = made_of.plan, _others(made_of)
    late = {each.id for each in made_of.channels.late}
    areas = _Names("area", made_of.areas)
    return {
        "as_it_is": lambda value: "" if value is None else value,
        "area": areas.of,
        "areas": areas.names_or_ids,
        "question": _Names("question", plan.questions).of,
        "keywords": _Names("keyword", plan.keywords).names_or_ids,
        "group": _Names("group", made_of.groups).of,
        "table": _Names("table", plan.session.tables).of,
        "round": _Names("round", plan.session.rounds).of,
        "kind": lambda kind: tr(KIND_WORDS[kind]),
        "channel": lambda channel: tr(CHANNEL_WORDS[channel]),
        "moment": _moment,
        "count": lambda count: count or "",
        "why_gone": lambda withdrawal: (
            reason_gone(tr, withdrawal) if withdrawal else ""
        ),
        "late": lambda statement_id: tr("yes") if statement_id in late else "",
        "twins": lambda statement_id: twins.get(statement_id, ""),
    }


class _Names:
    """What items of one kind are called, so that nobody takes one for another."""

    def __init__(self, kind: str, items: Sequence[PlanItem]) -> None:
        self._names = {each.id: _unmistakable(kind, items, each) for each in items}
        self._options = Options(by_id_or_name(items), OWN)
        self._lists: dict[tuple[str, ...], str] = {}

    def of(self, item_id: str | None) -> str:
        """Return an item's name, or its id where the name does not say which."""
        return self._names.get(item_id, item_id) if item_id else ""

    def names_or_ids(self, item_ids: Iterable[str]) -> str:
        """Return items by name; by id where the names would be misread in a list."""
        ids = tuple(item_ids)
        if ids not in self._lists:
            self._lists[ids] = self._list(ids)
        return self._lists[ids]

    def _list(self, ids: tuple[str, ...]) -> str:
        by_name, by_id = ", ".join(map(self.of, ids)), ", ".join(ids)
        read = self._options.ticks_in
        if read(by_name) == (ids, ()):
            return by_name
        known_ids = tuple(each for each in ids if each in self._names)
        lost = tuple(each for each in ids if each not in self._names)
        return by_id if read(by_id) == (known_ids, lost) else marked_list(ids)


def _unmistakable(kind: str, items: Sequence[PlanItem], item: PlanItem) -> str:
    name = clean_line(item.name)
    try:
        return name if find(kind, items, name).id == item.id else item.id
    except Refused:
        return item.id


def _moment(at: str) -> Value:
    """Return when something was said; the text where it is no time."""
    try:
        return datetime.fromisoformat(at)
    except ValueError:
        return at


def _others(made_of: Compilation) -> dict[str, str]:
    """Return the numbers of the same text in other channels, by statement."""
    number_of = made_of.number_of
    return {
        each.id: ", ".join(
            number_of(other) for other in twins if other.channel != each.channel
        )
        for twins in made_of.twins
        for each in twins
    }
