"""Plain text in columns, by the cells that a terminal gives each character."""

import unicodedata
from collections.abc import Iterator, Sequence

WIDTH = 80
"""The narrowest terminal that everything must fit, in cells."""


def cells(text: str) -> int:
    """Return how many cells a text takes."""
    return sum(_cells_of(char) for char in text)


def cut(text: str, width: int) -> str:
    """Return `text` in at most `width` cells, with an ellipsis where it was cut."""
    if cells(text) <= width:
        return text
    start, length = "", 1
    for char in text:
        length += _cells_of(char)
        if length > width:
            break
        start += char
    return start.rstrip() + "…"


def columns(*columns: tuple[object, int]) -> str:
    """Return a line of texts with widths; a negative width sets it to the right."""
    return " ".join(_in_column(str(text), width) for text, width in columns).rstrip()


def table(rows: Sequence[Sequence[object]]) -> Iterator[str]:
    """Yield rows as lines: the last column takes the room that the others leave."""
    *fixed, _ = zip(*rows, strict=True) if rows else ((),)
    widths = [max(cells(str(value)) for value in column) for column in fixed]
    rest = WIDTH - sum(widths) - len(widths)
    for row in rows:
        yield columns(*zip(row, [*widths, max(rest, 10)], strict=True))


def wrap(text: str, indent: int) -> Iterator[str]:
    """Yield the lines of a text, indented, none wider than `WIDTH`."""
    room = WIDTH - indent
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            if line and cells(line) + 1 + cells(word) > room:
                yield " " * indent + line
                line = word
            else:
                line = f"{line} {word}" if line else word
            while cells(line) > room:
                head = _head(line, room)
                yield " " * indent + head
                line = line[len(head) :]
        yield (" " * indent + line).rstrip()


def _head(text: str, room: int) -> str:
    cells = 0
    for at, char in enumerate(text):
        cells += _cells_of(char)
        if cells > room:
            return text[:at]
    return text


def _in_column(text: str, width: int) -> str:
    cell = cut(text, abs(width))
    blanks = " " * (abs(width) - cells(cell))
    return blanks + cell if width < 0 else cell + blanks


def _cells_of(char: str) -> int:
    if char.isascii():
        return 1
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
