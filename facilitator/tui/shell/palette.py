"""The command palette: every action that works here, with its key."""

from collections.abc import Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.dom import DOMNode

from facilitator.tui.actions.action import Action
from facilitator.tui.actions.own_keys import keys_of
from facilitator.tui.actions.reachable import reachable_actions
from facilitator.tui.kit.house import house_of


class ActionProvider(Provider):
    """Offers the actions that work where the user is."""

    async def discover(self) -> Hits:
        """Offer everything before a letter is typed."""
        for text, keys, run in self._offers():
            yield DiscoveryHit(text, run, help=keys)

    async def search(self, query: str) -> Hits:
        """Offer what matches."""
        matcher = self.matcher(query)
        any_hit = False
        for text, keys, run in self._offers():
            score = matcher.match(text)
            if score > 0:
                any_hit = True
                yield Hit(score, matcher.highlight(text), run, text=text, help=keys)
        if not any_hit:  # Textual would say so in English.
            words = house_of(self.screen).tr("No command is called that.")
            yield Hit(1, words, self.app.bell, text=words)

    def _offers(self) -> Iterator[tuple[str, str, partial[bool]]]:
        house = house_of(self.screen)
        for action, node in reachable_actions(self.screen):
            if action.id != "app.palette":
                text = f"{house.tr(action.label)}: {house.tr(action.help)}"
                yield (
                    text,
                    keys_of(action, house.keys, house.tr),
                    self._run(action, node),
                )

    def _run(self, action: Action, node: DOMNode) -> partial[bool]:
        # By the app, since the action may take the screen away.
        return partial(self.app.call_later, self.app.run_action, action.do, node)
