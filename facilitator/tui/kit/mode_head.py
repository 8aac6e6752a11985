"""The top of a mode: which mode it is and of which session, and what comes first."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Label

NOTHING = Content("")


class ModeHead(Label):
    """One line across the screen."""

    DEFAULT_CSS = """
    ModeHead {
        width: 100%;
        height: 1;
        padding: 0 1;
        background: $panel;
        text-style: bold;
    }
    """


class Heading(Widget):
    """Shows a text that has been made safe to show."""

    DEFAULT_CSS = """
    Heading {
        height: auto;
        padding: 0 1;
        background: $panel;
    }
    """

    text: reactive[Content] = reactive(NOTHING, layout=True)
    """What is shown."""

    def __init__(self, text: Content = NOTHING, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.set_reactive(Heading.text, text)

    def render(self) -> Content:
        """Draw the text."""
        return self.text
