"""The smallest Textual programs, against which the full screen is measured."""

import sys

from textual.app import App, ComposeResult
from textual.widgets import Input


class Empty(App[None]):
    """Nothing at all."""


class OneInput(App[None]):
    """A single line to type in."""

    def compose(self) -> ComposeResult:
        """Show the line."""
        yield Input()


if __name__ == "__main__":
    {"empty": Empty, "input": OneInput}[sys.argv[1]]().run()
