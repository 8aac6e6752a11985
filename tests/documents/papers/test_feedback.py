"""Feedback sheets: what a group gets back, and nothing that would point it out."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from facilitator.domain.compilation.feedback import feedback_of
from facilitator.domain.plan.plan import (
    Plan,
    SessionPlan,
)
from facilitator.i18n.translate import load
from facilitator.services.export.catalogue import DOCUMENTS
from facilitator.services.export.request import Request
from tests.builders import Desk
from tests.documents.papers.test_handouts import DESKS, LARGE, looking
from tests.documents.sample_papers import a_hall, changed, maker_of, paper
from tests.documents.validators import (
    Flavour,
    Node,
    page_texts,
    page_validation,
    read_tree,
    text_sizes,
    vera,
)

CONTACT = "kommunledningskontoret, dialog@exempel.example"


def meetings(plan: Plan, names: Iterable[str], kind: str) -> list[SessionPlan]:
    """Return meetings of a kind, a week apart, the first on the session's day."""
    return [
        replace(plan.session, name=name, date=date(2019, 4, 1 + 7 * at), kind=kind)
        for at, name in enumerate(names)
    ]


def sheets(
    desk: Desk, path: Path, coming: Iterable[SessionPlan] = (), **wanted: str
) -> list[Node]:
    """Make feedback sheets, write them, and return their sections."""
    tr, asked = load("sv"), Request("feedback", **wanted)  # type: ignore[arg-type]
    made_of = DOCUMENTS["feedback"].content(desk.plan, desk.session, asked, tr, coming)
    data = maker_of("feedback", "pdf")(made_of, tr, lambda *told: None).data
    path.write_bytes(data)
    return list(read_tree(path).kids)


def heard(*counts: int) -> Desk:
    """Return a desk at which groups said so many things about the one area."""
    plan = a_hall(1, len(counts))
    form = replace(plan.session.form, contact=CONTACT)
    desk = Desk(plan=changed(plan, form=form))
    for at, count in enumerate(counts, 1):
        for said in range(count):
            desk.log(f"g{at} sa {said}", group=f"g{at}", keywords=("a1-ord1",))
    return desk


@pytest.mark.validators
@pytest.mark.parametrize("flavour", ["ua1", "2a", "1a"])
@pytest.mark.parametrize("shape", ["nothing said", "no plan", "hostile", "long names"])
def test_both_validators_find_no_broken_rule(
    shape: str, flavour: Flavour, tmp_path: Path
) -> None:
    desk = DESKS[shape]
    archive = "1a" if flavour == "1a" else "2a"
    plan = looking(desk.plan, archive=archive, large=shape == "hostile")
    path = tmp_path / "ut.pdf"
    paper(Request("feedback"), plan, desk.session, path)
    assert vera(path, flavour) == []
    assert page_validation(path, flavour) == []


@pytest.mark.slow
@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("edition", ["committee", "public"])
@pytest.mark.parametrize("shape", DESKS)
def test_every_group_has_one_sheet(
    shape: str, edition: str, large: bool, tmp_path: Path
) -> None:
    desk, path = DESKS[shape], tmp_path / "ut.pdf"
    coming = meetings(
        desk.plan, ["Ett möte som heter något långt " * 9] * 4, "decision"
    )
    shown = Desk(plan=looking(desk.plan, large=large), session=desk.session)
    sections = sheets(shown, path, coming, edition=edition)
    sides = 2 if large else 1
    for each in sections:
        first = min(each.pages)
        assert first % sides == 0 and max(each.pages) < first + sides
    if edition == "committee" and desk.plan.groups:
        assert len(sections) == len(desk.plan.groups)


def test_a_sheet_tells_counts_own_words_and_honestly_that_nothing_is_handled(
    tmp_path: Path,
) -> None:
    (first, *_) = sheets(heard(6, 7), tmp_path / "ut.pdf")
    assert "Grupp 1" in first.text
    assert "Ni lämnade 6 synpunkter." in first.text
    assert "Område 1: Nyckelord 1.1 6" in first.text
    assert "g1 sa 0" in first.text and "g2" not in first.text
    assert "6Ännu inte behandlat." in first.text
    assert f"Vänd er till {CONTACT}." in first.text


def test_a_sheet_tells_which_meetings_decide_and_to_whom_it_goes(
    tmp_path: Path,
) -> None:
    desk = heard(6)
    desk.plan = changed(desk.plan, report_to="Arbetsutskottet den 10 april")
    coming = meetings(desk.plan, ["Samma dag", "Beslut", "Slutligt"], "decision")
    coming += meetings(desk.plan, ["Dialog", "En dialog till"], "dialogue")
    (sheet,) = sheets(desk, tmp_path / "ut.pdf", coming)
    told = sheet.text.replace("\u00a0", " ")
    assert "sammanställs till Arbetsutskottet den 10 april." in told
    assert "8 april 2019Beslut" in told and "15 april 2019Slutligt" in told
    assert "Samma dag" not in told and "dialog till" not in told


@pytest.mark.parametrize(
    ("closes", "shown"),
    [
        (None, True),
        (datetime(2019, 4, 1, 14, 0), False),
        (datetime(2019, 4, 8, 20, 0), True),
        # As a plan's file gives them: with the zone of the wall clock.
        (datetime(2019, 4, 1, 12, 0, tzinfo=UTC), False),
        (datetime(2019, 4, 8, 20, 0, tzinfo=UTC), True),
    ],
)
def test_the_form_is_shown_as_long_as_it_takes_answers(
    closes: datetime | None, shown: bool, tmp_path: Path
) -> None:
    desk = heard(6)
    form = replace(desk.plan.session.form, closes=closes)
    desk.plan = changed(desk.plan, form=form)
    (sheet,) = sheets(desk, tmp_path / "ut.pdf")
    assert ("HTTPS://EXEMPEL.EXAMPLE/F/1APRIL?G=1" in sheet.text) == shown
    assert bool(list(sheet.find("Figure"))) == shown


def test_joined_groups_get_one_sheet_together_as_the_usual_edition_is_public(
    tmp_path: Path,
) -> None:
    path = tmp_path / "ut.pdf"
    desk = heard(9, 3, 3)
    found = sheets(desk, path)
    assert len(found) == 2
    told = "\n".join(page_texts(path))
    assert "Grupp 2" not in told and "Grupp 3" not in told
    assert "Sammanslagna grupper" in found[1].text
    assert "Här visas 6 av era synpunkter." in found[1].text
    (asked,) = sheets(desk, path, group="3")
    assert "Sammanslagna grupper" in asked.text
    assert len(sheets(desk, path, edition="committee")) == 3


def test_whom_to_turn_to_is_as_near_as_the_plan_says_it() -> None:
    desk, compilation = heard(6), DOCUMENTS["compilation"]
    made_of = compilation.content(desk.plan, desk.session, Request(), load("sv"))
    assert feedback_of(made_of).turn_to == CONTACT
    plain = changed(desk.plan, form=replace(desk.plan.session.form, contact=""))
    named = Plan(replace(plain.project, municipality="Exempelköping"), plain.session)
    made_of = compilation.content(named, desk.session, Request(), load("sv"))
    assert feedback_of(made_of).turn_to == "Exempelköping"


def test_large_print_has_no_content_under_sixteen_points(tmp_path: Path) -> None:
    desk, path = heard(6, 7), tmp_path / "ut.pdf"
    paper(Request("feedback"), looking(desk.plan, large=True), desk.session, path)
    assert min(text_sizes(path)) >= LARGE
