"""What all modes share: themes, language, help, quitting, several devices."""

import json
from pathlib import Path

import pytest
from textual.color import Color

from facilitator.domain.errors import Refused
from facilitator.domain.events.commands import LogStatement
from facilitator.services.session.drafts import DraftKeeper
from facilitator.storage.journal.chain import link
from facilitator.storage.journal.codec import (
    FORMAT,
    Header,
    encode_header,
    encode_record,
)
from facilitator.tui.kit.entry import Entry
from facilitator.tui.kit.house import STAGE
from facilitator.tui.kit.key_bar import KeyBar
from facilitator.tui.kit.theme import THEMES
from facilitator.tui.shell.modes import NAMES
from tests.tui.conftest import (
    SESSION,
    MakeApp,
    running,
    statements,
    text_of,
    toasts,
    until,
)

READABLE = 4.5
"""Contrast that a text must have against what it stands on."""


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_text_colour_can_be_read_on_every_ground(theme: object) -> None:
    from textual.theme import Theme

    assert isinstance(theme, Theme)
    names = theme.to_color_system().generate() | theme.variables
    inks = ("foreground", "foreground-muted", "accent", "error", "success")
    grounds = ("background", "surface", "panel", "block-cursor-blurred-background")
    for ink in inks:
        for ground in grounds:
            text, behind = Color.parse(names[ink]), Color.parse(names[ground])
            contrast = text.get_contrast_text(1) and _contrast(text, behind)
            assert contrast >= READABLE, (theme.name, ink, ground, contrast)
    marked = Color.parse(names["background"]), Color.parse(names["primary"])
    assert _contrast(*marked) >= READABLE


