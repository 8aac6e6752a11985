"""Dialogs that are answered by keys alone, however fast they are struck."""

from typing import ClassVar

from textual.events import Key

from facilitator.tui.dialogs.base import Dialog, Result


class KeyedDialog(Dialog[Result]):
    """Takes all keys itself, none of its widgets any.

    They are so obeyed in their order, also where they were struck before it was drawn.
    """

    AUTO_FOCUS: ClassVar[str] = ""

    def on_key(self, event: Key) -> None:
        """Take a key; what comes after the answer is passed on, as in all dialogs."""
        if not self.left:
            event.stop()
            event.prevent_default()
            self.take_key(event)

    def take_key(self, event: Key) -> None:
        """Do what a key means here."""
        raise NotImplementedError
