"""Something to be read, and left with any of the usual keys."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Label

from facilitator.tui.dialogs.base import Dialog
from facilitator.tui.kit.text import plain


class ToldDialog(Dialog[None]):
    """Shows a few lines."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "dismiss(None)", show=False)
    ]

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title = title
        self._text = text

    def compose(self) -> ComposeResult:
        """Lay out the lines."""
        with self.frame(self._title, self.tr("Enter or Esc leaves")):
            yield Label(plain(self._text))
