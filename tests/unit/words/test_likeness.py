"""When a statement is like another: how much of both they must share."""

import pytest

from facilitator.domain.session.likeness import Likeness
from tests.builders import Desk

WORDS = ["buss", "skola", "park", "torg", "simhall", "bibliotek", "cykel", "tunnel"]


def of_words(*numbers: int) -> str:
    """Return a text of some words."""
    return " ".join(WORDS[number] for number in numbers)


def nearest(desk: Desk, text: str) -> str | None:
    """Return the statement that a text is like, with all that was said read in."""
    likeness = Likeness(desk.session)
    for _ in likeness.read_new():
        pass
    return likeness.nearest(text)


@pytest.mark.parametrize(
    ("said", "typed", "is_like"),
    [
        # Three words in common at least.
        ((0, 1, 2), (0, 1, 2), True),
        ((0, 1), (0, 1), False),
        # Six tenths of the longer one.
        ((0, 1, 2, 3, 4), (0, 1, 2), True),
        ((0, 1, 2), (0, 1, 2, 3, 4), True),
        ((0, 1, 2, 3, 4, 5), (0, 1, 2), False),
        ((0, 1, 2), (0, 1, 2, 3, 4, 5), False),
    ],
)
def test_two_texts_are_alike_that_share_three_words_and_six_tenths_of_the_longer(
    said: tuple[int, ...], typed: tuple[int, ...], is_like: bool
) -> None:
    desk = Desk()
    logged = desk.log(of_words(*said))
    assert nearest(desk, of_words(*typed)) == (logged if is_like else None)


def test_words_of_two_letters_and_those_that_all_use_say_nothing() -> None:
    desk = Desk()
    desk.log("vi på ön och att")
    assert nearest(desk, "vi på ön och att") is None
    logged = desk.log("sju åtta nio")
    assert nearest(desk, "sju åtta nio") == logged


def test_the_two_thousand_newest_are_looked_through() -> None:
    desk = Desk()
    oldest = desk.log(of_words(0, 1, 2))
    for _ in range(1_999):
        desk.log("ja")
    assert nearest(desk, of_words(0, 1, 2)) == oldest
    desk.log("ja")
    assert nearest(desk, of_words(0, 1, 2)) is None


def test_what_has_been_read_is_not_read_again() -> None:
    desk = Desk()
    likeness = Likeness(desk.session)
    first = desk.log(of_words(0, 1, 2))
    list(likeness.read_new())
    second = desk.log(of_words(3, 4, 5))
    list(likeness.read_new())
    list(likeness.read_new())
    assert likeness.nearest(of_words(0, 1, 2)) == first
    assert likeness.nearest(of_words(3, 4, 5)) == second
