"""What is printed before the start: table sheets, running sheet, card.

They are made of the plan alone.
"""

from datetime import datetime
from typing import NamedTuple

from facilitator.domain.hall.agenda import AgendaItem, area_at, programme
from facilitator.domain.plan.plan import GoalArea, Plan, Round, Table
from facilitator.domain.session.digest import plan_digest


class Sheets(NamedTuple):
    """What a document of the plan is made of."""

    plan: Plan
    tables: tuple[Table, ...]
    """The tables it is about."""
    digest: str
    as_of: datetime
    """The session's day."""

    @property
    def talks(self) -> tuple[Round, ...]:
        """The rounds in which people talk."""
        return tuple(each for each in self.plan.session.rounds if not each.pause)

    def area(self, table: Table | None, round_: Round) -> GoalArea | None:
        """Return what a table talks about in a round; None where it is free."""
        return area_at(self.plan, table.id if table else None, round_.id)

    def has_free_choice(self) -> bool:
        """Tell whether some table may choose its area in some round."""
        tables = self.tables or (None,)
        return not self.talks or any(
            self.area(table, each) is None for table in tables for each in self.talks
        )


def sheets_of(plan: Plan, table: str = "") -> Sheets:
    """Return what sheets are made of, for one table or all of them.

    Raises:
        Refused: an unknown table.
    """
    tables = (plan.table(table),) if table else plan.session.tables
    return Sheets(plan, tables, plan_digest(plan), plan.session.midnight)


def planned_programme(plan: Plan) -> list[AgendaItem]:
    """Return the programme as planned: times count from midnight without a start."""
    return list(programme(plan, None, plan.session.midnight))
