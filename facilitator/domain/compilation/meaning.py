"""What one keyword means to each target group, in the groups' own words."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from facilitator.domain.plan.plan import GoalArea, Keyword, TargetGroup
from facilitator.domain.session.statement import Statement

_ByWordAndGroup = dict[tuple[str, str], list[Statement]]
"""Statements by keyword and group."""


@dataclass(frozen=True, slots=True)
class GroupMeaning:
    """What one group said under a keyword."""

    group: TargetGroup
    own: tuple[Statement, ...] = ()
    """In the group's own words, oldest first."""
    retellings: tuple[Statement, ...] = ()
    """Paraphrases and scribes' notes, oldest first."""

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All of it, own words first."""
        return (*self.own, *self.retellings)

    @property
    def count(self) -> int:
        """How many statements the group gave."""
        return len(self.own) + len(self.retellings)

    @property
    def silent(self) -> bool:
        """True where the group said nothing, which is to be told in so many words."""
        return not self.count


@dataclass(frozen=True, slots=True)
class Meaning:
    """One keyword as each group sees it."""

    keyword: Keyword
    groups: tuple[GroupMeaning, ...]
    """Every group that was asked for, in that order; the silent ones too."""

    @property
    def count(self) -> int:
        """How many statements there are under the keyword."""
        return sum(each.count for each in self.groups)

    @property
    def groups_heard(self) -> tuple[TargetGroup, ...]:
        """The groups that said something."""
        return tuple(each.group for each in self.groups if not each.silent)

    @property
    def groups_silent(self) -> tuple[TargetGroup, ...]:
        """The groups that said nothing."""
        return tuple(each.group for each in self.groups if each.silent)


def meanings_of(
    area: GoalArea, groups: Sequence[TargetGroup], statements: Iterable[Statement]
) -> tuple[Meaning, ...]:
    """Return what each keyword of an area means, also of those nobody touched.

    A statement stands under each of its keywords, whatever area it has itself: as in
    `Coverage`.

    Args:
        area: the area whose keywords are asked for.
        groups: the groups in the order in which they are to be told.
        statements: those that count, of any areas and in any order.
    """
    by_word_and_group: _ByWordAndGroup = defaultdict(list)
    word_ids = {word.id for word in area.keywords}
    for statement in statements:
        for word in word_ids.intersection(statement.keywords):
            by_word_and_group[word, statement.group].append(statement)
    return tuple(
        Meaning(
            word, tuple(_of_group(group, word, by_word_and_group) for group in groups)
        )
        for word in area.keywords
    )


def _of_group(
    group: TargetGroup, word: Keyword, by_word_and_group: _ByWordAndGroup
) -> GroupMeaning:
    statements = sorted(
        by_word_and_group.get((word.id, group.id), ()), key=lambda each: each.id
    )
    return GroupMeaning(
        group,
        tuple(each for each in statements if each.kind == "own_words"),
        tuple(each for each in statements if each.kind != "own_words"),
    )
