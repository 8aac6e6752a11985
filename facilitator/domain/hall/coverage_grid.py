"""What the coverage table shows: groups down, areas, questions or keywords across."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from facilitator.domain.plan.plan import (
    GoalArea,
    Plan,
    PlanItem,
    TargetGroup,
)
from facilitator.domain.session.coverage import (
    Cell,
    Count,
    Dimension,
    cells_of,
)
from facilitator.domain.session.session import Session
from facilitator.domain.session.statement import Statement

THIN: Mapping[Dimension, int] = {"area": 3, "question": 2, "keyword": 1}
"""How few statements make a cell of each kind of grid thin."""


@dataclass(frozen=True, slots=True)
class Grid:
    """One matrix of a session; its counts are read anew whenever they are asked for.

    The totals of a group are always of statements. Under an area they are the
    area's own: a statement may have no question, and more than one keyword.
    """

    session: Session
    dimension: Dimension
    area: GoalArea | None
    """The area that has been opened; None while all areas are shown."""
    rows: tuple[TargetGroup, ...]
    columns: tuple[PlanItem, ...]

    @property
    def thin(self) -> int:
        """A cell with fewer statements than this is marked as thin."""
        return THIN[self.dimension]

    def cell(self, group: str, item: str) -> Count:
        """Return the counts of one cell."""
        return self.session.coverage.count(self.dimension, item, group)

    def is_silent(self, group: str, item: str) -> bool:
        """Tell whether a group has said that it has nothing to say here."""
        hall = self.session.hall
        match self.dimension:
            case "area":
                return hall.is_silent(group, item)
            case "question":
                return hall.is_silent(group, self.area.id if self.area else "", item)
            case _:
                return False

    def row_total(self, group: str) -> Count:
        """Return how many statements a group has given."""
        return self.session.coverage.total("area", self._areas(), (group,))

    def column_total(self, item: str) -> Count:
        """Return how many statements a column has from all groups."""
        coverage = self.session.coverage
        return coverage.total(self.dimension, (item,), self._groups())

    def total(self) -> Count:
        """Return how many statements there are in all."""
        return self.session.coverage.total("area", self._areas(), self._groups())

    def missing(self) -> list[tuple[TargetGroup, PlanItem, Count]]:
        """Return the cells that are empty or thin with their counts, fewest first."""
        all_cells = [
            (group, item, self.cell(group.id, item.id))
            for group in self.rows
            for item in self.columns
        ]
        few = [
            each
            for each in all_cells
            if each[2].total < self.thin and not self.is_silent(each[0].id, each[1].id)
        ]
        return sorted(few, key=lambda each: each[2].total)

    def statements(self, group: str | None, item: str) -> Iterator[list[str]]:
        """Yield the ids of a cell's statements a few at a time, newest first.

        No group stands for all of them.
        """
        for block in self.session.order.newest_blocks():
            yield [
                each
                for each in reversed(block.ids)
                if self._is_in(self.session.statements[each], group, item)
            ]

    def _is_in(self, statement: Statement, group: str | None, item: str) -> bool:
        cell = Cell(self.dimension, item, group or statement.group)
        return cell in cells_of(statement)

    def has_place_for(self, cells: Iterable[Cell]) -> bool:
        """Tell whether all changed cells lie among the groups and areas shown."""
        groups = set(self._groups())
        areas = None if self.area else set(self._areas())
        return all(
            cell.group in groups
            and (cell.dimension != "area" or areas is None or cell.item in areas)
            for cell in cells
        )

    def _areas(self) -> list[str]:
        return [self.area.id] if self.area else [area.id for area in self.columns]

    def _groups(self) -> list[str]:
        return [group.id for group in self.rows]


def make_grid(
    plan: Plan, session: Session, dimension: Dimension, area_id: str = ""
) -> Grid:
    """Return the matrix of all areas, or of an area's questions or keywords.

    Groups and areas that statements name but the plan has lost come last, by id.
    """
    areas, groups = with_lost(plan, session)
    area = next((each for each in areas if each.id == area_id), None)
    columns: tuple[PlanItem, ...] = areas
    if area:
        columns = area.questions if dimension == "question" else area.keywords
    return Grid(
        session,
        dimension if area else "area",
        area,
        groups,
        columns,
    )


def with_lost(
    plan: Plan, session: Session
) -> tuple[tuple[GoalArea, ...], tuple[TargetGroup, ...]]:
    """Return areas and groups, those that the plan has lost last and by id."""
    areas_in_use, groups_in_use = session.coverage.areas_and_groups()
    lost_areas = sorted(areas_in_use - {area.id for area in plan.areas})
    lost_groups = sorted(groups_in_use - {group.id for group in plan.groups})
    return (
        (*plan.areas, *(GoalArea(each, each) for each in lost_areas)),
        (*plan.groups, *(TargetGroup(each, each) for each in lost_groups)),
    )
