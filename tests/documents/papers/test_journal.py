"""The numbered journal: every statement once, with all that has happened to it."""

from collections import Counter
from pathlib import Path

import pytest

from facilitator.documents.pdf.file.text import spelt
from facilitator.domain.compilation.lineage import lineage_of
from facilitator.domain.events.commands import CorrectStatement, Undo, WithdrawStatement
from facilitator.domain.events.events import StatementCorrected
from facilitator.domain.events.marks import AddVoice, ConfirmStatement
from facilitator.services.export.request import Request
from tests.builders import Desk
from tests.documents.papers.test_handouts import LARGE, looking
from tests.documents.sample_papers import a_hall, hostile_hall, paper, said
from tests.documents.texts import HOSTILE
from tests.documents.validators import (
    Flavour,
    page_texts,
    page_validation,
    read_back,
    read_tree,
    text_sizes,
    vera,
)

JOURNAL = Request("journal")


def worked_on() -> Desk:
    """Return a desk with a statement of each history."""
    desk = Desk(plan=a_hall())
    ids = [desk.log(f"Först sagt {at}") for at in range(6)]
    desk.do(CorrectStatement(statement=ids[0], reason="Lapp 3", text="Sedan rättat"))
    desk.do(
        CorrectStatement(statement=ids[1], reason="Fel grupp", group="g2", area="a2")
    )
    desk.do(WithdrawStatement(statement=ids[2], reason="Deltagaren ångrade sig"))
    desk.do(ConfirmStatement(ids[3]))
    desk.do(AddVoice(ids[3], "g3"))
    desk.do(CorrectStatement(statement=ids[4], reason="Prov", text="Tillfälligt"))
    desk.do(Undo())
    desk.log("Aldrig menat")
    desk.do(Undo())
    return desk


def entries(desk: Desk, path: Path) -> list[str]:
    """Make the journal and return each entry's text, history included."""
    paper(JOURNAL, desk.plan, desk.session, path)
    (numbered,) = (
        each
        for each in read_tree(path).find("L")
        if each.attributes.get("/ListNumbering") == "/Decimal"
    )
    return [item.text for item in numbered.kids]


def test_every_step_of_a_statement_is_told_with_what_it_changed(
    tmp_path: Path,
) -> None:
    told = entries(worked_on(), tmp_path / "ut.pdf")
    first, second, third, fourth, fifth, sixth, undone = told
    assert "Antecknad 2019-04-01 14.00 av scribe på bord" in first
    assert "Bord 1 · Omgång 1 · på plats" in first
    assert "Rättad 2019-04-01 14.00 av scribe på bord: Lapp 3" in first
    assert "lydelse: ”Först sagt 0” → ”Sedan rättat”" in first
    assert "område: ”Område 1” → ”Område 2”" in second
    assert "målgrupp: ”Grupp 1” → ”Grupp 2”" in second
    assert "Återtagen" in third and ": Deltagaren ångrade sig" in third
    assert "Först sagt 2" in third and "Räknas inte." in third
    assert "Återläst och godkänd" in fourth
    assert "Sagt en gång till" in fourth and ": Grupp 3" in fourth
    assert "Ångrat: detta gäller inte." in fifth and "Ångrad" in fifth
    assert "Räknas inte." not in fifth
    assert "Rättad" not in sixth
    assert "själva antecknandet" in undone and "Räknas inte." in undone


def test_a_correction_after_a_withdrawal_lets_the_statement_count_again(
    tmp_path: Path,
) -> None:
    desk = Desk(plan=a_hall())
    logged = desk.log("Fler bussar")
    gone = desk.do(WithdrawStatement(statement=logged, reason="Fel"))
    desk.session.apply(
        StatementCorrected(
            id=gone.id.replace("bord", "bord2"),
            at=gone.at,
            by="",
            statement=logged,
            reason="Rätt",
            after=(gone.id,),
            text="Fler tåg",
        )
    )
    (told,) = entries(desk, tmp_path / "ut.pdf")
    assert "Den räknas igen." in told and "Räknas inte." not in told


def test_the_sums_are_at_the_end(tmp_path: Path) -> None:
    desk, path = worked_on(), tmp_path / "ut.pdf"
    paper(JOURNAL, desk.plan, desk.session, path)
    told = lineage_of(desk.plan, desk.session)
    assert told.balance.balances
    sums, more = read_tree(path).find("Table")
    rows = [[cell.text for cell in row.kids] for row in sums.find("TR")]
    assert [row[1] for row in rows[1:]] == ["5", "2", "7"]
    assert [row.kids[1].text for row in list(more.find("TR"))[1:4]] == ["2", "1", "1"]
    assert "varje nummer finns här en gång" in read_tree(path).text


@pytest.mark.slow
@pytest.mark.parametrize("count", [0, 40, 900])
def test_every_statement_is_read_back_in_its_first_wording(
    count: int, tmp_path: Path
) -> None:
    texts = [f"{HOSTILE[at % len(HOSTILE)]} {at}" for at in range(count)]
    desk, path = said(a_hall(), texts), tmp_path / "ut.pdf"
    paper(JOURNAL, desk.plan, desk.session, path)
    number_of = desk.session.number_of
    logged = desk.session.statements.values()
    assert Counter((each.number, each.text) for each in read_back(path)) == Counter(
        (number_of(each), spelt(each.text)) for each in logged
    )


@pytest.mark.validators
@pytest.mark.parametrize("flavour", ["ua1", "2a", "1a"])
@pytest.mark.parametrize("shape", ["worked on", "hostile"])
def test_both_validators_find_no_broken_rule(
    shape: str, flavour: Flavour, tmp_path: Path
) -> None:
    desk = worked_on()
    if shape == "hostile":
        desk = said(hostile_hall(list(HOSTILE)), list(HOSTILE))
        one = next(iter(desk.session.statements))
        desk.do(CorrectStatement(statement=one, reason=HOSTILE[1], text=HOSTILE[2]))
    path = tmp_path / "ut.pdf"
    plan = looking(desk.plan, archive="1a" if flavour == "1a" else "2a")
    paper(JOURNAL, plan, desk.session, path)
    assert vera(path, flavour) == []
    assert page_validation(path, flavour) == []


def test_every_page_says_that_it_is_internal(tmp_path: Path) -> None:
    desk, path = worked_on(), tmp_path / "ut.pdf"
    paper(JOURNAL, desk.plan, desk.session, path)
    assert all("Internt" in page for page in page_texts(path))


def test_large_print_has_no_content_under_sixteen_points(tmp_path: Path) -> None:
    desk, path = worked_on(), tmp_path / "ut.pdf"
    paper(Request("journal"), looking(desk.plan, large=True), desk.session, path)
    assert min(text_sizes(path)) >= LARGE
