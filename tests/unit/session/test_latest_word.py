"""The word that knew of the others counts, in whatever order the words come in."""

from itertools import permutations
from typing import NamedTuple

import pytest

from facilitator.domain.session.latest_word import Latest


class Word(NamedTuple):
    """A word with what it knew of."""

    id: str
    after: tuple[str, ...] | None = ()


WORDS = [Word("a"), Word("b", ("a",)), Word("c", ("b",))]
OLD = [Word(each, None) for each in "abc"]
"""As an earlier version wrote them, which did not tell what it knew of."""


@pytest.mark.parametrize("words", [WORDS, OLD])
def test_the_last_to_know_of_the_others_counts_whatever_came_last(
    words: list[Word],
) -> None:
    for order in permutations(words):
        latest: Latest[str, Word] = Latest(lambda _: False)
        assert [latest.add("key", word) for word in order] == [True, True, True]
        assert latest.get("key") == words[-1]
        assert list(latest.items()) == [("key", words[-1])]
        assert list(latest.unsettled()) == []


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
        latest.look_again()
        uncovered.append(latest.get("key"))
    assert uncovered == [WORDS[1], WORDS[0], None]
    assert list(latest.items()) == []


def test_of_what_nobody_has_spoken_there_is_no_word() -> None:
    latest: Latest[str, Word] = Latest(lambda _: False)
    assert not latest and latest.get("key") is None
    latest.add("key", Word("a"))
    assert latest


def test_words_that_knew_nothing_of_each_other_stand_side_by_side_until_one_does() -> (
    None
):
    latest: Latest[str, Word] = Latest(lambda _: False)
    for word in (Word("a"), Word("b"), Word("z", None)):
        latest.add("key", word)
    ((key, words),) = latest.unsettled()
    assert key == "key" and {*words} == {Word("a"), Word("b"), Word("z", None)}
    assert words[0] == Word("z", None) and latest.get("key") == words[-1]
    latest.add("key", Word("0", latest.known("key")))
    assert latest.get("key").id == "0" and not list(latest.unsettled())  # type: ignore[union-attr]


def test_a_word_that_is_taken_out_was_never_there() -> None:
    latest: Latest[str, Word] = Latest(lambda _: False)
    for word in WORDS:
        latest.add("key", word)
    latest.remove("key", "c")
    assert latest.get("key") == WORDS[1]
