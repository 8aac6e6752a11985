"""Files of a form that goes on: longer, reordered, changed, stopped, with faults."""

import asyncio
import os
from dataclasses import replace
from pathlib import Path

import pytest

from facilitator.domain.errors import NeedsAPerson, Refused
from facilitator.domain.events.commands import (
    LogStatement,
    ReleaseAnswer,
)
from facilitator.domain.intake.mapping import Column
from facilitator.services.intake.run import AT_A_TIME
from facilitator.storage.disk.append_file import AppendFile
from facilitator.storage.errors import DiskFull
from tests.hostile import HOSTILE
from tests.intake.conftest import Desk
from tests.intake.shapes import GROUP, GROUPS, QUESTIONS, forms, forms_csv, write

REAL = os.environ.get("FACILITATOR_REAL_DATA", "")
HEADER = ["Tidstämpel", QUESTIONS[0], GROUP]
ONE = ["2019/04/01 7:16:38 PM GMT+2", "Fler träd", GROUPS[0]]
TWO = ["2019/04/01 7:17:38 PM GMT+2", "Fler träd", GROUPS[0]]
THREE = ["2019/04/02 7:17:38 PM GMT+2", "Lägre fart", GROUPS[1]]


def google(desk: Desk, *rows: list[str], header: list[str] = HEADER) -> Path:
    """Write a file without ids of its own."""
    write(path := desk.folder / "svar.csv", [header, *rows], ",", "utf-8")
    return path


def test_a_longer_file_adds_only_what_is_new_in_any_order(desk: Desk) -> None:
    assert desk.take(google(desk, ONE, TWO)).imported == 2
    report = desk.take(google(desk, THREE, TWO, ONE))
    assert (report.imported, report.duplicates) == (1, 2)
    assert desk.texts() == ["Fler träd", "Fler träd", "Lägre fart"]


def test_rows_that_say_the_same_are_as_many_as_they_are(desk: Desk) -> None:
    assert desk.take(google(desk, ONE, ONE)).imported == 2
    assert desk.take(google(desk, ONE, ONE, ONE)).imported == 1
    assert desk.take(google(desk, ONE)).duplicates == 1


def test_columns_in_another_order_or_a_new_one_change_nothing(desk: Desk) -> None:
    desk.take(google(desk, ONE, TWO))
    header = [HEADER[0], HEADER[2], HEADER[1], "Ny fråga"]
    moved = [[at, group, text, ""] for at, text, group in (TWO, ONE)]
    report = desk.take(google(desk, *moved, header=header))
    assert (report.imported, report.duplicates) == (0, 2)


def test_a_workbook_and_its_text_are_the_same_answers(desk: Desk) -> None:
    forms(book := desk.folder / "svar.xlsx")
    forms_csv(text := desk.folder / "svar.csv")
    header = text.read_text("utf-8-sig").partition("\n")[0]
    english = "ID;Start time;Completion time;Email;Name;"
    text.write_text(
        text.read_text("utf-8-sig").replace(header[: header.index("Vad")], english),
        "utf-8",
    )
    desk.take(book)
    assert (desk.take(text).imported, desk.take(text).duplicates) == (0, 9)


def test_another_text_under_a_known_id_is_told_and_the_first_one_stays(
    desk: Desk,
) -> None:
    header = "id;interview;comment\n"
    first = desk.text(f"{header}1;Eva;Katter\n2;Bo;ring 811228-9874\n")
    desk.take(first, group="1", area="1")
    other = desk.text(f"{header}1;Eva;Hundar\n2;Bo;Fåglar\n3;Cy;Fiskar\n3;Cy;Ormar\n")
    report = desk.take(other, group="1", area="1")
    assert report.imported == 1
    assert [(row, why.code) for row, why in report.skipped_rows] == [
        (2, "import.changed"),
        (3, "import.changed"),
        (5, "import.changed"),
    ]
    assert desk.texts() == ["Fiskar", "Katter", "ring 811228-9874"]


def test_another_form_with_the_same_columns_comes_in_under_another_name(
    desk: Desk,
) -> None:
    header = "id;interview;comment\n"
    desk.take(desk.text(f"{header}1;Eva;Katter\n"), group="1", area="1")
    other = desk.text(f"{header}1;Eva;Hundar\n")
    assert desk.take(other, group="1", area="1", form="hundar").imported == 1


