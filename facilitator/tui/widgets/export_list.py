"""The lists of the export mode: what can be made, and what has been made."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Key
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from facilitator.i18n.translate import Translator, mark
from facilitator.tui.text import plain

FORMATS: Mapping[str, str] = {
    "pdf": mark("PDF, for reading and printing"),
    "json": mark("JSON, for other programs"),
    "csv": mark("CSV, for a spreadsheet"),
}
"""What each format is good for, in the order of their digits."""


class FormatList(OptionList, inherit_bindings=False):
    """The formats; a digit goes to the one with that number. Enter is the screen's."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "cursor_down", show=False),
        Binding("up", "cursor_up", show=False),
        Binding("home", "first", show=False),
        Binding("end", "last", show=False),
    ]

    def __init__(self, tr: Translator) -> None:
        lines = [f"{n}  {tr(text)}" for n, text in enumerate(FORMATS.values(), 1)]
        super().__init__(*map(plain, lines), id="formats", compact=True)
        self.highlighted = 0

    @property
    def chosen(self) -> str:
        """The format under the bar."""
        return list(FORMATS)[self.highlighted or 0]

    def on_key(self, event: Key) -> None:
        """Go to the format with the digit's number."""
        if event.character and event.character.isdecimal():
            number = int(event.character)
            if 1 <= number <= len(FORMATS):
                event.stop()
                self.highlighted = number - 1


class MadeList(OptionList):
    """The files made earlier, newest first."""

    def __init__(self) -> None:
        super().__init__(id="made", compact=True)

    def show(self, names: Sequence[str], none: str) -> None:
        """Show the files by name, or say that there are none."""
        self.set_options(
            [plain(name) for name in names] or [Option(plain(none), disabled=True)]
        )
