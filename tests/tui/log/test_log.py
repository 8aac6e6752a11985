"""Anteckna: by keyboard alone, nothing lost, nothing shown before it is on disk."""

import asyncio
from functools import partial
from pathlib import Path

import pytest
from textual.events import Paste

from facilitator.domain.errors import FacilitatorError
from facilitator.services.ports import Outcome
from facilitator.services.session.open_session import OpenSession
from facilitator.tui.kit.key_bar import KeyBar
from facilitator.tui.log.context_bar import ContextBar
from facilitator.tui.log.screen import LogScreen
from tests.tui.conftest import (
    MakeApp,
    loaded,
    running,
    statements,
    toasts,
    until,
    write,
)
from tests.tui.log.log_steps import (
    asks,
    closed,
    entry,
    has_logged,
    log,
    opened,
    rows,
)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (160, 45)])
async def test_five_statements_are_logged_by_keyboard_alone(
    make_app: MakeApp, size: tuple[int, int]
) -> None:
    app = make_app()
    texts = ["Fler bussar", "Åka skidor", "Äldre ihop", "Öppna skolor", "Må bra"]
    async with running(app, size) as pilot:
        for count, text in enumerate(texts, 1):
            await write(pilot, text)
            await pilot.press("enter")
            await until(pilot, partial(has_logged, app, count))
        assert [each.text for each in statements(app)] == texts[::-1]
        assert rows(app).count() == 5
        assert app.screen.query_one(KeyBar).status == "5 sparade ✓"


async def test_an_area_is_changed_with_two_keys_and_stays(make_app: MakeApp) -> None:
    app = make_app()
    async with running(app) as pilot:
        await opened(pilot, app, "f2")
        await pilot.press("3")
        await closed(pilot, app)
        await log(pilot, app, "Mer kultur")
        await log(pilot, app, "Fler bibliotek")
        assert {each.area for each in statements(app)} == {"kunskap"}
        assert {each.question for each in statements(app)} == {"3a"}
        assert app.screen.query_one(ContextBar).context.area == 2


