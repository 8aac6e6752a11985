"""What a list of statements can ask for: to correct one, withdraw it, copy it."""

from typing import Protocol, TypeVar

from textual.message import Message

from facilitator.tui.kit.row_list import RowList
from facilitator.tui.kit.rows import Rows


class StatementPlaces(Rows, Protocol):
    """Rows of which some or all stand for a statement."""

    def statement_at(self, place: int) -> str | None:
        """Return the id of the statement that a row stands for, if it does."""


AnyPlaces = TypeVar("AnyPlaces", bound=StatementPlaces)


class AskingList(RowList[AnyPlaces]):
    """A list in which the bar may stand on a statement."""

    class Asked(Message):
        """Something is to be done with a statement."""

        def __init__(self, what: str, statement: str) -> None:
            super().__init__()
            self.what = what
            """`correct`, `withdraw` or `copy`."""
            self.statement = statement
            """The statement's id."""

    @property
    def under_bar(self) -> str | None:
        """The id of the statement under the bar; None where there is none."""
        return self.source.statement_at(self.cursor) if self.count() else None

    def action_correct(self) -> None:
        """Ask for the statement to be corrected."""
        self._ask("correct")

    def action_withdraw(self) -> None:
        """Ask for the statement to be withdrawn."""
        self._ask("withdraw")

    def action_copy(self) -> None:
        """Ask for the statement's text to be copied."""
        self._ask("copy")

    def _ask(self, what: str) -> None:
        statement = self.under_bar
        if statement is not None:
            self.post_message(self.Asked(what, statement))
