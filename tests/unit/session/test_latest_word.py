"""The latest word on each thing counts, in whatever order the words come in."""

from itertools import permutations
from typing import NamedTuple

from facilitator.domain.session.latest_word import Latest


class Word(NamedTuple):
    """A word with its place in the order."""

    id: str


WORDS = [Word(each) for each in "abc"]


def test_the_latest_by_id_counts_whatever_came_last() -> None:
    for order in permutations(WORDS):
        latest: Latest[str, Word] = Latest(lambda _: False)
        assert [latest.add("key", word) for word in order] == [True, True, True]
        assert latest.get("key") == Word("c")
        assert list(latest.items()) == [("key", Word("c"))]


def test_a_word_that_comes_again_is_not_new() -> None:
    latest: Latest[str, Word] = Latest(lambda _: False)
    assert [latest.add("key", word) for word in (*WORDS, *WORDS)] == [
        *[True] * 3, *[False] * 3
    ]  # fmt: skip
    assert latest.add("other", Word("a"))


def test_an_undone_word_uncovers_the_one_before_until_none_is_left() -> None:
    undone: set[str] = set()
    latest: Latest[str, Word] = Latest(undone.__contains__)
    for word in WORDS:
        latest.add("key", word)
    uncovered = []
    for word in reversed(WORDS):
        undone.add(word.id)
        uncovered.append(latest.get("key"))
    assert uncovered == [Word("b"), Word("a"), None]
    assert list(latest.items()) == []


def test_of_what_nobody_has_spoken_there_is_no_word() -> None:
    latest: Latest[str, Word] = Latest(lambda _: False)
    assert not latest and latest.get("key") is None
    latest.add("key", Word("a"))
    assert latest
