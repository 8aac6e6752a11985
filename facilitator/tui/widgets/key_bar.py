"""The bottom line: the few keys that matter here, and how things stand."""

from typing import TYPE_CHECKING, cast

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from facilitator.tui.text import plain

if TYPE_CHECKING:
    from facilitator.tui.screens.base import BaseScreen


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

    def on_mount(self) -> None:
        """Draw anew when the keys that work here change."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.refresh())

    def render(self) -> Content:
        """Draw as many keys as fit beside the status."""
        room = self.size.width - cell_len(self.status) - 1
        shown: list[Content] = []
        used = 0
        for key, label, action in self._keys():
            width = cell_len(f"{key} {label}  ")
            if used + width > room:
                break
            used += width
            link = f"@click={action}"
            shown.append(
                Content.assemble(
                    (key, f"bold $accent {link}"), (f" {label}", link), "  "
                )
            )
        keys = Content("").join(shown)
        gap = " " * max(self.size.width - used - cell_len(self.status), 1)
        return Content.assemble(keys, gap, plain(self.status))

    def _keys(self) -> list[tuple[str, str, str]]:
        screen = cast("BaseScreen", self.screen)
        seen: dict[str, tuple[str, str, str]] = {}
        for active in screen.active_bindings.values():
            binding = active.binding
            if binding.show and binding.id and active.enabled:
                key = self.app.get_key_display(binding)
                seen.setdefault(binding.id, (key, binding.description, binding.action))
        return list(seen.values())
