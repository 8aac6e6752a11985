"""The top line of a mode: which mode it is, and of which session."""

from textual.widgets import Label


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
