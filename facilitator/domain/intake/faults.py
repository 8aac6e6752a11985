"""What must be put right in a mapping before a file can come in by it."""

from collections.abc import Iterator, Sequence

from facilitator.domain.errors import Refused, one_of
from facilitator.domain.events.kinds import CHANNELS
from facilitator.domain.intake.mapping import (
    Column,
    ColumnMap,
)
from facilitator.domain.intake.tools import is_personal
from facilitator.domain.plan.plan import Plan


def faults(plan: Plan, mapping: ColumnMap, names: Sequence[str]) -> list[Refused]:
    """Return all that is wrong with a mapping for a file with these columns."""
    return [*_missing(mapping, names), *_roles(mapping), *_unknown_names(plan, mapping)]


def _missing(mapping: ColumnMap, names: Sequence[str]) -> Iterator[Refused]:
    for column in mapping.columns:
        if column.role == "left_out":
            continue
        if column.header not in names:
            yield Refused("import.missing_column", value=column.header)
        elif is_personal(column.header):
            yield Refused("import.personal_column", value=column.header)


def _roles(mapping: ColumnMap) -> Iterator[Refused]:
    texts = mapping.having("text")
    if not texts:
        names = tuple(column.header for column in mapping.columns)
        yield Refused("import.no_text", choices=names)
    has_area = mapping.area or mapping.having("area") or mapping.having("question")
    for column in texts:
        if not (has_area or column.question or column.area):
            yield Refused("import.no_area", value=column.header)
    if not (mapping.group or mapping.having("group")):
        yield Refused("import.no_group")


def _unknown_names(plan: Plan, mapping: ColumnMap) -> Iterator[Refused]:
    """Yield what is named in the mapping and not in the plan."""
    try:
        one_of("channel", CHANNELS, mapping.channel)
    except Refused as refused:
        yield refused
    whole = (("area", mapping.area), ("group", mapping.group), ("table", mapping.table))
    for kind, value in [*whole, *_plan_references(mapping.columns)]:
        try:
            if value:
                {
                    "area": plan.area,
                    "group": plan.group,
                    "question": plan.question,
                    "keywords": plan.keyword,
                    "table": plan.table,
                }[kind](value)
        except Refused as refused:
            yield refused


def _plan_references(columns: Sequence[Column]) -> Iterator[tuple[str, str]]:
    for column in columns:
        yield "question", column.question
        yield "area", column.area
        if column.role in ("area", "group", "question", "keywords", "table"):
            yield from ((column.role, reference) for _, reference in column.values)
