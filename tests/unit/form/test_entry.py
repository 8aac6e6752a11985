"""What a person has filled in: where it belongs, and what is wrong with it."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from facilitator.domain.form.entry import (
    TRAP,
    AnswerPlace,
    Entry,
    choice_value,
    entry_of,
    place_of,
    query_of,
)
from tests.builders import a_plan

PLAN = a_plan()
TABLE, GROUP, AREA = PLAN.session.tables[1], PLAN.groups[2], PLAN.areas[0]
QUESTION = AREA.questions[1]
COMPLETE = {"group": "g1", "about": "a2", "answer": "Fler bussar"}


def sent(fields: Mapping[str, str]) -> Entry:
    """Return what was sent from a form that was scanned at a table."""
    return entry_of(PLAN, AnswerPlace(TABLE), {**COMPLETE, **fields})


def faults(**fields: str) -> list[tuple[str, str]]:
    """Return what is wrong where some fields are filled in in another way."""
    return [tuple(each) for each in sent(fields).faults]  # type: ignore[misc]


def test_the_first_of_each_kind_has_number_one_in_an_address() -> None:
    first = AnswerPlace(PLAN.session.tables[0], PLAN.groups[0], PLAN.areas[0])
    assert query_of(PLAN, first) == {"B": "1", "G": "1", "O": "1"}
    assert place_of(PLAN, {"B": "1", "G": "1", "O": "1"}) == first


def test_what_an_address_tells_comes_back_from_it() -> None:
    for place in (
        AnswerPlace(TABLE, GROUP, AREA), AnswerPlace(TABLE), AnswerPlace(area=AREA),
        AnswerPlace(group=GROUP), AnswerPlace(),
    ):  # fmt: skip
        assert place_of(PLAN, query_of(PLAN, place)) == place


@pytest.mark.parametrize("number", ["", "0", "4", "-1", "x", "1.0", "٣", "²", "0" * 99])
def test_a_number_that_the_plan_does_not_have_is_passed_over(number: str) -> None:
    assert place_of(PLAN, {"B": number, "G": number, "O": number}) == AnswerPlace()


def test_the_last_group_is_reached_and_numbers_have_at_most_four_digits() -> None:
    assert place_of(PLAN, {"G": "3"}).group == GROUP
    assert place_of(PLAN, {"G": "0003"}).group == GROUP
    assert place_of(PLAN, {"G": "00003"}).group is None


def test_what_is_chosen_is_an_area_a_question_or_nothing() -> None:
    assert choice_value(AnswerPlace(TABLE, GROUP)) == ""
    assert choice_value(AnswerPlace(area=AREA)) == "a1"
    assert choice_value(AnswerPlace(area=AREA, question=QUESTION)) == "a1/a1-q2"


def test_an_answer_with_all_that_is_asked_for_has_no_fault() -> None:
    entry = sent({"about": "a1/a1-q2"})
    assert entry.place == AnswerPlace(TABLE, PLAN.groups[0], AREA, QUESTION)
    assert (entry.text, entry.trapped, entry.faults) == ("Fler bussar", False, ())


def test_an_area_alone_may_be_chosen() -> None:
    entry = sent({"about": "a1"})
    assert (entry.place.area, entry.place.question, entry.faults) == (AREA, None, ())


def test_what_is_missing_is_told_of_each_field_in_the_order_of_the_form() -> None:
    assert faults(group="", about="", answer=" \n") == [
        ("group", "error_group"), ("about", "error_about"), ("answer", "error_answer")
    ]  # fmt: skip


def test_what_the_plan_does_not_have_has_to_be_chosen_again() -> None:
    assert faults(group="g99") == [("group", "error_group")]
    assert faults(about="a99") == [("about", "error_about")]
    assert faults(about="a1/a2-q1") == [("about", "error_about")]


def test_an_answer_may_be_as_long_as_the_plan_says_and_no_longer() -> None:
    limit = PLAN.session.form.limit
    assert faults(answer="å" * limit) == []
    assert faults(answer="å" * (limit + 1)) == [("answer", "error_long")]
    shorter = replace(PLAN.session, form=replace(PLAN.session.form, limit=5))
    plan = replace(PLAN, session=shorter)
    assert entry_of(plan, AnswerPlace(), COMPLETE).faults[0].key == "error_long"


def test_lines_end_as_they_do_here_and_the_text_is_cleaned_once() -> None:
    entry = sent({"answer": " Fler\r\nbussar\x07 "})
    assert entry.answer == " Fler\nbussar\x07 "
    assert entry.text == "Fler\nbussar"


def test_who_fills_in_the_field_that_nobody_sees_is_trapped() -> None:
    assert sent({TRAP: "x"}).trapped
    assert not sent({TRAP: ""}).trapped
