"""What is told about answers on paper that are keyed in."""

from collections.abc import Sequence

from textual.content import Content
from textual.widgets.option_list import Option

from facilitator.domain.session.session import Session
from facilitator.domain.session.statement import Statement
from facilitator.i18n.translate import Translator
from facilitator.tui.kit.text import (
    plain,
    shortened,
)

QUOTED = 44
"""Cells of a text that is only pointed at."""


def row_options(rows: Sequence[tuple[int, Statement]], width: int) -> list[Option]:
    """Return the rows keyed in as a list, the latest first, in `width` cells."""
    return [
        Option(plain(shortened(f"{row}  {statement.text}", width)), id=statement.id)
        for row, statement in reversed(rows)
    ]


def sheet_words(tr: Translator, sheet: str, count: int) -> str:
    """Return how many rows of a sheet are keyed in."""
    if not sheet.strip():
        return tr("The sheet's number is at its top: write it, then Enter.")
    return tr.plural(
        "Sheet {sheet}: {count} row keyed in. ↓ and Enter corrects.",
        "Sheet {sheet}: {count} rows keyed in. ↓ and Enter corrects.",
        count,
        sheet=sheet.strip(),
    )


def standing_words(
    tr: Translator, session: Session, statement: Statement | None
) -> Content:
    """Return what stands already where a row is to be keyed in."""
    if statement is None:
        return plain("")
    return plain(
        tr(
            "Keyed in already: {number} ”{text}”",
            number=session.number_of(statement),
            text=shortened(statement.text, QUOTED),
        )
    )
