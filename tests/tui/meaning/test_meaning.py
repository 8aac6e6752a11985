"""Betydelse: every group's own words under a keyword, and who was silent."""

from textual.widgets import Static

from facilitator.tui.log.screen import LogScreen
from facilitator.tui.meaning.page_list import PageList
from facilitator.tui.meaning.screen import MeaningScreen
from facilitator.tui.statements.correct import CorrectDialog
from facilitator.tui.statements.list import StatementList
from tests.tui.conftest import MakeApp, running, text_of, until
from tests.tui.meaning.meaning_steps import (
    OWN,
    SAID,
    go_to,
    in_meaning,
    page,
    passages,
    read,
    said,
    screen,
    title,
    told,
)


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
