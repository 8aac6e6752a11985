"""What can be chosen of a document: its key, what it is, and what is chosen now."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from facilitator.tui.kit.text import (
    fitted,
    plain,
)

GAP = 2
"""Cells between the columns."""


class ChoiceLine(NamedTuple):
    """One thing to choose."""

    field: str
    """By which the choice is known."""
    key: str
    name: str
    value: str


class ChoiceList(OptionList):
    """A line for each; Enter or a click changes it, as does its key anywhere."""

    def __init__(self) -> None:
        super().__init__(id="choices", compact=True)
        self._choice_lines: Sequence[ChoiceLine] = ()

    def show_choices(self, lines: Sequence[ChoiceLine]) -> None:
        """Show these; the bar stays where it is."""
        if lines == self._choice_lines:
            return
        at, self._choice_lines = self.highlighted, lines
        keys = max((cell_len(each.key) for each in lines), default=0) + GAP
        names = max((cell_len(each.name) for each in lines), default=0) + GAP
        self.set_options(
            Option(_drawn(each, keys, names), id=each.field) for each in lines
        )
        self.highlighted = at if at is not None and at < len(lines) else None

    @property
    def choice_lines(self) -> Sequence[ChoiceLine]:
        """The lines that are shown."""
        return self._choice_lines

    def on_focus(self) -> None:
        """Put the bar on a line."""
        if self.highlighted is None and self._choice_lines:
            self.highlighted = 0

    def on_blur(self) -> None:
        """Take the bar away: nothing here is chosen by standing on it."""
        self.highlighted = None


def _drawn(line: ChoiceLine, keys: int, names: int) -> Content:
    return Content.assemble(
        plain(fitted(line.key, keys), "bold $accent"),
        plain(fitted(line.name, names), "$foreground-muted"),
        plain(line.value),
    )
