"""The choice of own words: made by one rule, nobody twice, no group before others."""

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.compilation.own_words import (
    Topic,
    own_words,
)
from facilitator.domain.session.statement import Statement
from tests.builders import Desk, a_plan

codings = st.lists(
    st.tuples(
        st.sampled_from(("g1", "g2", "g3")),
        st.sets(st.sampled_from(("a1-ord1", "a1-ord2"))),
        st.sampled_from(("own_words", "paraphrase")),
    ),
    max_size=25,
)


def topics_of(said: list[tuple[str, set[str], str]]) -> list[Topic]:
    """Return two topics with what was said under each."""
    desk = Desk(plan=a_plan())
    for group, words, kind in said:
        desk.log(group=group, keywords=tuple(sorted(words)), kind=kind)
    statements = list(desk.session.statements.values())
    return [
        Topic(at, word, [each for each in statements if word in each.keywords])
        for at, word in enumerate(("a1-ord1", "a1-ord2"))
    ]


def firsts(topic: Topic) -> dict[str, Statement]:
    """Return the oldest verbatim statement of each group."""
    found: dict[str, Statement] = {}
    for each in sorted(topic.statements, key=lambda each: each.id):
        if each.kind == "own_words":
            found.setdefault(each.group, each)
    return found


@given(codings)
def test_each_groups_oldest_own_words_on_each_topic_are_quoted_and_nothing_else(
    said: list[tuple[str, set[str], str]],
) -> None:
    topics = topics_of(said)
    quoted = own_words(topics)
    ids = [each.statement.id for each in quoted]
    assert len(ids) == len(set(ids))
    assert set(ids) == {s.id for topic in topics for s in firsts(topic).values()}
    assert all(each.statement.kind == "own_words" for each in quoted)


@given(codings)
def test_no_topic_is_quoted_twice_before_every_topic_once(
    said: list[tuple[str, set[str], str]],
) -> None:
    topics = topics_of(said)
    quoted = own_words(topics)
    untouched = {each.topic.name for each in quoted}
    for each in quoted[: len(untouched)]:
        untouched.discard(each.topic.name)
    assert not untouched


def test_where_there_is_room_for_few_another_group_comes_first() -> None:
    said = [
        ("g1", {"a1-ord1"}, "own_words"),
        ("g1", {"a1-ord2"}, "own_words"),
        ("g2", {"a1-ord2"}, "own_words"),
    ]
    quoted = own_words(topics_of(said))
    assert [each.statement.group for each in quoted] == ["g1", "g2", "g1"]
