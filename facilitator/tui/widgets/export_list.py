"""The lists of the export mode: what can be made, and what has been made."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Key
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from facilitator.i18n.translate import Translator, mark
from facilitator.services.wanted import Wanted
from facilitator.tui.text import plain

DOCUMENTS: Sequence[tuple[Wanted, str]] = (
    (Wanted("compilation", "pdf"), mark("Compilation, PDF to read and print")),
    (Wanted("compilation", "json"), mark("Compilation, JSON for other programs")),
    (Wanted("compilation", "csv"), mark("Compilation, CSV for a spreadsheet")),
    (Wanted("correction-slips"), mark("Correction slips, before people leave")),
    (Wanted("table-sheets"), mark("Table sheets, before the start")),
    (Wanted("running-sheet"), mark("Running sheet, internal")),
    (Wanted("card"), mark("Card for a substitute scribe")),
    (Wanted("paper-form"), mark("Forms to answer on, on paper")),
    (Wanted("poster"), mark("Poster with the form's code")),
    (Wanted("wifi-poster"), mark("Poster with the network's code")),
    (Wanted("open-data", "xlsx"), mark("Open data, a workbook with a codebook")),
    (Wanted("bundle"), mark("All of it in one package, with checksums")),
    (Wanted("handouts"), mark("Handouts, a page for each area and group")),
    (Wanted("feedback"), mark("Feedback to each group, what came of it")),
    (Wanted("journal"), mark("Numbered journal with all history, internal")),
)
"""What can be made and what it is good for, in the order of the digits 1 to 9, 0."""
_DIGITS = "1234567890"


class DocumentList(OptionList, inherit_bindings=False):
    """What can be made; a digit goes to the one with that number.

    Enter is the screen's.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "cursor_down", show=False),
        Binding("up", "cursor_up", show=False),
        Binding("home", "first", show=False),
        Binding("end", "last", show=False),
    ]

    def __init__(self, tr: Translator) -> None:
        digits = [*_DIGITS, *" " * len(DOCUMENTS)]
        told = zip(digits, DOCUMENTS, strict=False)
        lines = [f"{digit}  {tr(text)}" for digit, (_, text) in told]
        super().__init__(*map(plain, lines), id="documents", compact=True)
        self.highlighted = 0

    @property
    def chosen(self) -> Wanted:
        """What is under the bar, for all tables and rounds."""
        return DOCUMENTS[self.highlighted or 0][0]

    def on_key(self, event: Key) -> None:
        """Go to the document with the digit's number."""
        if event.character and event.character.isdecimal():
            number = int(event.character) or 10
            if 1 <= number <= len(DOCUMENTS):
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
