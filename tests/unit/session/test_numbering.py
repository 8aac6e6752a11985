"""Who has which number, in whatever order they come."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.events.numbers import parse_number, with_letter
from facilitator.domain.session import numbering
from facilitator.domain.session.numbering import (
    LARGEST,
    Numbering,
)

serials = st.integers(1, 60)
given_numbers = st.lists(
    st.tuples(st.sampled_from(["01-1", "02-1"]), serials), max_size=40
)


@pytest.fixture(autouse=True)
def _narrow_gap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(numbering, "WIDEST_GAP", 7)


@given(given_numbers, st.randoms(use_true_random=False))
def test_the_numbers_do_not_depend_on_the_order_in_which_they_come(
    drawn: list[tuple[str, int]], chance: random.Random
) -> None:
    wanted = [
        (f"{series}-{serial:03d}", f"id{n:02d}")
        for n, (series, serial) in enumerate(drawn)
    ]
    shuffled = wanted + wanted[::2]
    chance.shuffle(shuffled)
    numbers = Numbering()
    for number, statement_id in shuffled:
        numbers.give(number, statement_id)
    for number, statement_id in wanted:
        twins = sorted(each for other, each in wanted if other == number)
        place = twins.index(statement_id)
        assert numbers.at(number, place) == statement_id
        assert numbers.at(number, len(twins)) is None
        letter = "" if place == 0 else "abcdefghijklmnopqrstuvwxyz"[place : place + 1]
        if place < 26:
            assert numbers.shown_number(number, statement_id) == number + letter
    for series in ("01-1", "02-1"):
        highest = max((n for each, n in drawn if each == series), default=0)
        assert numbers.next_serial(series) == highest + 1


def test_twins_are_told_so_that_their_letters_can_be_shown_anew() -> None:
    numbers = Numbering()
    assert numbers.give("01-1-001", "b") == ()
    assert numbers.give("01-1-001", "b") == ()
    assert numbers.give("01-1-001", "a") == ["b"]
    assert numbers.give("01-1-001", "c") == []


@given(st.lists(st.tuples(st.integers(0, 30), st.booleans()), max_size=40))
def test_whoever_keeps_the_numbers_shown_is_told_of_each_one_that_changes(
    drawn: list[tuple[int, bool]],
) -> None:
    numbers, shown = Numbering(), dict[str, str]()
    for each, asks in drawn:
        new = f"id{each:02d}"
        for twin in numbers.give("01-1-001", new):
            shown.pop(twin, None)
        if asks:
            shown[new] = numbers.shown_number("01-1-001", new)
    ids = sorted({f"id{n:02d}" for n, _ in drawn})
    for twin, number in shown.items():
        assert number == with_letter("01-1-001", ids.index(twin))


@pytest.mark.parametrize("step", [1, -1])
def test_many_twins_are_told_of_no_oftener_than_there_are_twins(step: int) -> None:
    numbers, many = Numbering(), 3_000
    ids = [f"id{each:05d}" for each in range(many)][::step]
    told = sum(len(numbers.give("01-1-001", each)) for each in ids)
    assert told <= many


def test_a_number_that_claims_a_thousand_million_before_it_takes_no_memory() -> None:
    numbers = Numbering()
    numbers.give("01-1-999999999", "a")
    assert numbers.at("01-1-999999999", 0) == "a"
    assert sum(map(len, numbers._series.values())) == 1


def test_a_file_of_made_up_numbers_takes_no_more_memory_than_it_is_long() -> None:
    numbers = Numbering()
    for each in range(1000):
        numbers.give(f"01-1-{each * 131_000}", f"id{each}")
    assert sum(map(len, numbers._series.values())) < 100


def test_no_made_up_number_keeps_the_next_one_from_being_named() -> None:
    numbers = Numbering()
    for serial in (7, LARGEST - 1, LARGEST, 999_999_999, 10**30):
        numbers.give(f"01-1-{serial}", f"id{serial}")
    following = numbers.next_serial("01-1")
    assert parse_number(f"01-1-{following:03d}") == (f"01-1-{following:03d}", 0)
    numbers.give(f"01-1-{following}", "our")
    assert numbers.next_serial("01-1") == following


@pytest.mark.parametrize("text", ["", "sju", "07-2-x", "07-2-"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        Numbering().give(text, "a")


def test_what_was_read_first_from_the_end_joins_the_row_once_that_comes_so_far() -> (
    None
):
    numbers = Numbering()
    serials = [*range(901, 1001), *range(1, 901)]
    for serial in serials:
        numbers.give(f"01-1-{serial:03d}", f"id{serial}")
    assert not numbers._beyond
    assert numbers.next_serial("01-1") == 1001
    assert all(numbers.at(f"01-1-{n:03d}", 0) == f"id{n}" for n in serials)
