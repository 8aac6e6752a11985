"""Correction slips: a page for each table, every statement to the letter, boxes."""

from collections import Counter
from pathlib import Path

import pytest

from facilitator.documents.papers.correction_slips import slips_pdf
from facilitator.documents.pdf.file.text import spelt
from facilitator.domain.errors import Refused
from facilitator.domain.events.commands import CorrectStatement, WithdrawStatement
from facilitator.domain.events.marks import ConfirmStatement
from facilitator.domain.papers.correction_slips import (
    full_number,
    slips_keyed_at,
    slips_of,
)
from facilitator.domain.session.session import Session
from facilitator.i18n.translate import load
from facilitator.services.export.request import Request
from tests.builders import Desk, a_plan
from tests.documents.sample_papers import a_hall, paper, said
from tests.documents.texts import HOSTILE
from tests.documents.validators import page_texts, read_back, read_tree
from tests.hostile import HOSTILE as STORED

SLIPS = Request("correction-slips")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_statement_reads_back_to_the_letter(
    language: str, tmp_path: Path
) -> None:
    desk = said(a_hall(), [*HOSTILE, *STORED.values()])
    path = tmp_path / "ut.pdf"
    paper(SLIPS, desk.plan, desk.session, path, language)
    session = desk.session
    assert Counter((each.number, each.text) for each in read_back(path)) == Counter(
        (session.number_of(each), spelt(each.text))
        for each in session.statements.values()
    )


def test_each_table_begins_a_page_of_its_own_that_says_what_to_do(
    tmp_path: Path,
) -> None:
    desk = said(a_hall(tables=3), ["Fler bussar"] * 60)
    paper(SLIPS, desk.plan, desk.session, tmp_path / "ut.pdf")
    tree = read_tree(tmp_path / "ut.pdf")
    heads = list(tree.find("H1"))
    assert [each.text for each in heads] == ["Bord 1", "Bord 2", "Bord 3"]
    firsts = [min(each.pages) for each in heads]
    assert firsts == sorted(set(firsts))
    pages = page_texts(tmp_path / "ut.pdf")
    for first in firsts:
        assert "Lämna in lapparna innan ni går." in pages[first].replace("\n", "")
        assert "20 synpunkter" in pages[first]


def test_numbers_of_a_table_stand_in_order_with_a_box_for_each_answer(
    tmp_path: Path,
) -> None:
    desk = said(a_hall(tables=2), ["Fler bussar"] * 30)
    paper(SLIPS, desk.plan, desk.session, tmp_path / "ut.pdf")
    numbers = [each.number for each in read_back(tmp_path / "ut.pdf")]
    assert numbers == sorted(numbers)
    for item in read_tree(tmp_path / "ut.pdf").find("LBody"):
        assert [kid.text for kid in item.kids[-3:]] == [
            "Stämmer",
            "Ändras",
            "Tas bort",
        ]
        assert len(item.pages) == 1


def test_the_boxes_stay_with_the_end_of_a_long_statement(tmp_path: Path) -> None:
    desk = said(a_hall(tables=1), ["Vi vill ha fler bussar. " * 330] * 4)
    paper(SLIPS, desk.plan, desk.session, tmp_path / "ut.pdf")
    for item in read_tree(tmp_path / "ut.pdf").find("LBody"):
        text, *rest = item.kids
        assert len(text.pages) > 1
        assert {page for kid in rest for page in kid.pages} == {max(text.pages)}


def test_one_table_and_one_round_can_be_asked_for(tmp_path: Path) -> None:
    desk = said(a_hall(tables=3), ["Fler bussar"] * 24)
    paper(SLIPS._replace(table="2", round="1"), desk.plan, desk.session, tmp_path / "u")
    found = [each.number for each in read_back(tmp_path / "u")]
    assert found and all(number.startswith("02-1-") for number in found)
    with pytest.raises(Refused, match=r"plan\.unknown"):
        slips_of(desk.plan, desk.session, "9")
    with pytest.raises(Refused, match=r"plan\.unknown"):
        slips_of(desk.plan, desk.session, round_="9")


