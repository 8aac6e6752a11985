"""Texts that have broken such programs, in every widget, list, dialog and notice."""

import json
from pathlib import Path

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from facilitator.domain.errors import Refused
from facilitator.domain.events.commands import (
    AddRoomWord,
    CountPeople,
    LogStatement,
    SetClock,
)
from facilitator.domain.text import clean
from facilitator.tui.dialogs.choice import ChoiceDialog, Option
from facilitator.tui.dialogs.help import HelpDialog
from facilitator.tui.dialogs.line import LineDialog
from facilitator.tui.kit.entry import Entry
from facilitator.tui.kit.key_bar import KeyBar
from facilitator.tui.log.context_bar import (
    Context,
    ContextBar,
)
from facilitator.tui.shell.app import FacilitatorApp
from facilitator.tui.statements.correct import CorrectDialog
from facilitator.tui.statements.list import StatementList
from tests.hostile import HOSTILE
from tests.tui.conftest import (
    SESSION,
    MakeApp,
    running,
    statements,
    text_of,
    until,
    write_workspace,
)

pytestmark = pytest.mark.slow

NAMES = [
    f"{' '.join(clean(text).split())[:60]} {number}"
    for number, text in enumerate(HOSTILE.values())
]
"""Hostile names of tables, rounds and words."""
FORBIDDEN = [chr(n) for n in (*range(32), *range(127, 160)) if n != 10]
FORBIDDEN += ["\u202e", "\u2066", "\ud800"]


def assert_clean(app: FacilitatorApp) -> None:
    """Fail where the screen holds what would steer a terminal."""
    shown = text_of(app)
    assert not [repr(char) for char in FORBIDDEN if char in shown]


async def seen(pilot: Pilot[None], app: FacilitatorApp) -> None:
    """Let everything be drawn, and look at it."""
    await pilot.pause()
    assert_clean(app)


async def test_hostile_texts_are_logged_listed_read_and_searched(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app, (100, 30)) as pilot:
        for count, text in enumerate(HOSTILE.values(), 1):
            assert await app.do(LogStatement(text=text, area="1", group="1"))
            assert len(statements(app)) == count
        listed = app.screen.query_one(StatementList)
        listed.focus()
        for _ in HOSTILE:
            await seen(pilot, app)
            listed.action_move(1)
        await pilot.press("c", "ctrl+f")
        await pilot.press("left_square_bracket", "slash")
        await until(pilot, lambda: listed.count() < len(HOSTILE))
        await seen(pilot, app)


@pytest.mark.parametrize("name", HOSTILE)
async def test_a_hostile_text_is_pasted_saved_corrected_and_undone(
    make_app: MakeApp, name: str
) -> None:
    text = HOSTILE[name]
    app = make_app()
    async with running(app) as pilot:
        app.post_message(Paste(text))
        entry = app.screen.query_one(Entry)
        await until(pilot, lambda: entry.text or not clean(text))
        await seen(pilot, app)
        await pilot.press("enter")
        await until(pilot, lambda: statements(app) or app._notifications)
        await seen(pilot, app)
        if statements(app):
            await pilot.press("ctrl+z")
            await seen(pilot, app)


async def test_hostile_texts_stand_in_every_part_of_every_dialog(
    make_app: MakeApp,
) -> None:
    app = make_app()

    async def refuse(line: str) -> None:
        raise Refused("statement.unknown", value=line)

    async with running(app, (100, 30)) as pilot:
        await app.do(LogStatement(text="Bra", area="1", group="1"))
        for text in HOSTILE.values():
            line = " ".join(clean(text).split())[:200]
            options = [Option("a", line), Option("b", text)]
            for dialog in (
                ChoiceDialog(text, options, "a"),
                LineDialog(text, text, refuse, line),
                HelpDialog(text, text, []),
                CorrectDialog(app.desk.plan, statements(app)[0], text),  # type: ignore[union-attr]
            ):
                app.push_screen(dialog)
                await seen(pilot, app)
                await pilot.press("enter")
                await seen(pilot, app)
                while len(app.screen_stack) > 1:
                    app.pop_screen()
            app.tell(text)
            app.say(Refused("plan.unknown", kind="area", value=text, choices=()))
            app.clear_notifications()


