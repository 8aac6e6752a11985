"""How the coverage table divides the room it has."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size

from facilitator.tui.kit.text import (
    plain,
    shortened,
)

NARROWEST = 9
"""A column of counts holds `123+45` or the word for an empty cell."""
USUAL = 12
WIDEST = 30
SHORTEST_NAME = 14
TOTAL = 9
"""Columns of the totals at the right."""
HEADING_LINES = 4
"""The most lines that a column's heading takes."""
TALLEST_ROW = 3


@dataclass(frozen=True, slots=True)
class Layout:
    """Widths in columns, heights in lines."""

    names: int
    """Width of the groups' names."""
    column: int
    """Width of each column of counts."""
    columns: int
    """How many columns of counts are seen at once."""
    rows: int
    """How many groups are seen at once."""
    row: int
    """Lines of each row: more than one where there is room for air."""
    headings: tuple[tuple[str, ...], ...]
    """The lines of every column's heading."""
    heading: int
    """Lines of the headings."""


def lay_out(
    names: Sequence[str], headings: Sequence[str], width: int, height: int
) -> Layout:
    """Return the layout that shows most of a table in the room there is."""
    across = max(len(headings), 1)
    left = width - TOTAL
    longest = max(map(cell_len, names), default=0) + 2
    name_width = min(longest, max(SHORTEST_NAME, left - across * USUAL))
    columns = max(min((left - name_width) // NARROWEST, across), 1)
    column = min((left - name_width) // columns, WIDEST)
    wrapped = tuple(_wrapped(text, column - 1) for text in headings)
    tallest = max(map(len, wrapped), default=1)
    heading = max(min(tallest, height - len(names) - 3, HEADING_LINES), 2)
    body = max(height - heading - 3, 1)
    row = max(min(body // max(len(names), 1), TALLEST_ROW), 1)
    return Layout(
        names=name_width,
        column=column,
        columns=columns,
        rows=min(body, len(names)),
        row=row,
        headings=tuple(_cut(lines, heading, column - 1) for lines in wrapped),
        heading=heading,
    )


def _wrapped(text: str, width: int) -> tuple[str, ...]:
    """Return `text` in lines of at most `width` cells, long words hyphenated."""
    lines = [""]
    for word in plain(text).plain.split():
        longer = f"{lines[-1]} {word}".lstrip()
        if cell_len(longer) <= width:
            lines[-1] = longer
        else:
            lines += _pieces(word, max(width, 2))
    return tuple(line for line in lines if line)


def _pieces(word: str, width: int) -> Iterator[str]:
    """Yield a word, parted where it is too long; a comma may go instead."""
    while cell_len(word) > width:
        if cell_len(word.rstrip(",;:")) <= width:
            word = word.rstrip(",;:")
        else:
            piece = set_cell_size(word, width - 1).rstrip()
            yield piece + "-"
            word = word[len(piece) :]
    yield word


def _cut(lines: tuple[str, ...], height: int, width: int) -> tuple[str, ...]:
    """Return at most `height` lines, the last of them telling that there is more."""
    if len(lines) <= height:
        return (*lines, *[""] * (height - len(lines)))
    last = shortened(lines[height - 1] + "…", width)
    return (*lines[: height - 1], last)
