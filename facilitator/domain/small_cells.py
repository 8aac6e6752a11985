"""Small cells: groups with so few statements in an area that these could be traced.

A group of one to three people is known by its answers. Where fewer than a limit were
said in an area by a group, the public edition joins it with others there.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

Cells = Mapping[tuple[str, str], int]
"""How many statements there are by area and group, by their ids."""


@dataclass(frozen=True, slots=True)
class Joined:
    """Which groups are shown as one, by area."""

    groups: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By area, the groups that are joined there; none where none has to be."""
    withheld: frozenset[str] = frozenset()
    """Areas where joining hides nothing: there it is not told who was silent."""

    def hides(self, area: str, group: str) -> bool:
        """Tell whether what a group said in an area is shown under the joined."""
        return group in self.groups.get(area, ())

    def hides_any(self, group: str) -> bool:
        """Tell whether a group is joined with others in any area."""
        return any(group in groups for groups in self.groups.values())


def joined_groups(
    cells: Cells, areas: Iterable[str], groups: Iterable[str], limit: int
) -> Joined:
    """Return which groups to join, so that no cell with 1 to `limit` - 1 is shown.

    In each area the groups under the limit are joined; where that is one group, or
    they have too few together, the smallest of the others are taken in too.
    """
    groups = tuple(groups)
    by_area, withheld = {}, set()
    for area in areas:
        said = {group: cells.get((area, group), 0) for group in groups}
        heard = sorted((g for g in groups if said[g]), key=lambda g: said[g])
        small = [group for group in heard if said[group] < limit]
        others = [group for group in heard if said[group] >= limit]
        while small and others and not _enough(small, said, limit):
            small.append(others.pop(0))
        if small:
            by_area[area] = frozenset(small)
            if not _enough(small, said, limit):
                withheld.add(area)
    return Joined(by_area, frozenset(withheld))


def _enough(joined: list[str], said: Mapping[str, int], limit: int) -> bool:
    return len(joined) > 1 and sum(said[group] for group in joined) >= limit
