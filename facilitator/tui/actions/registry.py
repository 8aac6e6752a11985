"""Every action a key can do: one list for keys, palette, help and the key bar.

A binding is known by its action's id, by which a user can give it another key.
"""

from collections.abc import Iterable

from textual.binding import Binding, BindingType

from facilitator.tui.actions.action import Action
from facilitator.tui.actions.connect import CONNECT
from facilitator.tui.actions.everywhere import EVERYWHERE
from facilitator.tui.actions.export import EXPORT, PAPER
from facilitator.tui.actions.hall import HALL, STAGE
from facilitator.tui.actions.laptops import LAPTOPS
from facilitator.tui.actions.log import LOG, REHEARSALS
from facilitator.tui.actions.meaning import MEANING
from facilitator.tui.actions.modes import ACTIONS_OF_SMALL_MODES

ACTIONS: tuple[Action, ...] = (
    *LOG, *HALL, *MEANING, *STAGE, *ACTIONS_OF_SMALL_MODES, *LAPTOPS, *CONNECT, *EXPORT,
    *PAPER, *REHEARSALS, *EVERYWHERE,
)  # fmt: skip
"""In the order in which help lists them."""


def bindings(*scopes: str, among: Iterable[Action] = ACTIONS) -> list[BindingType]:
    """Return the Textual bindings of the actions that work in `scopes`.

    Descriptions are messages still to be translated: a screen does that when it is
    asked for its active bindings, so that the language can change while it runs.
    """
    return [
        Binding(
            each.key,
            each.do,
            each.label,
            show=bool(each.bar),
            priority=each.at_once,
            id=each.id,
        )
        for each in among
        if each.scope in scopes
    ]
