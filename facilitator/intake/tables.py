"""Opens a file of rows, whatever its name says it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from facilitator.domain.errors import Refused
from facilitator.intake.decoding import decode, is_garbled, repair_letters
from facilitator.intake.delimited import delimiter_of, rows_of, split_off_told
from facilitator.intake.limits import LARGEST_FILE, MOST_COLUMNS, MOST_ROWS
from facilitator.intake.own_json import own_rows

_PACKAGE = b"PK\x03\x04"
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
"""How Excel's files of before 2007 begin, and those with a password."""
_FOREIGN = (b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"\x1f\x8b")
"""How files begin that have no rows."""
_LOOKED_AT = 2_000
"""Rows of a workbook that are looked at for garbled letters."""


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table of text with delimiters."""

    text: str
    encoding: str
    delimiter: str
    garbled: bool
    repair: bool
    others: tuple[str, ...] = ()

    @property
    def length(self) -> int:
        """About how many rows there are: lines."""
        return max(self.text.count("\n"), self.text.count("\r"), 1)

    def rows(self) -> Iterator[list[str]]:
        """Yield the rows, the header among them."""
        return _check_sizes(rows_of(self.text, self.delimiter), self.repair)


class SheetTable:
    """A table in a workbook."""

    encoding = ""
    delimiter = ""

    def __init__(self, path: Path, repair: bool) -> None:
        # Loaded here: text needs no reader of workbooks.
        from facilitator.intake.workbook import Workbook

        self._book = Workbook(path)
        self._repair = repair
        self.others = self._book.others
        self.garbled = any(
            is_garbled(cell) for row in islice(self.rows(), _LOOKED_AT) for cell in row
        )

    @property
    def length(self) -> int:
        """How many rows there are."""
        return self._book.length or 1

    def rows(self) -> Iterator[list[str]]:
        """Yield the rows, the header among them."""
        return _check_sizes(self._book.rows(), self._repair)


@dataclass(frozen=True, slots=True)
class OwnTable:
    """The statements of the program's own JSON."""

    content: Sequence[Sequence[str]]
    encoding: str
    repair: bool
    delimiter: str = ""
    garbled: bool = False
    others: tuple[str, ...] = ()

    @property
    def length(self) -> int:
        """How many rows there are."""
        return len(self.content)

    def rows(self) -> Iterator[list[str]]:
        """Yield the rows, the header among them."""
        return _check_sizes(map(list, self.content), self.repair)


def read_table(path: Path, repair: bool = False) -> TextTable | SheetTable | OwnTable:
    """Open a file of rows.

    Args:
        path: the file; what it holds decides what it is, not its name.
        repair: put letters right that were read in the wrong encoding before.

    Raises:
        Refused: `import.no_file`, `import.too_large`, `import.old_workbook`,
            `import.no_table`, or what a workbook's reading finds.
    """
    raw = _bytes_of(path)
    if raw.startswith(_PACKAGE):
        return SheetTable(path, repair)
    if raw.startswith(_OLD_OR_LOCKED):
        raise Refused("import.old_workbook")
    if raw.startswith(_FOREIGN) or raw[:200].lstrip().lower().startswith(
        (b"<!doctype", b"<html", b"<?xml")
    ):
        raise Refused("import.no_table")
    text, encoding = decode(raw)
    if own := own_rows(text):
        return OwnTable(own, encoding, repair)
    separator, text = split_off_told(text)
    delimiter = separator or delimiter_of(text)
    return TextTable(text, encoding, delimiter, is_garbled(text), repair)


def _bytes_of(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise Refused("import.no_file", path=path, reason="")
        with path.open("rb") as stream:
            raw = stream.read(LARGEST_FILE + 1)
    except OSError as error:
        reason = error.strerror or ""
        raise Refused("import.no_file", path=path, reason=reason) from error
    if len(raw) > LARGEST_FILE:
        raise Refused("import.too_large", limit=LARGEST_FILE // 2**20)
    return raw


def _check_sizes(rows: Iterator[list[str]], repair: bool) -> Iterator[list[str]]:
    for number, cells in enumerate(rows, 1):
        if number > MOST_ROWS:
            raise Refused("import.too_many_rows", limit=MOST_ROWS)
        if len(cells) > MOST_COLUMNS:
            raise Refused("import.too_wide", limit=MOST_COLUMNS)
        blank = not any(cell.strip() for cell in cells)
        whole = [repair_letters(cell) for cell in cells] if repair else cells
        yield [] if blank else whole
