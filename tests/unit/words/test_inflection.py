"""Forms of Swedish words, and statements that say what was said before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.plan.plan import Keyword
from facilitator.domain.session.likeness import Likeness
from facilitator.domain.words.inflection import (
    keyword_of_form,
    keywords_in,
    stem,
)
from tests.builders import Desk

WORDS = [
    Keyword(name, name, "a1")
    for name in ("bibliotek", "mötesplatser", "psykisk hälsa", "buss", "skola")
]


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("biblioteken", "bibliotek"),
        ("Biblioteket", "bibliotek"),
        ("mötesplats", "mötesplatser"),
        ("bussarna", "buss"),
        ("skolorna", "skola"),
        ("psykiska hälsan", "psykisk hälsa"),
    ],
)
def test_another_form_of_a_keyword_leads_to_it(word: str, name: str) -> None:
    found = keyword_of_form(word, WORDS)
    assert found and found.name == name


@pytest.mark.parametrize("word", ["", "bil", "å", "hälsa"])
def test_another_word_leads_nowhere(word: str) -> None:
    assert keyword_of_form(word, WORDS) is None


def test_keywords_are_found_in_what_was_said() -> None:
    text = "Bussarna går inte till biblioteket"
    assert [each.name for each in keywords_in(text, WORDS)] == ["bibliotek", "buss"]


@given(st.text(max_size=60))
def test_any_text_has_stems(text: str) -> None:
    keywords_in(text, WORDS)
    assert stem(text) == stem(text)


def nearest(desk: Desk, text: str) -> str | None:
    likeness = Likeness(desk.session)
    for _ in likeness.read_new():
        pass
    return likeness.nearest(text)


def test_the_same_in_other_words_is_told() -> None:
    desk = Desk()
    said = desk.log("Bussen hem från träningen går inte efter klockan åtta")
    desk.log("Det saknas en badplats")
    assert nearest(desk, "bussarna hem från träning går inte efter åtta") == said


def test_another_thing_is_not_taken_for_the_same() -> None:
    desk = Desk()
    desk.log("Bussen hem från träningen går inte efter klockan åtta")
    assert nearest(desk, "Det behövs fler bussar till skolan på morgonen") is None
    assert nearest(desk, "") is None


def test_what_was_withdrawn_is_not_told_again() -> None:
    from facilitator.domain.events.commands import WithdrawStatement

    desk = Desk()
    said = desk.log("Bussen hem från träningen går inte efter klockan åtta")
    desk.do(WithdrawStatement(statement=said, reason="fel"))
    assert (
        nearest(desk, "Bussen hem från träningen går inte efter klockan åtta") is None
    )