def test_what_was_withdrawn_or_came_by_the_form_is_left_out() -> None:
    desk = Desk()
    gone = desk.log("Bort")
    desk.log("Digitalt", channel="online")
    mended = desk.log("Fler busar")
    desk.do(WithdrawStatement(statement=gone, reason="bad om det"))
    desk.do(CorrectStatement(statement=mended, reason="fel", text="Fler bussar"))
    [section] = slips_of(desk.plan, desk.session).tables
    assert [slip.statement.text for slip in section.slips] == ["Fler bussar"]


def test_slips_of_answers_on_paper_are_told_apart(tmp_path: Path) -> None:
    desk = said(a_hall(tables=1), ["Fler bussar"] * 3)
    desk.log("Fler cyklar", channel="paper")
    paper(SLIPS, desk.plan, desk.session, tmp_path / "ut.pdf")
    told = read_tree(tmp_path / "ut.pdf").text
    assert "4 synpunkter, varav 1 på papper" in told
    assert told.count("· på papper") == 1
    assert slips_of(desk.plan, desk.session).on_paper == 1


def test_tables_that_the_plan_lost_and_no_table_at_all_come_last() -> None:
    desk = said(a_hall(tables=3), ["Fler bussar"] * 3)
    desk.log("Utan bord", table=None, round=None)
    slips = slips_of(a_plan(4, 9, 1), desk.session)
    told = [section.table.id if section.table else None for section in slips.tables]
    assert told == ["bord-1", "bord-2", "bord-3", None]


def test_a_session_where_nothing_was_said_gives_a_page_that_says_so(
    tmp_path: Path,
) -> None:
    paper(SLIPS, a_hall(tables=3), Session(), tmp_path / "ut.pdf")
    [page] = page_texts(tmp_path / "ut.pdf")
    assert "Ingen synpunkt har antecknats." in page
    empty = slips_of(a_hall(tables=3), Session()).empty
    assert [table.name for table in empty] == ["Bord 1", "Bord 2", "Bord 3"]


def test_progress_rises_to_one_and_may_stop_the_work() -> None:
    desk = said(a_hall(), ["Fler bussar"] * 300)
    told: list[float] = []
    made_of = slips_of(desk.plan, desk.session)
    slips_pdf(made_of, load("sv"), lambda share, *_: told.append(share))
    assert told == sorted(told) and told[-1] == 1.0 and len(told) > 3

    class Stopped(Exception):
        """The user has had enough."""

    def stop(share: float, part: str = "", /) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        slips_pdf(made_of, load("sv"), stop)


def test_a_slip_is_done_when_its_answer_has_been_keyed_back() -> None:
    desk = Desk()
    ids = [desk.log(f"Synpunkt {n}") for n in range(6)]
    desk.log("Vid ett annat bord", table="2")

    def done() -> tuple[int, int]:
        return tuple(slips_keyed_at(desk.session, "bord-1", "Rättelselapp"))  # type: ignore[return-value]

    assert done() == (0, 6)
    desk.do(ConfirmStatement(ids[0]))
    reason = "Rättelselapp"
    desk.do(CorrectStatement(statement=ids[1], reason=reason, text="Annat"))
    desk.do(WithdrawStatement(statement=ids[2], reason="Rättelselapp, oläslig"))
    assert done() == (3, 6)
    desk.do(CorrectStatement(statement=ids[3], reason="stavfel", text="Annat"))
    desk.do(WithdrawStatement(statement=ids[4], reason="bad om det"))
    assert done() == (3, 5)


@pytest.mark.parametrize(
    ("typed", "before", "meant"),
    [
        ("7-2-14", "", "7-2-14"),
        ("7 2 14", "", "7-2-14"),
        ("7.2,14b", "01-1-001", "7-2-14b"),
        ("15", "07-2-014", "07-2-15"),
        ("3-1", "07-2-014", "07-3-1"),
        ("15", "", "15"),
        ("", "07-2-014", ""),
        ("1-2-3-4", "07-2-014", "1-2-3-4"),
    ],
)
def test_what_is_left_out_of_a_number_is_as_in_the_one_before(
    typed: str, before: str, meant: str
) -> None:
    assert full_number(typed, before) == meant
