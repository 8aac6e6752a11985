"""The editions on paper: each is valid, tells what it may, and says what differs."""

from dataclasses import replace
from pathlib import Path

import pytest

from facilitator.domain.compilation.compilation import (
    Compilation,
    Scope,
    compile_session,
)
from facilitator.domain.compilation.editions import (
    EDITIONS,
    Edition,
)
from facilitator.domain.events.commands import (
    CorrectStatement,
    WithdrawStatement,
)
from facilitator.domain.plan.look import (
    ARCHIVES,
    Look,
)
from facilitator.domain.plan.plan import Plan
from facilitator.domain.plan.sections import SECTIONS
from facilitator.i18n.translate import load
from facilitator.i18n.words import SECTION_WORDS
from tests.builders import Desk, a_plan
from tests.documents.sample_papers import compiled
from tests.documents.validators import (
    Flavour,
    broken_rules,
    page_texts,
    page_validation,
    read_back,
    read_tree,
)
from tests.hostile import HOSTILE

pytestmark = pytest.mark.slow

GONE = "Det här vill jag inte ha sagt"


def desk_of(*, small: bool = True) -> Desk:
    """Return a desk with a group of few words, a corrected and a withdrawn one."""
    desk = Desk(plan=a_plan(2, 4))
    for at, text in enumerate([*HOSTILE.values(), *["Fler bussar"] * 20]):
        kind = ("own_words", "paraphrase", "scribe_note")[at % 3]
        word = f"a1-ord{at % 2 + 1}"
        desk.log(text, group=f"g{at % 2 + 1}", keywords=(word,), kind=kind)
    if small:
        desk.log("Vi i lilla gruppen", group="g3", keywords=("a1-ord1",))
    desk.do(WithdrawStatement(statement=desk.log(GONE), reason="bad om det"))
    mended = desk.log("Fler busar")
    desk.do(CorrectStatement(statement=mended, reason="stavfel", text="Fler bussar nu"))
    desk.log("Jag håller inte med om bussarna", group="g2")
    return desk


def made(desk: Desk, edition: Edition, **scope: object) -> Compilation:
    """Return an edition of a desk's session."""
    asked = Scope(edition=edition, joined_name="Sammanslagna grupper")
    return compile_session(
        desk.plan,
        desk.session,
        replace(asked, **scope),  # type: ignore[arg-type]
    )


def shown(made_of: Compilation, path: Path) -> str:
    """Write a compilation and return all that a reader gets, without line breaks."""
    path.write_bytes(compiled(made_of))
    return read_tree(path).text


def looking(plan: Plan, archive: str) -> Plan:
    """Return a plan whose documents have another archive profile and a colour."""
    look = Look(archive=archive, accent="#7a1f3d")
    return Plan(replace(plan.project, look=look), plan.session)


@pytest.mark.validators
@pytest.mark.parametrize("archive", ARCHIVES)
@pytest.mark.parametrize("edition", EDITIONS)
def test_every_edition_is_valid_in_every_archive_profile(
    edition: Edition, archive: Flavour, tmp_path: Path
) -> None:
    desk = desk_of()
    desk.plan = looking(desk.plan, archive)
    path = tmp_path / "ut.pdf"
    path.write_bytes(compiled(made(desk, edition)))
    assert broken_rules(path, archive) == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_statement_of_an_edition_reads_back_to_the_letter(
    edition: Edition, tmp_path: Path
) -> None:
    made_of, path = made(desk_of(), edition), tmp_path / "ut.pdf"
    path.write_bytes(compiled(made_of))
    found = {(each.number, each.text) for each in read_back(path)}
    for each in made_of.view.counting:
        assert (made_of.number_of(each), each.text) in found


def test_the_work_edition_tells_all_and_is_internal(tmp_path: Path) -> None:
    told = shown(made(desk_of(), "work"), tmp_path / "ut.pdf")
    assert GONE in told and "bad om det" in told
    assert "första lydelsen: Fler busar" in told
    assert all("Internt" in page for page in page_texts(tmp_path / "ut.pdf"))


def test_the_committees_edition_tells_the_reason_and_not_the_words(
    tmp_path: Path,
) -> None:
    told = shown(made(desk_of(), "committee"), tmp_path / "ut.pdf")
    assert GONE not in told and "Återtagen: bad om det" in told
    assert "Fler busar" not in told


