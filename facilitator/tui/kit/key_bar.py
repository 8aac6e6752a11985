"""The bottom line: the few keys that matter here, and how things stand."""

from rich.cells import cell_len
from textual.content import Content
from textual.events import Click
from textual.reactive import reactive
from textual.widget import Widget

from facilitator.tui.actions.registry import ACTIONS
from facilitator.tui.kit.text import plain

GAP = 2
"""Cells between two keys."""


class KeyBar(Widget):
    """One line drawn whole, which costs nothing at start-up."""

    DEFAULT_CSS = """
    KeyBar {
        dock: bottom;
        height: 1;
        background: $panel;
        color: $foreground;
        padding: 0 1;
    }
    """

    status: reactive[str] = reactive("")
    """What stands at the right end, for instance `37 saved ✓`."""

    def __init__(self) -> None:
        super().__init__()
        self._spans: list[tuple[int, str]] = []

    def on_mount(self) -> None:
        """Draw anew when the keys that work here change."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.refresh())

    def render(self) -> Content:
        """Draw as many keys as fit beside the status, function keys first."""
        width = self.content_size.width
        room = width - cell_len(self.status)
        keys: list[tuple[str, str, str]] = []
        for key, label, action in self._keys():
            cells = cell_len(f"{key} {label}") + GAP
            if cells > room:
                break
            room -= cells
            keys.append((key, label, action))
        keys.sort(key=_place)
        self._spans = [(cell_len(f"{each[0]} {each[1]}"), each[2]) for each in keys]
        parts = [
            Content.assemble(plain(key, "bold $accent"), plain(f" {label}  "))
            for key, label, _ in keys
        ]
        return Content.assemble(*parts, " " * room, plain(self.status))

    def on_click(self, event: Click) -> None:
        """Do what the key does that was clicked."""
        left = event.x - self.gutter.left
        for width, action in self._spans:
            if 0 <= left < width:
                # By the app, since the action may take this screen away.
                self.app.call_later(self.app.run_action, action, self.screen)
            left -= width + GAP

    def _keys(self) -> list[tuple[str, str, str]]:
        """Return key, label and action of what the bar may show, the first first."""
        active = {
            each.binding.id: each.binding
            for each in self.screen.active_bindings.values()
            if each.enabled and each.binding.show
        }
        by_importance = sorted(ACTIONS, key=lambda each: each.bar)
        bindings = [active[each.id] for each in by_importance if each.id in active]
        return [
            (self.app.get_key_display(each), each.description, each.action)
            for each in bindings
        ]


def _place(entry: tuple[str, str, str]) -> tuple[int, str]:
    key = entry[0]
    is_function_key = key[:1] == "F" and key[1:].isdecimal()
    return (int(key[1:]), "") if is_function_key else (100, key)
