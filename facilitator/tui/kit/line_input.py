"""Lines to write in, safe for whatever is pasted into them."""

from textual.events import Key, Paste
from textual.widgets import Input

from facilitator.domain.text import clean_line
from facilitator.tui.kit.key_order import run_own_keys


class LineInput(Input):
    """One line of text."""

    async def on_key(self, event: Key) -> None:
        """Do what a key means here, in its turn."""
        await run_own_keys(self, event, Input.BINDINGS)

    def on_paste(self, event: Paste) -> None:
        """Take a pasted text in on one line, without what no eye can see."""
        event.prevent_default()
        event.stop()
        self.replace(clean_line(event.text), *self.selection)


class SearchLine(LineInput):
    """What is typed is searched for at once."""

    DEFAULT_CSS = """
    SearchLine {
        height: 3;
        padding: 0 1;
        border: round $accent;
        background: $background;
        border-title-style: bold;
        &:focus { border: round $accent; }
    }
    """
