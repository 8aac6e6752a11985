"""How wide the columns of a table are, so that no word in their heads is broken."""

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.documents.pdf.file.styles import CELL, CELL_HEAD
from facilitator.documents.pdf.frame import Frame

PAD_ACROSS = 5
"""On either side of a cell's text, in points."""
_LONGEST = 0.4
"""Share of the page's width up to which a word is kept whole."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    title: str
    weight: float = 1
    """Share of the width that the columns of fixed width leave."""
    width: float | None = None
    """A fixed width in points, in place of the weight."""
    number: bool = False
    """Whether the cells are numbers, set to the right."""


def widths_of(
    frame: Frame, columns: Sequence[Column], headers: Sequence[Sequence[str]]
) -> list[float]:
    """Return the widths of columns in points; none where the page is too narrow.

    Args:
        frame: what the table is to stand on.
        columns: the table's columns.
        headers: for each of the first columns, the texts of the rows' headers in it.
    """
    least = [_least(frame, column) for column in columns]
    for at, texts in enumerate(headers):
        words = (frame.widest_word(text, CELL) for text in texts)
        least[at] = max(least[at], _with_padding(frame, max(words, default=0)))
    if sum(least) > frame.layout.full:
        return []
    return _share(frame.layout.full, columns, least)


def _least(frame: Frame, column: Column) -> float:
    word = _with_padding(frame, frame.widest_word(column.title, CELL_HEAD))
    return max(column.width or 0, word)


def _with_padding(frame: Frame, word: float) -> float:
    return min(word, _LONGEST * frame.layout.full) + 2 * PAD_ACROSS


def _share(
    full: float, columns: Sequence[Column], least: Sequence[float]
) -> list[float]:
    """Share a width by the columns' weights, and give none less than it must have."""
    widths = list(least)
    free = [at for at, column in enumerate(columns) if column.width is None]
    while free:
        width_in_use = sum(width for at, width in enumerate(widths) if at not in free)
        unit = (full - width_in_use) / sum(columns[at].weight for at in free)
        wide = [at for at in free if columns[at].weight * unit >= least[at]]
        if wide == free:
            for at in free:
                widths[at] = columns[at].weight * unit
            break
        free = wide
    return widths
