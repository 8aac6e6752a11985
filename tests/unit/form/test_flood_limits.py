"""What is held and why; what is turned away; and that nothing grows without end."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.form import flood_limits
from facilitator.domain.form.flood_limits import (
    ANSWERS,
    LEAST_SECONDS,
    REQUESTS,
    SHORT_TIMES,
    FormRules,
    Meters,
    SentAnswer,
)
from facilitator.domain.words.personal_number import check_digit

NUMBER = f"010101-011{check_digit('010101011')}"
LONG = "Bussen hem från träningen går inte efter åtta på kvällen"


def sent(
    n: int = 1,
    text: str = "",
    *,
    who: str = "a",
    waited: float = 60,
    trapped: bool = False,
    late: bool = False,
) -> SentAnswer:
    """Return an answer that a person may have sent."""
    return SentAnswer(f"form:{n}", who, text or f"{LONG} {n}", waited, trapped, late)


def test_an_answer_as_people_send_it_counts() -> None:
    assert FormRules().cause(sent(), 0) is None


@pytest.mark.parametrize(
    ("odd", "cause"),
    [
        (sent(trapped=True), "honeypot"),
        (sent(waited=LEAST_SECONDS - 0.1), "too_fast"),
        (sent(late=True), "late"),
        (sent(text=f"Jag är {NUMBER}"), "personal_number"),
    ],
)
def test_an_odd_answer_is_held_with_its_cause(odd: SentAnswer, cause: str) -> None:
    rules = FormRules()
    assert rules.cause(odd, 0) == cause


def test_a_robot_is_called_a_robot_also_after_the_form_has_closed() -> None:
    assert FormRules().cause(sent(trapped=True, waited=0, late=True), 0) == "honeypot"


def test_the_same_long_text_is_held_the_second_time() -> None:
    rules = FormRules()
    assert rules.cause(sent(1, LONG), 0) is None
    assert rules.cause(sent(2, f"  {LONG.upper()} "), 0) == "identical"


def test_the_same_answer_sent_again_is_not_its_own_twin() -> None:
    rules = FormRules()
    assert [rules.cause(sent(1, LONG), 0) for _ in range(3)] == [None] * 3


def test_a_short_text_may_come_from_several_people() -> None:
    rules = FormRules()
    causes = [rules.cause(sent(n, "Fler bussar"), 0) for n in range(SHORT_TIMES + 1)]
    assert causes == [None] * SHORT_TIMES + ["identical"]


def test_what_came_in_before_a_restart_is_known() -> None:
    rules = FormRules([("form:1", LONG)])
    assert rules.cause(sent(2, LONG), 0) == "identical"
    assert rules.cause(sent(1, LONG), 0) is None


def test_a_hall_of_a_hundred_phones_behind_one_address_is_no_burst() -> None:
    """A hundred people, five answers each within ten minutes, all from one address."""
    rules = FormRules()
    times = [(phone % 120) + 120 * turn for phone in range(100) for turn in range(5)]
    causes = [rules.cause(sent(n), at) for n, at in enumerate(sorted(times))]
    assert set(causes) == {None}


def test_a_script_that_sends_without_end_is_held_as_a_burst() -> None:
    rules = FormRules()
    causes = [rules.cause(sent(n), n / 10) for n in range(2000)]
    assert ANSWERS[0] <= causes.count(None) <= ANSWERS[0] + 200 * ANSWERS[1] + 1
    assert set(causes) == {None, "burst"}
    assert rules.cause(sent(9999, who="b"), 200) is None


def test_a_hall_that_reads_the_code_at_once_is_answered() -> None:
    rules = FormRules()
    assert all(rules.admits("a", n / 1000) for n in range(500))


def test_requests_without_end_are_turned_away() -> None:
    rules = FormRules()
    answered = sum(rules.admits("a", n / 1000) for n in range(10_000))
    assert answered <= REQUESTS[0] + 10 * REQUESTS[1] + 1
    assert rules.admits("b", 10)


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.floats(0, 5)), max_size=200),
    st.integers(1, 10),
    st.floats(0.1, 10),
)
def test_no_address_ever_gets_more_than_its_measure(
    asked: list[tuple[str, float]], most: int, a_second: float
) -> None:
    meters = Meters(most, a_second, 10)
    now, fits = 0.0, {"a": 0, "b": 0, "c": 0}
    for who, pause in asked:
        now += pause
        fits[who] += meters.takes(who, now)
    assert max(fits.values()) <= most + now * a_second + 1e-6


@settings(max_examples=20)
@given(st.integers(1, 50), st.lists(st.text(max_size=5), max_size=300))
def test_no_flood_of_addresses_makes_the_memory_grow(
    remembered: int, callers: list[str]
) -> None:
    meters = Meters(5, 1.0, remembered)
    for number, who in enumerate(callers):
        meters.takes(who, number)
        assert len(meters) <= remembered


def test_no_flood_of_texts_makes_the_memory_grow(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(flood_limits, "MOST_TEXTS", 100)
    monkeypatch.setattr(flood_limits, "MOST_ADDRESSES", 100)
    rules = FormRules()
    for number in range(1000):
        rules.cause(sent(number, who=str(number)), number)
        rules.admits(str(number), number)
    assert rules.remembered <= 300
