"""What to look at before something is made of what was said; none of it forbids it."""

from typing import Literal, NamedTuple

from facilitator.domain.compilation.accounting import balance
from facilitator.domain.compilation.compilation import FEW
from facilitator.domain.plan.plan import Plan
from facilitator.domain.session.session import Session
from facilitator.i18n.names import section_name
from facilitator.i18n.translate import Translator
from facilitator.services.export.approval import returned_sections
from facilitator.services.export.personal_numbers import (
    MOST_NAMED,
    statements_with_one,
)

Check = Literal[
    "sums",
    "waiting",
    "late",
    "personal",
    "returned",
    "weak",
    "empty",
    "examples",
    "municipality",
]
"""What is looked at, the gravest first."""


MANY = 4
"""From so many names on, all of them are called that."""


class Finding(NamedTuple):
    """What came of looking at one thing."""

    check: Check
    holds: bool
    """True where there is nothing to do about it."""
    names: tuple[str, ...] = ()
    """What it is about: groups with how much they said, areas, sections with who."""
    number: int = 0
    """How many, where it counts anything."""


def preflight(plan: Plan, session: Session, tr: Translator) -> list[Finding]:
    """Return what there is to know of a session that has been read whole."""
    waiting = session.quarantine.causes()
    late = sum(
        1
        for each in session.statements.values()
        if each.source_id
        and not each.withdrawn
        and session.quarantine.was_late(each.source_id)
    )
    return [
        Finding("sums", balance(session, plan).balances),
        Finding("waiting", not waiting, number=waiting.total()),
        Finding("late", not late, number=late),
        _of_names("personal", tuple(statements_with_one(session)[:MOST_NAMED])),
        _of_names("returned", _returned_sections(plan, session, tr)),
        _of_names("weak", _brief(_weak(plan, session), len(plan.groups), tr)),
        _of_names("empty", _brief(_empty(plan, session), len(plan.areas), tr)),
        Finding("examples", not plan.project.examples),
        Finding("municipality", bool(plan.project.municipality.strip())),
    ]


def _of_names(check: Check, names: tuple[str, ...]) -> Finding:
    return Finding(check, not names, names, len(names))


def _brief(names: tuple[str, ...], total: int, tr: Translator) -> tuple[str, ...]:
    """Return names, or one word where there are many and they are all there are."""
    return (tr("all"),) if len(names) == total >= MANY else names


def _returned_sections(plan: Plan, session: Session, tr: Translator) -> tuple[str, ...]:
    """Return the sections that are returned, each with by whom."""
    names = []
    for each in returned_sections(plan, session):
        who = ", ".join(word.reviewer for word in each.returned)
        names.append(f"{section_name(tr, plan.areas, each.section)} ({who})")
    return tuple(names)


def _weak(plan: Plan, session: Session) -> tuple[str, ...]:
    areas = [area.id for area in plan.areas]
    sums = [
        (group.name, session.coverage.total("area", areas, [group.id]))
        for group in plan.groups
    ]
    return tuple(f"{name} {count.apart}" for name, count in sums if count.total < FEW)


def _empty(plan: Plan, session: Session) -> tuple[str, ...]:
    groups = [group.id for group in plan.groups]
    return tuple(
        area.name
        for area in plan.areas
        if not session.coverage.total("area", [area.id], groups).total
    )
