"""A line to write in, safe for whatever is pasted into it."""

from textual.events import Key, Paste
from textual.widgets import Input

from facilitator.domain.text import clean_line
from facilitator.tui.kit.key_order import obey


class LineInput(Input):
    """One line of text."""

    async def on_key(self, event: Key) -> None:
        """Do what a key means here, in its turn."""
        await obey(self, event, Input.BINDINGS)

    def on_paste(self, event: Paste) -> None:
        """Take a pasted text in on one line, without what no eye can see."""
        event.prevent_default()
        event.stop()
        self.replace(clean_line(event.text), *self.selection)
