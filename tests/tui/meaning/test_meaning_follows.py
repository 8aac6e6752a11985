"""Betydelse: what comes, goes and is lost is shown at once, whatever it holds."""

import pytest

from facilitator.domain.events.commands import (
    AddRoomWord,
    CorrectStatement,
    LogStatement,
    NoteSilence,
    WithdrawStatement,
)
from facilitator.domain.events.events import StatementLogged
from facilitator.tui.dialogs.choice import ChoiceDialog
from facilitator.tui.meaning.book import Book
from tests.builders import Desk, a_plan
from tests.hostile import HOSTILE
from tests.tui.conftest import MakeApp, running, until
from tests.tui.meaning.meaning_steps import (
    OWN,
    go_to,
    in_meaning,
    passages,
    read,
    said,
    screen,
    title,
    told,
)
from tests.tui.test_hostile import assert_clean

pytestmark = pytest.mark.slow


async def test_what_comes_in_is_seen_and_the_bar_stays_on_what_is_read(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        listed = await in_meaning(pilot, app, "bostäder")
        await pilot.press("down", "down", "down")
        assert listed.current and listed.current.text == "De vill bo kvar"
        assert await app.do(said("unga", "bostäder", OWN, "Hyran är för hög"))
        await until(pilot, lambda: read(app)[2].text == "”Hyran är för hög”")
        assert listed.current and listed.current.text == "De vill bo kvar"
        assert await app.do(said("foretagare", "bostäder", OWN, "Personal flyttar"))
        newest = ("Företagare", "", "”Personal flyttar”")
        await until(pilot, lambda: told(app)[-1] == newest)
        assert "6 synpunkter" in title(app)


async def test_nothing_is_found_out_anew_for_an_area_that_is_not_touched(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await in_meaning(pilot, app, "bostäder")
        book = screen(app).book
        before = book.findings(book.areas[0])
        assert set(book._findings) == {"tillvaxt"}
        elsewhere = LogStatement(
            text="Bra skola", area="utbildning", group="unga", keywords=("skola",)
        )
        assert await app.do(elsewhere)
        await pilot.pause()
        assert screen(app).book is book
        assert book.findings(book.areas[0]) is before
        across = LogStatement(
            text="Nära hem", area="utbildning", group="unga", keywords=("klimat",)
        )
        assert await app.do(across)
        await until(pilot, lambda: book.findings(book.areas[0]) is not before)


async def test_a_withdrawn_statement_goes_and_a_corrected_one_moves(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await in_meaning(pilot, app, "bostäder")
        first, second = read(app)[0].statement, read(app)[1].statement
        assert await app.do(WithdrawStatement(statement=first, reason="fel"))
        moved = CorrectStatement(statement=second, reason="fel", keywords=("klimat",))
        assert await app.do(moved)
        await until(pilot, lambda: read(app)[0].text == "Tyst en lång stund")
        await pilot.press("right")
        assert told(app)[0] == ("Unga vuxna", "avvikande · rättad",
                                "”Vi är emot höghus”")  # fmt: skip


async def test_a_word_from_the_room_and_a_noted_silence_are_shown(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await in_meaning(pilot, app, "bostäder")
        assert await app.do(NoteSilence("foretagare", "tillvaxt"))
        silence = "inget sagt; gruppen hade inget mer att säga i området"
        await until(pilot, lambda: told(app)[-1][2] == silence)
        assert await app.do(AddRoomWord(name="cykelväg", area="tillvaxt"))
        await pilot.pause()
        await pilot.press("right", "right")
        assert "‹ cykelväg ›" in title(app)


async def test_without_statements_every_group_is_silent(make_app: MakeApp) -> None:
    app = make_app()
    async with running(app) as pilot:
        await app.action_mode("meaning")
        await pilot.pause()
        assert "0 av 3 grupper har hörts" in title(app)
        assert read(app)[-1].quiet
        await pilot.press("right")
        assert {text for _, _, text in told(app)} == {"inget sagt"}


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (160, 45)])
async def test_hostile_words_are_read_as_they_stand_on_any_screen(
    make_app: MakeApp, size: tuple[int, int]
) -> None:
    app = make_app()
    async with running(app, size) as pilot:
        for text in HOSTILE.values():
            assert await app.do(said("unga", "klimat", OWN, text))
        assert await app.do(AddRoomWord(name="[/x] [b]ord", area="tillvaxt"))
        await app.action_mode("meaning")
        await pilot.pause()
        go_to(app, "klimat")
        await pilot.pause()
        listed = passages(app)
        heights = listed.source.heights(listed.brush(0))
        for place, drawn in enumerate(heights):
            top = listed.heights.top
            assert drawn == top(place + 1) - top(place)
            if place != listed.cursor:
                lines = listed.source.draw(place, listed.brush(place))
                assert len(lines) == drawn
                assert all(line.cell_length <= listed.room for line in lines)
        for key in ("down", "pagedown", "pagedown", "end", "pageup", "home", "f3"):
            await pilot.press(key)
            assert_clean(app)
        await until(pilot, lambda: isinstance(app.screen, ChoiceDialog))
        await pilot.press("escape", "right")
        assert_clean(app)


def test_what_the_plan_has_lost_is_read_all_the_same() -> None:
    desk = Desk(plan=a_plan(2, 2))
    desk.log("Borta", area="a2", group="g2", keywords=("a1-ord1",))
    book = Book(desk.session, a_plan(1, 1))
    assert [page.id for page in book.pages] == [
        ("a1", ""),
        ("a1", "a1-ord1"),
        ("a1", "a1-ord2"),
        ("a2", ""),
    ]
    said = book.meaning(book.pages[1])
    assert [group.id for group in said.groups_heard] == ["g2"]
    assert book.place_of(("a1", "a1-ord9")) == 0
    assert book.has_place_for([desk.change])
    desk.plan = a_plan(3, 2)
    desk.log("Ännu mer", area="a3")
    assert not book.has_place_for([desk.change])


async def test_what_comes_in_for_a_group_that_the_plan_has_lost_is_shown(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await in_meaning(pilot, app, "bostäder")
        assert app.desk
        other = Desk(plan=a_plan(1, 1))
        event = other.do(LogStatement(text="Från annat håll", area="1", group="1"))
        assert isinstance(event, StatementLogged)
        word = app.desk.plan.keyword("bostäder")
        event = event._replace(area=word.area, group="borta", keywords=(word.id,))
        app.changed.publish([app.desk.opened.session.apply(event)])
        await until(pilot, lambda: told(app)[-1][0] == "borta")
