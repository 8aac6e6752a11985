"""Text fields that obey their keys in the order in which they were typed.

Textual lets a field take letters itself, but runs what its other keys mean in the
app, later: keys that pile up while the computer is busy would change places, and
`a Backspace b` would end as `a`. What a field's own keys mean is run here at once.
"""

from collections.abc import Iterable, Mapping

from textual.binding import Binding, BindingType
from textual.events import Key
from textual.widget import Widget

from facilitator.tui.kit.house import house_of


async def run_own_keys(field: Widget, event: Key, own: Iterable[BindingType]) -> None:
    """Do what a key means to a field by its `own` bindings.

    Letters are left to the field, and keys that mean nothing to it to the app.
    """
    if event.is_printable:
        return
    house = house_of(field)
    for action in _meanings(event.key, own, house.keys):
        if await house.run_action(action, field):
            event.stop()
            event.prevent_default()
            return
    if event.key == "enter":
        event.prevent_default()  # It breaks no line, whatever else it means.


def _meanings(
    key: str, own: Iterable[BindingType], own_keys: Mapping[str, str]
) -> list[str]:
    """Return the actions a key stands for, by the user's own choice of keys."""
    return [
        each.action
        for each in own
        if isinstance(each, Binding)
        and key in own_keys.get(each.id or "", each.key).split(",")
    ]
