"""Handouts: what one goal area or one target group has said, each for a page.

Made of a compilation, so that an edition shows here what it shows there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from facilitator.domain.compilation.comparison import (
    Comparison,
    comparison_of,
)
from facilitator.domain.compilation.compilation import Compilation, Part
from facilitator.domain.compilation.editions import JOINED_GROUP
from facilitator.domain.compilation.own_words import (
    Quote,
    Topic,
    own_words,
)
from facilitator.domain.plan.plan import (
    GoalArea,
    TargetGroup,
)
from facilitator.domain.session.coverage import Count
from facilitator.domain.session.statement import Statement

Tally = tuple[tuple[str, int], ...]
"""Names, each with its number of statements: most first, then in the plan's order."""

_APART = 10_000
"""Between the places of two areas' first topics: more than an area has keywords."""


@dataclass(frozen=True, slots=True)
class AreaHandout:
    """What has been said about one goal area."""

    area: GoalArea
    count: Count
    groups: Tally
    """The groups that were heard."""
    silent: tuple[str, ...]
    """Names of the groups of which it is told that they said nothing."""
    keywords: Tally
    """The area's keywords that were touched."""
    untouched: tuple[str, ...]
    """Names of its other keywords."""
    comparison: Comparison
    quotes: tuple[Quote, ...]
    """As `own_words` takes them."""


@dataclass(frozen=True, slots=True)
class InArea:
    """What a group said in one area."""

    area: GoalArea
    count: int
    keywords: Tally


@dataclass(frozen=True, slots=True)
class GroupHandout:
    """What one target group has said."""

    group: TargetGroup
    count: Count
    areas: tuple[InArea, ...]
    """The areas in which it is shown to have said something."""
    silent: tuple[str, ...]
    """Names of the areas of which it is told that it said nothing there."""
    untold: tuple[str, ...]
    """Names of the areas where nothing is told of the group by itself."""
    keywords: Tally
    """All keywords that it touched."""
    quotes: tuple[Quote, ...]
    """As `own_words` takes them."""

    @property
    def is_joined(self) -> bool:
        """Tell whether it is of the groups that the edition shows as one."""
        return self.group.id == JOINED_GROUP


@dataclass(frozen=True, slots=True)
class Handouts(Part):
    """The handouts that are asked for."""

    areas: tuple[AreaHandout, ...]
    groups: tuple[GroupHandout, ...]


def handouts_of(made_of: Compilation, area: str = "", group: str = "") -> Handouts:
    """Return the handouts of an area and a group, or else of all: first the areas.

    Raises:
        Refused: an unknown area or group.
    """
    plan, every = made_of.plan, not (area or group)
    area_id = plan.area(area).id if area else ""
    areas = [each for each in made_of.areas if every or each.id == area_id]
    groups = groups_of(made_of, group) if every or group else ()
    return Handouts(
        made_of,
        tuple(_area_handout(made_of, each) for each in areas),
        tuple(group_handout(made_of, each) for each in groups),
    )


def groups_of(made_of: Compilation, group: str = "") -> tuple[TargetGroup, ...]:
    """Return the groups that have a page of their own, or the one that is asked for.

    A group of which the edition shows nothing by itself has none: the page of the
    joined groups is its page, also where it is asked for.

    Raises:
        Refused: an unknown group.
    """
    own = [each for each in made_of.groups if _is_shown(made_of, each)]
    if not group:
        return tuple(own)
    group_id = made_of.plan.group(group).id
    with_id = [each for each in own if each.id == group_id]
    return tuple(with_id or (each for each in own if each.id == JOINED_GROUP))


def group_handout(made_of: Compilation, group: TargetGroup) -> GroupHandout:
    """Return what one group has said, as the edition shows it."""
    statements = [each for each in made_of.view.counting if each.group == group.id]
    total = [made_of.cell(area, group) for area in made_of.areas]
    unheard = [area for area in made_of.areas if not made_of.cell(area, group).total]
    silent_areas = [area for area in unheard if made_of.tells_silence(area, group)]
    untold = (
        ()
        if group.id == JOINED_GROUP
        else [each for each in unheard if each not in silent_areas]
    )
    areas = tuple(
        InArea(area, made_of.cell(area, group).total, _words_of(made_of, area, group))
        for area in made_of.areas
        if area not in unheard
    )
    by_area = [
        list(_topics(area, statements, at * _APART))
        for at, area in enumerate(made_of.areas)
    ]
    in_turn = [each for turn in zip_longest(*by_area) for each in turn if each]
    return GroupHandout(
        group,
        sum(total, Count()),
        areas,
        tuple(area.name for area in silent_areas),
        tuple(area.name for area in untold),
        _most(
            [pair for area in made_of.areas for pair in _words_of(made_of, area, group)]
        ),
        own_words(in_turn),
    )


def _area_handout(made_of: Compilation, area: GoalArea) -> AreaHandout:
    statements = made_of.view.counting
    cells = [(group, made_of.cell(area, group).total) for group in made_of.groups]
    chapter = next(each for each in made_of.chapters if each.area.id == area.id)
    words = [(name, count.total) for name, count in chapter.keywords]
    return AreaHandout(
        area,
        made_of.area_total(area),
        _most([(group.name, count) for group, count in cells]),
        tuple(
            group.name
            for group, count in cells
            if not count and made_of.tells_silence(area, group)
        ),
        _most(words),
        tuple(name for name, count in words if not count),
        comparison_of(made_of, area),
        own_words(_topics(area, statements)),
    )


def _is_shown(made_of: Compilation, group: TargetGroup) -> bool:
    """Tell whether the edition shows a group's statements, or that it has none."""
    cells = [made_of.cell(area, group).total for area in made_of.areas]
    return any(cells) or all(made_of.tells_silence(a, group) for a in made_of.areas)


def _topics(
    area: GoalArea, statements: Sequence[Statement], first: int = 0
) -> Iterator[Topic]:
    """Yield an area's keywords with what was said, and last what has none of them.

    Their places are counted from `first`.
    """
    ids = {word.id for word in area.keywords}
    for place, word in enumerate(area.keywords, first):
        yield Topic(place, word.name, [s for s in statements if word.id in s.keywords])
    loose = [s for s in statements if s.area == area.id and ids.isdisjoint(s.keywords)]
    yield Topic(first + len(ids), "", loose)


def _words_of(made_of: Compilation, area: GoalArea, group: TargetGroup) -> Tally:
    coverage = made_of.coverage
    return _most(
        [
            (word.name, coverage.count("keyword", word.id, group.id).total)
            for word in area.keywords
        ]
    )


def _most(counts: Sequence[tuple[str, int]]) -> Tally:
    """Return what there is any of, most first."""
    return tuple(
        sorted((each for each in counts if each[1]), key=lambda each: -each[1])
    )
