"""Tokens: told apart from forged ones, and good for one form alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.events.numbers import receipt_of
from facilitator.domain.form.address import (
    LETTERS,
    based_link,
    form_address,
    form_code,
    local_link,
)
from facilitator.domain.form.token import RANDOM_BYTES, issue_token, read_token
from tests.builders import a_plan

SECRET = b"s" * 32
CODE = "0401ABC"
DRAWN = st.binary(min_size=RANDOM_BYTES, max_size=RANDOM_BYTES)
NOW = st.integers(0, 2**35 - 1)


@given(DRAWN, NOW)
def test_a_token_is_read_back_with_its_time(drawn: bytes, now: int) -> None:
    token = issue_token(drawn, now, SECRET, CODE)
    assert read_token(token.text, SECRET, CODE) == token
    assert token.issued_at == now
    assert set(token.text) <= set(LETTERS)


@given(DRAWN, NOW, st.integers(0, 30), st.sampled_from(LETTERS))
def test_a_token_with_another_letter_is_none_of_ours(
    drawn: bytes, now: int, place: int, letter: str
) -> None:
    text = issue_token(drawn, now, SECRET, CODE).text
    forged = text[:place] + letter + text[place + 1 :]
    assert (read_token(forged, SECRET, CODE) is None) == (forged != text)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    assert read_token(text, SECRET, CODE) is None


def test_a_token_is_good_for_its_own_form_and_key_alone() -> None:
    token = issue_token(b"12345", 1_554_120_000, SECRET, CODE)
    assert read_token(token.text, SECRET, "0402ABC") is None
    assert read_token(token.text, b"t" * 32, CODE) is None


def test_the_receipt_is_the_beginning_of_the_token() -> None:
    token = issue_token(b"12345", 1_554_120_000, SECRET, CODE)
    assert token.receipt.replace("-", "") == token.text[:8]
    assert receipt_of(token.source_id) == token.receipt
    assert receipt_of("forms.csv:7") == receipt_of(None) == ""


def test_the_code_of_a_form_is_short_and_always_the_same() -> None:
    code = form_code(a_plan())
    assert code == form_code(a_plan(areas=4))
    assert code.startswith("0401")
    assert 4 <= len(code) <= 8
    assert set(code) <= set(LETTERS)


def test_an_address_may_be_this_laptops_own_or_the_hosts() -> None:
    plan = a_plan()
    code = form_code(plan)
    link = local_link(plan, "192.168.1.20", 8080)
    assert link == f"http://192.168.1.20:8080/F/{code}"
    assert form_address(plan, table="2", link=link) == f"{link}?B=2"
    assert local_link(plan, "fd00::1", 80) == f"http://[fd00::1]/F/{code}"
    assert based_link(plan, "https://a.example/d/") == f"https://a.example/d/F/{code}"


@pytest.mark.parametrize("given", ["B", "G", "O"])
def test_the_plans_own_link_is_used_where_no_other_is_given(given: str) -> None:
    names = {"B": "table", "G": "group", "O": "area"}
    plan = a_plan()
    address = form_address(plan, **{names[given]: "1"})
    assert address == f"{plan.session.form_link}?{given}=1"