async def test_group_question_table_round_and_kind_are_chosen_by_keys(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        for key, digit in (("f3", "2"), ("f4", "2")):
            await opened(pilot, app, key)
            await pilot.press(digit)
            await closed(pilot, app)
        await opened(pilot, app, "f7")
        table = app.screen
        await pilot.press("3")
        await until(pilot, lambda: app.screen is not table and asks(app))
        await pilot.press("2")
        await closed(pilot, app)
        await pilot.press("f6")
        await log(pilot, app, "Det är långt till vården")
        said = statements(app)[0]
        assert (said.group, said.question, said.kind) == ("aldre", "1b", "paraphrase")
        assert said.number == "03-2-001"


async def test_tab_takes_the_keyword_that_is_offered(make_app: MakeApp) -> None:
    app = make_app()
    async with running(app) as pilot:
        await write(pilot, "Fler bussar #kollektivtr")
        assert entry(app).suggestion == "afik"
        await pilot.press("tab")
        assert app.focused is entry(app)
        await pilot.press("enter")
        await until(pilot, lambda: statements(app))
        assert statements(app)[0].text == "Fler bussar"
        assert statements(app)[0].keywords == ("tillvaxt.kollektivtrafik",)


async def test_an_unknown_keyword_is_refused_and_nothing_is_lost(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await write(pilot, "Fler bussar #kolektivtraffik")
        await pilot.press("enter")
        await until(pilot, lambda: toasts(app))
        assert "kollektivtrafik" in toasts(app)[-1]
        assert entry(app).text == "Fler bussar #kolektivtraffik"
        assert not statements(app)
        await pilot.press("backspace")
        assert entry(app).text == "Fler bussar #kolektivtraffi"


async def test_a_keyword_is_chosen_by_digit_and_shown_in_the_frame(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await write(pilot, "Bygg billigt")
        await opened(pilot, app, "ctrl+k")
        await pilot.press("2")
        await closed(pilot, app)
        assert "bostäder" in str(entry(app).border_subtitle)
        await pilot.press("enter")
        await until(pilot, lambda: statements(app))
        assert statements(app)[0].keywords == ("tillvaxt.bostader",)
        await until(pilot, lambda: "bostäder" not in str(entry(app).border_subtitle))


async def test_enter_on_an_empty_field_does_nothing(make_app: MakeApp) -> None:
    app = make_app()
    async with running(app) as pilot:
        await pilot.press("enter", "space", "enter")
        assert not statements(app)
        assert not toasts(app)


async def test_a_text_that_is_too_long_is_kept(make_app: MakeApp) -> None:
    app = make_app()
    async with running(app) as pilot:
        entry(app).insert("å" * 8_001)
        await pilot.press("enter")
        await until(pilot, lambda: toasts(app))
        assert "8000" in toasts(app)[-1]
        assert len(entry(app).text) == 8_001
        await pilot.press("backspace", "enter")
        await until(pilot, lambda: statements(app))


async def test_what_is_typed_while_a_save_is_under_way_is_kept(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app()
    gate = asyncio.Event()
    submit = OpenSession.submit

    async def slow(opened: OpenSession, command: object) -> Outcome:
        await gate.wait()
        return await submit(opened, command)  # type: ignore[arg-type]

    async with running(app) as pilot:
        monkeypatch.setattr(OpenSession, "submit", slow)
        await write(pilot, "Den första")
        await pilot.press("home", "enter", *"nästa")
        assert not statements(app)
        assert rows(app).count() == 0
        assert entry(app).text == "Den första\nnästa"
        await pilot.press("backspace", "backspace", *"tan", "left", "enter", "X")
        gate.set()
        await until(pilot, lambda: len(statements(app)) == 2)
        await until(pilot, lambda: entry(app).text == "X")
        assert [each.text for each in statements(app)] == ["nästan", "Den första"]


async def test_a_save_that_fails_leaves_the_text_in_the_field(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:

    app = make_app()

    async def full(opened: OpenSession, command: object) -> Outcome:
        raise FacilitatorError("file.disk_full", path="journal")

    async with running(app) as pilot:
        monkeypatch.setattr(OpenSession, "submit", full)
        await write(pilot, "Får inte försvinna")
        await pilot.press("enter")
        await until(pilot, lambda: toasts(app))
        assert entry(app).text == "Får inte försvinna"
        assert rows(app).count() == 0
        monkeypatch.undo()
        await pilot.press("enter")
        await until(pilot, lambda: statements(app))


async def test_a_half_typed_text_survives_the_program(
    make_app: MakeApp, workspace: Path
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await opened(pilot, app, "f2")
        await pilot.press("2")
        await closed(pilot, app)
        await write(pilot, "Mitt i en men")
        drafts = list(workspace.glob("sessions/*/journal/*.draft.json"))
        await until(pilot, lambda: drafts and "men" in drafts[0].read_text("utf-8"))
        kept = drafts[0].read_bytes()
    drafts[0].write_bytes(kept)  # As a killed program leaves it.

    anew = make_app()
    async with running(anew, session=None) as pilot:
        await until(pilot, lambda: anew.current_mode == "log" and loaded(anew))
        assert entry(anew).text == "Mitt i en men"
        assert "finns kvar" in toasts(anew)[0]
        assert anew.desk and anew.desk.draft.area == "utbildning"
        await log(pilot, anew, "ing")
        assert statements(anew)[0].text == "Mitt i en mening"


async def test_a_text_that_got_logged_as_the_program_died_is_not_given_back(
    make_app: MakeApp, workspace: Path
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await write(pilot, "Fler bussar #klimat")
        draft = next(workspace.glob("sessions/*/journal/*.draft.json"))
        await until(pilot, lambda: "#klimat" in draft.read_text("utf-8"))
        kept = draft.read_bytes()
        await pilot.press("enter")
        await until(pilot, lambda: statements(app))
    draft.write_bytes(kept)

    anew = make_app()
    async with running(anew, session=None) as pilot:
        await until(pilot, lambda: anew.current_mode == "log" and loaded(anew))
        assert not entry(anew).text


async def test_pasted_line_breaks_are_kept_and_invisible_marks_are_not(
    make_app: MakeApp,
) -> None:

    app = make_app()
    async with running(app) as pilot:
        app.post_message(Paste("rad ett\r\nrad \x1b[31mtvå\u202e \x00"))
        await until(pilot, lambda: entry(app).text)
        assert entry(app).text == "rad ett\nrad två "
        await pilot.press("enter")
        await until(pilot, lambda: statements(app))
        assert statements(app)[0].text == "rad ett\nrad två"


async def test_typed_text_and_place_survive_a_change_of_mode_size_and_language(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await write(pilot, "åäö halv")
        await pilot.press("f5")
        await until(pilot, lambda: app.current_mode == "coverage")
        await pilot.press("escape")
        await until(pilot, lambda: app.current_mode == "log")
        await pilot.resize_terminal(60, 20)
        await pilot.resize_terminal(160, 45)
        await pilot.press("ctrl+l")
        await until(pilot, lambda: app.tr.language == "en")
        await until(pilot, lambda: isinstance(app.screen, LogScreen))
        assert entry(app).text == "åäö halv"
        assert "New statement" in str(entry(app).border_title)
        await write(pilot, "skriven")
        assert entry(app).text == "åäö halvskriven"


async def test_a_personal_number_that_was_written_down_is_told_of(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await write(pilot, "Ring mig, 811218-9876")
        await pilot.press("enter")
        await until(pilot, lambda: any("personnummer" in each for each in toasts(app)))
        assert len(statements(app)) == 1
