"""Betydelse: every group's own words under a keyword, and who was silent."""

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from facilitator.domain.commands import (
    AddRoomWord,
    CorrectStatement,
    LogStatement,
    NoteSilence,
    WithdrawStatement,
)
from facilitator.domain.events import StatementLogged
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.dialogs.choice import ChoiceDialog
from facilitator.tui.dialogs.correct import CorrectDialog
from facilitator.tui.meaning_book import Book
from facilitator.tui.passages import Passage
from facilitator.tui.screens.log import LogScreen
from facilitator.tui.screens.meaning import MeaningScreen
from facilitator.tui.widgets.page_list import PageList
from facilitator.tui.widgets.passage_list import PassageList
from facilitator.tui.widgets.statement_list import StatementList
from tests.builders import Desk, a_plan
from tests.hostile import HOSTILE

from .conftest import MakeApp, running, text_of, until
from .test_hostile import assert_clean

OWN, TOLD, NOTE = "own_words", "paraphrase", "scribe_note"
SAID = (
    ("unga", "bostäder", OWN, "Vi hittar inget första hem"),
    ("unga", "bostäder", NOTE, "Tyst en lång stund"),
    ("unga", "bostäder", OWN, "Vi är emot höghus"),
    ("aldre", "bostäder", TOLD, "De vill bo kvar"),
    ("aldre", "klimat", OWN, "Träd ger skugga"),
)
"""By group, keyword, kind and text; all in the first area."""


def said(group: str, keyword: str, kind: str, text: str) -> LogStatement:
    """Return the command to log a statement in the first area."""
    return LogStatement(
        text=text,
        area="tillvaxt",
        group=group,
        keywords=(keyword,) if keyword else (),
        kind=kind,
    )


async def in_meaning(
    pilot: Pilot[None], app: FacilitatorApp, word: str = ""
) -> PassageList:
    """Log, go to the meaning mode, and to a keyword of the first area."""
    for each in SAID:
        assert await app.do(said(*each))
    await app.action_mode("meaning")
    await until(pilot, lambda: isinstance(app.screen, MeaningScreen))
    await pilot.pause()
    if word:
        go_to(app, word)
    return passages(app)


def go_to(app: FacilitatorApp, word: str) -> None:
    """Show a keyword's page, as another mode may ask for."""
    assert app.desk
    keyword = app.desk.plan.keyword(word)
    screen(app).go_to(keyword.area, keyword.id)


def screen(app: FacilitatorApp) -> MeaningScreen:
    """Return the meaning mode's screen."""
    assert isinstance(app.screen, MeaningScreen)
    return app.screen


def passages(app: FacilitatorApp) -> PassageList:
    """Return the list of what is read."""
    return screen(app).query_one(PassageList)


def read(app: FacilitatorApp) -> list[Passage]:
    """Return what can be read on the page, in order."""
    return list(passages(app)._passages)


def told(app: FacilitatorApp) -> list[tuple[str, str, str]]:
    """Return heading, label and text of each passage."""
    return [(each.head, each.label, each.text) for each in read(app)]


def title(app: FacilitatorApp) -> str:
    """Return the line that says what is read."""
    return str(screen(app).query_one("#title", Static).content)


def page(app: FacilitatorApp) -> tuple[str, str]:
    """Return which area and which keyword is read about."""
    found = screen(app).page
    assert found
    return found.area.id, found.keyword.name if found.keyword else ""


