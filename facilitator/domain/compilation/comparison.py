"""Likenesses and differences between the groups within an area.

Only counting and a list of words: who touched which keyword, and which statements use
words of dissent. Nothing is weighed, and nothing is said of what groups think.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.domain.compilation.meaning import Meaning, meanings_of
from facilitator.domain.plan.plan import GoalArea, Keyword, TargetGroup
from facilitator.domain.session.statement import Statement
from facilitator.domain.words.dissent import words_against

if TYPE_CHECKING:
    from facilitator.domain.compilation.compilation import Compilation

MOST_LEADING = 3
"""Keywords that a group may have spoken of equally often; of more, none leads."""
LEAST_LEADING = 2
"""A keyword with fewer statements than this leads nothing."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A keyword that at least half of the groups heard touched, and at least two."""

    keyword: Keyword
    groups: tuple[TargetGroup, ...]
    """The groups that touched it, in their order."""
    others: tuple[TargetGroup, ...]
    """The groups heard that did not, in their order."""

    @property
    def by_others(self) -> bool:
        """Whether it is told sooner by who did not touch it than by who did."""
        return len(self.others) < len(self.groups)


@dataclass(frozen=True, slots=True)
class Alone:
    """A keyword that one group alone touched, where others were heard as well."""

    keyword: Keyword
    group: TargetGroup
    statements: tuple[Statement, ...]
    """What it said there, oldest first."""


@dataclass(frozen=True, slots=True)
class Leading:
    """What a group spoke of most."""

    group: TargetGroup
    keywords: tuple[Keyword, ...]
    """One to three keywords that it spoke of equally often, in their order."""
    count: int
    """The group's statements under each of them."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """How the groups' talk about one area is alike and differs."""

    area: GoalArea
    groups_heard: tuple[TargetGroup, ...]
    """Groups with a statement in the area or under one of its keywords."""
    shared: tuple[Shared, ...]
    """By the area's order of keywords."""
    alone: tuple[Alone, ...]
    """By the area's order of keywords."""
    leading: tuple[Leading, ...]
    """By the order of the groups; those without one keyword before others left out."""
    dissent: tuple[Statement, ...]
    """The area's own statements that speak against, oldest first."""


def comparison_of(made_of: "Compilation", area: GoalArea) -> Comparison:
    """Return the likenesses and differences that a compilation shows.

    Groups that it shows as one have no voice in common, and are left out.
    """
    return compare(area, made_of.named_groups, made_of.view.counting)


def compare(
    area: GoalArea, groups: Sequence[TargetGroup], statements: Iterable[Statement]
) -> Comparison:
    """Return the likenesses and differences between groups within an area.

    Args:
        area: the area that is looked at.
        groups: the groups in the order in which they are to be told.
        statements: those that count, of any areas and in any order. The wording that
            stands is searched for dissent, never the first one.
    """
    words = {word.id for word in area.keywords}
    concerned = [
        each
        for each in statements
        if each.area == area.id or not words.isdisjoint(each.keywords)
    ]
    meanings = meanings_of(area, groups, concerned)
    spoke = {each.group for each in concerned}
    groups_heard = tuple(group for group in groups if group.id in spoke)
    return Comparison(
        area,
        groups_heard,
        tuple(_shared_keywords(groups_heard, meanings)),
        tuple(
            _alone(each)
            for each in meanings
            if len(each.groups_heard) == 1 < len(groups_heard)
        ),
        tuple(_leading(groups, meanings)),
        dissent_in(area, concerned),
    )


def _shared_keywords(
    groups_heard: Sequence[TargetGroup], meanings: Iterable[Meaning]
) -> Iterator[Shared]:
    """Yield the keywords under which at least two groups, and half of all, spoke."""
    for each in meanings:
        spoke = each.groups_heard
        if len(spoke) >= 2 and 2 * len(spoke) >= len(groups_heard):
            yield Shared(each.keyword, spoke, _without(groups_heard, spoke))


def dissent_in(
    area: GoalArea, statements: Iterable[Statement]
) -> tuple[Statement, ...]:
    """Return an area's own statements that speak against, oldest first."""
    own = (each for each in statements if each.area == area.id)
    against = (each for each in own if words_against(each.text))
    return tuple(sorted(against, key=lambda each: each.id))


def _without(
    all_groups: Iterable[TargetGroup], groups: Sequence[TargetGroup]
) -> tuple[TargetGroup, ...]:
    return tuple(group for group in all_groups if group not in groups)


def _alone(meaning: Meaning) -> Alone:
    only = next(each for each in meaning.groups if not each.silent)
    statements = sorted(only.statements, key=lambda each: each.id)
    return Alone(meaning.keyword, only.group, tuple(statements))


def _leading(
    groups: Sequence[TargetGroup], meanings: Sequence[Meaning]
) -> Iterable[Leading]:
    for place, group in enumerate(groups):
        counts = {each.keyword: each.groups[place].count for each in meanings}
        most = max(counts.values(), default=0)
        words = tuple(word for word, count in counts.items() if count == most)
        if most >= LEAST_LEADING and len(words) <= MOST_LEADING:
            yield Leading(group, words, most)
