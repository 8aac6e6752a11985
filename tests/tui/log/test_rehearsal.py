"""Rehearsals in the full screen: prompts, the room, the guide, and no trace after."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from facilitator.tui.actions.log import REHEARSALS
from facilitator.tui.actions.reachable import reachable_actions
from facilitator.tui.dialogs.base import TextDialog
from facilitator.tui.kit.entry import Entry
from facilitator.tui.log.companion import Companion
from facilitator.tui.log.screen import LogScreen
from facilitator.tui.rehearsal.practice import PracticeCompanion
from facilitator.tui.rehearsal.room import RoomCompanion
from facilitator.tui.shell.app import FacilitatorApp
from facilitator.tui.shell.modes import SESSION_MODES
from tests.hostile import HOSTILE
from tests.tui.conftest import (
    MakeApp,
    running,
    statements,
    text_of,
    toasts,
    until,
    write,
)

pytestmark = pytest.mark.slow

SIZES = [(80, 24), (160, 45)]


@pytest.fixture
def outside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make_app: MakeApp
) -> Iterator[FacilitatorApp]:
    """Return the program as it starts where there is no workspace."""
    empty = tmp_path / "utanför"
    empty.mkdir()
    monkeypatch.chdir(empty)
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    app = make_app(None)
    yield app
    app.program.change_rehearsal(None)


def leftovers(tmp_path: Path) -> list[Path]:
    """Return what lies among the temporary files."""
    return list((tmp_path / "tmp").iterdir())


def said(app: FacilitatorApp) -> str:
    """Return what stands above the field."""
    return app.screen.query_one(Companion).text.plain


def has(app: FacilitatorApp, companion: type[Companion]) -> bool:
    """Tell whether the log mode has such a companion, and stands."""
    screen = app.screen
    return isinstance(screen, LogScreen) and isinstance(screen.companion, companion)


def room_of(app: FacilitatorApp) -> RoomCompanion:
    """Return the companion of a rehearsal."""
    return app.screen.query_one(RoomCompanion)


async def in_rehearsal(pilot: Pilot[None], app: FacilitatorApp) -> None:
    """Begin a rehearsal at the door."""
    await pilot.press("5")
    await until(pilot, lambda: len(app.screen_stack) == 2)
    await pilot.press("1")
    await until(pilot, lambda: has(app, RoomCompanion))
    await until(pilot, lambda: app.desk and app.desk.opened.loaded)
    await until(pilot, lambda: said(app))


async def in_practice(pilot: Pilot[None], app: FacilitatorApp) -> None:
    """Begin the guided practice at the door."""
    await pilot.press("6")
    await until(pilot, lambda: has(app, PracticeCompanion))
    await until(pilot, lambda: app.desk and app.desk.opened.loaded)
    await until(pilot, lambda: "Steg 1" in said(app))


@pytest.mark.parametrize("size", SIZES)
async def test_both_ways_to_practise_stand_at_the_door(
    outside: FacilitatorApp, size: tuple[int, int]
) -> None:
    app = outside
    async with running(app, size, session=None):
        shown = text_of(app)
        for told in ("5", "Öva", "6", "Öva som antecknare, fem minuter", "Avsluta"):
            assert told in shown


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_said_at_the_table_is_shown_until_it_is_written_down(
    outside: FacilitatorApp, size: tuple[int, int], tmp_path: Path
) -> None:
    app = outside
    async with running(app, size, session=None) as pilot:
        await in_rehearsal(pilot, app)
        assert "ÖVNING" in text_of(app)
        await pilot.press("ctrl+a", "enter")
        await until(pilot, lambda: "Någon säger" in said(app))
        first = room_of(app).room.current
        assert first and first.text in said(app)
        assert "Någon säger" in text_of(app)
        await write(pilot, "fler bussar")
        await pilot.press("enter")
        await until(pilot, lambda: room_of(app).room.current != first)
        assert [each.table for each in statements(app)].count("bord-1") == 1
        await pilot.press("ctrl+a", "enter")
        await until(pilot, lambda: room_of(app).room.current)
        assert room_of(app).room.dealt_with == 1
        await app.workspaces.leave_rehearsal()
        assert app.current_mode == "welcome" and not leftovers(tmp_path)


async def test_the_other_tables_write_by_themselves(outside: FacilitatorApp) -> None:
    app = outside
    async with running(app, session=None) as pilot:
        await in_rehearsal(pilot, app)
        room = room_of(app).room
        room.clock._speed = 500.0
        await until(pilot, lambda: len({each.table for each in statements(app)}) > 3)
        assert all(each.device != "bord-1" for each in statements(app))
        room.close()
        await app.workspaces.leave_rehearsal()


async def test_the_room_is_asked_and_the_score_tells_how_it_went(
    outside: FacilitatorApp,
) -> None:
    app = outside
    async with running(app, session=None) as pilot:
        await in_rehearsal(pilot, app)
        room = room_of(app).room
        await until(pilot, lambda: app.desk and app.desk.opened.session.hall.clocks)
        await pilot.press("ctrl+a", "2")
        await until(pilot, lambda: room.asked_cells)
        await until(pilot, lambda: any("får frågan" in each for each in toasts(app)))
        await pilot.press("ctrl+a", "3")
        await until(pilot, lambda: isinstance(app.screen, TextDialog))
        shown = text_of(app)
        for told in ("Antecknat vid ditt bord: 0 av", "36", "Frågat om: 1"):
            assert told in shown
        await pilot.press("enter")
        await until(pilot, lambda: has(app, RoomCompanion))
        await pilot.press("ctrl+a", "4")
        await until(pilot, lambda: isinstance(app.screen, TextDialog))
        await pilot.press("escape")
        await until(pilot, lambda: app.current_mode == "welcome")
        assert app.program.rehearsal is None


async def test_after_a_rehearsal_one_is_back_in_the_real_workspace(
    make_app: MakeApp, workspace: Path
) -> None:
    app = make_app()
    before = sorted(workspace.rglob("*"))
    async with running(app, session=None) as pilot:
        await until(pilot, lambda: app.current_mode == "timeline")
        await pilot.press("o")
        await until(pilot, lambda: app.current_mode == "welcome")
        await in_rehearsal(pilot, app)
        await pilot.press("ctrl+t")
        await until(pilot, lambda: app.current_mode == "timeline")
        await until(pilot, lambda: "ÖVNING · Medborgardialog" in text_of(app))
        await app.workspaces.leave_rehearsal()
        await until(pilot, lambda: app.current_mode == "timeline")
        assert app.office.root == workspace.resolve()
        assert sorted(workspace.rglob("*")) == before


@pytest.mark.parametrize("mode", SESSION_MODES)
async def test_every_mode_of_a_rehearsal_says_what_it_is(
    outside: FacilitatorApp, mode: str
) -> None:
    app = outside
    async with running(app, session=None) as pilot:
        await in_rehearsal(pilot, app)
        await app.action_mode(mode)
        await until(pilot, lambda: "övning" in text_of(app).lower())
        await app.action_mode("log")
        await app.workspaces.leave_rehearsal()


async def test_what_is_typed_outlives_modes_and_language(
    outside: FacilitatorApp,
) -> None:
    app = outside
    async with running(app, session=None) as pilot:
        await in_rehearsal(pilot, app)
        await pilot.press("ctrl+a", "enter")
        await write(pilot, "halv")
        await pilot.press("f5")
        await until(pilot, lambda: app.current_mode == "coverage")
        await pilot.press("escape")
        await until(pilot, lambda: has(app, RoomCompanion))
        await pilot.press("ctrl+l")
        await until(pilot, lambda: app.tr.language == "en")
        await until(pilot, lambda: has(app, RoomCompanion))
        await until(pilot, lambda: "Somebody says" in said(app))
        assert app.screen.query_one(Entry).text == "halv"
        await app.workspaces.leave_rehearsal()


@pytest.mark.parametrize("size", SIZES)
async def test_five_steps_from_the_first_screen_to_being_able(
    outside: FacilitatorApp, size: tuple[int, int], tmp_path: Path
) -> None:
    app = outside
    async with running(app, size, session=None) as pilot:
        await in_practice(pilot, app)
        await write(pilot, "vi vill ha bussar")
        await pilot.press("enter")
        await until(pilot, lambda: "Steg 2" in said(app) and "✓" in said(app))
        await pilot.press("f2", "2")
        await until(pilot, lambda: len(app.screen_stack) == 1)
        await write(pilot, "lugnare klassrum")
        await pilot.press("enter")
        await until(pilot, lambda: "Steg 3" in said(app))
        await write(pilot, "fler kurser #vuxen")
        await pilot.press("tab", "enter")
        await until(pilot, lambda: "Steg 4" in said(app))
        await pilot.press("f3", "4")
        await until(pilot, lambda: len(app.screen_stack) == 1)
        await pilot.press("f6")
        await write(pilot, "praktik")
        await pilot.press("enter")
        await until(pilot, lambda: "Steg 5" in said(app))
        await write(pilot, "jobb")
        await pilot.press("enter")
        await until(pilot, lambda: "Halva" in said(app))
        await pilot.press("ctrl+e")
        await until(pilot, lambda: len(app.screen_stack) == 2)
        await write(pilot, "en")
        await pilot.press("enter")
        await write_reason(pilot)
        await until(pilot, lambda: "Nu kan du anteckna" in text_of(app))
        assert len(statements(app)) == 5
        assert "Det tog" in said(app)
        await pilot.press("escape", "escape")
        await until(pilot, lambda: "Nu kan du" not in text_of(app))
        await pilot.press("ctrl+a", "enter")
        await until(pilot, lambda: app.current_mode == "welcome")
        assert not leftovers(tmp_path)


async def write_reason(pilot: Pilot[None]) -> None:
    """Give the reason that a correction asks for."""
    await until(pilot, lambda: getattr(pilot.app.focused, "id", "") == "reason")
    await write(pilot, "fel ord")
    await pilot.press("enter")


async def test_a_step_that_was_done_otherwise_says_what_is_missing(
    outside: FacilitatorApp,
) -> None:
    app = outside
    async with running(app, session=None) as pilot:
        await in_practice(pilot, app)
        await pilot.press("ctrl+a", "enter")
        await until(pilot, lambda: "Steg 2" in said(app))
        await write(pilot, "samma")
        await pilot.press("enter")
        await until(pilot, lambda: "Försök en gång till" in said(app))
        assert "Steg 2" in said(app)
        await app.workspaces.leave_rehearsal()


async def test_escape_twice_in_a_row_leaves_the_guide(outside: FacilitatorApp) -> None:
    app = outside
    async with running(app, session=None) as pilot:
        await in_practice(pilot, app)
        await pilot.press("escape")
        await until(pilot, lambda: "Esc en gång till" in said(app))
        await write(pilot, "a")
        await pilot.press("escape")
        await pilot.pause()
        assert "Steg 1" in text_of(app)
        await pilot.press("escape")
        await until(pilot, lambda: "Steg 1" not in text_of(app))
        assert isinstance(app.focused, Entry)
        await app.workspaces.leave_rehearsal()


async def test_the_guide_takes_any_text_and_any_key(outside: FacilitatorApp) -> None:
    app = outside
    async with running(app, session=None) as pilot:
        await in_practice(pilot, app)
        entry = app.screen.query_one(Entry)
        for text in HOSTILE.values():
            entry.load_text(text)
            await pilot.press("enter")
            await until(pilot, entry.is_idle)
        entry.load_text("")
        await pilot.press(*["ctrl+a", "enter"] * 5, "ctrl+z", "ctrl+y", "f5", "escape")
        await until(pilot, lambda: has(app, PracticeCompanion))
        await until(pilot, lambda: "Nu kan du anteckna" in said(app))
        await pilot.press("escape", "escape", "ctrl+a", "enter")
        await until(pilot, lambda: app.current_mode == "welcome")


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
async def test_what_is_said_is_shown_letter_by_letter(
    outside: FacilitatorApp, text: str
) -> None:
    app = outside
    async with running(app, session=None) as pilot:
        await in_rehearsal(pilot, app)
        room = room_of(app).room
        room.hurry()
        room.own_lines[0] = room.own_lines[0]._replace(text=text)
        room_of(app).show_now()
        await pilot.pause()
        assert app.screen.query_one(Entry).size.height >= 1
        await app.workspaces.leave_rehearsal()


async def test_help_and_palette_know_the_keys_of_a_rehearsal(
    outside: FacilitatorApp,
) -> None:
    app = outside
    async with running(app, session=None) as pilot:
        await in_rehearsal(pilot, app)
        found = {action.id for action, _ in reachable_actions(app.screen)}
        assert {each.id for each in REHEARSALS} <= found
        assert {"log.area", "mode.coverage", "entry.save"} <= found
        await pilot.press("f1")
        await until(pilot, lambda: "Anteckna i en övning" in text_of(app))
        await pilot.press("escape")
        await app.workspaces.leave_rehearsal()
