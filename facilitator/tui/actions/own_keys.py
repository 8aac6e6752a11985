"""Keys: what they are called, and whether the user's own choice of them works."""

from collections.abc import Mapping
from typing import NamedTuple

from facilitator.domain.text import clean_line
from facilitator.i18n.translate import Translator, mark
from facilitator.tui.actions.action import Action
from facilitator.tui.actions.registry import ACTIONS

NAMES = {
    "escape": mark("Esc"),
    "enter": mark("Enter"),
    "tab": mark("Tab"),
    "space": mark("Space"),
    "home": mark("Home"),
    "end": mark("End"),
    "pageup": mark("PgUp"),
    "pagedown": mark("PgDn"),
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "plus": "+",
    "minus": "−",
}
SAME_AS_ANOTHER = ("ctrl+i", "ctrl+m", "ctrl+h", "ctrl+j", "ctrl+left_square_bracket")
"""Terminals send the byte of Tab, Enter, Backspace, Enter and Esc for these."""
_INSIDE = {"entry": "log", "list": "log", "rehearsal": "log"}
"""Scopes that belong to a pane which has a scope of its own."""
_EVERYWHERE = ("app", "mode", "rows")


class KeyFault(NamedTuple):
    """A choice of key that was not followed."""

    message: str
    """Message with the placeholders `id`, `key` and `other`."""
    id: str
    key: str
    other: str = ""

    def sentence(self, tr: Translator) -> str:
        """Return what the user is told."""
        return tr(self.message, id=self.id, key=self.key, other=self.other)


def key_name(key: str, tr: Translator) -> str:
    """Return what is printed on a key: `ctrl+z` becomes `Ctrl+Z`."""
    *modifiers, last = key.split("+")
    name = tr(NAMES[last]) if last in NAMES else last.upper()
    return "+".join([*(each.capitalize() for each in modifiers), name])


def keys_of(action: Action, keymap: Mapping[str, str], tr: Translator) -> str:
    """Return the keys of an action as the user has them, for help and palette."""
    keys = keymap.get(action.id, action.key).split(",")
    return " ".join(key_name(key.strip(), tr) for key in keys)


def usable_keys(own_keys: Mapping[str, str]) -> tuple[dict[str, str], list[KeyFault]]:
    """Return the user's keys that can be used, and why the others cannot."""
    keys = {action.id: action.key for action in ACTIONS}
    ids_by_key: dict[str, str] = {}
    faults: list[KeyFault] = []
    for action_id, chosen_key in own_keys.items():
        key = chosen_key.strip().lower()
        if action_id not in keys:
            faults.append(_fault(UNKNOWN, action_id, key))
        elif not key or any(each in SAME_AS_ANOTHER for each in key.split(",")):
            faults.append(_fault(IMPOSSIBLE, action_id, key))
        else:
            ids_by_key[action_id] = key
    # Taking one choice away gives an action its usual key back, which may clash too.
    while clash := _clash(ids_by_key, keys | ids_by_key):
        action_id, other = clash
        faults.append(_fault(TAKEN, action_id, ids_by_key.pop(action_id), other))
    return ids_by_key, faults


UNKNOWN = mark("Your settings give a key to “{id}”, which is no action here.")
IMPOSSIBLE = mark("“{key}” cannot be a key of “{id}”; it has its usual key.")
TAKEN = mark("“{key}” is the key of both “{id}” and “{other}”; “{id}” has its usual.")
_MOST_SHOWN = 40
"""How many characters of an odd id or key are repeated."""


def _fault(message: str, action_id: str, key: str, other: str = "") -> KeyFault:
    names = clean_line(action_id)[:_MOST_SHOWN], clean_line(key)[:_MOST_SHOWN]
    return KeyFault(message, *names, other)


def _clash(
    own_keys: Mapping[str, str], keys: Mapping[str, str]
) -> tuple[str, str] | None:
    """Return a chosen action and another at work under the same key, if any."""
    for action_id in own_keys:
        for other, key in keys.items():
            shared = set(keys[action_id].split(",")) & set(key.split(","))
            if other != action_id and shared and _meet(action_id, other):
                return action_id, other
    return None


def _meet(action_id: str, other_id: str) -> bool:
    """Tell whether two actions can be at work at the same time."""
    one, other = action_id.partition(".")[0], other_id.partition(".")[0]
    if one in _EVERYWHERE or other in _EVERYWHERE or one == other:
        return True
    pane, other_pane = _INSIDE.get(one, one), _INSIDE.get(other, other)
    return pane == other_pane and {one, other} != {"entry", "list"}
