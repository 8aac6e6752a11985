"""Which actions work where the user is, for help and the palette."""

from collections.abc import Iterator
from typing import Any

from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen

from facilitator.tui.actions.action import Action
from facilitator.tui.actions.registry import ACTIONS


def reachable_actions(screen: Screen[Any]) -> list[tuple[Action, DOMNode]]:
    """Return the actions that work on a screen, each with what carries it out.

    The widgets that can have the focus count, not only the one that has it.
    """
    focused = [screen.focused] if screen.focused else []
    nodes: list[DOMNode] = [*focused, *screen.focus_chain, screen, screen.app]
    owners: dict[str, DOMNode] = {}
    for node in nodes:
        for action_id in _action_ids(node):
            owners.setdefault(action_id, node)
    return [
        (each, owners[each.id])
        for each in ACTIONS
        if each.id in owners and _has_a_place(each, screen)
    ]


def _has_a_place(action: Action, screen: Screen[Any]) -> bool:
    """Tell whether an action is for where the user is: a rehearsal's is for one."""
    in_rehearsals = action.scope == "rehearsal"
    return not in_rehearsals or screen.check_action(action.do, ()) is not False


def _action_ids(node: DOMNode) -> Iterator[str]:
    for kind in type(node).__mro__:
        for binding in vars(kind).get("BINDINGS", ()):
            if isinstance(binding, Binding) and binding.id:
                yield binding.id
