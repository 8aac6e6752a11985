"""Statements as rows that people read in a spreadsheet: names, not ids."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple, TypeAlias

from facilitator.domain.compilation.compilation import Compilation
from facilitator.domain.errors import Refused
from facilitator.domain.intake.options import Options
from facilitator.domain.intake.own_files import OWN
from facilitator.domain.open_data.rows import is_told
from facilitator.domain.plan.plan import (
    PlanItem,
    find,
)
from facilitator.domain.session.statement import Statement
from facilitator.domain.text import clean_line
from facilitator.i18n.reasons_gone import reason_gone
from facilitator.i18n.translate import Translator, mark
from facilitator.i18n.words import CHANNEL_WORDS, KIND_WORDS

Value: TypeAlias = str | int | datetime


class Field(NamedTuple):
    """One column."""

    key: str
    heading: str
    meaning: str
    """What stands in it, in a sentence."""
    width: int
    """How wide it is, in characters."""


FIELDS = (
    Field(
        "number",
        mark("Number"),
        mark("Table, round and serial; printed on paper and never changed."),
        12,
    ),
    Field(
        "text",
        mark("Statement"),
        mark("What was said, as the wording stands."),
        80,
    ),
    Field("area", mark("Goal area"), mark("The goal area in which it counts."), 28),
    Field("question", mark("Question"), mark("The question it answers."), 40),
    Field("keywords", mark("Keywords"), mark("Keywords of the plan."), 28),
    Field("group", mark("Target group"), mark("The group that said it."), 28),
    Field("table", mark("Table"), mark("The table at which it was said."), 12),
    Field("round", mark("Round"), mark("The round in which it was said."), 14),
    Field(
        "kind",
        mark("Kind"),
        mark("Whether it is their own words, a paraphrase or the scribe's note."),
        16,
    ),
    Field("channel", mark("Channel"), mark("The way in which it came in."), 12),
    Field("at", mark("Time"), mark("When it was written down, local time."), 20),
    Field(
        "withdrawn",
        mark("Withdrawn, with the reason"),
        mark("Why it does not count any more; empty where it does."),
        28,
    ),
    Field(
        "late",
        mark("Late supplement"),
        mark("Whether it came after the form had closed."),
        12,
    ),
    Field(
        "twins",
        mark("The same text in another channel"),
        mark("Numbers of the same text in other channels."),
        20,
    ),
    Field(
        "also",
        mark("Concerns these too"),
        mark("Further goal areas; it does not count in them."),
        28,
    ),
    Field(
        "voices",
        mark("Further voices"),
        mark("How many more said the same; not counted as statements."),
        12,
    ),
    Field("session", mark("Session"), mark("The folder name of the session."), 30),
)
"""All columns, in order."""


class Readable:
    """Gives the rows of a compilation's statements."""

    def __init__(self, made_of: Compilation, tr: Translator) -> None:
        self._made_of = made_of
        self._tr = tr
        self._late = {each.id for each in made_of.channels.late}
        self._twins = _others(made_of)
        plan = made_of.plan
        self._areas = _Names("area", made_of.areas)
        self._groups = _Names("group", made_of.groups)
        self._questions = _Names("question", plan.questions)
        self._keywords = _Names("keyword", plan.keywords)
        self._tables = _Names("table", plan.session.tables)
        self._rounds = _Names("round", plan.session.rounds)
        edition = made_of.scope.edition
        self.fields = tuple(each for each in FIELDS if is_told(each.key, edition))
        """The columns that the edition tells."""

    def row(self, statement: Statement) -> list[Value]:
        """Return the cells of a statement; "" where there is nothing to tell."""
        values = self._values(statement)
        return [values[field.key] for field in self.fields]

    def _values(self, statement: Statement) -> Mapping[str, Value]:
        made_of, tr, gone = self._made_of, self._tr, statement.withdrawn
        return {
            "number": made_of.number_of(statement),
            "text": statement.text,
            "area": self._areas.of(statement.area),
            "question": self._questions.of(statement.question),
            "keywords": self._keywords.listed(statement.keywords),
            "group": self._groups.of(statement.group),
            "table": self._tables.of(statement.table),
            "round": self._rounds.of(statement.round),
            "kind": tr(KIND_WORDS[statement.kind]),
            "channel": tr(CHANNEL_WORDS[statement.channel]),
            "at": _moment(statement.at),
            "withdrawn": reason_gone(tr, gone) if gone else "",
            "late": tr("yes") if statement.id in self._late else "",
            "twins": self._twins.get(statement.id, ""),
            "also": self._areas.listed(statement.also),
            "voices": statement.voices or "",
            "session": made_of.plan.session.id,
        }


class _Names:
    """What items of one kind are called, so that nobody takes one for another."""

    def __init__(self, kind: str, items: Sequence[PlanItem]) -> None:
        self._names = {each.id: _unmistakable(kind, items, each) for each in items}
        meant = {each.id: each.id for each in items}
        meant |= {each.name: each.id for each in reversed(items)}
        self._options = Options(meant, OWN)
        self._lists: dict[tuple[str, ...], str] = {}

    def of(self, item_id: str | None) -> str:
        """Return an item's name, or its id where the name does not say which."""
        return self._names.get(item_id, item_id) if item_id else ""

    def listed(self, ids: tuple[str, ...]) -> str:
        """Return items by name, or by id where the names would be misread in a list."""
        if ids not in self._lists:
            told = ", ".join(map(self.of, ids))
            is_read = self._options.ticked(told).known == ids
            self._lists[ids] = told if is_read else ", ".join(ids)
        return self._lists[ids]


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
