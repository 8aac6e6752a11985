"""What has not been said yet: which table to ask what, while there is time.

A gap is a group that has said little or nothing about an area. What can be asked at
once comes first, then what can only be asked out of turn, then what has its round
still to come.
"""

from enum import IntEnum
from statistics import median
from typing import NamedTuple

from facilitator.domain.hall.agenda import (
    Moment,
    area_at,
)
from facilitator.domain.plan.plan import (
    GoalArea,
    Plan,
    Question,
    Round,
    Table,
    TargetGroup,
)
from facilitator.domain.session.coverage import Count
from facilitator.domain.session.session import Session

THIN = 3
"""Statements below which a cell is thin."""
QUIET = 0.5
"""A group is quiet that says less than this share of what groups usually say."""


class Turn(IntEnum):
    """When a gap can be filled."""

    NOW = 0
    """The table talks about the area in this round."""
    MISSED = 1
    """No round of the table's that is left is about the area: ask out of turn."""
    LATER = 2
    """A later round is about it."""


class Gap(NamedTuple):
    """A group that has said little about an area."""

    group: TargetGroup
    area: GoalArea
    question: Question | None
    """The area's first question that the group has said least on."""
    table: Table | None
    """Where the group sits; None where nobody has told."""
    counts: Count
    """Statements of the group about the area, the channels apart."""
    turn: Turn
    later: Round | None = None
    """The round in which the table comes to the area."""

    @property
    def total(self) -> int:
        """How many statements there are in all."""
        return self.counts.total


class Pace(NamedTuple):
    """How much a group has said for its size."""

    group: TargetGroup
    present: int
    statements: int
    is_quiet: bool

    @property
    def each(self) -> float:
        """Statements per person present."""
        return self.statements / self.present


def ask_next(plan: Plan, session: Session, moment: Moment) -> list[Gap]:
    """Return what to ask next, the most urgent first.

    Groups that were counted as none, and those that had nothing to say, are left out.
    """
    present = session.hall.present()
    gaps = [
        _gap(plan, session, moment, group, area)
        for group in plan.groups
        if present.get(group.id) != 0
        for area in plan.areas
        if session.coverage.count("area", area.id, group.id).total < THIN
        and not session.hall.is_silent(group.id, area.id)
    ]
    return sorted(gaps, key=lambda gap: (gap.turn, gap.total))


def paces(plan: Plan, session: Session) -> list[Pace]:
    """Return how much each group that is here has said on site, the quietest first."""
    present = session.hall.present()
    areas = [area.id for area in plan.areas]
    statements = {
        group.id: session.coverage.total("area", areas, [group.id]).onsite
        for group in plan.groups
        if present[group.id]
    }
    rates = [statements[group] / present[group] for group in statements]
    limit = QUIET * median(rates) if rates else 0
    all_paces = [
        Pace(
            group,
            present[group.id],
            statements[group.id],
            statements[group.id] / present[group.id] < limit,
        )
        for group in plan.groups
        if group.id in statements
    ]
    return sorted(all_paces, key=lambda pace: pace.each)


def table_of(plan: Plan, session: Session, group: str) -> Table | None:
    """Return where a group sits: as the plan says, else where most were counted."""
    for table in plan.session.tables:
        if table.group == group:
            return table
    seated = session.hall.people_at_tables(group)
    tables_with_people = [table for table in plan.session.tables if table.id in seated]
    return max(tables_with_people, key=lambda table: seated[table.id], default=None)


def _gap(
    plan: Plan, session: Session, moment: Moment, group: TargetGroup, area: GoalArea
) -> Gap:
    table = table_of(plan, session, group.id)
    turn, later = _turn(plan, moment, table, area)
    return Gap(
        group,
        area,
        _least_answered(session, group, area),
        table,
        session.coverage.count("area", area.id, group.id),
        turn,
        later,
    )


def _least_answered(
    session: Session, group: TargetGroup, area: GoalArea
) -> Question | None:
    open_ = [
        each
        for each in area.questions
        if not session.hall.is_silent(group.id, area.id, each.id)
    ]
    count = session.coverage.count
    return min(
        open_ or area.questions,
        key=lambda each: count("question", each.id, group.id).total,
        default=None,
    )


def _turn(
    plan: Plan, moment: Moment, table: Table | None, area: GoalArea
) -> tuple[Turn, Round | None]:
    """Tell when a table talks about an area; a free table can be asked at any time."""
    rounds = plan.session.rounds
    seat = table.id if table else None
    topics = [area_at(plan, seat, each.id) for each in rounds]
    if moment.stage == "over" or not any(topics):
        return (Turn.MISSED if moment.stage == "over" else Turn.NOW), None
    here = max(moment.place, 0)
    if moment.stage != "before" and topics[here] in (area, None):
        return (Turn.MISSED if rounds[here].pause else Turn.NOW), None
    first = here if moment.stage == "before" else here + 1
    later = (rounds[at] for at in range(first, len(rounds)) if topics[at] == area)
    coming = next(later, None)
    return (Turn.LATER, coming) if coming else (Turn.MISSED, None)
