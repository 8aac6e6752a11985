"""Coverage: how often each group has been heard on each area, question and keyword.

Counts are of statements, never of people, and keep the channels apart.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any, Literal, NamedTuple

from facilitator.domain.session.statement import Statement

_CODING = ("area", "group", "question", "keywords", "channel")
_coding = itemgetter(*map(Statement._fields.index, _CODING))

Dimension = Literal["area", "question", "keyword"]


class Cell(NamedTuple):
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

    @property
    def apart(self) -> str:
        """The channels apart: `12`, `12+3`, `12+3+1` on site, online and on paper."""
        parts = [self.onsite, self.online, self.paper]
        while len(parts) > 1 and not parts[-1]:
            parts.pop()
        return "+".join(map(str, parts))

    def __add__(self, other: "Count") -> "Count":
        return Count(
            self.onsite + other.onsite,
            self.online + other.online,
            self.paper + other.paper,
        )


@dataclass(slots=True)
class Coverage:
    """The counts of all cells, kept as statements come and go."""

    _counts: defaultdict[tuple[str, str, str, str], int] = field(
        default_factory=lambda: defaultdict(int)
    )
    """By dimension, item, group and channel."""
    _waiting: defaultdict[tuple[Any, ...], int] = field(
        default_factory=lambda: defaultdict(int)
    )
    """Statements by area, group, question, keywords and channel, not yet in `_counts`.

    They are put there when a count is asked for, since most statements are alike.
    """

    def add(self, statement: Statement, weight: int) -> None:
        """Count a statement in (weight 1) or out (-1); a withdrawn one counts not."""
        if statement.withdrawn is None:
            # Counting is put off: at opening a million statements come in, and nobody
            # looks at the grid before they have. Most of them share their coding.
            self._waiting[_coding(statement)] += weight

    def count(self, dimension: Dimension, item: str, group: str) -> Count:
        """Return the counts of one cell."""
        get = self._counts_of_all().get
        return Count(
            get((dimension, item, group, "onsite"), 0),
            get((dimension, item, group, "online"), 0),
            get((dimension, item, group, "paper"), 0),
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

    def areas_and_groups(self) -> tuple[set[str], set[str]]:
        """Return the areas and the groups that have any statement that counts."""
        keys = [key for key, count in self._counts_of_all().items() if count]
        areas = {item for dimension, item, _, _ in keys if dimension == "area"}
        return areas, {group for _, _, group, _ in keys}

    def _counts_of_all(self) -> dict[tuple[str, str, str, str], int]:
        """Return the counts with all that was waiting."""
        for coding, weight in self._waiting.items():
            area, group, question, keywords, channel = coding
            self._counts["area", area, group, channel] += weight
            if question:
                self._counts["question", question, group, channel] += weight
            for keyword in keywords:
                self._counts["keyword", keyword, group, channel] += weight
        self._waiting.clear()
        return self._counts


def count_of(statements: Iterable[Statement]) -> Count:
    """Return the counts of statements by the way they came."""
    ways = Counter(each.channel for each in statements)
    return Count(ways["onsite"], ways["online"], ways["paper"])


def cells_of(statement: Statement) -> Iterator[Cell]:
    """Yield the cells in which a statement counts; none once it is withdrawn."""
    if statement.withdrawn:
        return
    yield Cell("area", statement.area, statement.group)
    if statement.question:
        yield Cell("question", statement.question, statement.group)
    for keyword in statement.keywords:
        yield Cell("keyword", keyword, statement.group)