def test_an_answer_that_was_held_is_known_after_it_was_released(desk: Desk) -> None:
    path = google(desk, [ONE[0], "Ny park", "Vet ej"])
    (told,) = desk.take(path).held_rows
    assert (told.row, told.why.code) == (2, "import.held_unknown")
    (held,) = desk.opened.session.quarantine.waiting_answers()
    assert held.note == f"{GROUP}: Vet ej"
    assert (held.area, held.question) == ("tillvaxt", "1a")
    desk.opened.execute(ReleaseAnswer(held.source_id, group="1"))
    assert desk.take(path).duplicates == 1
    (statement,) = desk.opened.session.statements.values()
    assert (statement.text, statement.channel) == ("Ny park", "online")


def test_numbers_are_never_guessed_to_be_groups_but_may_be_said_to(
    desk: Desk,
) -> None:
    path = desk.text("Synpunkt;Målgrupp;Målområde\nFler träd;2;1\n")
    codes = [fault.code for fault in desk.propose(path).faults]
    assert codes == ["import.no_area", "import.no_group"]
    columns = (Column("Synpunkt", "text"), Column("Målgrupp", "group"))
    desk.take(path, columns=columns, area="1")
    (statement,) = desk.opened.session.statements.values()
    assert statement.group == desk.opened.plan.groups[1].id


def test_two_groups_at_once_wait_for_a_person(desk: Desk) -> None:
    names = [f"{GROUP} [{name}]" for name in GROUPS[:2]]
    text = ";".join([QUESTIONS[0], *names])
    report = desk.take(desk.text(f"{text}\nFler träd;1;0\nFärre bilar;1;1\n"))
    assert report.imported == 1
    (told,) = report.held_rows
    assert all(name in str(told.why.details["value"]) for name in GROUPS[:2])


def test_nothing_said_of_group_waits_for_a_person(desk: Desk) -> None:
    (told,) = desk.take(google(desk, [ONE[0], "Ny park", ""])).held_rows
    assert told.why.code == "import.held_untold"


def test_what_does_not_come_in_is_told_with_its_row(desk: Desk) -> None:
    long = [ONE[0], "å" * 8001, GROUPS[0]]
    wide = [*ONE, "", "mer"]
    report = desk.take(google(desk, ONE, ["", "", ""], long, ["x", " ", "y"], wide))
    assert [(row, why.code) for row, why in report.skipped_rows] == [
        (4, "statement.too_long"),
        (5, "import.empty"),
        (6, "import.wide_row"),
    ]
    assert (report.read, report.imported, report.answers) == (4, 1, 4)


def test_times_are_told_and_stored_nowhere(desk: Desk) -> None:
    report = desk.take(google(desk, THREE, ONE, TWO))
    assert report.first == "2019-04-01T19:16:38+02:00"
    assert report.last == "2019-04-02T19:17:38+02:00"


def test_cells_are_matched_by_a_table_of_values(desk: Desk) -> None:
    path = google(desk, [ONE[0], "Ny park", "65 plus"], [ONE[0], "Ny bänk", "UNGA"])
    values = (("65 PLUS", GROUPS[0]), ("unga", "2"))
    columns = tuple(
        Column(each.header, "group", values=values) if each.header == GROUP else each
        for each in desk.propose(path).mapping.columns
    )
    columns = (*columns[:2], Column(GROUP, "group", values=values))
    report = desk.take(path, columns=columns)
    assert (report.imported, report.held_rows) == (2, [])
    groups = {each.group for each in desk.opened.session.statements.values()}
    assert groups == {
        desk.opened.plan.group(GROUPS[0]).id,
        desk.opened.plan.groups[1].id,
    }


def test_paper_is_a_channel_of_its_own(desk: Desk) -> None:
    desk.take(google(desk, ONE), channel="paper", table="Bord 3")
    (statement,) = desk.opened.session.statements.values()
    assert (statement.channel, statement.number) == ("paper", "03-0-001")


