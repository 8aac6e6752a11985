"""The list of what can be made, by when it is of use."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from facilitator.i18n.translate import Translator
from facilitator.services.export.catalogue import LISTED
from facilitator.services.export.document import Occasion
from facilitator.services.export.request import Request
from facilitator.tui.kit.text import plain

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
        self.highlighted = self.get_option_index(LISTED[0].key)

    @property
    def chosen(self) -> Request:
        """What is under the bar, for all tables and rounds."""
        at = self.highlighted
        option = self.get_option_at_index(at) if at is not None else None
        return Request(option.id if option and option.id else LISTED[0].key)

    def take_digit(self, digit: str) -> bool:
        """Go to the document with that number; tell whether there is one."""
        if len(digit) != 1 or digit not in _DIGITS:
            return False
        document = LISTED[_DIGITS.index(digit)]
        self.highlighted = self.get_option_index(document.key)
        return True


def _options(tr: Translator) -> list[Option]:
    """Return the documents with their digits, under what they are of use for."""
    options: list[Option] = []
    heading: Occasion | None = None
    for place, document in enumerate(LISTED):
        if document.occasion is not heading:
            heading = document.occasion
            options.append(Option(plain(tr(heading.value), "bold"), disabled=True))
        digit = _DIGITS[place] if place < len(_DIGITS) else " "
        line = plain(f"{digit}  {tr(document.name)}")
        options.append(Option(line, id=document.key))
    return options
