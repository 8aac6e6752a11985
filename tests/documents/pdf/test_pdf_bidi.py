"""Text that is written from the right is set in its own order and shapes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.documents.pdf.file.bidi import (
    begins_right_to_left,
    has_right_to_left,
    shape,
    visual,
)


@pytest.mark.parametrize(
    ("line", "right_to_left", "seen"),
    [
        ("שלום", True, "םולש"),
        ("abc שלום 123", False, "abc 123 םולש"),
        ("שלום 123 abc", True, "abc 123 םולש"),
        ("שלום (עולם)", True, "(םלוע) םולש"),
        ("car (שלום) ok", False, "car (םולש) ok"),
        ("א 1,5 ב", True, "ב 1,5 א"),
        ("א 50% ב", True, "ב 50% א"),
        ("ا ١٢٫٥ ب", True, "ب ١٢٫٥ ا"),
        ("", True, ""),
    ],
)
def test_a_line_is_seen_in_visual_order(
    line: str, right_to_left: bool, seen: str
) -> None:
    assert visual(line, right_to_left) == seen


@pytest.mark.parametrize(
    ("word", "shaped"),
    [
        ("سلام", "\ufeb3\ufefc\ufee1"),
        ("لا", "\ufefb"),
        (
            "دار",
            "دار".replace("د", "\ufea9").replace("ا", "\ufe8d").replace("ر", "\ufead"),
        ),
        ("بَب", "\ufe91\u064e\ufe90"),
        ("می\u200cخواهم", "\ufee3\ufbfd\ufea7\ufeee\ufe8d\ufeeb\ufee2"),
        ("Hej", "Hej"),
    ],
)
def test_arabic_letters_join_their_neighbours(word: str, shaped: str) -> None:
    assert shape(word) == shaped


def test_the_direction_of_a_text_is_that_of_its_first_letter() -> None:
    assert begins_right_to_left("1. שלום abc")
    assert not begins_right_to_left("1. abc שלום")
    assert has_right_to_left("abc ش")
    assert not has_right_to_left("abc åäö")


@given(st.text(alphabet="ab 12,%()אבשלا٣َ-", max_size=40), st.booleans())
def test_no_sign_is_lost_or_invented(line: str, right_to_left: bool) -> None:
    swapped = str.maketrans("()", "((")

    seen = visual(line, right_to_left)

    assert sorted(seen.translate(swapped)) == sorted(
        line.rstrip(" ").translate(swapped)
    )
