"""Papers in the export mode: looked at first, made for a table, printed."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from facilitator.domain.errors import Refused
from facilitator.domain.events.commands import LogStatement
from facilitator.services.export.catalogue import DOCUMENTS, LISTED
from facilitator.tui.export import forecast
from facilitator.tui.export.choice_list import ChoiceList
from facilitator.tui.export.made_list import MadeList
from facilitator.tui.shell.app import FacilitatorApp
from tests.tui.conftest import SESSION, MakeApp, running, text_of, toasts, until

pytestmark = pytest.mark.slow

DIGITS = "1234567890"
NAMES = {
    "correction-slips": "rattelselappar.pdf",
    "table-sheets": "bordsblad.pdf",
    "running-sheet": "korschema.pdf",
    "card": "lathund.pdf",
    "paper-form": "pappersblankett-1_1.pdf",
    "poster": "affisch.pdf",
}


def keys_to(what: str) -> list[str]:
    """Return what chooses a paper: its digit, or the way up from the last."""
    place = [each.key for each in LISTED].index(what)
    if place < len(DIGITS):
        return [DIGITS[place]]
    return ["end", *["up"] * (len(LISTED) - 1 - place)]


async def in_export(
    pilot: Pilot[None], app: FacilitatorApp, texts: tuple[str, ...] = ("Fler bussar",)
) -> None:
    """Log statements at the first table and go to the export mode."""
    for text in texts:
        command = LogStatement(text=text, area="1", group="1", table="1", round="1")
        assert await app.do(command)
    await pilot.press("f9")
    await until(pilot, lambda: app.current_mode == "export")
    await until(pilot, lambda: "synpunkt" in shown(app))


def shown(app: FacilitatorApp) -> str:
    """Return what is told before something is made."""
    return str(app.screen.query_one("#contents", Static).content)


def choice(app: FacilitatorApp, field: str) -> str:
    """Return what is chosen for a field."""
    lines = app.screen.query_one(ChoiceList).choice_lines
    return next(each.value for each in lines if each.field == field)


def made(app: FacilitatorApp) -> list[str]:
    """Return the files listed as made earlier."""
    return [path.name for path in app.screen.query_one(MadeList).paths]


def test_all_that_can_be_made_is_in_the_list() -> None:
    assert {each.key for each in LISTED} == set(DOCUMENTS)
    assert all(each.use for each in LISTED)


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
@pytest.mark.parametrize("what", NAMES)
async def test_a_paper_is_looked_at_made_and_listed(
    what: str, size: tuple[int, int], make_app: MakeApp, workspace: Path
) -> None:
    app = make_app()
    async with running(app, size) as pilot:
        await in_export(pilot, app)
        await pilot.press(*keys_to(what))
        await until(pilot, lambda: "Alla tecken" in shown(app))
        assert "✓ Alla tecken finns i typsnitten." in shown(app)
        await pilot.press("enter")
        await until(pilot, lambda: made(app) == [NAMES[what]])
        data = (workspace / "exports" / SESSION / NAMES[what]).read_bytes()
        assert data.startswith(b"%PDF")


async def test_empty_tables_pages_and_missing_letters_are_told_before(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await in_export(pilot, app, ("Bussen \ue000\ue001", "[/] \x1b[31m"))
        await pilot.press("8")
        await until(pilot, lambda: "A4" in shown(app))
        told = shown(app)
        assert "1 sida A4 · 2 synpunkter" in told
        assert "2 tecken saknas i typsnitten" in told
        assert "Inget är antecknat vid: Bord 2, Bord 3" in told
        await pilot.press("9")
        await until(pilot, lambda: "3 sidor A4" in shown(app))
        assert "Bord utan målgrupp: Bord 1, Bord 2, Bord 3" in shown(app)
        assert "Upplägget säger inte när det börjar." in shown(app)
        await pilot.press("0")
        await until(pilot, lambda: "0 interna noter" in shown(app))


async def test_pages_of_a_very_large_session_are_estimated(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forecast, "MOST", 1)
    app = make_app()
    async with running(app) as pilot:
        await in_export(pilot, app, ("Ett", "Två"))
        await pilot.press("8")
        await until(pilot, lambda: "ungefär 1 sida A4" in shown(app))


async def test_slips_are_made_for_one_table_and_one_round(make_app: MakeApp) -> None:
    app = make_app()
    async with running(app) as pilot:
        await in_export(pilot, app)
        await pilot.press("b", "r")  # which the compilation has no use for
        assert len(app.screen_stack) == 1
        await pilot.press("8", "b")
        await until(pilot, lambda: "Alla" in text_of(app))
        await pilot.press("1")
        await until(pilot, lambda: choice(app, "table") == "Bord 1")
        await pilot.press("r")
        await until(pilot, lambda: len(app.screen_stack) == 2)
        await pilot.press("2")
        await until(pilot, lambda: choice(app, "round") == "Omgång 2")
        await until(pilot, lambda: "0 synpunkter" in shown(app))
        await pilot.press("enter")
        name = "rattelselappar-bord-1-omgang-2.pdf"
        await until(pilot, lambda: made(app) == [name])


async def test_p_prints_the_newest_and_the_one_under_the_bar(
    make_app: MakeApp,
) -> None:
    printed: list[str] = []
    app = make_app()
    async with running(app) as pilot:
        app.program.print_file = lambda path: printed.append(path.name)
        await in_export(pilot, app)
        await pilot.press("p")
        await until(pilot, lambda: toasts(app))
        assert "Inget är skapat än" in toasts(app)[-1]
        await pilot.press("0", "enter")
        await until(pilot, lambda: len(made(app)) == 1)
        await pilot.press("9", "enter")
        await until(pilot, lambda: len(made(app)) == 2)
        await pilot.press("p")
        await until(pilot, lambda: printed == [made(app)[0]])
        await pilot.press("tab", "end", "p")
        await until(pilot, lambda: printed == made(app))
        assert any("Skickad till skrivaren" in each for each in toasts(app))


async def test_what_cannot_be_printed_is_a_sentence_with_a_way_out(
    make_app: MakeApp,
) -> None:
    def without(path: Path) -> None:
        raise Refused("print.no_command", path=path)

    app = make_app()
    async with running(app) as pilot:
        app.program.print_file = without
        await in_export(pilot, app)
        await pilot.press("6", "enter")
        await until(pilot, lambda: len(made(app)) == 1)
        await pilot.press("p")
        await until(pilot, lambda: any("som PDF" in each for each in toasts(app)))
        await pilot.press("9", "enter")
        await until(pilot, lambda: len(made(app)) == 2)
        await pilot.press("p")
        await until(
            pilot, lambda: any("utskriftskommando" in each for each in toasts(app))
        )


async def test_forms_are_made_in_copies_that_go_on_where_the_latest_ended(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await in_export(pilot, app)
        await pilot.press(*keys_to("paper-form"), "c")
        await until(pilot, lambda: len(app.screen_stack) == 2)
        await pilot.press("backspace", "x", "enter")
        await until(pilot, lambda: "x blad går inte" in text_of(app))
        await pilot.press("backspace", *"30", "enter")
        await until(pilot, lambda: "blad 1 till 30" in shown(app))
        await until(pilot, lambda: "60 sidor A4" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: made(app) == ["pappersblankett-1_30.pdf"])
        await until(pilot, lambda: "blad 31 till 60" in shown(app))
        await pilot.press("g")
        await until(pilot, lambda: len(app.screen_stack) == 2)
        await pilot.press("2")
        await until(pilot, lambda: choice(app, "group") == "Äldre")
        await pilot.press("enter")
        await until(pilot, lambda: "pappersblankett-aldre-31_60.pdf" in made(app))


async def test_posters_are_made_for_each_table_and_on_larger_paper(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await in_export(pilot, app)
        await pilot.press(*keys_to("poster"), "b")
        await until(pilot, lambda: len(app.screen_stack) == 2)
        await pilot.press("4")
        await until(pilot, lambda: choice(app, "table") == "en var")
        await pilot.press("s")
        await until(pilot, lambda: "3 sidor A3" in shown(app))
        await pilot.press("a")
        await until(pilot, lambda: len(app.screen_stack) == 2)
        await pilot.press("2")
        await until(pilot, lambda: "Utbildning" in choice(app, "area"))
        await pilot.press("enter")
        name = "affisch-all-utbildning-arbete-och-naringsliv-a3.pdf"
        await until(pilot, lambda: made(app) == [name])
        await pilot.press("9")  # What is one each of posters is all of the sheets.
        await until(pilot, lambda: choice(app, "table") == "alla")


async def test_a_poster_that_cannot_be_made_says_why_in_its_place(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await in_export(pilot, app)
        await pilot.press(*keys_to("wifi-poster"))
        await until(pilot, lambda: "inget nätverk" in shown(app))
        assert not toasts(app)
