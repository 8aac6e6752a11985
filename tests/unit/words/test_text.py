"""Cleaning at intake."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.errors import Refused
from facilitator.domain.text import TEXT_LIMIT, clean, fold, statement_text
from tests.hostile import HOSTILE

any_text = st.text(st.characters(exclude_categories=()))


@given(any_text)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(any_text)
def test_a_clean_text_can_be_written_and_holds_no_control_character(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode("utf-8")
    assert all(
        char == "\n" or unicodedata.category(char) not in ("Cc", "Cs")
        for char in cleaned
    )


@given(st.text(st.characters(categories=("L", "N", "P", "S"))))
def test_what_people_write_is_kept_letter_for_letter(text: str) -> None:
    assert clean(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("dirty", "expected"),
    [
        ("\x1b[31mröd\x1b[0m", "röd"),
        ("\x1b]0;titel\x07kvar", "kvar"),
        ("\x1b]8;;http://x kvar", "8;;http://x kvar"),
        ("a\u030a", "å"),
        ("rad\r\nrad\rrad\u2028rad", "rad\nrad\nrad\nrad"),
        ("\u202eesrever", "esrever"),
        ("a\x00b\tc", "ab c"),
        ("\ud800", "\ufffd"),
        ("  kant  ", "kant"),
        ("👩‍👧", "👩‍👧"),
    ],
)
def test_cleaning_by_example(dirty: str, expected: str) -> None:
    assert clean(dirty) == expected


@pytest.mark.parametrize("text", ["", "  \n ", "\x1b[0m", "\u200b"])
def test_a_text_of_which_nothing_is_left_is_refused(text: str) -> None:
    with pytest.raises(Refused, match=r"statement\.empty"):
        statement_text(text)


def test_the_limit_counts_characters_after_cleaning() -> None:
    assert statement_text("å" * TEXT_LIMIT + "\x00") == "å" * TEXT_LIMIT
    with pytest.raises(Refused, match=r"statement\.too_long"):
        statement_text("å" * (TEXT_LIMIT + 1))


@pytest.mark.parametrize("name", HOSTILE)
def test_every_hostile_text_can_be_stored(name: str) -> None:
    assert statement_text(HOSTILE[name])


def test_folding_keeps_swedish_letters_and_drops_other_accents() -> None:
    assert fold("MÅL Éva Müller Ørsted") == "mål eva muller ørsted"
    assert fold("mal") != fold("mål")