async def test_hostile_texts_stand_in_every_line_of_the_screen(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app, (60, 20)) as pilot:
        for text in HOSTILE.values():
            bar = app.screen.query_one(ContextBar)
            bar.context = Context(text, text[:20], [text] * 5, 2, text[:20], text)
            app.screen.query_one(KeyBar).status = text[:30]
            await seen(pilot, app)


async def test_a_plan_full_of_hostile_names_is_shown_everywhere(
    make_app: MakeApp, tmp_path: Path
) -> None:
    root = write_workspace(tmp_path / "fientlig")
    project = root / "sessions" / "project.toml"
    text = project.read_text("utf-8")
    text = text.replace("Unga vuxna", "[/] a [b] [red]x[/red]")
    text = text.replace("Hållbar tillväxt och", "[/x] \\\\[ %s {0} ${y}")
    text = text.replace('"bostäder"', '"\'; DROP [/]"')
    project.write_text(text, "utf-8")
    app = make_app(root)
    async with running(app) as pilot:
        await app.do(LogStatement(text="Bra", area="1", group="1", keywords=("2",)))
        for key in ("f2", "f3", "ctrl+k"):
            await pilot.press(key)
            await until(pilot, lambda: len(app.screen_stack) == 2)
            await seen(pilot, app)
            await pilot.press("escape")
        await pilot.press("down", "enter")
        await seen(pilot, app)
        await pilot.press("escape")
        await app.action_mode("meaning")
        for key in ("down", "right", "right", "down", "end", "n"):
            await pilot.press(key)
            await seen(pilot, app)


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_a_hall_full_of_hostile_names_is_shown_in_every_mode(
    make_app: MakeApp, tmp_path: Path, size: tuple[int, int]
) -> None:
    root = write_workspace(tmp_path / "fientlig")
    session = root / "sessions" / SESSION / "session.toml"
    names = [json.dumps(each, ensure_ascii=False) for each in NAMES]
    text = session.read_text("utf-8")
    text = text.replace('"Bord 1", "Bord 2", "Bord 3"', ", ".join(names))
    text = text.replace('"Omgång 1"', names[0]).replace('"Omgång 2"', names[1])
    session.write_text(f'rotation = "areas"\nwifi = "[/] ${{y}}"\n{text}', "utf-8")
    app = make_app(root)
    async with running(app, size) as pilot:
        for said in HOSTILE.values():
            await app.do(LogStatement(text=said, area="1", group="1", table="1"))
        for word in NAMES:
            await app.do(AddRoomWord(word[:60], "1"))
        await app.do(SetClock("opened"))
        await app.do(CountPeople("1", 9))
        for mode in ("agenda", "coverage", "meaning", "stage", "export", "log"):
            await app.action_mode(mode)
            await seen(pilot, app)
        await pilot.press("f5", "a", "down", "down")
        await seen(pilot, app)
        await pilot.press("escape", "s", "down")
        await seen(pilot, app)
        await app.action_mode("log")
        for key in ("f7", "ctrl+k", "f2"):
            await pilot.press(key)
            await until(pilot, lambda: len(app.screen_stack) == 2)
            await seen(pilot, app)
            await pilot.press("escape")


async def test_hostile_texts_are_read_back_and_found_to_be_like_others(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app, (80, 24)) as pilot:
        for text in HOSTILE.values():
            said = LogStatement(text=text, area="1", group="1", table="1", round="1")
            assert await app.do(said)
        await pilot.press("ctrl+b")
        await until(pilot, lambda: len(app.screen_stack) == 2)
        for _ in HOSTILE:
            await seen(pilot, app)
            await pilot.press("right")
        await pilot.press("escape")
        entry = app.screen.query_one(Entry)
        for text in HOSTILE.values():
            entry.text = clean(text)
            await pilot.pause(0.2)
            await seen(pilot, app)
            entry.text = ""
