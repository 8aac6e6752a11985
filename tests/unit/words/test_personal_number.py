"""A personal identity number is found however it is written, and little else is."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.words.personal_number import (
    check_digit,
    holds_personal_number,
)

DAYS = st.dates(date(1900, 1, 1), date(2026, 12, 31))
SERIALS = st.integers(0, 999).map(lambda serial: f"{serial:03d}")


@st.composite
def numbers(draw: st.DrawFn) -> tuple[str, str, str]:
    """Draw century, six digits of a day and the last four, of either kind."""
    day = draw(DAYS)
    extra = draw(st.sampled_from((0, 60)))
    six = f"{day:%y%m}{day.day + extra:02d}"
    nine = six + draw(SERIALS)
    return f"{day:%Y}"[:2], six, f"{nine[6:]}{check_digit(nine)}"


@given(
    numbers(),
    st.booleans(),
    st.sampled_from(("", "-", "+", " ", "–", "\n")),
    st.sampled_from(("", "Jag heter Eva, ", "(", "nr:")),
    st.sampled_from(("", ".", " ring mig", ")", "x")),
)
def test_a_valid_number_is_found_wherever_and_however_it_stands(
    number: tuple[str, str, str], full: bool, between: str, before: str, after: str
) -> None:
    century, six, four = number
    text = f"{before}{century if full else ''}{six}{between}{four}{after}"
    assert holds_personal_number(text)


@given(numbers(), st.integers(0, 9), st.integers(1, 9))
def test_a_number_with_one_wrong_digit_is_none(
    number: tuple[str, str, str], place: int, more: int
) -> None:
    ten = number[1] + number[2]
    wrong = str((int(ten[place]) + more) % 10)
    assert not holds_personal_number(ten[:place] + wrong + ten[place + 1 :])


@given(numbers(), st.integers(0, 9), st.booleans())
def test_digits_within_a_longer_number_are_none(
    number: tuple[str, str, str], digit: int, first: bool
) -> None:
    ten = number[1] + number[2]
    long = f"{digit}{ten}" if first else f"{ten}{digit}"
    assert not holds_personal_number(long)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), SERIALS)
def test_a_day_that_no_calendar_has_makes_none(day: date, serial: str) -> None:
    last = (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    nine = f"{last:%y%m}{last.day + 1:02d}{serial}"
    in_leap_year = last.month == 2 and last.day == 28
    if not in_leap_year:
        assert not holds_personal_number(f"{nine}{check_digit(nine)}")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0123-45 67 89",
        "556016-0680",
        "2019-04-01 18:05:12",
        "Buss 811228",
        "12 345",
    ],
)
def test_telephones_companies_times_and_amounts_are_none(text: str) -> None:
    assert not holds_personal_number(text)


@pytest.mark.parametrize("text", ["811228-9874", "19811228-9874", "670919-9530"])
def test_numbers_that_are_published_as_examples_are_found(text: str) -> None:
    assert holds_personal_number(text)
