"""The search finds what a look at every statement finds, in the same order."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.events.commands import CorrectStatement
from facilitator.domain.session import sorted_ids
from facilitator.domain.session.search import Search
from facilitator.domain.session.session import Session
from facilitator.domain.text import fold
from tests.builders import Desk

WORDS = [
    "buss",
    "Bussen",
    "mål",
    "mal",
    "É",
    "e\u0301",
    "04",
    "Å",
    "A\u030a",
    "”ja”",
    "ß",
]
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)
queries = st.lists(
    st.sampled_from(
        ["b", "bu", "BUSS", "å", "a", "ma", "mål", "é", "e", "01-1-00", "”", " "]
    ),
    max_size=3,
).map(" ".join)


@pytest.fixture(autouse=True)
def _small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sorted_ids, "FULL", 8)


def one_by_one(session: Session, words: str) -> list[str]:
    """Return what a plain look at every statement finds."""
    found = []
    for statement_id in reversed(session.order):
        statement = session.statements[statement_id]
        shown = fold(f"{session.number_of(statement)} {statement.text}")
        if all(word in shown for word in fold(words).split()):
            found.append(statement_id)
    return found


def found(search: Search, words: str) -> list[str]:
    """Return all that a search finds."""
    return [each for batch in search.find(words) for each in batch]


@given(st.lists(texts, max_size=40), st.lists(queries, max_size=6), st.randoms())
def test_it_finds_what_looking_at_each_finds_while_statements_come_and_change(
    said: list[str], asked: list[str], chance: random.Random
) -> None:
    desk = Desk()
    search = Search(desk.session)
    for number, text in enumerate(said):
        desk.log(text)
        if number % 5 == 4:
            changed = chance.choice(list(desk.session.order))
            if desk.session.statements[changed].text != "rättad buss":
                desk.do(
                    CorrectStatement(
                        statement=changed, text="rättad buss", reason="fel"
                    )
                )
        for words in asked:
            if chance.random() < 0.3:
                assert found(search, words) == one_by_one(desk.session, words)
    for words in asked:
        for typed in range(len(words) + 1):
            part = words[:typed]
            assert found(search, part) == one_by_one(desk.session, part)


def test_swedish_letters_are_letters_of_their_own() -> None:
    desk = Desk()
    desk.log("mal")
    goal = desk.log("Mål")
    assert found(Search(desk.session), "mål") == [goal]
    assert found(Search(desk.session), "MA\u030aL") == [goal]


def test_a_text_that_holds_what_divides_texts_is_found_and_finds_no_other() -> None:
    desk = Desk()
    first = desk.log("före")
    statement = desk.session.statements[first]
    desk.session.statements[first] = statement._replace(text="a\0b")
    desk.session.order.touch(first)
    second = desk.log("sist")
    search = Search(desk.session)
    assert found(search, "b") == [first]
    assert found(search, "sist") == [second]
