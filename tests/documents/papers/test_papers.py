"""What all papers have in common: valid, the same every time, notes kept in."""

from dataclasses import replace
from pathlib import Path

import pytest

from facilitator.domain.compilation.compilation import compile_session
from facilitator.domain.plan.look import Look
from facilitator.domain.plan.plan import Plan
from facilitator.i18n.translate import load
from facilitator.services.export.catalogue import DOCUMENTS
from tests.builders import Desk, a_plan
from tests.documents.sample_papers import (
    NETWORK,
    PAPERS,
    SECRET,
    a_hall,
    asked,
    changed,
    compiled,
    hostile_hall,
    made_paper,
    paper,
    said,
)
from tests.documents.texts import HOSTILE
from tests.documents.validators import (
    Flavour,
    broken_rules,
    page_texts,
    page_validation,
    read_tree,
    vera,
)

pytestmark = pytest.mark.slow

SHAPES = {
    "empty plan": changed(a_plan(0, 0, 0, 0), **NETWORK),
    "no start, no rotation, no form": changed(a_plan(), form_link="", **NETWORK),
    "hall": a_hall(),
    "14 groups, 3 tables, 8 rounds": a_hall(7, 14, 3, 8),
    "hostile": hostile_hall(list(HOSTILE)),
}


def desk_of(plan: Plan) -> Desk:
    """Return a desk at which something was said, where that can be."""
    session = plan.session
    has_all = plan.areas and plan.groups and session.tables and session.rounds
    return said(plan, [*HOSTILE, "Fler bussar"]) if has_all else Desk(plan=plan)


@pytest.mark.validators
@pytest.mark.parametrize("flavour", ["ua1", "2a"])
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("what", PAPERS)
def test_both_validators_find_no_broken_rule(
    what: str, shape: str, flavour: Flavour, tmp_path: Path
) -> None:
    desk = desk_of(SHAPES[shape])
    path = tmp_path / "ut.pdf"
    paper(asked(what), desk.plan, desk.session, path)
    assert page_validation(path, flavour) == []
    assert vera(path, flavour) == []


@pytest.mark.validators
@pytest.mark.parametrize("shape", ["hall", "hostile"])
@pytest.mark.parametrize("what", PAPERS)
def test_every_paper_keeps_to_the_other_archive_profile(
    what: str, shape: str, tmp_path: Path
) -> None:
    desk = desk_of(SHAPES[shape])
    look = Look(archive="1a", accent="#7a1f3d")
    plan = Plan(replace(desk.plan.project, look=look), desk.plan.session)
    path = tmp_path / "ut.pdf"
    paper(asked(what), plan, desk.session, path)
    assert broken_rules(path, "1a") == []


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("what", PAPERS)
def test_the_same_plan_and_session_give_the_same_bytes(
    what: str, language: str
) -> None:
    first, second = (
        paper(asked(what), desk.plan, desk.session, language=language)
        for desk in (desk_of(a_hall()), desk_of(a_hall()))
    )
    assert first == second


@pytest.mark.parametrize("what", PAPERS)
def test_every_page_carries_digest_meeting_and_page_number(
    what: str, tmp_path: Path
) -> None:
    desk = desk_of(a_hall())
    path = tmp_path / "ut.pdf"
    paper(asked(what), desk.plan, desk.session, path)
    content = DOCUMENTS[what].content
    digest = content(desk.plan, desk.session, asked(what), load("sv")).digest
    pages = page_texts(path)
    for number, page in enumerate(pages, 1):
        assert f"Sida {number} av {len(pages)}" in page
        assert f"Kontrollsumma {digest[:4]}" in page
        assert "Medborgardialog" in page


@pytest.mark.parametrize("what", PAPERS)
def test_every_page_of_a_rehearsal_says_so(what: str, tmp_path: Path) -> None:
    desk = desk_of(a_hall())
    rehearsed = changed(desk.plan, rehearsal=True)
    path = tmp_path / "ut.pdf"
    paper(asked(what), rehearsed, desk.session, path)
    assert all("Övning" in page for page in page_texts(path))
    paper(asked(what), desk.plan, desk.session, path)
    assert not any("Övning" in page for page in page_texts(path))


@pytest.mark.validators
def test_every_page_of_a_rehearsals_compilation_says_so(tmp_path: Path) -> None:
    desk = desk_of(a_hall())
    made_of = compile_session(changed(desk.plan, rehearsal=True), desk.session)
    path = tmp_path / "ut.pdf"
    path.write_bytes(compiled(made_of))
    assert all("Övning" in page for page in page_texts(path))
    assert broken_rules(path, "2a") == []


def test_the_internal_notes_are_in_the_running_sheet_and_nowhere_else(
    tmp_path: Path,
) -> None:
    desk = desk_of(a_hall())
    made_of = compile_session(desk.plan, desk.session)
    texts = {}
    for what in PAPERS:
        paper(asked(what), desk.plan, desk.session, tmp_path / "ut.pdf")
        texts[what] = read_tree(tmp_path / "ut.pdf").text
    data = compiled(made_of)
    (tmp_path / "ut.pdf").write_bytes(data)
    texts["compilation"] = read_tree(tmp_path / "ut.pdf").text
    for kind in ("json", "html", "csv"):
        texts[kind] = compiled(made_of, kind).decode()
    review = made_paper(asked("review-copy"), desk.plan, desk.session)
    texts["review-copy"] = review.data.decode()
    assert [what for what, text in texts.items() if SECRET in text] == ["running-sheet"]


@pytest.mark.parametrize("what", PAPERS)
def test_a_paper_tells_its_pages_and_the_characters_without_letterforms(
    what: str, tmp_path: Path
) -> None:
    plan = changed(a_hall(), name="Dialog \ue000")
    made = made_paper(asked(what), plan)
    (tmp_path / "ut.pdf").write_bytes(made.data)
    assert made.pages == len(page_texts(tmp_path / "ut.pdf"))
    assert made.replaced >= 1
