"""Where on paper a text stands: the number of the sheet, and of the row on it."""

from textual import getters
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Label

from facilitator.domain.papers.answer_forms import row_number, sheet_number
from facilitator.tui.kit.house import house_of
from facilitator.tui.kit.line_input import LineInput
from facilitator.tui.kit.text import plain


class RowPlace(Horizontal):
    """Two fields for numbers, as they are typed."""

    DEFAULT_CSS = """
    RowPlace {
        height: 1;
        & Label { width: auto; padding: 0 1 0 0; color: $foreground-muted; }
        & Input { width: 9; margin: 0 2 0 0; }
    }
    """
    sheet_field = getters.query_one("#sheet", LineInput)
    row_field = getters.query_one("#row", LineInput)

    def __init__(self, sheet: str, row: str) -> None:
        """Begin with what was typed before."""
        super().__init__()
        self._begin = (sheet, row)

    def compose(self) -> ComposeResult:
        """Lay out both fields on a line."""
        tr, (sheet, row) = house_of(self).tr, self._begin
        yield Label(plain(tr("Sheet")))
        yield LineInput(sheet, id="sheet", compact=True)
        yield Label(plain(tr("Row")))
        yield LineInput(row, id="row", compact=True)

    @property
    def sheet(self) -> str:
        """The number of the sheet, as it is typed."""
        return self.sheet_field.value

    @property
    def row(self) -> str:
        """The number of the row, as it is typed."""
        return self.row_field.value

    @property
    def typed(self) -> tuple[str, str]:
        """The numbers of sheet and row, as they are typed."""
        return self.sheet, self.row

    def sheet_number(self) -> int:
        """Return the sheet; raises Refused, `paper.sheet`, where it is no number."""
        return sheet_number(self.sheet)

    def row_number(self) -> int:
        """Return the row; raises Refused, `paper.row`, where it is no number."""
        return row_number(self.row)

    def numbers(self) -> tuple[int, int]:
        """Return sheet and row.

        Raises:
            Refused: `paper.sheet` or `paper.row`, what is typed is no such number.
        """
        return self.sheet_number(), self.row_number()

    def go_to(self, sheet: int, row: int) -> None:
        """Stand at another row."""
        self.sheet_field.value = str(sheet)
        self.row_field.value = str(row)

    def ask_for_sheet(self) -> None:
        """Let another sheet's number be written in place of this one's."""
        self.sheet_field.focus()
        self.sheet_field.action_select_all()
