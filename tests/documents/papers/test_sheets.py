"""Table sheets, running sheet and card: what is on them, and that they fit."""

from pathlib import Path

import pytest

from facilitator.documents.papers.scribe_card import KEYS
from facilitator.domain.errors import Refused
from facilitator.domain.plan.plan import Plan
from facilitator.i18n.translate import load
from facilitator.services.export.request import Request
from facilitator.tui.actions.own_keys import key_name
from facilitator.tui.actions.registry import ACTIONS
from tests.builders import a_plan
from tests.documents.papers.test_handouts import LARGE, looking
from tests.documents.sample_papers import SECRET, a_hall, changed, hostile_hall, paper
from tests.documents.texts import HOSTILE
from tests.documents.validators import page_texts, read_tree, text_sizes

TABLES, RUNNING = Request("table-sheets"), Request("running-sheet")


def pages_of(
    wanted: Request, plan: Plan, path: Path, language: str = "sv"
) -> list[str]:
    """Return the text of each page of a paper."""
    paper(wanted, plan, None, path / "ut.pdf", language)
    return [page.replace("\n", "") for page in page_texts(path / "ut.pdf")]


@pytest.mark.parametrize(("areas", "rounds"), [(1, 1), (4, 4), (7, 8), (12, 12)])
def test_each_table_has_one_page(areas: int, rounds: int, tmp_path: Path) -> None:
    pages = pages_of(TABLES, a_hall(areas, 9, 9, rounds), tmp_path)
    assert len(pages) == 9
    for number, page in enumerate(pages, 1):
        assert f"Bord {number}" in page and f"Grupp {number}" in page
        assert "Alla får komma till tals" in page or "alla får komma till tals" in page


def test_a_table_sees_its_areas_in_the_order_in_which_it_gets_them(
    tmp_path: Path,
) -> None:
    second = pages_of(TABLES, a_hall(), tmp_path)[1]
    order = [second.index(f"Område {n}") for n in (2, 3, 4, 1)]
    assert order == sorted(order)
    assert "18.00–18.20" in second and "18.55–19.15" in second
    assert "Vad betyder 2.1 för dig?" in second
    assert "Nyckelord: Nyckelord 2.1, Nyckelord 2.2." in second
    assert "Paus" in second


def test_the_code_on_a_sheet_knows_its_table(tmp_path: Path) -> None:
    paper(TABLES, a_hall(), None, tmp_path / "ut.pdf")
    links = [each.text for each in read_tree(tmp_path / "ut.pdf").find("Link")]
    assert links == [f"HTTPS://EXEMPEL.EXAMPLE/F/1APRIL?B={n}" for n in range(1, 10)]
    figures = list(read_tree(tmp_path / "ut.pdf").find("Figure"))
    assert len(figures) == 9
    paper(TABLES, changed(a_hall(), form_link=""), None, tmp_path / "ut.pdf")
    assert not list(read_tree(tmp_path / "ut.pdf").find("Figure"))


def test_one_table_can_be_asked_for_and_an_unknown_one_is_refused(
    tmp_path: Path,
) -> None:
    [page] = pages_of(TABLES._replace(table="3"), a_hall(), tmp_path)
    assert "Bord 3" in page
    with pytest.raises(Refused, match=r"plan\.unknown"):
        pages_of(TABLES._replace(table="99"), a_hall(), tmp_path)


def test_a_table_that_chooses_freely_sees_all_areas(tmp_path: Path) -> None:
    free = changed(a_hall(4), rotation="none", starts=None)
    first = pages_of(TABLES, free, tmp_path)[0]
    assert "20 min · Bordet väljer område." in first
    assert all(f"Område {n}" in first for n in range(1, 5))
    assert "Vad betyder 4.2 för dig?" in first


def test_the_running_sheet_has_times_areas_questions_and_notes(tmp_path: Path) -> None:
    paper(RUNNING, a_hall(), None, tmp_path / "ut.pdf")
    tree = read_tree(tmp_path / "ut.pdf")
    programme, matrix = tree.find("Table")
    rows = [[cell.text for cell in row.kids] for row in programme.kids[1].kids]
    assert rows[0] == ["18.00–18.20", "Omgång 1", "20", "Varje bord sitt", SECRET]
    assert rows[2] == ["18.40–18.55", "Fika", "15", "Paus", SECRET]
    seats = [[cell.text for cell in row.kids] for row in matrix.kids[1].kids]
    assert seats[1] == [
        "Bord 2 · Grupp 2",
        "2 Område 2",
        "3 Område 3",
        "4 Område 4",
        "1 Område 1",
    ]
    assert all("Internt" in page for page in page_texts(tmp_path / "ut.pdf"))


def test_a_programme_without_a_start_tells_no_times(tmp_path: Path) -> None:
    [page, *_] = pages_of(RUNNING, changed(a_hall(), starts=None), tmp_path)
    assert "Upplägget säger inte när det börjar." in page
    assert "00.00" not in page


def test_rounds_about_one_area_and_free_rounds_are_told(tmp_path: Path) -> None:
    plan = a_plan(2, 3, 2, 2)
    first, second = plan.session.rounds
    plan = changed(plan, rounds=(first._replace(area="a2"), second))
    paper(RUNNING, plan, None, tmp_path / "ut.pdf")
    programme = next(read_tree(tmp_path / "ut.pdf").find("Table"))
    assert [row.kids[3].text for row in programme.kids[1].kids] == [
        "2 Område 2",
        "Fritt",
    ]


@pytest.mark.slow
@pytest.mark.parametrize(("areas", "rounds"), [(1, 1), (4, 4), (7, 8), (12, 12)])
def test_in_large_print_each_table_has_one_sheet(
    areas: int, rounds: int, tmp_path: Path
) -> None:
    path = tmp_path / "ut.pdf"
    paper(TABLES, looking(a_hall(areas, 9, 9, rounds), large=True), None, path)
    heads = [each.pages for each in read_tree(path).find("H1")]
    sides = 1 if len(page_texts(path)) == 9 else 2
    assert heads == [{sides * at} for at in range(9)]
    assert len(page_texts(path)) <= 9 * sides
    assert min(text_sizes(path)) >= LARGE


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize(
    "plan", [a_plan(0, 0, 0, 0), a_hall(7, 14, 3, 8), hostile_hall(list(HOSTILE))]
)
def test_the_card_is_one_page_always(plan: Plan, language: str, tmp_path: Path) -> None:
    assert len(pages_of(Request("card"), plan, tmp_path, language)) == 1


def test_the_keys_on_the_card_are_those_of_the_program() -> None:
    keys = {action.id: action.key for action in ACTIONS}
    for action, key, _ in KEYS:
        assert key_name(keys[action], load("en")) == key, action
