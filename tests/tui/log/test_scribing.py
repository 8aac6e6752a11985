"""What a scribe does beside writing: with few keys, and never leaving the line."""

import pytest
from textual.widgets import Input

from facilitator.tui.dialogs.choice import ChoiceDialog
from facilitator.tui.log.read_back import ReadBackDialog
from facilitator.tui.log.screen import LogScreen
from tests.tui.conftest import (
    MakeApp,
    running,
    statements,
    text_of,
    toasts,
    until,
    write,
)
from tests.tui.log.log_steps import closed, entry, has_logged, log, opened

pytestmark = pytest.mark.slow


async def test_ten_statements_in_two_areas_with_a_keyword_each_take_few_keys(
    make_app: MakeApp,
) -> None:
    """At most three keys beyond the text for any, and one in the steady state."""
    app = make_app()
    texts = [f"Det behövs mer av detta, sade den {n} som talade" for n in range(10)]
    beyond: list[int] = []
    async with running(app) as pilot:
        for place, text in enumerate(texts):
            keys: list[str] = []
            if place == 5:
                keys += ["f2", "2"]
            tag = " #koll" if place < 5 else " #sko"
            for key in keys:
                await pilot.press(key)
                await pilot.pause()
            await write(pilot, text + tag)
            # The tag's letters are text that is said; Tab completes, Enter saves.
            await pilot.press("tab", "enter")
            await until(pilot, lambda: has_logged(app, place + 1))  # noqa: B023
            beyond.append(len(keys) + 2 - 1)
        said = list(reversed(statements(app)))
    assert [each.area for each in said] == ["tillvaxt"] * 5 + ["utbildning"] * 5
    assert all(len(each.keywords) == 1 for each in said)
    assert max(beyond) <= 3
    assert beyond[1:5] == [1] * 4


async def test_what_was_said_before_is_hinted_at_and_counted_with_one_key(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await log(pilot, app, "Bussen hem från träningen går inte efter åtta")
        await write(pilot, "bussarna från träning går inte efter åtta")
        await until(pilot, lambda: "F12 +1 röst" in text_of(app))
        await pilot.press("f12")
        await until(pilot, lambda: statements(app)[0].voices == 1)
        assert len(statements(app)) == 1
        assert not entry(app).text
        assert any("2 totalt" in each for each in toasts(app))
        await pilot.press("ctrl+z")
        await until(pilot, lambda: statements(app)[0].voices == 0)


async def test_the_key_of_one_voice_more_leaves_the_bar_once_it_was_counted(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await log(pilot, app, "Bussen hem från träningen går inte efter åtta")
        await write(pilot, "bussarna från träning går inte efter åtta")
        await until(pilot, lambda: "F12" in text_of(app).splitlines()[-1])
        await pilot.press("f12")
        await until(pilot, lambda: statements(app)[0].voices == 1)
        await until(pilot, lambda: "F12" not in text_of(app).splitlines()[-1])


async def test_another_thing_is_not_hinted_at(make_app: MakeApp) -> None:
    app = make_app()
    async with running(app) as pilot:
        await log(pilot, app, "Bussen hem från träningen går inte efter åtta")
        await write(pilot, "Badplatsen behöver en brygga")
        screen = app.screen
        assert isinstance(screen, LogScreen)
        await pilot.pause(0.6)
        assert screen._said_before.alike is None
        await pilot.press("f12")
        assert entry(app).text == "Badplatsen behöver en brygga"


async def test_the_latest_is_corrected_and_withdrawn_without_leaving_the_line(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await log(pilot, app, "Först")
        await log(pilot, app, "Sist")
        entry(app).insert("Halvskrivet")
        await opened(pilot, app, "ctrl+e")
        assert "Sist" in text_of(app)
        await pilot.press("escape")
        await closed(pilot, app)
        await opened(pilot, app, "ctrl+d")
        assert isinstance(app.focused, Input)
        app.focused.value = "hördes fel"
        await pilot.press("enter")
        await closed(pilot, app)
        await until(pilot, lambda: statements(app)[0].withdrawn)
        assert entry(app).text == "Halvskrivet"
        assert entry(app).has_focus


async def test_a_word_from_the_room_becomes_a_keyword(make_app: MakeApp) -> None:
    app = make_app()
    async with running(app) as pilot:
        entry(app).insert("Nattbussen behövs")
        await opened(pilot, app, "ctrl+k")
        await pilot.press(*"nattbuss")
        await until(pilot, lambda: "nytt ord i rummet: nattbuss" in text_of(app))
        await pilot.press("enter")
        await closed(pilot, app)
        await until(pilot, lambda: app.desk and app.desk.draft.keywords)
        await pilot.press("enter")
        await until(pilot, lambda: len(statements(app)) == 1)
        assert app.desk
        (word,) = statements(app)[0].keywords
        assert app.desk.plan.keyword(word).name == "nattbuss"
        await log(pilot, app, "Fler #nattbuss")
        assert statements(app)[0].keywords == (word,)


async def test_a_keyword_in_another_form_is_offered_first_and_never_taken_by_itself(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await write(pilot, "Skolorna ska vara öppna")
        await opened(pilot, app, "ctrl+k")
        assert isinstance(app.screen, ChoiceDialog)
        await until(pilot, lambda: " 1   skola" in text_of(app))
        await pilot.press("escape")
        await closed(pilot, app)
        await pilot.press("enter")
        await until(pilot, lambda: len(statements(app)) == 1)
        assert statements(app)[0].keywords == ()


async def test_a_statement_may_concern_further_areas_and_counts_once(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        entry(app).insert("Skola och hälsa hör ihop")
        await opened(pilot, app, "f2")
        await pilot.press("+", "2")
        await closed(pilot, app)
        await until(pilot, lambda: "även Utbildning" in text_of(app))
        await pilot.press("enter")
        await until(pilot, lambda: len(statements(app)) == 1)
        assert statements(app)[0].also == ("utbildning",)
        assert app.desk and not app.desk.draft.also


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (160, 45)])
async def test_the_round_is_read_back_and_agreed_to_by_key(
    make_app: MakeApp, size: tuple[int, int]
) -> None:
    app = make_app()
    async with running(app, size) as pilot:
        for text in ("Ett", "Två [bold]fet[/]", "Tre"):
            await log(pilot, app, text)
        await pilot.press("ctrl+b")
        await until(pilot, lambda: isinstance(app.screen, ReadBackDialog))
        await pilot.press("1")
        await until(pilot, lambda: "2 av 3" in text_of(app))
        await pilot.press("3")
        await until(pilot, lambda: "3 av 3" in text_of(app))
        await pilot.press("enter")
        await until(pilot, lambda: "godkänd" in text_of(app))
        await pilot.press("escape")
        await closed(pilot, app)
        state = {each.number[-1]: each for each in statements(app)}
        assert state["1"].confirmed
        assert state["2"].withdrawn
        assert state["3"].confirmed


async def test_there_is_nothing_to_read_back_or_correct_where_nothing_was_said(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await pilot.press("ctrl+b")
        await until(pilot, lambda: any("Inget har sagts" in t for t in toasts(app)))
        await pilot.press("ctrl+e")
        await until(
            pilot, lambda: any("Inget har antecknats" in t for t in toasts(app))
        )