def test_the_public_edition_leaves_out_what_was_withdrawn_and_counts_it(
    tmp_path: Path,
) -> None:
    desk = desk_of()
    withdrawn = next(s for s in desk.session.statements.values() if s.withdrawn)
    told = shown(made(desk, "public"), tmp_path / "ut.pdf")
    assert GONE not in told and "bad om det" not in told
    assert desk.session.number_of(withdrawn) not in told
    assert "1 återtagen synpunkt är utelämnad; den finns i summorna." in told


def test_the_public_edition_joins_the_small_group_with_another(tmp_path: Path) -> None:
    desk = desk_of()
    little = next(s for s in desk.session.statements.values() if s.group == "g3")
    told = shown(made(desk, "public"), tmp_path / "ut.pdf")
    assert desk.session.number_of(little) not in told
    assert "Vi i lilla gruppen" in told
    assert "Sammanslagna grupper · " in told
    assert "Område 1: Grupp 1, Grupp 3" in told or "Område 1: Grupp 2, Grupp 3" in told


def test_a_lower_limit_joins_no_group(tmp_path: Path) -> None:
    told = shown(made(desk_of(), "public", limit=1), tmp_path / "ut.pdf")
    assert "Sammanslagna" not in told


def test_the_committee_sees_by_number_what_the_public_is_not_told(
    tmp_path: Path,
) -> None:
    desk = desk_of()
    made_of = made(desk, "committee")
    told = shown(made_of, tmp_path / "ut.pdf")
    less = made_of.view.differences
    after = told[told.index("Vad den öppna utgåvan inte berättar") :]
    assert less.withdrawn and less.coarsened
    assert all(number in after for number in (*less.withdrawn, *less.coarsened))


def test_only_the_sections_asked_for_are_there_and_in_the_contents(
    tmp_path: Path,
) -> None:
    tr, path = load("sv"), tmp_path / "ut.pdf"
    shown(made(desk_of(), "committee", sections=("matrix", "sums")), path)
    tree = read_tree(path)
    headings = [node.text for node in tree.find("H1")]
    wanted = [tr(SECTION_WORDS["matrix"]), tr(SECTION_WORDS["sums"])]
    assert headings == [tr("Compilation"), tr("Contents"), *wanted]
    listed = next(tree.find("TOC")).text
    assert all(name in listed for name in wanted)
    assert tr(SECTION_WORDS["annex"]) not in listed
    assert tr(SECTION_WORDS["annex"]) in page_texts(path)[0]


@pytest.mark.validators
@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_can_stand_alone(section: str, tmp_path: Path) -> None:
    path = tmp_path / "ut.pdf"
    shown(made(desk_of(), "public", sections=(section,)), path)
    assert page_validation(path, "ua1") == []


def test_a_final_compilation_says_so_on_every_page(tmp_path: Path) -> None:
    path = tmp_path / "ut.pdf"
    shown(made(desk_of(), "committee", final=True), path)
    assert all("Slutlig" in page for page in page_texts(path))
    shown(made(desk_of(), "committee"), path)
    assert not any("Slutlig" in page for page in page_texts(path))


def test_own_words_stand_in_quotation_marks_and_silence_is_told(
    tmp_path: Path,
) -> None:
    desk = Desk(plan=a_plan(1, 3))
    desk.log("Mötesplatser", keywords=("a1-ord1",), kind="own_words")
    desk.log("Trygghet", group="g2", keywords=("a1-ord1",), kind="paraphrase")
    made_of = made(desk, "committee", sections=("meaning",))
    told = shown(made_of, tmp_path / "ut.pdf")
    first, second = (made_of.number_of(each) for each in made_of.annex)
    assert f"”Mötesplatser” ({first})" in told
    assert f"Trygghet ({second}, återgivet)" in told
    assert "Inget sagt" in told[told.index("Trygghet") :]
    assert "Grupp 3" in told[told.index("Trygghet") :]


def test_likenesses_differences_and_dissent_are_printed_by_default(
    tmp_path: Path,
) -> None:
    told = shown(made(desk_of(), "committee"), tmp_path / "ut.pdf")
    assert "Nyckelord 1.1: " in told
    dissent = told[told.index("Avvikande röster") :]
    assert "Jag håller inte med om bussarna" in dissent


@pytest.mark.validators
@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(("areas", "groups"), [(2, 3), (7, 14)])
def test_a_session_without_a_statement_gives_every_edition(
    areas: int, groups: int, edition: Edition, tmp_path: Path
) -> None:
    desk = Desk(plan=a_plan(areas, groups))
    path = tmp_path / "ut.pdf"
    assert "Inget nyckelord har berörts ännu." in shown(made(desk, edition), path)
    assert page_validation(path, "ua1") == []
