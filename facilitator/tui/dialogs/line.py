"""Ask for one line of text, for instance a reason or a folder."""

from collections.abc import Awaitable, Callable

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, Label

from facilitator.tui.dialogs.base import Dialog
from facilitator.tui.kit.line_input import LineInput
from facilitator.tui.kit.text import plain


class LineDialog(Dialog[str]):
    """Returns the line once what it was asked for has been done, or None.

    What is refused is told in the dialog, and the line is kept.
    """

    def __init__(
        self,
        title: str,
        question: str,
        carry_out: Callable[[str], Awaitable[object]],
        value: str = "",
    ) -> None:
        super().__init__()
        self._title = title
        self._question = question
        self._carry_out = carry_out
        self._value = value

    def compose(self) -> ComposeResult:
        """Lay out the question, the line and what was refused."""
        with self.frame(self._title, self.tr("Enter confirms · Esc leaves")):
            yield Label(plain(self._question), classes="dialog-asked")
            yield LineInput(self._value, select_on_focus=False, compact=True)
            yield self.trouble()

    @on(Input.Submitted)
    def _confirm(self, event: Input.Submitted) -> None:
        line = event.value
        self.attempt(lambda: self._carry_out(line), line)
