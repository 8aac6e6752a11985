"""Editions: for whom a compilation is made, and what each of them is told.

All are made from one source. An edition changes the statements before anything is
counted or set, so that chapters, matrix, sums and open data agree. What is shown of a
statement is decided here and nowhere else.

A group of one to three people is known by its answers. Where fewer than a limit were
said in an area by a group (a small cell), the public edition joins it with others.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

from facilitator.domain.plan.plan import (
    GoalArea,
    TargetGroup,
)
from facilitator.domain.session.session import Session
from facilitator.domain.session.statement import (
    Correction,
    Statement,
)

Edition = Literal["work", "committee", "public"]
EDITIONS: tuple[Edition, ...] = get_args(Edition)
"""For those who work with it · for the committee · for everyone, on the web."""

RULES: Mapping[str, tuple[Edition, ...]] = {
    "standing_wording": EDITIONS,
    "first_wording": ("work",),
    "withdrawn_words": ("work",),
    "withdrawn_reason": ("work", "committee"),
    "small_groups": ("work", "committee"),
    "place_and_time": ("work", "committee"),
    "scribe": ("work",),
}
"""What is told, and in which editions."""
JOINED_GROUP = "+"
"""Id of the group under which small groups are shown; no plan can have it."""
_NEUTRAL = "p-{serial:03d}"
"""Number of a statement whose own would tell the table, and so the group."""


Cells = Mapping[tuple[str, str], int]
"""How many statements there are by area and group, by their ids."""


@dataclass(frozen=True, slots=True)
class JoinedGroups:
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


def groups_to_join(
    cells: Cells, areas: Iterable[str], groups: Iterable[str], limit: int
) -> JoinedGroups:
    """Return which groups to join, so that no cell with 1 to `limit` - 1 is shown.

    In each area the groups under the limit are joined; where that is one group, or
    they have too few together, the smallest of the others are taken in too.
    """
    groups = tuple(groups)
    by_area, withheld = {}, set()
    for area in areas:
        counts = {group: cells.get((area, group), 0) for group in groups}
        by_count = sorted((g for g in groups if counts[g]), key=lambda g: counts[g])
        small = [group for group in by_count if counts[group] < limit]
        others = [group for group in by_count if counts[group] >= limit]
        while small and others and not _enough(small, counts, limit):
            small.append(others.pop(0))
        if small:
            by_area[area] = frozenset(small)
            if not _enough(small, counts, limit):
                withheld.add(area)
    return JoinedGroups(by_area, frozenset(withheld))


def _enough(small: list[str], counts: Mapping[str, int], limit: int) -> bool:
    return len(small) > 1 and sum(counts[group] for group in small) >= limit


@dataclass(frozen=True, slots=True)
class Differences:
    """What the public edition tells less than the session holds."""

    withdrawn: tuple[str, ...]
    """Numbers of the statements that it leaves out."""
    joined_groups: JoinedGroups
    """Which groups it joins."""
    coarsened: tuple[str, ...]
    """Numbers of the statements whose group it does not tell."""


@dataclass(frozen=True, slots=True)
class EditionView:
    """The statements of a session as an edition shows them."""

    edition: Edition
    statements: tuple[Statement, ...]
    """Those that it shows, in the total order; withdrawn ones where it tells them."""
    counting: tuple[Statement, ...]
    """Those of them that count."""
    numbers: Mapping[str, str]
    """The number that is shown, by id of the statement shown."""
    shown_as: Mapping[str, Statement]
    """The statement that is shown, by the id under which it was logged."""
    joined_groups: JoinedGroups
    """Which groups the edition shows as one."""
    differences: Differences

    def tells_silence(self, area: GoalArea, group: TargetGroup) -> bool:
        """Tell whether it may be said that a group said nothing in an area."""
        if group.id == JOINED_GROUP or area.id in self.joined_groups.withheld:
            return False
        return not self.joined_groups.hides(area.id, group.id)


def edition_view(
    session: Session,
    all_statements: Sequence[Statement],
    edition: Edition,
    limit: int,
    areas: Iterable[str],
    groups: Iterable[str],
) -> EditionView:
    """Return a session's statements as an edition shows them.

    Args:
        session: says which number a statement is shown under.
        all_statements: its statements, withdrawn ones too, in the total order.
        edition: one of `EDITIONS`.
        limit: fewer statements of a group in an area than this are a small cell.
        areas: ids of all areas.
        groups: ids of all groups.
    """
    counting = [each for each in all_statements if not each.withdrawn]
    cells = Counter((each.area, each.group) for each in counting)
    joined_groups = groups_to_join(cells, areas, groups, limit)
    number = {each.id: session.number_of(each) for each in all_statements}
    hidden = [each for each in counting if joined_groups.hides(each.area, each.group)]
    differences = Differences(
        tuple(number[each.id] for each in all_statements if each.withdrawn),
        joined_groups,
        tuple(number[each.id] for each in hidden),
    )
    if edition != "public":
        return _inside_view(edition, all_statements, number, differences)
    number |= _neutral_numbers(hidden)
    versions = {s.id: _public(s, number[s.id], joined_groups) for s in counting}
    whole = tuple(versions.values())
    numbers = {each.id: each.number for each in whole}
    return EditionView(
        edition, whole, whole, numbers, versions, joined_groups, differences
    )


def _inside_view(
    edition: Edition,
    all_statements: Sequence[Statement],
    numbers: dict[str, str],
    differences: Differences,
) -> EditionView:
    """Return what those see who prepare the goals: every statement, no group joined."""
    keep = _work if edition == "work" else _committee
    versions = {each.id: keep(each) for each in all_statements}
    return EditionView(
        edition,
        tuple(versions.values()),
        tuple(versions[each.id] for each in all_statements if not each.withdrawn),
        numbers,
        versions,
        JoinedGroups(),
        differences,
    )


def _work(statement: Statement) -> Statement:
    return statement


def _committee(statement: Statement) -> Statement:
    """Return a statement with its wording as it stands; none once it is withdrawn."""
    if not (statement.withdrawn or statement.corrections or statement.by):
        return statement
    text = "" if statement.withdrawn else statement.text
    return statement._replace(
        by="",
        text=text,
        original_text=text,
        corrections=_without_makers(statement.corrections),
        withdrawn=statement.withdrawn and replace(statement.withdrawn, by=""),
    )


def _public(
    statement: Statement, number: str, joined_groups: JoinedGroups
) -> Statement:
    """Return a statement without all that could tell who made it."""
    hidden = joined_groups.hides(statement.area, statement.group)
    return statement._replace(
        id=number,
        number=number,
        by="",
        at="",
        original_text=statement.text,
        group=JOINED_GROUP if hidden else statement.group,
        table=None,
        round=None,
        source_id=None,
        corrections=tuple(
            replace(each, at="", reason="")
            for each in _without_makers(statement.corrections)
        ),
        confirmed=False,
    )


def _without_makers(corrections: Sequence[Correction]) -> tuple[Correction, ...]:
    """Return corrections that tell that there were some, not by whom nor the words."""
    return tuple(replace(each, by="", text=None) for each in corrections)


def _neutral_numbers(hidden: Iterable[Statement]) -> dict[str, str]:
    """Return numbers in an order that tells neither the table nor the time."""
    mixed = sorted(hidden, key=lambda each: hashlib.sha256(each.id.encode()).digest())
    return {
        each.id: _NEUTRAL.format(serial=serial) for serial, each in enumerate(mixed, 1)
    }
