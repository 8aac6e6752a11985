"""Words from the room: each becomes a keyword with an id that a plan could give."""

import re

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from facilitator.domain.errors import Refused
from facilitator.domain.events.commands import AddRoomWord
from facilitator.domain.events.hall import RoomWordAdded
from facilitator.domain.events.records import from_record, to_record
from facilitator.domain.hall.room_words import WORD_LIMIT, room_word
from facilitator.domain.plan.ids import LEGAL_ID
from facilitator.domain.session.session import Session
from facilitator.domain.text import fold
from tests.builders import Desk
from tests.hostile import HOSTILE, ROOM_WORDS

_WORD = re.compile(r"[a-z0-9-]+")
words = st.sampled_from([*ROOM_WORDS, *HOSTILE.values()]) | st.text(max_size=WORD_LIMIT)
areas = st.from_regex(LEGAL_ID, fullmatch=True)


def id_of(name: str, area: str = "tillvaxt") -> str:
    """Return the id of a word; what is no word leaves the example out."""
    try:
        return room_word(name, area).id
    except Refused:
        assume(False)
        raise


@given(words, areas)
def test_every_word_has_an_id_that_a_plan_may_give(name: str, area: str) -> None:
    made = id_of(name, area)
    assert LEGAL_ID.fullmatch(made)
    assert made == id_of(name, area)
    if len(area) < 30:
        assert made.startswith(f"{area}.rum.")
        assert _WORD.fullmatch(made.removeprefix(f"{area}.rum."))


@given(words, words, areas)
@example("billiga bussar", "billiga-bussar", "a")
@example("bär", "bar", "a")
@example("🚌", "🚲", "a")
@example("a|b", "a b", "a")
def test_words_that_differ_have_ids_that_differ(one: str, two: str, area: str) -> None:
    ids = id_of(one, area), id_of(two, area)
    names = [fold(room_word(each, area).name) for each in (one, two)]
    assert (ids[0] == ids[1]) == (names[0] == names[1])


@given(words)
def test_no_word_can_be_said_that_has_the_id_of_another(name: str) -> None:
    made = id_of(name).removeprefix("tillvaxt.rum.")
    if fold(room_word(name, "tillvaxt").name) != made and len(made) <= WORD_LIMIT:
        assert id_of(made).removeprefix("tillvaxt.rum.") != made


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("nattbuss", "nattbuss"),
        ("#NATTBUSS", "nattbuss"),
        ("nord-syd", "nord-syd"),
        ("billiga bussar", "billiga-bussar-xcd64930dcd1b"),
    ],
)
def test_ids_are_readable_and_stay_as_they_are(name: str, made: str) -> None:
    assert room_word(name, "tillvaxt").id == f"tillvaxt.rum.{made}"


@pytest.mark.parametrize("name", ["", " ", "#", "o" * 200, "\u202e\u2066"])
def test_what_is_no_word_is_refused(name: str) -> None:
    with pytest.raises(Refused, match=r"word\.bad"):
        Desk().do(AddRoomWord(name, "a1"))


@pytest.mark.parametrize("name", ROOM_WORDS)
def test_two_laptops_that_take_up_the_same_word_have_one_keyword(name: str) -> None:
    one, two = Desk("bord-1"), Desk("bord-2", time=1_554_120_000_500)
    one.do(AddRoomWord(name, "a1"))
    two.do(AddRoomWord(name, "a1"))
    assert one.session.hall.room_words() == two.session.hall.room_words()
    merged = Session()
    for event in (*one.events, *two.events):
        merged.apply(event)
    assert len(merged.hall.room_words()) == 1


@pytest.mark.parametrize("name", ROOM_WORDS)
def test_journals_with_ids_that_no_plan_may_give_can_still_be_used(name: str) -> None:
    """Earlier versions made the id of a word of the word to the letter."""
    desk = Desk()
    stamp = ("1554120000000.0000.bord-2", "2019-04-01T14:00:00+02:00", "scribe")
    old = RoomWordAdded(*stamp, f"a1.rum.{fold(name)}", name, "a1")
    assert from_record(to_record(old)) == old
    desk.session.apply(old)
    (word,) = desk.session.hall.room_words()
    assert word.id == old.word
    desk.plan = desk.plan.with_words((word,))
    said = desk.log(keywords=(old.word, "a1-ord1"))
    assert desk.session.statements[said].keywords == (old.word, "a1-ord1")
    with pytest.raises(Refused, match=r"word\.known"):
        desk.do(AddRoomWord(name, "a1"))
