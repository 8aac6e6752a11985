"""Slips keyed back: a number, Enter, one key for the answer, then the next."""

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from facilitator.domain.events.commands import LogStatement
from facilitator.tui.kit.entry import Entry
from facilitator.tui.papers.correction_slips import SlipsDialog
from facilitator.tui.shell.app import FacilitatorApp
from facilitator.tui.statements.correct import CorrectDialog
from tests.hostile import HOSTILE
from tests.tui.conftest import MakeApp, running, statements, text_of, until

pytestmark = pytest.mark.slow


async def asked(pilot: Pilot[None], app: FacilitatorApp, texts: list[str]) -> None:
    """Log at the first table and round, and open the dialog."""
    for text in texts:
        command = LogStatement(text=text, area="1", group="1", table="1", round="1")
        assert await app.do(command)
    assert app.desk
    await until(pilot, lambda: app.desk and app.desk.opened.loaded)
    await pilot.press("ctrl+n")
    await until(pilot, lambda: isinstance(app.screen, SlipsDialog))
    await until(pilot, lambda: "Numret på lappen" in text_of(app))


@pytest.mark.parametrize(("yes", "no"), [("1", "3"), ("s", "t"), ("S", "T")])
async def test_each_answer_is_one_key_and_the_next_number_follows_at_once(
    yes: str, no: str, make_app: MakeApp
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await asked(pilot, app, ["Ett", "Två", "Tre"])
        await pilot.press(*"1-1-1", "enter", yes, "2", "enter", no)
        await until(pilot, lambda: "Bord 1: 2 av 3 klara" in text_of(app))
        by_text = {each.text: each for each in statements(app)}
        assert by_text["Ett"].confirmed
        gone = by_text["Två"].withdrawn
        assert gone and gone.reason == "Rättelselapp"
        assert not by_text["Tre"].confirmed and not by_text["Tre"].withdrawn
        await pilot.press("escape")
        await until(pilot, lambda: len(app.screen_stack) == 1)


@pytest.mark.parametrize("key", ["2", "ä", "Ä", "a"])
async def test_a_change_is_written_in_the_usual_dialog_with_its_reason_filled_in(
    key: str, make_app: MakeApp
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await asked(pilot, app, ["Fler busar", "Två"])
        await pilot.press(*"1 1 1", "enter", key)
        await until(pilot, lambda: isinstance(app.screen, CorrectDialog))
        await until(pilot, lambda: app.focused)
        assert app.screen.query_one("#reason", Input).value == "Rättelselapp"
        app.screen.query_one(Entry).text = "Fler bussar"
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, SlipsDialog))
        await until(pilot, lambda: "1 av 2 klara" in text_of(app))
        [first, _] = sorted(statements(app), key=lambda each: each.id)
        assert first.text == "Fler bussar"
        assert first.corrections[-1].reason == "Rättelselapp"


async def test_a_change_that_is_left_still_waits_for_its_answer(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await asked(pilot, app, ["Ett"])
        await pilot.press(*"1.1.1", "enter", "2")
        await until(pilot, lambda: isinstance(app.screen, CorrectDialog))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, SlipsDialog))
        assert "Stämmer" in text_of(app)
        await pilot.press("1")
        await until(pilot, lambda: "1 av 1 klara" in text_of(app))


async def test_unknown_and_withdrawn_numbers_are_told_and_what_was_typed_stays(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await asked(pilot, app, ["Ett"])
        await pilot.press(*"9-9-9", "enter")
        await until(pilot, lambda: "ingen synpunkt 9-9-9" in text_of(app))
        await pilot.press(*["backspace"] * 5, *"1-1-1", "enter", "3")
        await until(pilot, lambda: "1 av 1 klara" in text_of(app))
        await pilot.press("1", "enter")
        await until(pilot, lambda: "är återtagen" in text_of(app))


async def test_ctrl_z_takes_back_answers_given_here_and_nothing_else(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await asked(pilot, app, ["Ett"])
        await pilot.press("ctrl+z")
        await pilot.press(*"1-1-1", "enter", "t")
        await until(pilot, lambda: statements(app)[0].withdrawn)
        await until(pilot, lambda: "1 av 1 klara" in text_of(app))
        await pilot.press("ctrl+z")
        await until(pilot, lambda: statements(app)[0].withdrawn is None)
        await until(pilot, lambda: "0 av 1 klara" in text_of(app))
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert statements(app)[0].withdrawn is None


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (160, 45)])
async def test_every_text_is_shown_letter_by_letter_and_the_answers_can_be_seen(
    size: tuple[int, int], make_app: MakeApp
) -> None:
    app = make_app()
    async with running(app, size) as pilot:
        await asked(pilot, app, list(HOSTILE.values()))
        for number in range(1, len(HOSTILE) + 1):
            await pilot.press(*f"1-1-{number}", "enter")
            await until(pilot, lambda: "Tas bort" in text_of(app))
            await pilot.press("pagedown", "up", "escape")
            await until(pilot, lambda: "Tas bort" not in text_of(app))


async def test_the_export_mode_opens_it_too_and_a_click_answers(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        command = LogStatement(text="Ett", area="1", group="1", table="1", round="1")
        assert await app.do(command)
        await pilot.press("f9")
        await until(pilot, lambda: app.current_mode == "export")
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, SlipsDialog))
        await pilot.press(*"1-1-1", "enter")
        await until(pilot, lambda: "Stämmer" in text_of(app))
        await pilot.click("#answers", offset=(3, 0))
        await until(pilot, lambda: statements(app)[0].confirmed)
