"""Coverage: how often each group has been heard on each area, question and keyword.

Counts are of statements, never of people, and keep the channels apart.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from facilitator.domain.statement import Statement

Dimension = Literal["area", "question", "keyword"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One place in the matrix: an area, question or keyword as one group sees it."""

    dimension: Dimension
    item: str
    group: str


@dataclass(frozen=True, slots=True)
class Count:
    """Statements in one cell by the way they came."""

    onsite: int = 0
    online: int = 0
    paper: int = 0

    @property
    def total(self) -> int:
        """All channels together."""
        return self.onsite + self.online + self.paper

    def __add__(self, other: "Count") -> "Count":
        return Count(
            self.onsite + other.onsite,
            self.online + other.online,
            self.paper + other.paper,
        )


@dataclass(slots=True)
class Coverage:
    """The counts of all cells, kept as statements come and go."""

    _counts: Counter[tuple[Cell, str]] = field(default_factory=Counter)

    def add(self, statement: Statement, weight: int) -> frozenset[Cell]:
        """Count a statement in (weight 1) or out (-1); return the cells it touches."""
        cells = frozenset(cells_of(statement))
        for cell in cells:
            self._counts[cell, statement.channel] += weight
        return cells

    def count(self, dimension: Dimension, item: str, group: str) -> Count:
        """Return the counts of one cell."""
        cell = Cell(dimension, item, group)
        counts = self._counts
        return Count(
            counts[cell, "onsite"], counts[cell, "online"], counts[cell, "paper"]
        )

    def total(
        self, dimension: Dimension, items: Iterable[str], groups: Iterable[str]
    ) -> Count:
        """Return the sum over the cells of `items` and `groups`."""
        groups = tuple(groups)
        cells = (
            self.count(dimension, item, group) for item in items for group in groups
        )
        return sum(cells, Count())


def cells_of(statement: Statement) -> Iterator[Cell]:
    """Yield the cells in which a statement counts; none once it is withdrawn."""
    if statement.withdrawn:
        return
    yield Cell("area", statement.area, statement.group)
    if statement.question:
        yield Cell("question", statement.question, statement.group)
    for keyword in statement.keywords:
        yield Cell("keyword", keyword, statement.group)
