"""The same answers come in alike, whichever tool wrote the file."""

from pathlib import Path

import pytest

from facilitator.domain.text import clean
from tests.intake.conftest import Desk, a_desk
from tests.intake.shapes import (
    ANSWERS,
    GROUPS,
    PERSONAL_NUMBER,
    SHAPES,
    TEXTS_ALONE,
)

TILLVAXT = "tillvaxt"


def expected(desk: Desk) -> list[tuple[object, ...]]:
    """Return the log that every file is to give."""
    plan = desk.opened.plan
    rows: list[tuple[object, ...]] = []
    for said in ANSWERS:
        where = (TILLVAXT, ("1a", "1b")[said.question])
        known = said.group != GROUPS[2]
        group = plan.group(said.group).id if known else ""
        words = tuple(plan.keyword(word).id for word in said.words)
        if PERSONAL_NUMBER in said.text or not known:
            cause = "unmatched" if not known else "personal_number"
            rows.append((cause, said.text, group, *where, (), "online"))
        elif said.text:
            rows.append(("counts", said.text, group, *where, words, "online"))
    return sorted(rows)


@pytest.mark.parametrize("name", SHAPES)
def test_ten_answers_come_in_alike_from_every_tool(desk: Desk, name: str) -> None:
    SHAPES[name](path := desk.folder / name)
    report = desk.take(path)
    assert desk.log() == expected(desk)
    assert (report.imported, report.duplicates, len(report.held_rows)) == (7, 0, 2)
    assert [
        why.code for _, why in report.skipped_rows if why.code != "import.unfinished"
    ] == ["import.empty"]
    assert not report.unknown_words


@pytest.mark.parametrize("name", TEXTS_ALONE)
def test_texts_alone_come_in_to_one_question_of_one_group(
    desk: Desk, name: str
) -> None:
    TEXTS_ALONE[name](path := desk.folder / name)
    report = desk.take(path, area=TILLVAXT, group=GROUPS[0])
    assert desk.texts() == sorted(clean(said.text) for said in ANSWERS if said.text)
    assert (report.imported, len(report.held_rows)) == (8, 1)
    turned_down = [
        why for _, why in report.skipped_rows if why.code == "import.turned_down"
    ]
    assert len(turned_down) == (name == "polis.csv")


@pytest.mark.parametrize("name", SHAPES)
def test_the_same_file_twice_adds_nothing(tmp_path: Path, name: str) -> None:
    desk = a_desk(tmp_path)
    SHAPES[name](path := tmp_path / name)
    desk.take(path)
    before = desk.log()
    report = desk.take(path)
    assert (report.imported, report.duplicates, report.held_rows) == (0, 9, [])
    assert desk.log() == before


@pytest.mark.parametrize("name", SHAPES)
def test_a_dry_run_tells_the_same_and_writes_nothing(desk: Desk, name: str) -> None:
    SHAPES[name](path := desk.folder / name)
    told = desk.take(path, dry=True)
    assert desk.log() == [] and told.dry
    told.dry = False
    assert str(told) == str(desk.take(path))


@pytest.mark.parametrize("name", [*SHAPES, *TEXTS_ALONE])
def test_no_name_address_or_number_of_a_person_is_shown_or_kept(
    desk: Desk, name: str
) -> None:
    (SHAPES | TEXTS_ALONE)[name](path := desk.folder / name)
    proposal = desk.propose(path, area=TILLVAXT, group=GROUPS[0])
    assert "Eva" not in str(proposal.rows) and "10.0.0.7" not in str(proposal.rows)
    desk.take(path, area=TILLVAXT, group=GROUPS[0])
    desk.office.imports().save(desk.opened, proposal.mapping)
    sessions = desk.office.root / "sessions"
    kept = [file for file in sessions.rglob("*.*l") if file.is_file()]
    assert len(kept) > 2
    for file in kept:
        for word in (b"Eva", b"eva@", b"10.0.0.7"):
            assert word not in file.read_bytes(), file
