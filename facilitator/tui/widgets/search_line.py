"""The line in which one searches, with how many were found."""

from facilitator.tui.kit.line_input import LineInput


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
