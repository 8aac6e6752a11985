"""Handouts: a page each, as the edition says, with a choice that is told openly."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from facilitator.domain.errors import Refused
from facilitator.domain.plan.plan import Plan
from facilitator.services.export.request import Request
from tests.builders import Desk
from tests.documents.sample_papers import a_hall, changed, hostile_hall, paper, said
from tests.documents.texts import HOSTILE
from tests.documents.validators import (
    Flavour,
    Node,
    page_texts,
    page_validation,
    read_tree,
    text_sizes,
    vera,
)

pytestmark = pytest.mark.slow

LARGE = 15.99
"""Points: 16, as near as a file tells it."""
LONG = "Ett mycket långt namn på något som människor har tyckt till om i kommunen " * 4


def looking(plan: Plan, **look: object) -> Plan:
    """Return a plan whose documents look another way."""
    changed_look = plan.project.look._replace(**look)  # type: ignore[arg-type]
    return Plan(replace(plan.project, look=changed_look), plan.session)


def long_names(plan: Plan) -> Plan:
    """Return a plan in which every name fills lines."""
    areas = tuple(
        area._replace(
            name=f"{n} {LONG}",
            keywords=tuple(
                word._replace(name=f"{k} {LONG}")
                for k, word in enumerate(area.keywords)
            ),
        )
        for n, area in enumerate(plan.areas)
    )
    groups = tuple(
        each._replace(name=f"{n} {LONG}") for n, each in enumerate(plan.groups)
    )
    return changed(plan, areas=areas, groups=groups)


def many(plan: Plan, count: int) -> Desk:
    """Return a desk at which all groups said many and long things about all areas."""
    desk = Desk(plan=plan)
    for at in range(count):
        group = plan.groups[at % len(plan.groups)]
        area = plan.areas[at // len(plan.groups) % len(plan.areas)]
        words = tuple(word.id for word in area.keywords[: at % 3])
        text = f"{at} {LONG[: 40 + at * 7 % 240]}"
        desk.log(text, area=area.id, group=group.id, keywords=words)
    return desk


DESKS: Mapping[str, Desk] = {
    "nothing said": Desk(plan=a_hall()),
    "no plan": Desk(plan=a_hall(0, 0, 0, 0)),
    "3 groups, 2 areas": many(a_hall(2, 3, 3, 3), 30),
    "14 groups, 7 areas": many(a_hall(7, 14, 14, 7), 420),
    "900 statements": many(a_hall(4, 9, 9, 4), 900),
    "long names": many(long_names(a_hall(7, 14, 14, 7)), 300),
    "hostile": said(hostile_hall(list(HOSTILE)), list(HOSTILE)),
}


def handouts(desk: Desk, path: Path, **wanted: str) -> list[Node]:
    """Make handouts, write them, and return their sections."""
    paper(Request("handouts", **wanted), desk.plan, desk.session, path)  # type: ignore[arg-type]
    return list(read_tree(path).kids)


@pytest.mark.validators
@pytest.mark.parametrize("flavour", ["ua1", "2a", "1a"])
@pytest.mark.parametrize("shape", DESKS)
def test_both_validators_find_no_broken_rule(
    shape: str, flavour: Flavour, tmp_path: Path
) -> None:
    desk = DESKS[shape]
    archive = "1a" if flavour == "1a" else "2a"
    dressed = looking(desk.plan, archive=archive, large=shape == "hostile")
    path = tmp_path / "ut.pdf"
    paper(Request("handouts"), dressed, desk.session, path)
    assert vera(path, flavour) == []
    assert page_validation(path, flavour) == []


@pytest.mark.parametrize("edition", ["work", "committee", "public"])
@pytest.mark.parametrize("shape", DESKS)
def test_every_handout_is_one_page(shape: str, edition: str, tmp_path: Path) -> None:
    desk, path = DESKS[shape], tmp_path / "ut.pdf"
    sections = handouts(desk, path, edition=edition)
    pages = page_texts(path)
    assert len(sections) == len(pages)
    assert [each.pages for each in sections] == [{at} for at in range(len(pages))]
    if edition != "public" and desk.plan.areas:
        assert len(pages) == len(desk.plan.areas) + len(desk.plan.groups)


@pytest.mark.parametrize("shape", DESKS)
def test_in_large_print_a_handout_is_one_sheet(shape: str, tmp_path: Path) -> None:
    desk, path = DESKS[shape], tmp_path / "ut.pdf"
    paper(Request("handouts"), looking(desk.plan, large=True), desk.session, path)
    for each in read_tree(path).kids:
        first = min(each.pages)
        assert first % 2 == 0 and each.pages <= {first, first + 1}


@pytest.mark.parametrize("shape", DESKS)
def test_large_print_has_no_content_under_sixteen_points(
    shape: str, tmp_path: Path
) -> None:
    desk, path = DESKS[shape], tmp_path / "ut.pdf"
    paper(Request("handouts"), looking(desk.plan, large=True), desk.session, path)
    assert min(text_sizes(path)) >= LARGE


@pytest.mark.validators
def test_in_a_booklet_pages_stand_two_by_two(tmp_path: Path) -> None:
    desk, path = DESKS["900 statements"], tmp_path / "ut.pdf"
    paper(Request("handouts"), looking(desk.plan, booklet=True), desk.session, path)
    assert page_validation(path, "ua1") == []
    with pikepdf.open(path) as pdf:
        left, bottom, right, top = map(float, pdf.pages[0].MediaBox)
        assert right - left > top - bottom
        assert len(pdf.pages) % 2 == 0
    assert len(read_tree(path).kids) == 13


def test_one_area_and_one_group_can_be_asked_for_alone(tmp_path: Path) -> None:
    desk, path = DESKS["3 groups, 2 areas"], tmp_path / "ut.pdf"
    (area,) = handouts(desk, path, area="2")
    assert next(area.find("H1")).text == "Område 2"
    (group,) = handouts(desk, path, group="Grupp 3")
    assert next(group.find("H1")).text == "Grupp 3"
    both = handouts(desk, path, area="1", group="1")
    assert [next(each.find("H1")).text for each in both] == ["Område 1", "Grupp 1"]
    with pytest.raises(Refused):
        handouts(desk, path, area="99")


def test_an_area_tells_who_spoke_who_was_silent_and_by_which_rule_it_quotes(
    tmp_path: Path,
) -> None:
    desk = Desk(plan=a_hall(1, 3))
    desk.log("Fler bussar", keywords=("a1-ord1",))
    desk.log("Fler turer", keywords=("a1-ord1",))
    desk.log("Någon ville ha bussar", group="g2", kind="paraphrase")
    desk.log("Jag håller inte med om bussarna", group="g2", keywords=("a1-ord1",))
    path = tmp_path / "ut.pdf"
    (area,) = handouts(desk, path, area="1")
    assert "4 synpunkter, från 2 av 3 målgrupper." in area.text
    assert "Grupp 1 2, Grupp 2 2" in area.text
    assert "Sa ingetGrupp 3" in area.text
    assert "Nyckelord 1.1 3" in area.text and "Nyckelord 1.2" in area.text
    assert "Ett urval: den äldsta ordagranna per grupp och nyckelord" in area.text
    assert "Fler bussar" in area.text and "Fler turer" not in area.text
    assert "Någon ville ha bussar" not in area.text
    assert area.text.count("Jag håller inte med om bussarna") == 2  # against, quoted
    assert "Antalen är synpunkter, inte personer." in area.text


def test_a_group_that_said_nothing_has_a_page_that_says_so(tmp_path: Path) -> None:
    desk = Desk(plan=a_hall(2, 2))
    desk.log("Fler bussar")
    (group,) = handouts(desk, tmp_path / "ut.pdf", group="2")
    assert "Ingen synpunkt." in group.text
    assert "Sa inget omOmråde 1, Område 2" in group.text


def test_in_the_public_edition_a_joined_group_has_no_page_of_its_own(
    tmp_path: Path,
) -> None:
    desk, path = Desk(plan=a_hall(1, 4)), tmp_path / "ut.pdf"
    for group, count in (("g1", 9), ("g2", 3), ("g3", 3)):
        for at in range(count):
            desk.log(f"{group} sa {at}", group=group, keywords=("a1-ord1",))
    heads = [next(s.find("H1")).text for s in handouts(desk, path, edition="public")]
    assert heads == ["Område 1", "Grupp 1", "Grupp 4", "Sammanslagna grupper"]
    told = "\n".join(page_texts(path))
    assert "Grupp 2" not in told and "Grupp 3" not in told
    assert "så att ingen kan pekas ut" in told
    (asked,) = handouts(desk, path, edition="public", group="2")
    assert next(asked.find("H1")).text == "Sammanslagna grupper"
