"""The command palette: every action that works here, with its key."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider

from facilitator.tui.actions import ACTIONS, Action

if TYPE_CHECKING:
    from facilitator.tui.app import FacilitatorApp


class ActionProvider(Provider):
    """Offers the actions that are bound where the user is."""

    async def discover(self) -> Hits:
        """Offer everything before a letter is typed."""
        for action, key, text in self._offers():
            yield DiscoveryHit(text, self._run(action), help=key)

    async def search(self, query: str) -> Hits:
        """Offer what matches."""
        matcher = self.matcher(query)
        for action, key, text in self._offers():
            score = matcher.match(text)
            if score > 0:
                shown = matcher.highlight(text)
                yield Hit(score, shown, self._run(action), text=text, help=key)

    def _offers(self) -> Iterator[tuple[Action, str, str]]:
        app = cast("FacilitatorApp", self.app)
        bound = {
            active.binding.id: app.get_key_display(active.binding)
            for active in self.screen.active_bindings.values()
            if active.enabled
        }
        for action in ACTIONS:
            if action.id in bound and action.id != "app.palette":
                text = f"{app.tr(action.label)}: {app.tr(action.help)}"
                yield action, bound[action.id], text

    def _run(self, action: Action) -> partial[object]:
        return partial(self.screen.run_action, action.do)
