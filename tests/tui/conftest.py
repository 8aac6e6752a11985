"""What the tests of the full screen share: a small workspace and a running app."""

import asyncio
import gc
import shutil
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path
from time import monotonic
from typing import TypeAlias

import pytest
from textual._styles_cache import StylesCache
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input

from facilitator.bootstrap import Wishes, build
from facilitator.domain.session.statement import Statement
from facilitator.tui.kit.entry import Entry
from facilitator.tui.kit.key_bar import KeyBar
from facilitator.tui.shell.app import FacilitatorApp
from tests.tui.stillness import wait_for_stillness
from tests.tui.style_sheets import parse_once

SESSION = "2019-04-01-medborgardialog"
PATIENCE = 10.0
"""Seconds before a condition that never comes true fails its test."""

PROJECT = """
name = "Nya mål"
municipality = "Exempelkommun"

[[areas]]
id = "tillvaxt"
name = "Hållbar tillväxt och samhällsplanering"
keywords = ["kollektivtrafik", "bostäder", "klimat"]
questions = [
    { id = "1a", name = "Vad betyder hållbar tillväxt för dig?" },
    { id = "1b", name = "Vad ska vi värna när kommunen växer?" },
]

[[areas]]
id = "utbildning"
name = "Utbildning, arbete och näringsliv"
keywords = ["skola"]
questions = [{ id = "2a", name = "Vad är en bra skola för dig?" }]

[[areas]]
id = "kunskap"
name = "Kunskap, hälsa och fritid"
keywords = ["psykisk hälsa", "rörelse", "kultur"]
questions = [
    { id = "3a", name = "Vad får dig att må bra i vardagen?" },
    { id = "3b", name = "Vad saknar du på din fritid?" },
]

[[groups]]
id = "unga"
name = "Unga vuxna"
expected = 12

[[groups]]
id = "aldre"
name = "Äldre"
expected = 14

[[groups]]
id = "foretagare"
name = "Företagare"
expected = 10
"""

DIALOGUE = """
name = "Medborgardialog den 1 april"
date = 2019-04-01
body = "Kommunstyrelsen"
kind = "dialogue"
due = "Inhämta kunskap."
form_link = "HTTPS://EXEMPEL.EXAMPLE/F/1APRIL"
tables = ["Bord 1", "Bord 2", "Bord 3"]
rounds = [{ name = "Omgång 1", minutes = 20 }, { name = "Omgång 2", minutes = 20 }]
"""

COMMITTEE = """
name = "Första utkast"
date = 2019-04-10
body = "Arbetsutskottet"
kind = "preparation"
due = "Ta fram ett första utkast till målformuleringar."
"""


class TickingClock:
    """A clock that stands still until it is moved, so that pictures never differ."""

    def __init__(self) -> None:
        self.moment = datetime(2019, 4, 1, 14, 2, tzinfo=timezone(timedelta(hours=2)))

    def __call__(self) -> datetime:
        """Return the moment."""
        return self.moment


def write_workspace(root: Path) -> Path:
    """Write a workspace with two meetings and return its folder."""
    for name, text in (
        ("project.toml", PROJECT),
        (f"{SESSION}/session.toml", DIALOGUE),
        ("2019-04-10-forsta-utkast/session.toml", COMMITTEE),
    ):
        path = root / "sessions" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return root


@pytest.fixture(autouse=True)
def _quickly(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    wait_for_stillness(monkeypatch)
    parse_once(monkeypatch)
    # What one session read is kept from the collector: in a test, for ever.
    monkeypatch.setattr(gc, "freeze", lambda: None)
    yield
    # Else the parts of screens that are gone, a thousand of them, outlive the test.
    StylesCache.get_inner_outer.cache_clear()


@pytest.fixture
def settings_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the user's settings out of the tests, and the tests' out of the user's."""
    folder = tmp_path / "settings"
    monkeypatch.setenv("FACILITATOR_CONFIG_DIR", str(folder))
    for name in ("FACILITATOR_WORKSPACE", "FACILITATOR_DEVICE", "FACILITATOR_LANG"):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture
def workspace(tmp_path: Path, settings_folder: Path) -> Iterator[Path]:
    """Return a small workspace on disk."""
    root = write_workspace(tmp_path / "arbetsyta")
    yield root
    shutil.rmtree(root, ignore_errors=True)


MakeApp: TypeAlias = Callable[..., FacilitatorApp]


@pytest.fixture
def make_app(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> MakeApp:
    """Return what builds the program anew on the workspace, as a start does."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))  # For technical reports.

    def make(
        root: Path | None = workspace, language: str = "sv", device: str = "bord-1"
    ) -> FacilitatorApp:
        return FacilitatorApp(build(Wishes(root, language, device, TickingClock())))

    return make


@asynccontextmanager
async def running(
    app: FacilitatorApp,
    size: tuple[int, int] = (80, 24),
    *,
    session: str | None = SESSION,
    fails: bool = False,
) -> AsyncIterator[Pilot[None]]:
    """Run the app, in a session unless None is asked for.

    An error that nobody handled fails the test, unless it says that one will come; so
    does a key bar that was not drawn anew when other keys began to work.
    """
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await until(pilot, lambda: app.current_mode != "_default")
        if session:
            await app.open_session(session)
            await until(pilot, lambda: loaded(app))
        yield pilot
        if app.crash_guard.troubles and not fails:
            raise app.crash_guard.troubles[0].error
        if not fails:
            await until(pilot, lambda: is_key_bar_current(app))
    if app.program.office:
        app.program.office.form.stop()
    if app.desk:
        app.desk.opened.close()


async def until(pilot: Pilot[None], holds: Callable[[], object]) -> None:
    """Wait until a condition holds; fail where it never does."""
    end = monotonic() + PATIENCE
    nap = 0.001
    while not holds():
        assert monotonic() < end, "the condition never came true"
        await asyncio.sleep(nap)
        nap = min(1.5 * nap, 0.02)
    await pilot.pause()


async def write(pilot: Pilot[None], text: str) -> None:
    """Type a text key by key into what has the focus."""
    focused = pilot.app.focused
    assert isinstance(focused, Entry | Input)
    before = len(_held(focused))
    await pilot.press(*("space" if char == " " else char for char in text))
    await until(pilot, lambda: len(_held(focused)) >= before + len(text))


def _held(widget: Entry | Input) -> str:
    return widget.text if isinstance(widget, Entry) else widget.value


def loaded(app: FacilitatorApp) -> bool:
    """Tell whether the open session has been read in."""
    return app.desk is not None and app.desk.opened.loaded


def statements(app: FacilitatorApp) -> list[Statement]:
    """Return the open session's statements, newest first."""
    assert app.desk is not None
    return list(app.desk.opened.newest())


def toasts(app: App[None]) -> list[str]:
    """Return what the notices on the screen say."""
    return [notice.message for notice in app._notifications]


def is_key_bar_current(app: FacilitatorApp) -> bool:
    """Tell whether the bottom line was painted as it would be now; True without one."""
    if not app.is_running or not app.screen.is_current:
        return True
    return all(
        bar.render().plain.strip() == text_of(app).splitlines()[-1].strip()
        for bar in app.screen.query(KeyBar)
    )


def text_of(app: App[None]) -> str:
    """Return the text on the screen, as a terminal shows it."""
    strips = app.screen._compositor.render_strips(app.size)
    return "\n".join(strip.text for strip in strips)
