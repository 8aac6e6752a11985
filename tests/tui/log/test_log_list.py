"""The list of statements in Anteckna: undo, correct, withdraw, search."""

import pytest

from facilitator.domain.events.commands import (
    LogStatement,
    WithdrawStatement,
)
from facilitator.tui.kit.entry import Entry
from facilitator.tui.statements.list import StatementList
from tests.tui.conftest import (
    MakeApp,
    running,
    statements,
    text_of,
    toasts,
    until,
    write,
)
from tests.tui.log.log_steps import closed, entry, log, opened, rows, trouble

pytestmark = pytest.mark.slow


async def test_undo_and_redo_tell_which_statement(make_app: MakeApp) -> None:
    app = make_app()
    async with running(app) as pilot:
        await log(pilot, app, "Bort med det här")
        await pilot.press("ctrl+z")
        await until(pilot, lambda: statements(app)[0].withdrawn)
        assert "01-1-001" in toasts(app)[-1]
        await pilot.press("ctrl+y")
        await until(pilot, lambda: not statements(app)[0].withdrawn)


async def test_undo_takes_back_typing_before_it_takes_back_a_statement(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await log(pilot, app, "Sparad")
        await write(pilot, "Halvskriven")
        await pilot.press("ctrl+u")
        assert not entry(app).text
        await pilot.press("ctrl+z")
        assert entry(app).text == "Halvskriven"
        assert not statements(app)[0].withdrawn


async def test_a_statement_is_corrected_and_withdrawn_from_the_list(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await log(pilot, app, "Flr bussar")
        await pilot.press("down")
        await until(pilot, lambda: app.focused is rows(app))
        await opened(pilot, app, "r")
        await pilot.press("home", "right", "right", "e", "enter")
        await until(pilot, lambda: "orsak" in str(trouble(app)).lower())
        assert app.screen.query_one(Entry).text == "Fler bussar"
        await until(pilot, lambda: app.focused and app.focused.id == "reason")
        await write(pilot, "skrivfel")
        await pilot.press("enter")
        await closed(pilot, app)
        said = statements(app)[0]
        assert (said.text, said.original_text) == ("Fler bussar", "Flr bussar")
        assert said.corrections[0].reason == "skrivfel"
        assert "rättad" in text_of(app)

        await opened(pilot, app, "t")
        await write(pilot, "sagt av misstag")
        await pilot.press("enter")
        await closed(pilot, app)
        assert statements(app)[0].withdrawn
        assert "återtagen" in text_of(app)
        await pilot.press("escape")
        await until(pilot, lambda: app.focused is entry(app))


async def test_only_what_was_changed_is_sent(make_app: MakeApp) -> None:
    app = make_app()
    async with running(app) as pilot:
        await log(pilot, app, "Mer musik")
        await pilot.press("down", "enter")
        await until(pilot, lambda: len(app.screen_stack) == 2 and app.focused)
        await pilot.press("tab", "3", "tab", "tab", "tab", "3", "tab", "tab")
        await write(pilot, "fel område")
        await pilot.press("enter")
        await closed(pilot, app)
        said = statements(app)[0]
        assert (said.area, said.question) == ("kunskap", "3a")
        assert said.keywords and said.corrections[0].text is None


async def test_search_finds_words_and_numbers_as_one_types(make_app: MakeApp) -> None:
    app = make_app()
    async with running(app) as pilot:
        for text in ("Mål för skolan", "Maler i garderoben", "Fler mål på vallen"):
            await log(pilot, app, text)
        await pilot.press("ctrl+f")
        await until(pilot, lambda: app.focused is not entry(app))
        await write(pilot, "mål")
        await until(pilot, lambda: rows(app).count() == 2)
        await pilot.press("enter")
        await until(pilot, lambda: app.focused is rows(app))
        assert rows(app).current == statements(app)[0].id
        await pilot.press("ctrl+f", "ctrl+u")
        await write(pilot, "002")
        await until(pilot, lambda: rows(app).count() == 1)
        await pilot.press("escape")
        await until(pilot, lambda: rows(app).count() == 3)
        assert app.focused is entry(app)


async def test_the_bar_stays_on_its_statement_when_new_ones_come(
    make_app: MakeApp,
) -> None:
    app, other = make_app(), make_app(device="bord-2")
    async with running(app) as pilot:
        await log(pilot, app, "Den ena")
        await log(pilot, app, "Den andra")
        await pilot.press("down", "down")
        await until(pilot, lambda: rows(app).cursor == 1)
        async with running(other) as second:
            await log(second, other, "Från ett annat bord")
        await until(pilot, lambda: rows(app).count() == 3)
        current = rows(app).current
        assert current and app.desk
        assert app.desk.opened.session.statements[current].text == "Den ena"


async def test_rows_that_are_kept_as_drawn_follow_the_colours_and_what_changes(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        for text in ("Ett", "Två", "Tre"):
            await app.do(LogStatement(text=text, area="1", group="1"))
        listed = app.screen.query_one(StatementList)
        await pilot.pause()

        def second() -> tuple[str, set[object]]:
            strip = listed.render_line(1)
            return strip.text, {part.style.bgcolor for part in strip if part.style}

        dark = second()
        assert "Två" in dark[0] and second() == dark
        app.theme = "facilitator-light"
        await pilot.pause()
        assert second()[0] == dark[0] and second()[1] != dark[1]
        number = app.desk.opened.session.number_of(statements(app)[1])  # type: ignore[union-attr]
        await app.do(WithdrawStatement(statement=number, reason="bad om det"))
        await pilot.pause()
        assert "återtagen" in second()[0]
