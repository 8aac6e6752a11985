"""Every action has a key, a name and a help text; keys can be changed safely."""

import json
from pathlib import Path

import pytest
from textual.binding import Binding

from facilitator.i18n.translate import LANGUAGES, load
from facilitator.tui.actions.log import REHEARSALS
from facilitator.tui.actions.own_keys import (
    SAME_AS_ANOTHER,
    key_name,
    usable_keys,
)
from facilitator.tui.actions.reachable import reachable_actions
from facilitator.tui.actions.registry import ACTIONS
from facilitator.tui.log.screen import LogScreen
from facilitator.tui.shell.modes import SESSION_MODES
from tests.tui.conftest import (
    MakeApp,
    is_key_bar_current,
    running,
    text_of,
    toasts,
    until,
)


def test_ids_are_unique_and_every_action_says_what_it_does() -> None:
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)
    for action in ACTIONS:
        assert action.key and action.do and action.label and action.help.endswith(".")


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_are_short_in_both_languages(language: str) -> None:
    tr = load(language)
    for action in ACTIONS:
        assert len(tr(action.label)) <= 10, action.id


def test_every_text_of_an_action_is_swedish_in_swedish() -> None:
    tr = load("sv")
    for action in ACTIONS:
        assert tr(action.help) != action.help, action.id


def test_no_key_is_one_that_terminals_take_for_another() -> None:
    for action in ACTIONS:
        for key in action.key.split(","):
            assert key not in SAME_AS_ANOTHER
            assert not key.startswith(("alt+", "ctrl+alt+", "ctrl+shift+"))


def test_the_usual_keys_do_not_clash_with_each_other() -> None:
    used, faults = usable_keys({each.id: each.key for each in ACTIONS})
    shared = {fault.id for fault in faults}
    # These give way to each other: by focus, or by what is offered.
    assert shared <= {"entry.save", "rows.choose", "mode.log", "log.back"} | {
        each.id for each in ACTIONS if each.id.endswith(".back")
    } | {"trouble.go_on", "coverage.open", "export.make", "export.stop"} | {
        "laptops.stop"
    }
    assert len(used) + len(faults) == len(ACTIONS)


def test_unknown_ids_impossible_keys_and_clashes_are_told() -> None:
    used, faults = usable_keys(
        {
            "log.area": "f13",
            "log.nothing": "f2",
            "log.group": "ctrl+i",
            "log.question": "f1",
            "list.copy": "f3",
        }
    )
    assert used == {"log.area": "f13"}
    assert {fault.id for fault in faults} == {
        "log.nothing",
        "log.group",
        "log.question",
        "list.copy",
    }
    sv = load("sv")
    assert "app.help" in next(f for f in faults if f.id == "log.question").sentence(sv)


@pytest.mark.parametrize(
    ("key", "name"),
    [("ctrl+z", "Ctrl+Z"), ("f10", "F10"), ("escape", "Esc"), ("å", "Å"), ("up", "↑")],
)
def test_keys_are_named_as_they_are_printed(key: str, name: str) -> None:
    assert key_name(key, load("sv")) == name


def keep_keys(folder: Path, keys: dict[str, str]) -> None:
    """Write the user's settings."""
    folder.mkdir()
    (folder / "settings.json").write_text(json.dumps({"keys": keys}), "utf-8")


async def test_a_changed_key_works_and_is_shown(
    make_app: MakeApp, settings_folder: Path
) -> None:
    keep_keys(settings_folder, {"log.area": "f13", "mode.coverage": "ctrl+x"})
    app = make_app()
    async with running(app) as pilot:
        assert not toasts(app)
        await pilot.press("f2")
        assert len(app.screen_stack) == 1
        await pilot.press("f13")
        await until(pilot, lambda: len(app.screen_stack) == 2)
        await pilot.press("escape", "f1")
        await until(pilot, lambda: "F13" in text_of(app))


async def test_a_faulty_choice_of_key_is_told_at_the_start(
    make_app: MakeApp, settings_folder: Path
) -> None:
    keep_keys(settings_folder, {"log.areas": "f13", "log.group": "f2"})
    app = make_app()
    async with running(app) as pilot:
        assert any("log.areas" in each for each in toasts(app))
        assert any("log.area" in each and "f2" in each for each in toasts(app))
        await pilot.press("f3")
        await until(pilot, lambda: len(app.screen_stack) == 2)


async def test_every_binding_of_every_screen_is_in_the_registry(
    make_app: MakeApp,
) -> None:
    app = make_app()
    known = {action.id for action in ACTIONS}
    found: set[str] = set()
    async with running(app) as pilot:
        for mode in (*SESSION_MODES, "timeline", "welcome"):
            await (app.action_welcome() if mode == "welcome" else app.action_mode(mode))
            assert app.current_mode == mode
            await pilot.pause()
            found |= {action.id for action, _ in reachable_actions(app.screen)}
            for active in app.screen.active_bindings.values():
                binding: Binding = active.binding
                assert not binding.show or binding.id in known, binding
    # The last resort and rehearsals have their own screens and their own tests.
    of_rehearsals = {action.id for action in REHEARSALS}
    assert known - found == {"trouble.go_on"} | of_rehearsals


async def test_the_palette_has_every_action_in_swedish_with_its_key(
    make_app: MakeApp,
) -> None:
    from facilitator.tui.shell.palette import ActionProvider

    app = make_app()
    async with running(app) as pilot:
        wanted = {app.tr(each.help) for each, _ in reachable_actions(app.screen)}
        provider = ActionProvider(app.screen)
        hits = [hit async for hit in provider.discover()]
        offered = {str(hit.text).partition(": ")[2] for hit in hits}
        assert offered == wanted - {app.tr("Finds any command by its name.")}
        assert all(hit.help for hit in hits)
        found = [hit async for hit in provider.search("täckning")]
        assert found
        await pilot.press("ctrl+p")
        await until(pilot, lambda: "Sök ett kommando" in text_of(app))


async def test_a_command_of_the_palette_is_carried_out(make_app: MakeApp) -> None:
    app = make_app()
    async with running(app) as pilot:
        await pilot.press("ctrl+p")
        await until(pilot, lambda: len(app.screen_stack) == 2 and app.focused)
        await pilot.press(*"typ")
        await pilot.press("ctrl+u", *"ordagrant")
        await until(pilot, lambda: "F6" in text_of(app))
        await pilot.press("enter")
        await until(pilot, lambda: len(app.screen_stack) == 1)
        await until(pilot, lambda: app.desk and app.desk.draft.kind == "paraphrase")


async def test_a_key_bar_that_lags_behind_what_works_is_seen(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app()
    async with running(app) as pilot:
        assert is_key_bar_current(app)
        monkeypatch.setattr(LogScreen, "check_action", lambda *_: False)
        assert not is_key_bar_current(app)
        app.screen.refresh_bindings()
        await until(pilot, lambda: is_key_bar_current(app))