def test_ticked_options_that_are_no_keywords_are_counted(desk: Desk) -> None:
    header = [*HEADER, "Nyckelord"]
    rows = [[*ONE, "klimat, svamp"], [*TWO, "svamp"]]
    report = desk.take(google(desk, *rows, header=header))
    assert report.unknown_words == {"svamp": 2}


def test_a_mapping_is_kept_and_found_by_the_next_file(desk: Desk) -> None:
    path = google(desk, ONE)
    imports = desk.office.imports()
    mapping = replace(desk.propose(path).mapping, channel="paper")
    kept = imports.save(desk.opened, mapping)
    assert kept.relative_to(desk.office.root).parts[2:] == ("import", "google.toml")
    again = imports.propose(desk.opened, google(desk, ONE, TWO))
    assert (again.map_file, again.mapping) == (kept, mapping)
    assert imports.save(desk.opened, mapping) == kept
    other = google(desk, ONE, header=["Tidstämpel", QUESTIONS[1], GROUP])
    assert imports.propose(desk.opened, other).map_file is None
    saved = imports.save(desk.opened, desk.propose(other).mapping)
    assert saved.name == "google-2.toml"


def test_a_form_that_may_be_one_that_has_come_in_is_told(desk: Desk) -> None:
    desk.take(google(desk, [*ONE, "x"], header=[*HEADER, "Övrigt"]))
    path = google(desk, ONE)
    (notice,) = desk.propose(path).notices
    assert notice.code == "import.alike"
    other = google(desk, ONE, header=["Tidstämpel", QUESTIONS[1], GROUP])
    assert desk.propose(other).notices == ()
    (kept,) = (desk.office.root / "sessions").glob("*/import/google.toml")
    head, _, tail = kept.read_text("utf-8").partition('[[columns]]\nheader = "Övrigt"')
    kept.write_text(head + tail.partition("[[columns]]")[2], "utf-8")
    again = desk.propose(google(desk, ONE))
    assert (again.map_file, again.notices) == (kept, ())


@pytest.mark.parametrize("name", HOSTILE)
def test_a_mapping_is_read_back_whatever_it_holds(desk: Desk, name: str) -> None:
    text = HOSTILE[name].encode("utf-8", "replace").decode()
    path = google(desk, ONE, header=[*HEADER[:2], text])
    mapping = desk.propose(path).mapping
    columns = (*mapping.columns[:2], replace_last(mapping.columns[2]))
    wanted = replace(mapping, columns=columns)
    imports = desk.office.imports()
    kept = imports.save(desk.opened, wanted)
    assert imports.propose(desk.opened, path, map_file=kept).mapping == wanted


def replace_last(column: Column) -> Column:
    """Return a column with all that one can have."""
    return column._replace(role="group", option="x", values=(("a", "1"), ('"\\', "2")))


@pytest.mark.parametrize(
    ("before", "after", "code", "line"),
    [
        ('role = "text"', 'role = "txt"', "plan.bad_choice", 0),
        ('tool = "google"', 'tool = "gogle"', "plan.bad_choice", 0),
        ("form = ", "frm = ", "plan.missing_key", 1),
        ("[[columns]]", "[[columns]", "plan.bad_toml", 0),
        ('header = "Tid', 'heder = "Tid', "plan.missing_key", 0),
    ],
)
def test_a_fault_in_a_mapping_is_told_with_file_and_line(
    desk: Desk, before: str, after: str, code: str, line: int
) -> None:
    path = google(desk, ONE)
    kept = desk.office.imports().save(desk.opened, desk.propose(path).mapping)
    text = kept.read_text("utf-8")
    kept.write_text(text.replace(before, after, 1), "utf-8")
    wanted = line or text[: text.index(before)].count("\n") + 1
    if code == "plan.missing_key" and not line:
        wanted -= 1
    with pytest.raises(NeedsAPerson) as caught:
        desk.propose(path)
    assert caught.value.code == code
    assert str(caught.value.details["file"]).endswith("import/google.toml")
    assert caught.value.details["line"] == wanted


