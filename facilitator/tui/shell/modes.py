"""The modes by name, their screens, and the menu that chooses among them."""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from facilitator.i18n.translate import Translator
from facilitator.tui.actions.modes import MODES

if TYPE_CHECKING:
    from facilitator.tui.dialogs.choice import ChoiceDialog

OUTER_MODES = tuple(each.name for each in MODES if each.is_outer)
"""The modes outside any session."""
SESSION_MODES = tuple(each.name for each in MODES if not each.is_outer)
"""The modes of an open session, in the order of the menu."""
NEUTRAL = "neutral"
"""A mode with nothing in it, that stands in while the others are made anew."""
NAMES = {each.name: each.title for each in MODES if each.title}
"""What the menu calls the modes that it offers, messages."""
SCREENS = {each.name: each.screen for each in MODES}
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
