"""F1 tells what a pane is for, how, with which keys, and where the data lies."""

import pytest

from facilitator.i18n.translate import LANGUAGES, load
from facilitator.tui.actions.own_keys import key_name
from facilitator.tui.actions.reachable import reachable_actions
from facilitator.tui.dialogs.help import HelpDialog, Pages
from facilitator.tui.kit.screen import BaseScreen
from tests.tui.conftest import SESSION, MakeApp, running, until

pytestmark = pytest.mark.slow

MODES = ["log", "coverage", "stage", "connect", "laptops", "export", "timeline"]


@pytest.mark.parametrize("mode", MODES)
async def test_help_has_tasks_keys_and_place_in_every_mode(
    make_app: MakeApp, mode: str
) -> None:
    app = make_app()
    async with running(app) as pilot:
        await app.action_mode(mode)
        await until(pilot, lambda: isinstance(app.screen, BaseScreen))
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, BaseScreen)
        actions = [action for action, _ in reachable_actions(screen)]
        await pilot.press("f1")
        await until(pilot, lambda: isinstance(app.screen, HelpDialog))
        told = str(app.screen.query_one(Pages).render())
        assert told.count("•") >= 3
        for action in actions:
            assert app.tr(action.help).split()[0] in told
            assert key_name(action.key.split(",")[0], app.tr) in told
        place = SESSION if mode != "timeline" else "arbetsyta"
        assert place in told.replace("\n", "")
        await pilot.press("f1")
        await until(pilot, lambda: app.screen is screen)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_pane_has_a_title_and_three_tasks(language: str) -> None:
    from facilitator.tui.shell.modes import (
        NAMES,
        screen_of,
    )

    tr = load(language)
    for mode in (*NAMES, "welcome"):
        screen = screen_of(mode)()
        assert isinstance(screen, BaseScreen)
        assert tr(screen.HELP_TEXT).count("•") >= 3, mode
        assert tr(screen.HELP_TITLE)
