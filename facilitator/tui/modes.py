"""The modes by name, their screens, and the menu that chooses among them."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from facilitator.i18n.translate import Translator, mark

if TYPE_CHECKING:
    from facilitator.tui.dialogs.choice import ChoiceDialog

OUTER_MODES = ("welcome", "timeline")
"""The modes outside any session."""
NEUTRAL = "neutral"
"""A mode with nothing in it, that stands in while the others are made anew."""
STAGE = "stage"
"""The mode that the whole hall looks at."""
SESSION_MODES = ("log", "coverage", STAGE, "connect", "laptops", "export")
"""The modes of an open session, in the order of the menu."""

NAMES = {
    "log": mark("Log"),
    "coverage": mark("Coverage"),
    STAGE: mark("Hall"),
    "connect": mark("Connect"),
    "laptops": mark("Laptops"),
    "export": mark("Export"),
    "timeline": mark("Timeline"),
}


def screen_of(mode: str) -> Callable[[], Screen[Any]]:
    """Return what makes a mode's screen; its code is loaded when first shown."""
    return lambda: _session_screen(mode) if mode in SESSION_MODES else _outer(mode)


def _outer(mode: str) -> Screen[Any]:
    match mode:
        case "welcome":
            from facilitator.tui.screens.welcome import WelcomeScreen

            return WelcomeScreen()
        case "timeline":
            from facilitator.tui.screens.timeline import TimelineScreen

            return TimelineScreen()
        case _:
            return Screen()


def _session_screen(mode: str) -> Screen[Any]:
    match mode:
        case "coverage":
            from facilitator.tui.screens.coverage import CoverageScreen

            return CoverageScreen()
        case "stage":
            from facilitator.tui.screens.hall import HallScreen

            return HallScreen()
        case "connect":
            from facilitator.tui.screens.connect import ConnectScreen

            return ConnectScreen()
        case "laptops":
            from facilitator.tui.screens.laptops import LaptopsScreen

            return LaptopsScreen()
        case "export":
            from facilitator.tui.screens.export import ExportScreen

            return ExportScreen()
        case _:
            from facilitator.tui.screens.log import LogScreen

            return LogScreen()


def mode_menu(tr: Translator, mode: str) -> "ChoiceDialog":
    """Return the dialog that asks for a mode; `mode` is the one shown now."""
    from facilitator.tui.dialogs.choice import ChoiceDialog, Option

    options = [Option(each, tr(name)) for each, name in NAMES.items()]
    return ChoiceDialog(tr("Choose a mode"), options, mode)
