"""The rows of a sheet that are keyed in, and what stands already in one of them."""

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import OptionList, Static

from facilitator.domain.papers.answer_forms import rows_keyed
from facilitator.domain.session.session import Session
from facilitator.i18n.translate import mark
from facilitator.tui.kit.house import house_of
from facilitator.tui.kit.text import plain
from facilitator.tui.papers.answer_form_words import (
    row_options,
    sheet_words,
    standing_words,
)

REASON = mark("Keyed in wrong")
"""What corrections of rows are given as their reason."""
WIDTH = 76
"""Cells that the dialog takes at most."""
BESIDE = 8
"""Cells of it beside the rows: frame, margins, a bar to scroll with."""


class KeyedRows(Vertical):
    """Lists the rows, the latest first; Enter corrects the one under the bar."""

    class Left(Message):
        """A row was about to be corrected, and either was or was left as it is."""

        def __init__(self, is_corrected: bool) -> None:
            super().__init__()
            self.is_corrected = is_corrected

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

    @on(OptionList.OptionSelected)
    def _correct(self, event: OptionList.OptionSelected) -> None:
        # Loaded when a row is first corrected: most sheets are keyed in without.
        from facilitator.tui.statements.correct import CorrectDialog

        event.stop()
        house = house_of(self)
        opened = house.opened
        statement = opened.session.statements.get(event.option_id or "")
        if statement and not statement.withdrawn:
            number = opened.session.number_of(statement)
            dialog = CorrectDialog(opened.plan, statement, number, house.tr(REASON))
            self.app.push_screen(dialog, self._leave)

    def _leave(self, number: str | None) -> None:
        """Tell whether it was corrected: its number comes back only then."""
        self.post_message(self.Left(number is not None))