async def test_a_keyword_has_each_groups_words_own_ones_first_and_names_the_silent(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await in_meaning(pilot, app, "bostäder")
        assert told(app) == [
            ("Unga vuxna", "", "”Vi hittar inget första hem”"),
            ("", "avvikande", "”Vi är emot höghus”"),
            ("", "antecknarens not", "Tyst en lång stund"),
            ("Äldre", "återgivet", "De vill bo kvar"),
            ("Företagare", "", "inget sagt"),
        ]
        assert "‹ bostäder ›" in title(app)
        assert "4 synpunkter" in title(app)
        assert "2 av 3 grupper" in title(app)


async def test_arrows_go_through_keywords_and_on_to_the_next_area(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await in_meaning(pilot, app)
        seen = [page(app)]
        for _ in range(6):
            await pilot.press("right")
            seen.append(page(app))
        words = ["", "kollektivtrafik", "bostäder", "klimat"]
        assert seen[:4] == [("tillvaxt", word) for word in words]
        assert seen[4:] == [("utbildning", ""), ("utbildning", "skola"),
                            ("kunskap", "")]  # fmt: skip
        await pilot.press("left")
        assert page(app) == ("utbildning", "skola")
        await pilot.press("p")
        assert page(app) == ("tillvaxt", "")
        await pilot.press("p", "left")
        assert page(app) == ("tillvaxt", "")
        await pilot.press("n", "n", "n")
        assert page(app) == ("kunskap", "")


async def test_area_and_keyword_are_chosen_by_digit(make_app: MakeApp) -> None:
    app = make_app()
    async with running(app) as pilot:
        await in_meaning(pilot, app)
        await pilot.press("f2", "3")
        await until(pilot, lambda: page(app) == ("kunskap", ""))
        await pilot.press("ctrl+k", "2")
        await until(pilot, lambda: page(app) == ("kunskap", "rörelse"))


async def test_an_area_tells_what_is_shared_alone_and_spoken_against(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await in_meaning(pilot, app)
        assert [(head, text) for head, _, text in told(app)] == [
            ("Gemensamt för minst hälften av grupperna", "bostäder: 2 av 2 grupper"),
            ("Bara en grupp", "klimat: Äldre (1)"),
            ("Talade mest om", "Unga vuxna: bostäder (3)"),
            ("Ingen grupp tog upp", "kollektivtrafik"),
            ("Avvikande röster", "”Vi är emot höghus”"),
        ]
        await pilot.press("down", "enter")
        await until(pilot, lambda: page(app) == ("tillvaxt", "klimat"))
        short = str(screen(app).query_one("#short", Static).content)
        assert short == (
            "I området: 1 avvikande röst · bara en grupp: klimat (Äldre) · "
            "gemensamt: bostäder"
        )


async def test_own_words_alone_say_how_much_is_hidden(make_app: MakeApp) -> None:
    app = make_app()
    async with running(app) as pilot:
        await in_meaning(pilot, app, "bostäder")
        await pilot.press("o")
        assert told(app)[2:] == [
            ("", "", "1 återgiven eller noterad synpunkt är dold"),
            ("Äldre", "", "1 återgiven eller noterad synpunkt är dold"),
            ("Företagare", "", "inget sagt"),
        ]
        assert "bara ordagrant" in title(app)
        await pilot.press("o")
        assert len(read(app)) == 5


async def test_one_group_is_read_by_itself_through_all_keywords(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await in_meaning(pilot, app, "bostäder")
        await pilot.press("f3", "3")
        await until(pilot, lambda: "bara Äldre" in title(app))
        assert told(app) == [("Äldre", "återgivet", "De vill bo kvar")]
        await pilot.press("right")
        assert told(app) == [("Äldre", "", "”Träd ger skugga”")]
        await pilot.press("f3", "1")
        await until(pilot, lambda: len(read(app)) == 3)


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
        assert set(book._found) == {"tillvaxt"}
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


async def test_enter_goes_to_the_statement_in_the_log_out_of_any_search(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await pilot.press("ctrl+f", *"finns inte".replace(" ", ""))
        await in_meaning(pilot, app, "bostäder")
        wanted = read(app)[1].statement
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(app.screen, LogScreen))
        listed = app.screen.query_one(StatementList)
        await until(pilot, lambda: listed.current == wanted)
        assert listed.has_focus
        await app.action_mode("meaning")
        await pilot.pause()
        assert page(app) == ("tillvaxt", "bostäder")
        await pilot.press("r")
        await until(pilot, lambda: isinstance(app.screen, CorrectDialog))


async def test_the_bar_shows_a_statements_coding(make_app: MakeApp) -> None:
    app = make_app()
    async with running(app) as pilot:
        await in_meaning(pilot, app, "bostäder")
        await pilot.press("down")
        shown = " ".join(text_of(app).split())
        assert "Unga vuxna · Hållbar tillväxt och samhällsplanering" in shown
        assert "avvikande genom orden ”är emot”" in shown


async def test_coverage_leads_to_what_was_said_in_an_area_and_under_a_keyword(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        for each in SAID:
            assert await app.do(said(*each))
        await pilot.press("f5", "right", "m")
        await until(pilot, lambda: isinstance(app.screen, MeaningScreen))
        await until(pilot, lambda: page(app) == ("utbildning", ""))
        await pilot.press("f5", "left", "enter", "enter", "right", "m")
        await until(pilot, lambda: isinstance(app.screen, MeaningScreen))
        await until(pilot, lambda: page(app) == ("tillvaxt", "bostäder"))


async def test_the_list_of_pages_stands_beside_them_where_there_is_room(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app, (160, 45)) as pilot:
        await in_meaning(pilot, app, "bostäder")
        pages = screen(app).query_one(PageList)
        assert pages.display and pages.cursor == 2
        assert "bostäder" in text_of(app) and "2/3" in text_of(app)
        await pilot.press("shift+tab", "down")
        assert page(app) == ("tillvaxt", "klimat")
        await pilot.press("enter")
        assert passages(app).has_focus
        await pilot.press("left")
        assert pages.cursor == 2
        pages.focus()
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: not pages.display and passages(app).has_focus)
        await pilot.press("right")
        assert page(app) == ("tillvaxt", "klimat")


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


async def test_a_text_higher_than_the_screen_is_read_to_its_end_by_arrows(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        text = " ".join(f"ord{number}" for number in range(900))
        assert await app.do(said("unga", "klimat", OWN, text))
        await app.do(said("aldre", "klimat", OWN, "Efter det långa"))
        await app.action_mode("meaning")
        await pilot.pause()
        go_to(app, "klimat")
        await pilot.pause()
        listed, seen = passages(app), ""
        while listed.cursor == 0:
            seen += text_of(app)
            await pilot.press("down")
        assert all(f"ord{number}" in seen for number in range(900))
        assert listed.current and "Efter" in listed.current.text


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
        for place, each in enumerate(read(app)):
            drawn = listed._height(each, listed.room)
            assert drawn == listed.top(place + 1) - listed.top(place)
            if place != listed.cursor:
                lines = listed.draw(place, listed.room)
                assert len(lines) == drawn
                assert all(line.cell_length <= listed.room for line in lines)
        for key in ("down", "pagedown", "pagedown", "end", "pageup", "home", "f3"):
            await pilot.press(key)
            assert_clean(app)
        await until(pilot, lambda: isinstance(app.screen, ChoiceDialog))
        await pilot.press("escape", "right")
        assert_clean(app)


async def test_in_english_the_same_is_told(make_app: MakeApp) -> None:
    app = make_app(language="en")
    async with running(app) as pilot:
        await in_meaning(pilot, app, "bostäder")
        assert [label for _, label, _ in told(app)] == [
            "",
            "speaks against",
            "scribe's note",
            "paraphrase",
            "",
        ]
        assert read(app)[-1].text == "nothing said"
        assert "Meaning · Hållbar tillväxt" in text_of(app)
        assert "2 of 3 groups" in title(app)


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
    assert [group.id for group in said.heard] == ["g2"]
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
