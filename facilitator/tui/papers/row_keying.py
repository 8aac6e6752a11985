"""Keying in a row: what stands in its way, how it is logged, and the field for it."""

from textual.message import Message

from facilitator.domain.errors import FacilitatorError
from facilitator.domain.events.commands import LogStatement
from facilitator.domain.papers.answer_forms import statement_at
from facilitator.i18n.sentences.all import sentence
from facilitator.i18n.translate import Translator
from facilitator.services.session.open_session import OpenSession
from facilitator.tui.kit.desk import Desk
from facilitator.tui.kit.entry import Entry
from facilitator.tui.kit.house import House


class RowEntry(Entry):
    """The field for one row; Enter where nothing is written skips the row."""

    DEFAULT_CSS = "RowEntry { max-height: 5; }"

    class Skipped(Message):
        """The row is empty on paper."""

    def action_save(self) -> None:
        """Give the text away, or go on where there is none."""
        if self.is_idle() and not self.text.strip():
            self.post_message(self.Skipped())
        else:
            super().action_save()


def obstacle(
    tr: Translator, opened: OpenSession, group: str, sheet: int, row: int
) -> str:
    """Return why a row cannot be keyed in for a group; empty where it can."""
    if not opened.loaded:
        return tr("The session is still being read in. Try again soon.")
    if not group:
        return tr("Choose the group first: F3, then its digit.")
    if statement_at(opened.session, sheet, row):
        return tr(
            "Row {sheet}:{row} counts once. Give another row, or correct it "
            "in the list.",
            sheet=sheet,
            row=row,
        )
    return ""


async def log_row(house: House, desk: Desk, command: LogStatement) -> tuple[bool, str]:
    """Log a row and tell all views; tell whether it is on disk, or why it is not.

    There is no reason where the row had come in elsewhere meanwhile: it counts once.
    """
    try:
        outcome = await desk.do(command)
    except FacilitatorError as error:
        return False, sentence(house.tr, error)
    house.changed.publish([outcome.change])
    return outcome.event is not None, ""
