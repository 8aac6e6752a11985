"""What the parts of a workbook hold, counted before anything is made of them."""

import re
from collections.abc import Iterable
from typing import Any
from xml.parsers import expat

from facilitator.domain.errors import Refused
from facilitator.intake.limits import (
    LONGEST_CELL,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_TEXT,
)

_LONGEST_NUMBER = 12
_PLACE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")


class Sheets:
    """Looks through parts, strings first; raises Refused where there is too much."""

    def __init__(self) -> None:
        self._lengths: list[int] = []
        """The letters of each shared string."""

    def look_through(self, pieces: Iterable[bytes], *, strings: bool) -> None:
        """Count one part, if it is one of shared strings, or of rows, as asked for.

        Raises:
            Refused: `import.broken`, `import.too_many_rows`, `import.too_wide`,
                `import.too_many_cells` or `import.too_much_text`.
        """
        look = _Strings(self._lengths) if strings else _Rows(self._lengths)
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = look.begin
        parser.EndElementHandler = look.end
        parser.CharacterDataHandler = look.letters
        # Definitions of one's own can grow without end; no workbook has any.
        parser.StartDoctypeDeclHandler = _refuse
        try:
            for piece in pieces:
                parser.Parse(piece, False)
                if not look.goes_on:
                    return
            parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise Refused("import.broken") from error


class _Look:
    """What is common: parts of another kind are left at their first element."""

    root = ""

    def __init__(self) -> None:
        self.goes_on = True
        self._first = True

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """Take in where an element begins."""
        name = name.rpartition(":")[2]
        if self._first:
            self._first, self.goes_on = False, name == self.root
        if self.goes_on:
            self.element(name, attributes)

    def element(self, name: str, attributes: dict[str, str]) -> None:
        """Take in an element of a part of the right kind."""

    def end(self, name: str) -> None:
        """Take in where an element ends."""

    def letters(self, text: str) -> None:
        """Take in letters."""


class _Strings(_Look):
    """The shared strings, which any number of cells may hold."""

    root = "sst"

    def __init__(self, lengths: list[int]) -> None:
        super().__init__()
        self._lengths = lengths

    def element(self, name: str, attributes: dict[str, str]) -> None:
        """Begin a string."""
        if name == "si":
            self._lengths.append(0)
            if len(self._lengths) > MOST_CELLS:
                raise Refused("import.too_many_cells", limit=MOST_CELLS)

    def letters(self, text: str) -> None:
        """Count letters; those between strings count as well."""
        if self._lengths:
            self._lengths[-1] += len(text)
            if self._lengths[-1] > LONGEST_CELL:
                raise Refused("import.too_much_text", limit=MOST_TEXT)


class _Rows(_Look):
    """The cells of a sheet, and how large a table they span."""

    root = "worksheet"

    def __init__(self, lengths: list[int]) -> None:
        super().__init__()
        self._lengths = lengths
        self._row = self._column = self._lowest = self._rightmost = 0
        self._text = 0
        self._shared = False
        self._value = ""
        self._longest: int | None = None

    def element(self, name: str, attributes: dict[str, str]) -> None:
        """Begin a row or a cell."""
        if name == "row":
            self._row = _number(attributes.get("r"), self._row + 1)
            self._column = 0
            self._see_that_it_fits()
        elif name == "c":
            self._column += 1
            if "r" in attributes:
                self._column, self._row = _place(attributes["r"])
            self._shared = attributes.get("t") == "s"
            self._value = ""
            self._see_that_it_fits()

    def end(self, name: str) -> None:
        """Add up what a cell with a shared string holds."""
        if self._shared and name.rpartition(":")[2] == "v":
            self._add(self._length_of(self._value))

    def letters(self, text: str) -> None:
        """Count letters, or take them as the number of a string."""
        if self._shared:
            self._value = (self._value + text)[:_LONGEST_NUMBER]
        else:
            self._add(len(text))

    def _length_of(self, number: str) -> int:
        """Return the letters of a shared string, of the longest if that is unclear."""
        plain = number.isascii() and number.isdigit() and len(number) < _LONGEST_NUMBER
        if plain and int(number) < len(self._lengths):
            return self._lengths[int(number)]
        if self._longest is None:
            self._longest = max(self._lengths, default=0)
        return self._longest

    def _add(self, letters: int) -> None:
        self._text += letters
        if self._text > MOST_TEXT:
            raise Refused("import.too_much_text", limit=MOST_TEXT)

    def _see_that_it_fits(self) -> None:
        self._lowest = max(self._lowest, self._row)
        self._rightmost = max(self._rightmost, self._column)
        if self._rightmost > MOST_COLUMNS:
            raise Refused("import.too_wide", limit=MOST_COLUMNS)
        if self._lowest > MOST_ROWS:
            raise Refused("import.too_many_rows", limit=MOST_ROWS)
        if self._lowest * self._rightmost > MOST_CELLS:
            raise Refused("import.too_many_cells", limit=MOST_CELLS)


def _number(text: str | None, otherwise: int) -> int:
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdigit() else otherwise


def _place(name: str) -> tuple[int, int]:
    """Return column and row of a cell as it is named, `B3`, counted from 1."""
    place = _PLACE.fullmatch(name)
    if place is None:
        raise Refused("import.broken")
    column = 0
    for letter in place[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return column, int(place[2])


def _refuse(*what: Any) -> None:
    raise Refused("import.broken")
