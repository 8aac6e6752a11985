"""The modes by name, their screens, and the menu that chooses among them."""

from collections.abc import Callable
from importlib import import_module
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


def screen_of(mode: str) -> Callable[[], Screen[Any]]:
    """Return what makes a mode's screen; its code is loaded when first shown."""

    def make() -> Screen[Any]:
        if mode == NEUTRAL:
            return Screen()
        # The stage has a screen for the terminal of its own too.
        name = "hall" if mode == STAGE else mode
        module = import_module(f"facilitator.tui.screens.{name}")
        screen: Screen[Any] = getattr(module, f"{name.capitalize()}Screen")()
        return screen

    return make


def mode_menu(tr: Translator, mode: str) -> "ChoiceDialog":
    """Return the dialog that asks for a mode; `mode` is the one shown now."""
    from facilitator.tui.dialogs.choice import ChoiceDialog, Option

    options = [Option(each, tr(name)) for each, name in NAMES.items()]
    return ChoiceDialog(tr("Choose a mode"), options, mode)
