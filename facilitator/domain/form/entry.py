"""What a person has filled in, and what is wrong with it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeVar

from facilitator.domain.plan.plan import (
    GoalArea,
    Plan,
    Question,
    Table,
    TargetGroup,
)
from facilitator.domain.text import clean

Item = TypeVar("Item")

TRAP = "webbplats"
"""The field that nobody sees."""
FIELDS = ("group", "about", "answer")
"""In the order in which they stand in the form."""

_DIGITS = 5


class AnswerPlace(NamedTuple):
    """Where an answer belongs, as far as it is known."""

    table: Table | None = None
    group: TargetGroup | None = None
    area: GoalArea | None = None
    question: Question | None = None


class Fault(NamedTuple):
    """A field that has to be looked at again."""

    field: str
    """One of `FIELDS`, or empty where it is about the whole."""
    key: str
    """Of the text that says what to do."""


class Entry(NamedTuple):
    """A form that was sent, as it is to be shown again or kept."""

    place: AnswerPlace
    answer: str
    """As it was typed."""
    trapped: bool
    faults: tuple[Fault, ...]

    @property
    def text(self) -> str:
        """The answer as it is kept."""
        return clean(self.answer)


def place_of(plan: Plan, query: Mapping[str, str]) -> AnswerPlace:
    """Return what an address tells: B, G and O are numbers in the plan.

    What the plan does not have is passed over: a person can choose it.
    """
    table = _item_at(plan.session.tables, query.get("B", ""))
    area = _item_at(plan.areas, query.get("O", ""))
    return AnswerPlace(table, _item_at(plan.groups, query.get("G", "")), area)


def query_of(plan: Plan, place: AnswerPlace) -> dict[str, str]:
    """Return a place as an address tells it."""
    query = {}
    if place.table:
        query["B"] = str(plan.session.tables.index(place.table) + 1)
    if place.group:
        query["G"] = str(plan.groups.index(place.group) + 1)
    if place.area:
        query["O"] = str(plan.areas.index(place.area) + 1)
    return query


def choice_value(place: AnswerPlace) -> str:
    """Return what the choice of an area or a question is called in the form."""
    if place.area is None:
        return ""
    if place.question is None:
        return place.area.id
    return f"{place.area.id}/{place.question.id}"


def entry_of(plan: Plan, scanned: AnswerPlace, fields: Mapping[str, str]) -> Entry:
    """Return what a person has sent, and what is wrong with it."""
    group = next((g for g in plan.groups if g.id == fields.get("group")), None)
    area_id, _, question_id = fields.get("about", "").partition("/")
    area = next((a for a in plan.areas if a.id == area_id), None)
    questions = area.questions if area else ()
    question = next((q for q in questions if q.id == question_id), None)
    if question_id and question is None:
        area = None
    answer = fields.get("answer", "").replace("\r\n", "\n")
    return Entry(
        AnswerPlace(scanned.table, group, area, question),
        answer,
        bool(fields.get(TRAP)),
        tuple(_faults(group, area, clean(answer), plan.session.form.limit)),
    )


def _faults(
    group: TargetGroup | None, area: GoalArea | None, text: str, limit: int
) -> list[Fault]:
    faults = []
    if group is None:
        faults.append(Fault("group", "error_group"))
    if area is None:
        faults.append(Fault("about", "error_about"))
    if not text:
        faults.append(Fault("answer", "error_answer"))
    elif len(text) > limit:
        faults.append(Fault("answer", "error_long"))
    return faults


def _item_at(items: Sequence[Item], number: str) -> Item | None:
    if not (number.isascii() and number.isdigit() and len(number) < _DIGITS):
        return None
    place = int(number)
    return items[place - 1] if 1 <= place <= len(items) else None
