"""What a row is filed under: group, area and question, which follow the form."""

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Vertical

from facilitator.domain.events.commands import LogStatement
from facilitator.domain.papers.answer_forms import rows_of
from facilitator.domain.plan.plan import Plan
from facilitator.services.session.drafts import HalfKeyedRow
from facilitator.tui.dialogs.choice import Option, options_of
from facilitator.tui.dialogs.picker import Picker
from facilitator.tui.kit.house import house_of


class RowCoding(Vertical):
    """Three lines to choose in.

    Area and question follow the printed form, and what is chosen instead stays until
    the form comes to another question.
    """

    DEFAULT_CSS = "RowCoding { height: auto; }"

    group_picker = getters.query_one("#group", Picker)
    area_picker = getters.query_one("#area", Picker)
    question_picker = getters.query_one("#question", Picker)

    def __init__(self, plan: Plan, half_keyed: HalfKeyedRow) -> None:
        """Begin with what was chosen before."""
        super().__init__()
        self._plan, self._half_keyed = plan, half_keyed
        self._form_question: tuple[str, str] | None = None
        """The area and question of the form's latest row."""

    def compose(self) -> ComposeResult:
        """Lay out a line for each."""
        tr, plan, half_keyed = house_of(self).tr, self._plan, self._half_keyed
        area = half_keyed.area or (plan.areas[0].id if plan.areas else "")
        groups = (half_keyed.group,) if half_keyed.group else ()
        yield Picker(tr("Group"), options_of(plan.groups), groups, id="group")
        yield Picker(tr("Area"), options_of(plan.areas), (area,), id="area")
        options, current = self._questions(area), (half_keyed.question,)
        yield Picker(tr("Question"), options, current, id="question")

    @property
    def group(self) -> str:
        """The id of the group; empty before one is chosen."""
        return self.group_picker.chosen

    @property
    def area(self) -> str:
        """The id of the area."""
        return self.area_picker.chosen

    @property
    def question(self) -> str:
        """The id of the question; empty for none."""
        return self.question_picker.chosen

    @property
    def chosen(self) -> tuple[str, str, str]:
        """The ids of group, area and question."""
        return self.group, self.area, self.question

    def command(self, text: str, source_id: str) -> LogStatement:
        """Return what logs a row under what is chosen."""
        return LogStatement(
            text=text,
            area=self.area,
            group=self.group,
            question=self.question or None,
            channel="paper",
            source_id=source_id,
        )

    def ask_for(self, name: str) -> None:
        """Ask for the `group`, `area` or `question`."""
        pickers = {
            "group": self.group_picker,
            "area": self.area_picker,
            "question": self.question_picker,
        }
        pickers[name].action_open()

    def begin_sheet(self) -> None:
        """Follow the form from the next row on, whatever was chosen before."""
        self._form_question = None

    def go_on_at(self, row: str) -> None:
        """Keep what is chosen, as long as the form does not leave this row's question.

        `row` is a number as it is typed, here and in `follow`.
        """
        self._form_question = self._question_of(row)

    def follow(self, row: str) -> None:
        """Take the form's question where the row stands under another than before."""
        question = self._question_of(row)
        if question and question != self._form_question:
            self._form_question = question
            self.area_picker.value = (question[0],)
            self._choose_question(*question)

    @on(Picker.Picked, "#area")
    def _area_chosen(self) -> None:
        """Take the first question of the area: a question belongs to its area."""
        self._choose_question(self.area, None)

    def _question_of(self, typed: str) -> tuple[str, str] | None:
        """Return the area and question that a row stands under; None where free."""
        for row in rows_of(self._plan):
            if str(row.number) == typed.strip():
                return row.area.id, row.question.id if row.question else ""
        return None

    def _choose_question(self, area: str, question: str | None) -> None:
        """Let the question be one of an area's: the one given, else the first."""
        picker = self.question_picker
        picker.options = self._questions(area)
        picker.value = (picker.options[0].id if question is None else question,)

    def _questions(self, area: str) -> list[Option]:
        questions = [each for each in self._plan.questions if each.area == area]
        return [*options_of(questions), Option("", house_of(self).tr("No question"))]
