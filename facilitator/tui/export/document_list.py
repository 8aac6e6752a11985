"""The list of what can be made, by when it is of use."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from facilitator.i18n.translate import Translator, mark
from facilitator.services.export.catalogue import Wanted
from facilitator.tui.kit.text import plain

GROUPS: Sequence[tuple[str, Mapping[str, str]]] = (
    (
        mark("After the meeting"),
        {
            "compilation": mark("Compilation"),
            "review-copy": mark("Review copy"),
            "handouts": mark("Handouts"),
            "journal": mark("Journal, internal"),
            "feedback": mark("Feedback to the groups"),
            "open-data": mark("Open data"),
            "bundle": mark("All in one package"),
        },
    ),
    (
        mark("Before people leave"),
        {"correction-slips": mark("Correction slips")},
    ),
    (
        mark("Before the meeting"),
        {
            "table-sheets": mark("Table sheets"),
            "running-sheet": mark("Running sheet, internal"),
            "card": mark("Card for a substitute scribe"),
            "paper-form": mark("Forms to answer on"),
            "poster": mark("Poster, the form's code"),
            "wifi-poster": mark("Poster, the network's code"),
        },
    ),
)
"""What can be made and what it is called, in the order of the digits 1 to 9, 0."""
DOCUMENTS = tuple(what for _, group in GROUPS for what in group)
USES: Mapping[str, str] = {
    "compilation": mark("All that was said, by goal area."),
    "review-copy": mark("The presidium approves or returns each section in it."),
    "handouts": mark("A page for each goal area and each target group."),
    "journal": mark("Every statement with all that happened to it."),
    "feedback": mark("What each group said and where it went, for those who came."),
    "open-data": mark("For a spreadsheet or other programs, with a codebook."),
    "bundle": mark("Everything that goes out, with index and checksums."),
    "correction-slips": mark("Each sees what was written, and can have it changed."),
    "table-sheets": mark("Questions and times, for each table."),
    "running-sheet": mark("Who does what and when, with internal notes."),
    "card": mark("What a new scribe must know, on one page."),
    "paper-form": mark("Numbered sheets for those who rather write by hand."),
    "poster": mark("With the address of the digital form."),
    "wifi-poster": mark("Lets phones into the participants' network."),
}
"""What each is good for, in one line."""
_DIGITS = "1234567890"


class DocumentList(OptionList, inherit_bindings=False):
    """What can be made, each with its digit. Enter and the digits are the screen's."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "cursor_down", show=False),
        Binding("up", "cursor_up", show=False),
        Binding("home", "first", show=False),
        Binding("end", "last", show=False),
    ]

    def __init__(self, tr: Translator) -> None:
        super().__init__(*_options(tr), id="documents", compact=True)
        self.highlighted = self.get_option_index(DOCUMENTS[0])

    @property
    def chosen(self) -> Wanted:
        """What is under the bar, for all tables and rounds."""
        at = self.highlighted
        option = self.get_option_at_index(at) if at is not None else None
        return Wanted(option.id if option and option.id else DOCUMENTS[0])

    def take_digit(self, digit: str) -> bool:
        """Go to the document with that number; tell whether there is one."""
        if len(digit) != 1 or digit not in _DIGITS:
            return False
        what = DOCUMENTS[_DIGITS.index(digit)]
        self.highlighted = self.get_option_index(what)
        return True


def _options(tr: Translator) -> list[Option]:
    """Return the documents with their digits, under what they are of use for."""
    options = []
    for heading, group in GROUPS:
        options.append(Option(plain(tr(heading), "bold"), disabled=True))
        for what, name in group.items():
            place = DOCUMENTS.index(what)
            digit = _DIGITS[place] if place < len(_DIGITS) else " "
            options.append(Option(plain(f"{digit}  {tr(name)}"), id=what))
    return options
