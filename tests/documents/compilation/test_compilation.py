"""The compilation as PDF: valid, complete, readable, the same every time."""

from collections import Counter
from pathlib import Path

import pytest

from facilitator.documents.compilation.document import compilation_pdf
from facilitator.domain.compilation.compilation import (
    Compilation,
    compile_session,
)
from facilitator.domain.events.commands import (
    CorrectStatement,
    WithdrawStatement,
)
from facilitator.domain.plan.plan import Plan
from facilitator.i18n.translate import load
from tests.builders import Desk, a_plan
from tests.documents.sample_papers import compiled
from tests.documents.validators import (
    Flavour,
    page_texts,
    page_validation,
    read_back,
    read_tree,
    vera,
)
from tests.hostile import HOSTILE

SHAPES = {
    "empty": (a_plan(), []),
    "no groups, no questions, no tables": (a_plan(1, 0, 0, 0), []),
    "one statement": (a_plan(), ["Fler bussar"]),
    "hostile": (a_plan(), list(HOSTILE.values())),
    "many areas and groups": (a_plan(7, 14), ["Fler bussar", "Ljusare gator"] * 40),
}


def said(plan: Plan, texts: list[str]) -> Desk:
    """Return a desk at which the texts were said, here and there in the plan."""
    desk = Desk(plan=plan)
    for at, text in enumerate(texts):
        area = plan.areas[at % len(plan.areas)]
        group = plan.groups[at % len(plan.groups)]
        desk.log(
            text,
            area=area.id,
            group=group.id,
            question=None if at % 5 == 0 else area.questions[at % 2].id,
            keywords=(area.keywords[at % 2].id,),
            channel=("onsite", "online", "paper")[at % 3],
            kind=("own_words", "paraphrase", "scribe_note")[at % 3],
        )
    return desk


def written(made_of: Compilation, path: Path, language: str = "sv") -> Path:
    """Write a compilation and return its path."""
    path.write_bytes(compiled(made_of, language=language))
    return path


def made(desk: Desk) -> Compilation:
    """Return the compilation of a desk's session."""
    return compile_session(desk.plan, desk.session)


@pytest.mark.validators
@pytest.mark.parametrize("flavour", ["ua1", "2a"])
@pytest.mark.parametrize("shape", SHAPES)
def test_both_validators_find_no_broken_rule(
    shape: str, flavour: Flavour, tmp_path: Path
) -> None:
    path = written(made(said(*SHAPES[shape])), tmp_path / "ut.pdf")
    assert vera(path, flavour) == []
    assert page_validation(path, flavour) == []


@pytest.mark.validators
@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_three_thousand_statements_break_no_rule(
    flavour: Flavour, tmp_path: Path
) -> None:
    texts = [f"Fler bussar till byn {at}, så att unga kommer hem" for at in range(3000)]
    path = written(made(said(a_plan(4, 9), texts)), tmp_path / "ut.pdf")
    assert vera(path, flavour) == []
    assert page_validation(path, flavour) == []


@pytest.mark.slow
@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("shape", SHAPES)
def test_every_statement_reads_back_to_the_letter_in_its_chapter_and_in_the_annex(
    shape: str, language: str, tmp_path: Path
) -> None:
    desk = said(*SHAPES[shape])
    path = written(made(desk), tmp_path / "ut.pdf", language)
    session = desk.session
    expected = Counter(
        (session.number_of(each), each.text) for each in session.statements.values()
    )
    found = Counter((each.number, each.text) for each in read_back(path))
    assert found == expected + expected


def test_what_was_taken_back_is_told_without_its_words(tmp_path: Path) -> None:
    desk = Desk()
    gone = desk.log("Det här vill jag inte ha sagt")
    mended = desk.log("Fler busar")
    desk.do(WithdrawStatement(statement=gone, reason="bad om det"))
    desk.do(CorrectStatement(statement=mended, reason="stavfel", text="Fler bussar"))
    path = written(made(desk), tmp_path / "ut.pdf")
    shown = "\n".join(page_texts(path))
    assert "inte ha sagt" not in shown
    assert "Återtagen: bad om det" in shown
    assert "Fler busar" not in shown
    assert "rättad" in shown


def test_silent_groups_are_named_and_few_voices_are_called_a_weak_basis(
    tmp_path: Path,
) -> None:
    path = written(made(said(a_plan(), ["Fler bussar"])), tmp_path / "ut.pdf")
    shown = "\n".join(page_texts(path))
    assert "Inget sagt av: Grupp 1, Grupp 2, Grupp 3." in shown
    assert "svagt underlag" in shown
    assert "%" not in shown


def test_every_page_after_the_cover_carries_digest_and_page_number(
    tmp_path: Path,
) -> None:
    made_of = made(said(*SHAPES["many areas and groups"]))
    pages = page_texts(written(made_of, tmp_path / "ut.pdf"))
    for number, page in enumerate(pages[1:], 2):
        assert f"Sida {number} av {len(pages)}" in page
        assert made_of.digest[:4] in page


def test_headings_follow_the_order_area_question_group(tmp_path: Path) -> None:
    path = written(made(said(*SHAPES["one statement"])), tmp_path / "ut.pdf")
    tree = read_tree(path)
    chapters = [node.text for node in tree.find("H1")]
    assert "1 Område 1" in chapters
    assert chapters.index("Sammanfattning") < chapters.index("1 Område 1")
    assert "Grupp 1 · 1 synpunkt" in [node.text for node in tree.find("H3")]


def test_the_same_session_gives_the_same_bytes(tmp_path: Path) -> None:
    first = written(made(said(*SHAPES["hostile"])), tmp_path / "1.pdf")
    second = written(made(said(*SHAPES["hostile"])), tmp_path / "2.pdf")
    assert first.read_bytes() == second.read_bytes()


def test_progress_rises_to_one_and_may_stop_the_work(tmp_path: Path) -> None:
    made_of = made(said(a_plan(), ["Fler bussar"] * 120))
    told: list[tuple[float, str]] = []
    compilation_pdf(
        made_of, load("sv"), lambda share, part="": told.append((share, part))
    )
    shares = [share for share, _ in told]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert len(shares) > 3
    assert {area.name for area in made_of.areas} < {part for _, part in told}

    class Stopped(Exception):
        """The user has had enough."""

    def stop(share: float, part: str = "", /) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        compilation_pdf(made_of, load("sv"), stop)


def test_a_statement_whose_area_and_group_the_plan_has_lost_is_still_there(
    tmp_path: Path,
) -> None:
    desk = said(a_plan(3, 4), ["Fler bussar"] * 12)
    desk.plan = a_plan(1, 1)
    made_of = made(desk)
    assert made_of.balance.balances
    path = written(made_of, tmp_path / "ut.pdf")
    assert len(read_back(path)) == 24
