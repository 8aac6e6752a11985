"""Guesses how a file's columns become answers, from their names and first rows."""

import hashlib
import re
from collections.abc import Iterator, Sequence

from facilitator.domain.intake.mapping import (
    Column,
    ColumnMap,
)
from facilitator.domain.intake.options import (
    BLANKS,
    MARKS,
    Options,
)
from facilitator.domain.intake.own_files import (
    OWN,
    own_map,
)
from facilitator.domain.intake.tools import (
    ASKING,
    ROLE_NAMES,
    Heading,
    column_key,
    is_personal,
    is_tools_own,
)
from facilitator.domain.plan.plan import (
    Plan,
    PlanItem,
    Question,
)
from facilitator.domain.text import fold

_LEAST_SHARE = 0.5
"""The share of a column's cells that must name groups for it to be one of groups."""
_MARKUP = re.compile(r"<[^<>]*>")
_NUMBERED = re.compile(r"\w{1,4}[.):]\s+")
_COUNTER = re.compile(r"(?<=\D)(?:\s?\(\d{1,2}\)|\d{1,2})$")
_OPTION = re.compile(r"(?:\[([^\[\]]+)\]|/([^/]+))$")

Rows = Sequence[Sequence[str]]


def guess_mapping(plan: Plan, heading: Heading, rows: Rows) -> ColumnMap:
    """Return what the columns of a file seem to hold; a person may change all of it.

    Args:
        plan: whose questions, areas, groups and keywords are looked for.
        heading: the columns.
        rows: the first rows that are answers.
    """
    if heading.tool == OWN:
        return own_map(heading.names)
    columns = [
        _likely_column(
            plan, heading, name, [row[at].strip() for row in rows if at < len(row)]
        )
        for at, name in enumerate(heading.names)
    ]
    for role in ("id", "time", "text", "group", "area", "question", "table"):
        _take_first(columns, role, rows)
    _take_only(columns)
    return ColumnMap(_form_of(heading), heading.tool, tuple(columns))


def question_of(plan: Plan, name: str) -> Question | None:
    """Return the plan's question that a column's name is, if it is just one."""
    for reading in _readings(name):
        matches = [
            each
            for each in plan.questions
            if reading in (_plain_name(each.name), fold(each.id))
        ]
        if len(matches) == 1:
            return matches[0]
    return None


def short_hash(text: str) -> str:
    """Return a mark of a text, which stays the same."""
    return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()[:8]


def _form_of(heading: Heading) -> str:
    return f"{heading.tool}-{short_hash(chr(10).join(heading.names))}"


def _likely_column(
    plan: Plan, heading: Heading, name: str, cells: Sequence[str]
) -> Column:
    """Return what one column seems to hold, regardless of the others."""
    if is_personal(name):
        return Column(name)
    if question := question_of(plan, name):
        return Column(name, "text", question=question.id)
    answers = [cell for cell in cells if cell]
    if option := _OPTION.search(name):
        column = _one_option(plan, name, (option[1] or option[2]).strip(), answers)
        if column:
            return column
    if is_tools_own(name):
        return Column(name)
    for role, items in (("group", plan.groups), ("area", plan.areas)):
        if answers and _share(items, answers) >= _LEAST_SHARE:
            return Column(name, role)
    if answers and _names_keywords(plan, heading.tool, answers):
        return Column(name, "keywords")
    role = _role_by_name(column_key(name))
    if role in ASKING and answers and all(cell.isdigit() for cell in answers):
        # Codes of the tool's own, most likely: nothing tells what they stand for.
        role = "left_out"
    return Column(name, role)


def _role_by_name(name: str) -> str:
    for role, names in ROLE_NAMES.items():
        if name in names:
            return role
    for role, word in ASKING.items():
        if any(each in name for each in word):
            return role
    return "left_out"


def _one_option(
    plan: Plan, name: str, option: str, answers: Sequence[str]
) -> Column | None:
    """Return the column of one option, if its cells are marks."""
    likely = MARKS | BLANKS | {fold(option)}
    if any(fold(cell) not in likely for cell in answers):
        return None
    for role, items in (
        ("keywords", plan.keywords),
        ("group", plan.groups),
        ("area", plan.areas),
    ):
        asking = any(word in column_key(name) for word in ASKING.get(role, ()))
        if asking or _share(items, [option]):
            return Column(name, role, option=option)
    return None


def _share(items: Sequence[PlanItem], answers: Sequence[str]) -> float:
    """Return the share of cells that name an item, not counting numbers."""
    names = {fold(word) for each in items for word in (each.id, each.name)}
    return sum(fold(cell) in names for cell in answers) / len(answers)


def _names_keywords(plan: Plan, tool: str, answers: Sequence[str]) -> bool:
    options = Options({each.name: each.id for each in plan.keywords}, tool)
    ticks = [options.ticks_in(cell) for cell in answers]
    hits = sum(len(each.ids) for each in ticks)
    misses = sum(len(each.unknown) for each in ticks)
    return hits > 0 and hits / (hits + misses) >= _LEAST_SHARE


def _take_first(columns: list[Column], role: str, rows: Rows) -> None:
    """Leave one column in a role that is told by its name; the surest of them."""
    names = list(ROLE_NAMES[role])
    candidates = [
        (names.index(column_key(column.header)), at)
        for at, column in enumerate(columns)
        if column.role == role and column_key(column.header) in names
    ]
    if role == "id":
        candidates = [each for each in candidates if _are_unlike(rows, each[1])]
    told_otherwise = role != "text" and any(
        column.role == role and column_key(column.header) not in names
        for column in columns
    )
    surest = None if told_otherwise or not candidates else min(candidates)[1]
    by_question = role == "text" and any(column.question for column in columns)
    for at, column in enumerate(columns):
        by_name = column.role == role and column_key(column.header) in names
        if by_name and not column.option and (at != surest or by_question):
            columns[at] = Column(column.header)


def _are_unlike(rows: Rows, at: int) -> bool:
    cells = [row[at] for row in rows if at < len(row) and row[at].strip()]
    return len(set(cells)) == len(cells)


def _take_only(columns: list[Column]) -> None:
    """Where no column holds answers and just one could, take that."""
    if any(column.role == "text" for column in columns):
        return
    free = [
        at
        for at, column in enumerate(columns)
        if column.role == "left_out"
        and not is_personal(column.header)
        and not is_tools_own(column.header)
        and column_key(column.header) not in ROLE_NAMES["id"]
    ]
    if len(free) == 1:
        columns[free[0]] = Column(columns[free[0]].header, "text")


def _readings(name: str) -> Iterator[str]:
    """Yield the ways to read a column's name as a question."""
    plain = _plain_name(name)
    yield plain
    yield _plain_name(name.rpartition("/")[2])
    yield _NUMBERED.sub("", plain, count=1)
    yield _plain_name(_COUNTER.sub("", plain))


def _plain_name(name: str) -> str:
    return fold(" ".join(_MARKUP.sub(" ", name).split())).strip(" *:.?")
