"""Answers on paper keyed in: sheet once, then text, Enter, the next row by itself."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from facilitator.domain.errors import Refused
from facilitator.domain.papers.answer_forms import source_of
from facilitator.domain.session.statement import Statement
from facilitator.services.ports import Outcome
from facilitator.tui.dialogs.choice import ChoiceDialog
from facilitator.tui.dialogs.picker import Picker
from facilitator.tui.papers.answer_forms import PaperKeyingDialog
from facilitator.tui.papers.row_keying import RowEntry
from facilitator.tui.shell.app import FacilitatorApp
from facilitator.tui.statements.correct import CorrectDialog
from tests.hostile import HOSTILE
from tests.tui.conftest import SESSION, MakeApp, running, statements, text_of, until

pytestmark = pytest.mark.slow

SIZES = [(80, 24), (100, 30)]


async def opened(pilot: Pilot[None], app: FacilitatorApp) -> None:
    """Open the dialog where the forms are printed."""
    await pilot.press("f9")
    await until(pilot, lambda: app.current_mode == "export")
    await pilot.press("i")
    await until(pilot, lambda: isinstance(app.screen, PaperKeyingDialog))
    await until(pilot, lambda: app.focused)


async def at_sheet(pilot: Pilot[None], app: FacilitatorApp, sheet: str = "12") -> None:
    """Open the dialog at a sheet, for the second group."""
    await opened(pilot, app)
    await pilot.press(*sheet, "enter")
    await until(pilot, lambda: isinstance(app.screen, ChoiceDialog))
    await pilot.press("2")
    await until(pilot, lambda: isinstance(app.focused, RowEntry))


async def key_in(pilot: Pilot[None], app: FacilitatorApp, text: str) -> None:
    """Type a row and press Enter; wait until it is on disk."""
    count = len(statements(app))
    await pilot.press(*("space" if char == " " else char for char in text), "enter")
    await until(pilot, lambda: len(statements(app)) == count + 1)
    await until(pilot, lambda: app.screen.query_one(RowEntry).text == "")


def place(app: FacilitatorApp) -> tuple[str, str]:
    """Return the sheet and the row as they stand."""
    sheet, row = app.screen.query(Input)
    return sheet.value, row.value


def picked(app: FacilitatorApp, name: str) -> str:
    """Return what is chosen in a line."""
    return app.screen.query_one(f"#{name}", Picker).chosen


def by_source(app: FacilitatorApp) -> dict[str, Statement]:
    """Return the statements by their source."""
    return {each.source_id or "": each for each in statements(app)}


@pytest.mark.parametrize("size", SIZES)
async def test_thirty_rows_need_nothing_but_their_texts_and_enter(
    size: tuple[int, int], make_app: MakeApp
) -> None:
    app = make_app()
    async with running(app, size) as pilot:
        await at_sheet(pilot, app)
        for number in range(1, 31):
            assert place(app) == ("12", str(number))
            await key_in(pilot, app, f"Svar {number}")
        found = by_source(app)
        assert set(found) == {f"paper:12:{n}" for n in range(1, 31)}
        for number in range(1, 31):
            said = found[f"paper:12:{number}"]
            assert said.text == f"Svar {number}"
            assert (said.channel, said.group) == ("paper", "aldre")
        assert "Blad 12: 30 rader inknappade" in text_of(app)
        assert "Svar 30" in text_of(app)


async def test_area_and_question_follow_the_form_and_a_choice_stays_meanwhile(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await at_sheet(pilot, app)
        for _ in range(2):  # Five questions have two rows each.
            assert (picked(app, "area"), picked(app, "question")) == ("tillvaxt", "1a")
            await key_in(pilot, app, "Ja")
        assert picked(app, "question") == "1b"
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(app.screen, ChoiceDialog))
        await pilot.press("3")
        await until(pilot, lambda: isinstance(app.focused, RowEntry))
        assert (picked(app, "area"), picked(app, "question")) == ("kunskap", "3a")
        await key_in(pilot, app, "Nej")
        assert picked(app, "area") == "kunskap"
        await key_in(pilot, app, "Kanske")
        assert (picked(app, "area"), picked(app, "question")) == ("utbildning", "2a")
        asked = [by_source(app)[f"paper:12:{n}"].question for n in (1, 2, 3, 4)]
        assert asked == ["1a", "1a", "3a", "3a"]


async def test_a_row_keyed_twice_counts_once_and_what_stands_there_is_told(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await at_sheet(pilot, app)
        await key_in(pilot, app, "Fler bussar")
        app.screen.query_one("#row", Input).value = "1"
        await until(pilot, lambda: "Redan inknappad: 00-0-001" in text_of(app))
        assert "”Fler bussar”" in text_of(app)
        await pilot.press(*"igen", "enter")
        await until(pilot, lambda: "Rad 12:1 räknas en gång" in text_of(app))
        assert len(statements(app)) == 1
        assert app.screen.query_one(RowEntry).text == "igen"
        app.screen.query_one("#row", Input).value = "2"
        await pilot.press("enter")
        await until(pilot, lambda: len(statements(app)) == 2)


async def test_a_row_that_came_in_elsewhere_meanwhile_keeps_its_text_here(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await at_sheet(pilot, app)
        await key_in(pilot, app, "Fler bussar")
        rules = "facilitator.tui.papers.row_keying"
        monkeypatch.setattr(f"{rules}.statement_at", lambda *place: None)
        app.screen.query_one("#row", Input).value = "1"
        await pilot.press(*"igen", "enter")
        await until(pilot, lambda: place(app) == ("12", "1"))
        assert app.screen.query_one(RowEntry).text == "igen"
        assert len(statements(app)) == 1


async def test_a_disk_that_refuses_leaves_the_row_and_its_text(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refuse(command: object) -> Outcome:
        raise Refused("statement.empty")

    app = make_app()
    async with running(app) as pilot:
        await at_sheet(pilot, app)
        assert app.desk
        monkeypatch.setattr(app.desk, "do", refuse)
        await pilot.press(*"hej", "enter")
        await until(pilot, lambda: "tom" in text_of(app))
        assert place(app) == ("12", "1")
        assert app.screen.query_one(RowEntry).text == "hej"


async def test_an_empty_row_is_passed_over_by_enter_and_numbers_are_checked(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await at_sheet(pilot, app)
        await pilot.press("enter", "enter")
        assert place(app) == ("12", "3")
        app.screen.query_one("#sheet", Input).value = "x"
        await pilot.press(*"hej", "enter")
        await until(pilot, lambda: "inget bladnummer" in text_of(app))
        await pilot.press("f7", *"0", "enter")
        await until(pilot, lambda: "”0” är inget bladnummer" in text_of(app))
        await pilot.press("f7", *"13", "enter")
        await until(pilot, lambda: isinstance(app.focused, RowEntry))
        assert place(app) == ("13", "1")
        await pilot.press("enter")
        await until(pilot, lambda: "paper:13:1" in by_source(app))


async def test_a_row_is_corrected_in_the_list_and_taken_back_by_ctrl_z(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await at_sheet(pilot, app)
        await key_in(pilot, app, "Fler busar")
        await key_in(pilot, app, "Fel rad")
        await pilot.press("down", "end", "enter")
        await until(pilot, lambda: isinstance(app.screen, CorrectDialog))
        await until(pilot, lambda: app.focused)
        assert app.screen.query_one("#reason", Input).value == "Felknappat"
        app.screen.query_one("Entry").load_text("Fler bussar")  # type: ignore[attr-defined]
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, PaperKeyingDialog))
        await until(pilot, lambda: "Fler bussar" in text_of(app))
        await pilot.press("ctrl+z")
        await until(pilot, lambda: by_source(app)["paper:12:1"].text == "Fler busar")
        await pilot.press("ctrl+z")
        await until(pilot, lambda: by_source(app)["paper:12:2"].withdrawn)
        assert place(app) == ("12", "2")
        await key_in(pilot, app, "Rätt rad")
        assert by_source(app)["paper:12:2:2"].text == "Rätt rad"
        assert app.desk
        assert source_of(app.desk.opened.session, 12, 2) == "paper:12:2:2"


async def test_escape_leaves_and_nothing_is_lost(
    make_app: MakeApp, workspace: Path
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await at_sheet(pilot, app)
        await key_in(pilot, app, "Ett")
        await pilot.press(*"Halvt", "escape")
        await until(pilot, lambda: len(app.screen_stack) == 1)
        await opened(pilot, app)
        assert app.screen.query_one(RowEntry).text == "Halvt"
        assert place(app) == ("12", "2") and picked(app, "group") == "aldre"
        await pilot.press("escape")
        await app.workers.wait_for_complete()
    again = make_app()
    async with running(again) as pilot:
        await opened(pilot, again)
        assert again.screen.query_one(RowEntry).text == "Halvt"
        assert place(again) == ("12", "2") and picked(again, "group") == "aldre"
    drafts = workspace / "sessions" / SESSION / "journal"
    assert "Halvt" in next(drafts.glob("*.draft.json")).read_text("utf-8")


async def test_tab_comes_to_every_field_and_back(make_app: MakeApp) -> None:
    app = make_app()
    async with running(app) as pilot:
        await at_sheet(pilot, app)
        await key_in(pilot, app, "Ett")
        order = []
        for _ in range(8):
            assert app.focused
            order.append(app.focused.id)
            await pilot.press("tab")
        assert len(set(order)) == 7 and order[-1] == order[0]
        await pilot.press("shift+tab")
        assert app.focused and app.focused.id == order[-1]


@pytest.mark.parametrize("size", [(60, 20), *SIZES])
async def test_every_text_is_shown_letter_by_letter_and_the_rows_can_be_seen(
    size: tuple[int, int], make_app: MakeApp
) -> None:
    app = make_app()
    async with running(app, size) as pilot:
        await at_sheet(pilot, app)
        count = 0
        for text in HOSTILE.values():
            app.screen.query_one(RowEntry).text = text
            await pilot.press("enter")
            # Where nothing of it could be stored, that is told.
            await until(
                pilot,
                lambda: (
                    not app.screen.query_one(RowEntry).text or "tom" in text_of(app)
                ),
            )
            if app.screen.query_one(RowEntry).text:
                app.screen.query_one(RowEntry).text = ""
                continue
            count += 1
            app.screen.query_one("#row", Input).value = str(count)
            await pilot.pause()
            rows = app.screen.query_one("#rows", OptionList)
            assert rows.region.bottom <= app.size.height - 1 and rows.size.height
            app.screen.query_one("#row", Input).value = str(count + 1)
        assert count > 25


async def test_the_export_mode_opens_it_and_asks_for_a_sheet(make_app: MakeApp) -> None:
    app = make_app(language="en")
    async with running(app) as pilot:
        await pilot.press("f9")
        await until(pilot, lambda: app.current_mode == "export")
        await opened(pilot, app)
        assert "The sheet's number is at its top" in text_of(app)
        assert app.focused and app.focused.id == "sheet"
        await pilot.press("escape")
        await until(pilot, lambda: len(app.screen_stack) == 1)
