"""A form tool's file in Anslut: what it becomes, changed by keys, taken in once."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from facilitator.domain.errors import Notice
from facilitator.i18n.translate import load
from facilitator.services.intake.importing import (
    ImportReport,
    RowNote,
)
from facilitator.tui.connect.column_list import ColumnList
from facilitator.tui.connect.import_file import ImportDialog
from facilitator.tui.connect.import_words import MOST_REASONS, report_told
from facilitator.tui.shell.app import FacilitatorApp
from tests.hostile import HOSTILE
from tests.tui.conftest import MakeApp, running, statements, text_of, toasts, until
from tests.tui.test_hostile import seen

pytestmark = pytest.mark.slow

ROWS = (
    "ID;Starttid;E-post;Namn;Målgrupp;Vad saknar du på din fritid?;Något mer?\r\n"
    "1;2019-04-01 18:05;anonymous;Anna A;Unga vuxna;En simhall;\r\n"
    "2;2019-04-01 18:06;anonymous;Bo B;Äldre;Bänkar i parken;Bussen är sen\r\n"
    "3;2019-04-01 18:07;anonymous;Cy C;Cyklister;En bana;\r\n"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a form tool's file."""
    path = tmp_path / "svar.csv"
    path.write_bytes(ROWS.encode("cp1252"))
    return path


async def proposed(pilot: Pilot[None], app: FacilitatorApp, path: Path) -> ImportDialog:
    """Go to Anslut, and choose a file to import."""
    await pilot.press("f8")
    await until(pilot, lambda: app.current_mode == "connect")
    await pilot.press("i")
    await until(pilot, lambda: len(app.screen_stack) == 2)
    await pilot.press("ctrl+u", *str(path).replace(" ", "\u00a0"))
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(app.screen, ImportDialog))
    assert isinstance(app.screen, ImportDialog)
    return app.screen


def shown(app: FacilitatorApp) -> str:
    """Return the screen's words on one line."""
    return " ".join(text_of(app).replace("│", " ").split())


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_a_file_is_seen_then_taken_in_and_a_second_time_adds_nothing(
    make_app: MakeApp, file: Path, size: tuple[int, int]
) -> None:
    app = make_app()
    async with running(app, size) as pilot:
        await proposed(pilot, app, file)
        assert "Anna" not in text_of(app) and "anonymous" not in text_of(app)
        await until(pilot, lambda: "Skulle läsas in" in shown(app))
        assert not statements(app)
        await pilot.press("t")
        await until(pilot, lambda: "Inläst:" in shown(app))
        found = {each.text: each.channel for each in statements(app)}
        assert found["En simhall"] == found["Bänkar i parken"] == "online"
        waiting = app.desk.opened.session.quarantine.waiting_answers()  # type: ignore[union-attr]
        assert [each.text for each in waiting] == ["En bana"]
        count = len(statements(app))
        await pilot.press("escape")
        await until(pilot, lambda: len(app.screen_stack) == 1)
        await proposed(pilot, app, file)
        await until(pilot, lambda: "0 svar" in shown(app))
        await pilot.press("t")
        await until(pilot, lambda: "Inläst: 0 svar" in shown(app))
        assert len(statements(app)) == count


async def test_what_a_column_becomes_is_changed_by_keys(
    make_app: MakeApp, file: Path
) -> None:
    app = make_app()
    async with running(app, (120, 36)) as pilot:
        dialog = await proposed(pilot, app, file)
        columns = dialog.query_one(ColumnList)
        place = next(
            at for at, row in enumerate(columns.rows) if row.column == "Något mer?"
        )
        columns.cursor = place
        await pilot.press("enter")
        await until(pilot, lambda: len(app.screen_stack) == 3)
        await pilot.press(*"utelämnas", "enter")
        await until(pilot, lambda: len(app.screen_stack) == 2)
        assert columns.rows[place].becomes == "utelämnas"
        await pilot.press("t")
        await until(pilot, lambda: "Inläst:" in shown(app))
        assert "Bussen är sen" not in {each.text for each in statements(app)}


async def test_what_cannot_be_taken_in_is_a_sentence_with_a_way_out(
    make_app: MakeApp, tmp_path: Path
) -> None:
    app = make_app()
    (tmp_path / "tom.csv").write_bytes(b"")
    async with running(app, (100, 30)) as pilot:
        await pilot.press("f8", "i")
        await until(pilot, lambda: len(app.screen_stack) == 2)
        await pilot.press("ctrl+u", *str(tmp_path / "tom.csv"), "enter")
        await until(pilot, lambda: any("tom" in each for each in toasts(app)))
        assert len(app.screen_stack) == 1


async def test_hostile_cells_and_columns_are_shown_letter_by_letter(
    make_app: MakeApp, tmp_path: Path
) -> None:
    app = make_app()
    texts = [
        text.replace('"', '""').replace("\x00", "").replace("\ud800", "")
        for text in HOSTILE.values()
    ]
    row = ";".join(f'"{text}"' for text in texts)
    path = tmp_path / "fientlig.csv"
    path.write_text(f"{row}\r\n{row}\r\n", "utf-8", newline="")
    async with running(app, (100, 30)) as pilot:
        dialog = await proposed(pilot, app, path)
        for _ in dialog.query_one(ColumnList).rows:
            await seen(pilot, app)
            await pilot.press("down")


def test_a_thousand_reasons_are_told_by_the_commonest_alone() -> None:
    held = [
        RowNote(
            row, Notice("import.held_unknown", value=f"Grupp {row if row > 9 else 0}")
        )
        for row in range(2, 1000)
    ]
    told = report_told(load("sv"), ImportReport(held_rows=held)).plain.splitlines()
    assert len(told) == 1 + MOST_REASONS
    assert told[1].startswith("rad 2, 3, 4, 5, 6, 7, 8, 9: ") and "Grupp 0" in told[1]
