"""Cells that a spreadsheet would take for formulas: made harmless, and exact again."""

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
"""How a formula begins, or one that was made harmless before."""


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula.

    It gets an apostrophe in front, as does one that already looks like that: so
    `exact` gives every text back to the letter.
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def exact(cell: str) -> str:
    """Return the text that `harmless` made a cell of."""
    is_ours = cell.startswith("'") and _FORMULA.match(cell)
    return cell[1:] if is_ours else cell
