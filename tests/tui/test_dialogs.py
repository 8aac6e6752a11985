"""Dialogs: by keyboard alone, in the order of the keys, and nothing typed is lost."""

from collections.abc import Callable

import pytest
from textual.app import ScreenStackError
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from facilitator.domain.errors import Refused
from facilitator.domain.events.commands import LogStatement
from facilitator.tui.dialogs.choice import ChoiceDialog, Option
from facilitator.tui.dialogs.line import LineDialog
from facilitator.tui.dialogs.picker import Picker
from facilitator.tui.shell.app import FacilitatorApp
from facilitator.tui.statements.correct import CorrectDialog
from tests.tui.conftest import MakeApp, running, statements, text_of, until

OPTIONS = [Option(f"id{n}", name) for n, name in enumerate(["Ål", "Al", "Äl"] * 5)]


async def asked(
    pilot: Pilot[None], app: FacilitatorApp, chosen: str | None = None
) -> Callable[[], list[str | None]]:
    """Ask for a choice, and return what tells the answers so far."""
    answers: list[str | None] = []
    app.push_screen(ChoiceDialog("Välj", OPTIONS, chosen), answers.append)
    await until(pilot, lambda: app.screen.query(OptionList))
    return lambda: answers


@pytest.mark.slow
@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (["4"], "id3"),
        (["enter"], "id6"),
        (["down", "enter"], "id7"),
        (["up", "enter"], "id5"),
        (["å", "enter"], "id6"),
        ([*"al", "enter"], "id1"),
        ([*"alx", "backspace", "enter"], "id1"),
        (["escape"], None),
        (["enter", "enter"], "id6"),
        (["0", "9"], "id8"),
    ],
)
async def test_a_choice_is_made_by_digit_letters_or_arrows(
    make_app: MakeApp, keys: list[str], answer: str | None
) -> None:
    app = make_app()
    async with running(app, session=None) as pilot:
        answers = await asked(pilot, app, "id6")
        await pilot.press(*keys)
        await until(pilot, lambda: answers() == [answer])
        assert len(app.screen_stack) == 1


async def test_nothing_is_chosen_where_nothing_fits(make_app: MakeApp) -> None:
    app = make_app()
    async with running(app, session=None) as pilot:
        answers = await asked(pilot, app)
        await pilot.press(*"zz", "enter")
        assert "zz" in text_of(app)
        assert not answers()


async def test_a_choice_is_made_with_the_mouse(make_app: MakeApp) -> None:
    app = make_app()
    async with running(app, session=None) as pilot:
        answers = await asked(pilot, app)
        await pilot.click(OptionList, offset=(5, 2))
        await until(pilot, lambda: answers() == ["id2"])


@pytest.mark.parametrize("size", [(60, 12), (80, 24)])
async def test_the_last_of_many_can_be_seen(
    make_app: MakeApp, size: tuple[int, int]
) -> None:
    app = make_app()
    async with running(app, size, session=None) as pilot:
        await asked(pilot, app)
        await pilot.press("up")
        await until(pilot, lambda: "15   Äl" in text_of(app))


async def test_a_line_is_kept_until_what_it_was_for_is_done(make_app: MakeApp) -> None:
    app = make_app()
    answers: list[str | None] = []

    async def fussy(line: str) -> None:
        if line != "rätt":
            raise Refused("statement.unknown", value=line)

    async with running(app, session=None) as pilot:
        app.push_screen(LineDialog("Titel", "Fråga", fussy), answers.append)
        await until(pilot, lambda: isinstance(app.focused, Input))
        await pilot.press(*"fel", "enter")
        await until(pilot, lambda: "ingen synpunkt fel" in text_of(app))
        assert app.screen.query_one(Input).value == "fel"
        app.screen.query_one(Input).value = "rätt"
        await pilot.press("enter", "enter")
        await until(pilot, lambda: answers == ["rätt"])


async def test_tab_reaches_every_part_of_a_correction_and_returns(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await app.do(LogStatement(text="Bra", area="1", group="1"))
        assert app.desk
        dialog = CorrectDialog(app.desk.plan, statements(app)[0], "00-0-001")
        app.push_screen(dialog)
        await until(pilot, lambda: app.focused)
        for key in ("tab", "shift+tab"):
            begun, seen = app.focused, []
            for _ in app.screen.focus_chain:
                seen.append(app.focused)
                await pilot.press(key)
            assert set(seen) == set(app.screen.focus_chain)
            assert app.focused is begun
        assert len(app.screen.focus_chain) == 7


async def test_many_keywords_are_picked_and_put_back(make_app: MakeApp) -> None:
    app = make_app()
    async with running(app) as pilot:
        await app.do(LogStatement(text="Bra", area="1", group="1"))
        assert app.desk
        dialog = CorrectDialog(app.desk.plan, statements(app)[0], "00-0-001")
        app.push_screen(dialog)
        await until(pilot, lambda: app.focused)
        picker = dialog.query_one("#keywords", Picker)
        picker.focus()
        await pilot.press("1", "3", "1")
        assert picker.value == ("tillvaxt.klimat",)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ChoiceDialog))
        assert "✓ klimat" in text_of(app)
        await pilot.press("2")
        await until(pilot, lambda: len(picker.value) == 2)


async def test_a_dialog_that_is_answered_twice_leaves_once(make_app: MakeApp) -> None:
    app = make_app()
    async with running(app, session=None) as pilot:
        answers = await asked(pilot, app)
        dialog = app.screen
        dialog.dismiss("id1")
        try:
            dialog.dismiss("id2")
        except ScreenStackError as error:
            pytest.fail(str(error))
        await until(pilot, lambda: answers() == ["id1"])