def _contrast(one: Color, other: Color) -> float:
    """Return the contrast of two colours by the rule of WCAG."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: Color) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in color.normalized)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


async def test_theme_and_language_are_changed_by_key_and_remembered(
    make_app: MakeApp, settings_folder: Path
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await pilot.press("ctrl+g")
        await until(pilot, lambda: app.theme == THEMES[1].name)
        await pilot.press("ctrl+l")
        await until(pilot, lambda: "New statement" in text_of(app))
        assert "F1 Help" in text_of(app)
    kept = json.loads((settings_folder / "settings.json").read_text("utf-8"))
    assert (kept["theme"], kept["language"]) == (THEMES[1].name, "en")


async def test_the_program_starts_where_it_was_left(make_app: MakeApp) -> None:
    app = make_app()
    async with running(app) as pilot:
        await pilot.press("f5")
        await until(pilot, lambda: app.current_mode == "coverage")
        await pilot.press("ctrl+q")
        await until(pilot, lambda: app._exit)
    anew = make_app()
    async with running(anew, session=None) as pilot:
        await until(pilot, lambda: anew.current_mode == "coverage")


async def test_every_mode_is_reached_from_the_menu_by_digit_or_letters(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app) as pilot:
        for place, (mode, name) in enumerate(NAMES.items(), 1):
            letters = [*app.tr(name).casefold()[:4], "enter"]
            await pilot.press("f10")
            await until(pilot, lambda: len(app.screen_stack) == 2)
            await pilot.press(*([str(place)] if place < 10 else letters))
            await until(pilot, lambda: len(app.screen_stack) == 1)
            assert app.current_mode == mode


async def test_two_devices_see_each_others_statements(make_app: MakeApp) -> None:
    one, two = make_app(device="bord-1"), make_app(device="bord-2")
    async with running(one) as first, running(two) as second:
        one.screen.query_one(Entry).insert("Från bord ett")
        await first.press("enter")
        await until(second, lambda: statements(two))
        await until(second, lambda: "Från bord ett" in text_of(two))


async def test_a_session_in_use_elsewhere_is_refused_with_a_sentence(
    make_app: MakeApp,
) -> None:
    async with running(make_app()):
        two = make_app()
        async with running(two, session=None) as second:
            await until(second, lambda: toasts(two))
            assert two.current_mode == "timeline"
            assert not await two.open_session(SESSION)
            assert two.desk is None


async def test_a_draft_that_cannot_be_read_is_set_aside_and_told(
    make_app: MakeApp, workspace: Path
) -> None:
    draft = workspace / "sessions" / SESSION / "journal" / "bord-1.draft.json"
    draft.parent.mkdir(parents=True, exist_ok=True)
    draft.write_text('{"text": "halv', "utf-8")
    app = make_app()
    async with running(app, session=None) as pilot:
        await until(pilot, lambda: toasts(app))
        [told] = toasts(app)
        [kept] = draft.parent.glob("*.damaged-*")
        assert kept.name in told.replace("\n", "")
        assert kept.read_text("utf-8") == '{"text": "halv'


async def test_a_session_whose_draft_is_refused_lets_go_of_its_journal(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(keeper: DraftKeeper, session: object, as_logged: object) -> None:
        raise Refused("file.read_only", path="utkast")

    app = make_app()
    async with running(app, session=None):
        with monkeypatch.context() as patch:
            patch.setattr(DraftKeeper, "restore", refuse)
            assert not await app.open_session(SESSION)
        assert await app.open_session(SESSION)


async def test_ctrl_c_tells_how_to_quit_and_does_not_quit(make_app: MakeApp) -> None:
    app = make_app()
    async with running(app, session=None) as pilot:
        await pilot.press("ctrl+c")
        await until(pilot, lambda: toasts(app))
        assert toasts(app) == ["Ctrl+Q avslutar programmet."]


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (160, 45), (240, 67)])
async def test_nothing_is_said_of_the_window_where_it_is_large_enough(
    make_app: MakeApp, size: tuple[int, int]
) -> None:
    app = make_app()
    async with running(app, size) as pilot:
        assert not toasts(app)
        assert "F1 Hjälp" in text_of(app)
        assert "0 sparade ✓" in text_of(app)
        assert "Område" in text_of(app) or size[0] < 80
        await pilot.pause()


async def test_a_window_that_is_too_small_says_so_once_and_works(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with running(app, (40, 12)) as pilot:
        assert [each for each in toasts(app) if "40×12" in each]
        app.screen.query_one(Entry).insert("Går ändå")
        await pilot.press("enter")
        await until(pilot, lambda: statements(app))


async def test_tab_reaches_every_control_and_returns(make_app: MakeApp) -> None:
    app = make_app()
    async with running(app) as pilot:
        await pilot.press("ctrl+f")
        await until(pilot, lambda: len(app.screen.focus_chain) == 3)
        for key in ("tab", "shift+tab"):
            begun, seen = app.focused, []
            for _ in app.screen.focus_chain:
                seen.append(app.focused)
                await pilot.press(key)
            assert set(seen) == set(app.screen.focus_chain)
            assert app.focused is begun


@pytest.mark.slow
@pytest.mark.parametrize("mode", [mode for mode in NAMES if mode != STAGE])
async def test_tab_has_no_dead_end_in_any_mode(mode: str, make_app: MakeApp) -> None:
    app = make_app()
    async with running(app) as pilot:
        await app.do(LogStatement(text="Bra", area="1", group="1"))
        await app.action_mode(mode)
        await until(pilot, lambda: app.current_mode == mode)
        chain = app.screen.focus_chain
        assert (app.focused in chain) if chain else mode == "connect"
        for key in ("tab", "shift+tab"):
            begun, seen = app.focused, []
            for _ in chain:
                seen.append(app.focused)
                await pilot.press(key)
            assert set(seen) == set(chain)
            assert app.focused is begun


async def test_a_click_on_the_key_bar_does_what_the_key_does(make_app: MakeApp) -> None:
    app = make_app()
    async with running(app) as pilot:
        at = text_of(app).splitlines()[-1].index("F2")
        await pilot.click(KeyBar, offset=(at, 0))
        await until(pilot, lambda: len(app.screen_stack) == 2)


async def test_events_of_a_later_version_are_told_of_on_the_screen(
    make_app: MakeApp, workspace: Path
) -> None:
    header = Header(FORMAT, "bord-9", "n1", SESSION, "2019-04-01T18:00:00+02:00")
    record = {"h": "0000000000002.0000.bord-9-n1", "type": "lamp.lit", "by": "a"}
    journal = workspace / "sessions" / SESSION / "journal" / "bord-9.jsonl"
    journal.parent.mkdir(parents=True, exist_ok=True)
    line = encode_header(header)
    journal.write_bytes(line + encode_record(record, 1, link(line[:-1])))
    app = make_app()
    async with running(app) as pilot:
        await until(pilot, lambda: toasts(app))
        [notice] = toasts(app)
        assert "nyare version" in notice
