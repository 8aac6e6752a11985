"""Printed forms: what stands on every sheet, and leaves that can be handed out."""

from datetime import datetime
from pathlib import Path

import pytest

from facilitator.documents.papers.answer_forms import paper_form_pdf
from facilitator.domain.papers.answer_forms import (
    paper_form,
    rows_of,
)
from facilitator.domain.plan.form_plan import FormPlan
from facilitator.domain.plan.plan import Plan
from facilitator.i18n.translate import load
from facilitator.services.export.request import Request
from tests.builders import a_plan
from tests.documents.sample_papers import a_hall, changed, paper
from tests.documents.validators import Node, page_texts, read_tree

FORM = FormPlan(
    closes=datetime(2019, 4, 8, 23, 59),
    controller="Kommunstyrelsen",
    contact="dialog@exempel.example",
    notice="Svaren blir allmän handling.",
    purpose="Svaren blir underlag för nya mål.",
)
SHEETS = Request("paper-form", first=12, copies=3)


def tree_of(wanted: Request, plan: Plan, path: Path, language: str = "sv") -> Node:
    """Make a form and return its structure."""
    paper(wanted, plan, None, path / "ut.pdf", language)
    return read_tree(path / "ut.pdf")


def labels(tree: Node) -> list[str]:
    """Return the numbers of all rows."""
    return [node.text for node in tree.find("Lbl")]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_sheet_says_who_is_responsible_and_asks_every_question(
    language: str, tmp_path: Path
) -> None:
    plan = changed(a_hall(), form=FORM)
    tree = tree_of(SHEETS, plan, tmp_path, language)
    sheets = list(tree.find("H1"))
    word = "Blad" if language == "sv" else "Sheet"
    assert [each.text for each in sheets] == [f"{word} {n}" for n in (12, 13, 14)]
    told = tree.text
    for each in (FORM.controller, FORM.contact, FORM.notice, FORM.purpose):
        assert told.count(each) == 3
    for question in plan.questions:
        assert told.count(question.name) == 3
    for group in plan.groups:
        assert told.count(group.name) == 3


def test_no_row_of_any_sheet_has_the_number_of_another(tmp_path: Path) -> None:
    found = labels(tree_of(SHEETS, a_hall(), tmp_path))
    assert len(found) == len(set(found))
    for sheet in (12, 13, 14):
        rows = [each for each in found if each.startswith(f"{sheet}:")]
        assert rows == [f"{sheet}:{n}" for n in range(1, len(rows) + 1)]
        assert len(rows) > len(rows_of(a_hall()))


@pytest.mark.parametrize("areas", [0, 1, 4, 7, 12])
def test_a_sheet_is_whole_leaves_so_that_it_can_be_printed_on_both_sides(
    areas: int, tmp_path: Path
) -> None:
    plan = a_plan(areas, 9, 1)
    tree = tree_of(SHEETS, plan, tmp_path)
    firsts = [min(each.pages) for each in tree.find("H1")]
    pages = len(page_texts(tmp_path / "ut.pdf"))
    assert pages % 2 == 0
    assert firsts == list(range(0, pages, pages // 3))
    if areas == 4:
        assert pages == 6


def test_every_page_says_which_sheet_it_is(tmp_path: Path) -> None:
    tree_of(SHEETS, a_hall(), tmp_path)
    pages = page_texts(tmp_path / "ut.pdf")
    for at, page in enumerate(pages):
        assert f"Blad {12 + at // (len(pages) // 3)}" in page


def test_a_row_stays_under_its_question(tmp_path: Path) -> None:
    tree = tree_of(SHEETS._replace(copies=1), a_hall(9), tmp_path)
    rows = {row.number: row.question for row in rows_of(a_hall(9))}
    for section in tree.find("Sect"):
        asked = [each.text for each in section.kids if each.kind == "H3"]
        numbers = [each.text for each in section.find("Lbl")] if asked else []
        for number in numbers:
            question = rows[int(number.split(":")[1])]
            assert question and asked == [question.name]


def test_a_form_for_one_group_and_table_names_them_and_has_no_boxes(
    tmp_path: Path,
) -> None:
    wanted = SHEETS._replace(group="2", table="3", copies=1)
    told = tree_of(wanted, a_hall(), tmp_path).text
    assert "Målgrupp: Grupp 2" in told and "Bord 3" in told
    assert "Grupp 4" not in told


def test_progress_rises_to_one_and_may_stop_the_work() -> None:
    told: list[float] = []
    made_of = paper_form(a_hall(), copies=5)
    paper_form_pdf(made_of, load("sv"), lambda share, *_: told.append(share))
    assert told == sorted(told) and told[-1] == 1.0 and len(told) == 6

    class Stopped(Exception):
        """The user has had enough."""

    def stop(share: float, part: str = "", /) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        paper_form_pdf(made_of, load("sv"), stop)
