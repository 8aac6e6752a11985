"""The rows of a sheet that are keyed in, and what stands already in one of them."""

from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import OptionList, Static

from facilitator.domain.papers.answer_forms import rows_keyed
from facilitator.domain.session.session import Session
from facilitator.tui.kit.house import house_of
from facilitator.tui.kit.text import plain
from facilitator.tui.papers.answer_form_words import (
    row_options,
    sheet_words,
    standing_words,
)

WIDTH = 76
"""Cells that the dialog takes at most."""
BESIDE = 8
"""Cells of it beside the rows: frame, margins, a bar to scroll with."""


class KeyedRows(Vertical):
    """Lists the rows, the latest first; Enter on one means that it is corrected."""

    DEFAULT_CSS = """
    KeyedRows {
        height: auto;
        & #stands { height: auto; color: $warning; display: none; }
        & #stands.-shown { display: block; }
        & #count { color: $foreground-muted; }
    }
    """
    stands = getters.query_one("#stands", Static)
    row_count = getters.query_one("#count", Static)
    rows = getters.query_one("#rows", OptionList)

    def compose(self) -> ComposeResult:
        """Lay out what stands in this row, how many there are, and the list."""
        yield Static(id="stands")
        yield Static(id="count")
        yield OptionList(id="rows", compact=True)

    def limit(self, lines: int) -> None:
        """Let the list be so many lines high at most."""
        self.rows.styles.max_height = lines

    def show(self, session: Session, sheet: str, row: str) -> None:
        """Show what is keyed in of a sheet; its number and the row's are as typed."""
        tr = house_of(self).tr
        digits = sheet.strip().isdecimal() and int(sheet.strip()[:9])
        keyed = rows_keyed(session, int(digits))
        self.row_count.update(plain(sheet_words(tr, sheet, len(keyed))))
        width = min(WIDTH, self.app.size.width) - BESIDE
        self.rows.set_options(row_options(keyed, width))
        here = next((each for at, each in keyed if str(at) == row.strip()), None)
        self.stands.update(standing_words(tr, session, here))
        self.stands.set_class(here is not None, "-shown")
