"""How much is taken and from where on it is refused: the last that goes, the first not.

The figures stand here as people meet them in the guides, so that a limit that moves
by one is noticed.
"""

from collections.abc import Callable

import pytest

from facilitator.domain.errors import Refused
from facilitator.domain.events.commands import (
    AddRoomWord,
    CountPeople,
    HoldAnswer,
    LogStatement,
)
from facilitator.domain.form.flood_limits import FormRules, SentAnswer
from facilitator.domain.hall.agenda import Moment
from facilitator.domain.papers.answer_forms import (
    copies_of,
    row_number,
    rows_of,
    sheet_number,
)
from facilitator.domain.papers.posters import reading_distance
from facilitator.domain.plan.ids import LEGAL_ID, device_slug, id_of_word, slug
from facilitator.domain.plan.look import limit_of
from tests.builders import Desk, a_plan


def is_taken(act: Callable[[], object]) -> bool:
    """Tell whether something is done, and not refused."""
    try:
        act()
    except Refused:
        return False
    return True


@pytest.mark.parametrize(
    ("of", "fewest", "most"),
    [
        (copies_of, 1, 2_000),
        (sheet_number, 1, 999_999),
        (row_number, 1, 999),
        (limit_of, 1, 100),
    ],
)
def test_a_number_that_is_keyed_in_has_a_lowest_and_a_highest(
    of: Callable[[str], int], fewest: int, most: int
) -> None:
    assert (of(str(fewest)), of(str(most))) == (fewest, most)
    for number in (fewest - 1, most + 1):
        assert not is_taken(lambda number=number: of(str(number)))  # type: ignore[misc]


def test_a_statement_has_at_most_eight_thousand_characters() -> None:
    taken = [
        is_taken(lambda n=n: Desk().do(LogStatement(text="å" * n, area="1", group="1")))  # type: ignore[misc]
        for n in (8_000, 8_001)
    ]
    assert taken == [True, False]


def test_the_note_of_an_answer_that_is_held_is_cut_at_five_hundred_characters() -> None:
    desk = Desk()
    for letters, kept in ((499, 499), (500, 500), (501, 500)):
        source = f"svar-{letters}"
        desk.do(
            HoldAnswer(source_id=source, cause="burst", text="x", note="å" * letters)
        )
        held = desk.session.quarantine.answer(source)
        assert held and len(held.note) == kept


def test_from_none_to_a_hundred_thousand_people_of_a_group_may_be_here() -> None:
    taken = [
        is_taken(lambda n=n: Desk().do(CountPeople("1", n)))  # type: ignore[misc]
        for n in (-1, 0, 100_000, 100_001)
    ]
    assert taken == [False, True, True, False]


def test_a_word_of_the_room_has_at_most_forty_characters() -> None:
    taken = [
        is_taken(lambda n=n: Desk().do(AddRoomWord("å" * n, "1")))  # type: ignore[misc]
        for n in (40, 41)
    ]
    assert taken == [True, False]


def test_an_id_has_at_most_sixty_characters_with_a_letter_among_them() -> None:
    assert LEGAL_ID.fullmatch("a" * 60) and not LEGAL_ID.fullmatch("a" * 61)
    assert LEGAL_ID.fullmatch("1a") and not LEGAL_ID.fullmatch("12")
    assert [len(slug("a" * n)) for n in (59, 60)] == [59, 60]
    assert slug("a" * 61).startswith("a" * 40 + "-x")
    assert [len(id_of_word("a1-", "b" * n)) for n in (56, 57, 58)] == [59, 60, 60]
    assert id_of_word("a1-", "b" * 57) == "a1-" + "b" * 57
    assert id_of_word("a1-", "b" * 58) != "a1-" + "b" * 57


def test_a_devices_name_has_at_most_forty_characters() -> None:
    assert [len(device_slug("a" * n)) for n in (39, 40, 41)] == [39, 40, 40]


def answer(number: int, text: str = "", wait: float = 60.0) -> SentAnswer:
    """Return one of many answers from one address."""
    return SentAnswer(f"form:{number}", "a", text or f"Svar nummer {number}", wait)


def test_an_address_may_ask_1500_times_at_once_and_then_150_times_a_second() -> None:
    rules = FormRules()
    assert sum(rules.admits("a", 0) for _ in range(1_600)) == 1_500
    assert sum(rules.admits("a", 1) for _ in range(200)) == 150


def test_an_address_may_answer_300_times_at_once_and_then_every_other_second() -> None:
    rules = FormRules()
    causes = [rules.cause(answer(n), 0) for n in range(310)]
    assert causes == [None] * 300 + ["burst"] * 10
    assert rules.cause(answer(310), 1.9) == "burst"
    assert rules.cause(answer(311), 2) is None
    assert rules.cause(answer(312), 2) == "burst"


def test_who_takes_three_seconds_is_a_person() -> None:
    causes = [FormRules().cause(answer(1, wait=wait), 0) for wait in (2.99, 3)]
    assert causes == ["too_fast", None]


def test_a_text_of_25_characters_may_come_ten_times_and_a_longer_one_once() -> None:
    for letters, times in ((25, 10), (26, 1)):
        rules = FormRules()
        causes = [rules.cause(answer(n, "å" * letters), 0) for n in range(12)]
        assert causes == [None] * times + ["identical"] * (12 - times)


def test_ten_thousand_addresses_are_remembered_and_the_quietest_is_forgotten() -> None:
    rules = FormRules()
    for number in range(10_000):
        rules.admits(str(number), 0)
    assert rules.remembered == 10_000
    rules.admits("0", 0)
    rules.admits("one more", 0)
    assert rules.remembered == 10_000


def test_a_round_nears_its_end_with_its_last_fifth_and_its_last_twentieth() -> None:
    marks = [
        Moment("running", 0, 1_000, elapsed).mark
        for elapsed in (0, 799, 800, 949, 950, 1_000, 1_001)
    ]
    assert marks == [0, 0, 1, 1, 2, 2, 2]
    assert Moment("running", 0, 0, 5).mark == 0
    assert Moment("between", 0, 1_000, 990).mark == 0


@pytest.mark.parametrize(
    ("areas", "rows_each"), [(1, 5), (2, 3), (3, 2), (6, 1), (7, 1)]
)
def test_questions_share_twelve_rows_and_have_from_one_to_five_each(
    areas: int, rows_each: int
) -> None:
    # There are two questions to each area.
    assert len(rows_of(a_plan(areas))) == 2 * areas * rows_each


def test_a_code_is_read_from_half_a_metre_for_each_millimetre_and_a_half() -> None:
    """A camera sees 69° over 1920 pixels and needs four of them for a module."""
    assert [reading_distance(side) for side in (1.43, 1.44, 2.86, 2.87, 28.7)] == [
        0.0, 0.5, 0.5, 1.0, 10.0
    ]  # fmt: skip
