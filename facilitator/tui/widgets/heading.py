"""A few lines at the top of a screen, drawn whole."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

NOTHING = Content("")


class Heading(Widget):
    """Shows a text that has been made safe to show."""

    DEFAULT_CSS = """
    Heading {
        height: auto;
        padding: 0 1;
        background: $panel;
    }
    """

    told: reactive[Content] = reactive(NOTHING, layout=True)
    """What is shown."""

    def __init__(self, told: Content = NOTHING, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.set_reactive(Heading.told, told)

    def render(self) -> Content:
        """Draw the text."""
        return self.told
