"""Printed sheets and their rows: numbers that are never given twice."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.errors import Refused
from facilitator.domain.events.commands import (
    LogStatement,
    Undo,
    WithdrawStatement,
)
from facilitator.domain.papers.answer_forms import (
    HIGHEST_SHEET,
    MOST_ROWS,
    MOST_SHEETS,
    next_row,
    next_sheet,
    paper_form,
    row_number,
    rows_keyed,
    rows_of,
    sheet_number,
    source_of,
    statement_at,
)
from facilitator.domain.plan.plan import Plan
from tests.builders import Desk, a_plan


def key_in(desk: Desk, sheet: int, row: int, text: str = "Fler bussar") -> str:
    """Key a row in and return the statement's id."""
    source = source_of(desk.session, sheet, row)
    command = LogStatement(
        text=text, area="1", group="1", channel="paper", source_id=source
    )
    return desk.do(command).id


@given(areas=st.integers(0, 12))
def test_every_question_has_rows_numbered_from_one_in_the_plans_order(
    areas: int,
) -> None:
    plan = a_plan(areas)
    rows = rows_of(plan)
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))
    asked = [row.question for row in rows if row.question]
    assert list(dict.fromkeys(asked)) == list(plan.questions)


def test_an_area_without_questions_has_rows_of_its_own() -> None:
    plan = a_plan(1)
    bare = plan.areas[0]._replace(questions=())
    session = replace(plan.session, areas=(bare,))
    rows = rows_of(Plan(plan.project, session))
    assert rows and {row.question for row in rows} == {None}


@given(
    first=st.integers(1, HIGHEST_SHEET - MOST_SHEETS),
    copies=st.integers(1, MOST_SHEETS),
)
def test_sheets_of_two_printings_that_follow_each_other_never_share_a_number(
    first: int, copies: int
) -> None:
    sheets = paper_form(a_plan(), first=first, copies=copies).sheets
    name = f"pappersblankett-{sheets[0]}_{sheets[-1]}.pdf"
    follows = next_sheet(Desk().session, [name])
    assert len(sheets) == copies and follows == sheets[-1] + 1
    assert follows not in sheets


def test_the_next_sheet_comes_after_those_printed_and_those_keyed_in() -> None:
    desk = Desk()
    assert next_sheet(desk.session, []) == 1
    key_in(desk, 40, 1)
    desk.log("Inget blad", channel="paper", source_id="paper:x:1")
    desk.log("Annan källa", channel="online", source_id="paper:900:1")
    assert next_sheet(desk.session, ["pappersblankett-1_30.pdf"]) == 41
    names = ["pappersblankett-31_60-2.pdf", "pappersblankett-bord-1-61_90.pdf"]
    assert next_sheet(desk.session, names) == 91


@pytest.mark.parametrize("copies", [0, -1, MOST_SHEETS + 1])
def test_no_more_sheets_are_made_than_can_be(copies: int) -> None:
    with pytest.raises(Refused, match=r"paper\.copies"):
        paper_form(a_plan(), copies=copies)
    with pytest.raises(Refused, match=r"paper\.sheet"):
        paper_form(a_plan(), first=HIGHEST_SHEET, copies=2)


@pytest.mark.parametrize("typed", ["", "0", "-1", "x", "1.5", "٣", "1000000", "9" * 99])
def test_what_is_no_number_of_a_sheet_or_row_is_refused(typed: str) -> None:
    with pytest.raises(Refused):
        sheet_number(typed)
    with pytest.raises(Refused):
        row_number(typed)


def test_numbers_are_read_as_they_are_typed() -> None:
    assert (sheet_number(" 012 "), row_number("7")) == (12, 7)


def test_a_row_stands_for_one_statement_until_it_is_taken_back() -> None:
    desk = Desk()
    first = key_in(desk, 12, 3)
    found = statement_at(desk.session, 12, 3)
    assert found and found.id == first
    assert source_of(desk.session, 12, 3) == "paper:12:3"
    desk.do(WithdrawStatement(statement=first, reason="fel blad"))
    assert statement_at(desk.session, 12, 3) is None
    again = key_in(desk, 12, 3, "Rätt")
    assert rows_keyed(desk.session, 12) == [(3, desk.session.statements[again])]
    desk.do(Undo())
    assert statement_at(desk.session, 12, 3) is None
    assert source_of(desk.session, 12, 3) == "paper:12:3:3"


def test_the_next_row_goes_past_those_that_are_keyed_in() -> None:
    desk = Desk()
    for row in (2, 3):
        key_in(desk, 12, row)
    assert next_row(desk.session, 12, 1) == 4
    assert next_row(desk.session, 13, 1) == 2
    assert next_row(desk.session, 12, MOST_ROWS) == MOST_ROWS