def test_what_is_wrong_with_a_mapping_is_said_before_anything_comes_in(
    desk: Desk,
) -> None:
    path = desk.text("a;b;Namn\nx;y;Eva\n")
    codes = [fault.code for fault in desk.propose(path).faults]
    assert codes == ["import.no_text", "import.no_group"]
    columns = (Column("Namn", "text"), Column("borta", "group"))
    faults = desk.propose(path, columns=columns, area="99").faults
    assert [fault.code for fault in faults] == [
        "import.personal_column",
        "import.missing_column",
        "plan.unknown",
    ]
    with pytest.raises(Refused, match="no_text"):
        asyncio.run(desk.office.imports().run(desk.opened, desk.propose(path)))


def test_columns_left_out_are_told_and_the_usual_ones_are_not(desk: Desk) -> None:
    header = [*HEADER, "Övrigt", "E-post", "Namn"]
    path = google(desk, [*ONE, "Mer", "e@x", "Eva"], header=header)
    (notice,) = desk.propose(path).notices
    assert notice.details == {"choices": ("Övrigt",)}


def many(desk: Desk, count: int) -> Path:
    """Write a file of many rows."""
    return google(desk, *([ONE[0], f"Nr {n}", GROUPS[0]] for n in range(count)))


def test_it_can_be_stopped_and_gone_on_with(desk: Desk) -> None:
    path = many(desk, 5 * AT_A_TIME)
    shares: list[float] = []
    imports, proposal = desk.office.imports(), desk.propose(path)
    report = asyncio.run(
        imports.run(
            desk.opened,
            proposal,
            progress=shares.append,
            stop=lambda: len(shares) == 2,
        )
    )
    assert report.stopped and report.imported == 2 * AT_A_TIME
    assert len(desk.texts()) == 2 * AT_A_TIME
    assert shares == [pytest.approx(0.2, abs=0.01), pytest.approx(0.4, abs=0.01)]
    report = desk.take(path)
    assert (report.imported, report.duplicates) == (3 * AT_A_TIME, 2 * AT_A_TIME)


async def test_somebody_who_types_meanwhile_is_let_in(desk: Desk) -> None:
    proposal = desk.propose(many(desk, 10 * AT_A_TIME))
    running = asyncio.create_task(desk.office.imports().run(desk.opened, proposal))
    typed = LogStatement(text="Hej", area="1", group="1")
    await desk.opened.submit(typed)
    assert not running.done()
    assert (await running).imported == 10 * AT_A_TIME


def test_a_full_disk_is_told_and_the_rest_comes_in_later(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = many(desk, 3 * AT_A_TIME)
    write_bytes = AppendFile.append
    calls = 0

    def full(self: AppendFile, data: bytes) -> None:
        nonlocal calls
        calls += 1
        if calls >= 2:
            raise DiskFull(path=desk.folder)
        write_bytes(self, data)

    with monkeypatch.context() as patch:
        patch.setattr(AppendFile, "append", full)
        with pytest.raises(DiskFull):
            desk.take(path)
    before = len(desk.texts())
    report = desk.take(path)
    assert (report.imported, report.duplicates) == (3 * AT_A_TIME - before, before)
    assert len(desk.texts()) == 3 * AT_A_TIME


@pytest.mark.skipif(not REAL, reason="FACILITATOR_REAL_DATA names no folder")
def test_real_files_come_in_whole(tmp_path: Path) -> None:
    from tests.intake.conftest import a_desk

    files = [
        path
        for folder in ("polis", "talk-to-the-city", "omastadi", "jigsaw")
        for path in sorted(Path(REAL, folder).glob("*.csv"))
    ]
    assert len(files) > 10
    for number, path in enumerate(files):
        (folder := tmp_path / str(number)).mkdir()
        desk = a_desk(folder)
        columns = desk.propose(path).mapping.columns
        if not any(each.role == "text" for each in columns):
            columns = (Column("representative_text", "text"),)
        report = desk.take(path, area="1", group="1", columns=columns)
        assert report.answers == report.read > 0
        codes = {why.code for _, why in report.skipped_rows}
        assert codes <= {"import.empty", "import.turned_down"}
        again = desk.take(path, area="1", group="1", columns=columns)
        assert (again.imported, again.held_rows) == (0, [])
        assert again.duplicates == report.imported + len(report.held_rows)
