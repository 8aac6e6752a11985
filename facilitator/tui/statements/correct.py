"""Correct a statement: only what was changed is written down."""

from typing import TypeVar

from textual import getters, on
from textual.app import ComposeResult
from textual.widgets import Input, Label

from facilitator.domain.events.commands import CorrectStatement
from facilitator.domain.plan.plan import Plan
from facilitator.domain.session.statement import Statement
from facilitator.i18n.words import KIND_WORDS
from facilitator.tui.dialogs.base import Dialog
from facilitator.tui.dialogs.choice import Option, options_of
from facilitator.tui.dialogs.picker import Picker
from facilitator.tui.kit.entry import Entry
from facilitator.tui.kit.line_input import LineInput
from facilitator.tui.kit.text import plain

Value = TypeVar("Value")


class CorrectDialog(Dialog[str]):
    """Returns the statement's number once the correction is on disk, or None."""

    _text = getters.query_one(Entry)
    _area = getters.query_one("#area", Picker)
    _group = getters.query_one("#group", Picker)
    _question = getters.query_one("#question", Picker)
    _keywords = getters.query_one("#keywords", Picker)
    _kind = getters.query_one("#kind", Picker)
    _reason_line = getters.query_one("#reason", Input)

    def __init__(
        self, plan: Plan, statement: Statement, number: str, reason: str = ""
    ) -> None:
        """Take what to correct; a reason that is known already may be given."""
        super().__init__()
        self._reason = reason
        self._plan = plan
        self._statement = statement
        self._number = number

    def compose(self) -> ComposeResult:
        """Lay out the text, what it is coded as, and the reason."""
        tr, plan, now = self.tr, self._plan, self._statement
        kinds = [Option(kind, tr(name)) for kind, name in KIND_WORDS.items()]
        words = options_of(plan.keywords)
        title = tr("Correct {number}", number=self._number)
        with self.frame(title, tr("Tab goes on · Enter confirms · Esc leaves")):
            yield Entry(now.text)
            yield Picker(tr("Area"), options_of(plan.areas), (now.area,), id="area")
            yield Picker(tr("Group"), options_of(plan.groups), (now.group,), id="group")
            questions = (now.question or "",)
            yield Picker(
                tr("Question"),
                self._question_options(now.area),
                questions,
                id="question",
            )
            yield Picker(tr("Keywords"), words, now.keywords, many=True, id="keywords")
            yield Picker(tr("Kind"), kinds, (now.kind,), id="kind")
            yield Label(plain(tr("Reason")), classes="dialog-asked")
            yield LineInput(self._reason, id="reason", compact=True)
            yield self.trouble()

    @on(Picker.Picked, "#area")
    def _other_area(self, event: Picker.Picked) -> None:
        """A question belongs to its area."""
        picker = self._question
        picker.options = self._question_options(event.picker.chosen)
        picker.value = (picker.options[0].id,)

    @on(Entry.Submitted)
    def _from_text(self, event: Entry.Submitted) -> None:
        event.entry.sent(False)
        self._confirm()

    @on(Input.Submitted)
    def _confirm(self) -> None:
        command = self._command()
        self.attempt(lambda: self.house.carry_out(command), self._number)
        if not command.reason:
            self._reason_line.focus()

    def _command(self) -> CorrectStatement:
        now = self._statement
        return CorrectStatement(
            statement=now.id,
            reason=self._reason_line.value,
            text=_changed(self._text.text, now.text),
            area=_changed(self._area.chosen, now.area),
            group=_changed(self._group.chosen, now.group),
            question=_changed(self._question.chosen, now.question or ""),
            keywords=_changed(self._keywords.value, now.keywords),
            kind=_changed(self._kind.chosen, now.kind),
        )

    def _question_options(self, area: str) -> list[Option]:
        questions = [each for each in self._plan.questions if each.area == area]
        return [*options_of(questions), Option("", self.tr("No question"))]


def _changed(new: Value, old: Value) -> Value | None:
    return None if new == old else new
