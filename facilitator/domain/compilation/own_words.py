"""A choice of people's own words, made by a rule that can be told in one sentence.

Nobody picks: the first verbatim statement of each group under each topic is taken,
and where there is room for some of them alone the topics take turns.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from facilitator.domain.session.statement import Statement


class Topic(NamedTuple):
    """What statements are quoted about, for instance a keyword."""

    place: int
    """Its place in the plan."""
    name: str
    """Empty for what was said under no keyword."""
    statements: Sequence[Statement]


class Quote(NamedTuple):
    """A statement in its maker's own words, and what it is quoted about."""

    topic: Topic
    statement: Statement


def own_words(topics: Iterable[Topic]) -> tuple[Quote, ...]:
    """Return the first verbatim statement of each group under each topic.

    They come in the order in which to take them: each topic in turn gives one, of the
    group that has been quoted least. A statement is quoted once.
    """
    waiting = [(topic, _firsts(topic.statements)) for topic in topics]
    quotes: list[Quote] = []
    quoted_ids: set[str] = set()
    quotes_by_group: Counter[str] = Counter()
    while any(rest for _, rest in waiting):
        for topic, rest in waiting:
            rest[:] = [each for each in rest if each.id not in quoted_ids]
            if rest:
                next_quote = min(
                    rest, key=lambda each: (quotes_by_group[each.group], each.id)
                )
                quotes.append(Quote(topic, next_quote))
                quoted_ids.add(next_quote.id)
                quotes_by_group[next_quote.group] += 1
    return tuple(quotes)


def _firsts(statements: Iterable[Statement]) -> list[Statement]:
    """Return each group's first statement in its own words."""
    first: dict[str, Statement] = {}
    for each in sorted(statements, key=lambda each: each.id):
        if each.kind == "own_words":
            first.setdefault(each.group, each)
    return list(first.values())
