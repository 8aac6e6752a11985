"""The modes by name, their screens, and the menu that chooses among them."""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from facilitator.i18n.translate import Translator, mark
from facilitator.tui.kit.house import STAGE

if TYPE_CHECKING:
    from facilitator.tui.dialogs.choice import ChoiceDialog

OUTER_MODES = ("welcome", "timeline")
"""The modes outside any session."""
NEUTRAL = "neutral"
"""A mode with nothing in it, that stands in while the others are made anew."""
SESSION_MODES = (
    *("log", "coverage", "meaning", "agenda", STAGE),
    *("connect", "quarantine", "laptops", "export"),
)
"""The modes of an open session, in the order of the menu."""

NAMES = {
    "log": mark("Log"),
    "coverage": mark("Coverage"),
    "meaning": mark("Meaning"),
    "agenda": mark("Agenda"),
    STAGE: mark("Hall"),
    "connect": mark("Connect"),
    "quarantine": mark("Quarantine"),
    "laptops": mark("Laptops"),
    "export": mark("Export"),
    "timeline": mark("Timeline"),
}


SCREENS = {
    "welcome": "timeline.welcome:WelcomeScreen",
    "timeline": "timeline.screen:TimelineScreen",
    "log": "log.screen:LogScreen",
    "coverage": "coverage.screen:CoverageScreen",
    "meaning": "meaning.screen:MeaningScreen",
    "agenda": "hall.agenda:AgendaScreen",
    # The stage has a screen for the terminal of its own too.
    STAGE: "hall.stage_mode:StageMode",
    "connect": "connect.screen:ConnectScreen",
    "quarantine": "connect.quarantine:QuarantineScreen",
    "laptops": "laptops.screen:LaptopsScreen",
    "export": "export.screen:ExportScreen",
}
"""Where the screen of a mode lies below `facilitator.tui`."""


def screen_of(mode: str) -> Callable[[], Screen[Any]]:
    """Return what makes a mode's screen; its code is loaded when first shown."""

    def make() -> Screen[Any]:
        if mode == NEUTRAL:
            return Screen()
        module, _, name = SCREENS[mode].partition(":")
        screen: Screen[Any] = getattr(
            import_module(f"facilitator.tui.{module}"), name
        )()
        return screen

    return make


def mode_menu(tr: Translator, mode: str) -> "ChoiceDialog":
    """Return the dialog that asks for a mode; `mode` is the one shown now."""
    from facilitator.tui.dialogs.choice import ChoiceDialog, Option

    options = [Option(each, tr(name)) for each, name in NAMES.items()]
    return ChoiceDialog(tr("Choose a mode"), options, mode)
