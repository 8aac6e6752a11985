"""Answers that are held as rows: why, of whom, about what, and the words themselves."""

from collections.abc import Sequence

from textual.content import Content

from facilitator.domain.events.answers import AnswerHeld
from facilitator.domain.events.numbers import receipt_of
from facilitator.domain.plan.plan import (
    Plan,
    name_of,
)
from facilitator.i18n.formats import clock_of
from facilitator.i18n.translate import Translator
from facilitator.i18n.words import CAUSE_WORDS, CHANNEL_WORDS
from facilitator.tui.kit.row_list import RowList
from facilitator.tui.kit.rows import Brush
from facilitator.tui.kit.text import (
    fitted,
    plain,
    shortened,
)

TIME, CAUSE, GROUP = 7, 24, 22
"""Widths of the columns in cells, with the gap that follows."""
MOST_LINES = 12
"""Lines of an answer that are shown under the bar."""


class HeldList(RowList["HeldRows"]):
    """Shows those that wait, then those that were rejected."""

    def __init__(self, plan: Plan, tr: Translator) -> None:
        super().__init__(HeldRows(plan, tr), id="held")

    def show(
        self, waiting: Sequence[AnswerHeld], rejected: Sequence[AnswerHeld]
    ) -> None:
        """Show these; the bar stays on the answer it was on, if it may."""
        was = self.answer
        self.source.waiting, self.source.rejected = waiting, rejected
        places = [
            place
            for place, each in enumerate((*waiting, *rejected))
            if was and each.source_id == was.source_id and place < len(waiting)
        ]
        self.set_reactive(
            RowList.cursor, places[0] if places else self.validate_cursor(self.cursor)
        )
        self.reload()

    @property
    def answer(self) -> AnswerHeld | None:
        """The answer under the bar; None where there is none."""
        return self.source.answer_at(self.cursor) if self.count() else None

    @property
    def waits(self) -> bool:
        """True where the answer under the bar waits, and was not rejected."""
        return self.cursor < len(self.source.waiting)


class HeldRows:
    """The answers that wait, and those that were rejected."""

    def __init__(self, plan: Plan, tr: Translator) -> None:
        self._plan, self._tr = plan, tr
        self.waiting: Sequence[AnswerHeld] = ()
        self.rejected: Sequence[AnswerHeld] = ()

    def __len__(self) -> int:
        """Return how many answers there are."""
        return len(self.waiting) + len(self.rejected)

    def answer_at(self, place: int) -> AnswerHeld:
        """Return the answer of a row."""
        waiting = len(self.waiting)
        if place < waiting:
            return self.waiting[place]
        return self.rejected[place - waiting]

    def draw(self, place: int, brush: Brush) -> list[Content]:
        """Return an answer's line, and under the bar all of it."""
        tr, answer, width = self._tr, self.answer_at(place), brush.width
        waits = place < len(self.waiting)
        cause = tr(CAUSE_WORDS[answer.cause]) if waits else tr("rejected")
        head = Content.assemble(
            " ",
            plain(fitted(clock_of(answer.at, tr.language), TIME), brush.ink("muted")),
            plain(
                fitted(shortened(cause, CAUSE - 2), CAUSE),
                brush.ink("accent" if waits else "muted"),
            ),
            plain(fitted(shortened(self._group(answer), GROUP - 2), GROUP))
            if width >= 110
            else "",
        )
        ink = "" if waits else brush.ink("gone")
        room = width - head.cell_length - 1
        line = Content.assemble(head, plain(shortened(answer.text, room), ink))
        return [line, *self._whole(answer, brush)] if brush.is_barred else [line]

    def _whole(self, answer: AnswerHeld, brush: Brush) -> list[Content]:
        """Return the lines under the bar: where it belongs, and all it says."""
        tr, plan, width = self._tr, self._plan, brush.width
        area = name_of(plan.areas, answer.area) or tr("area unknown")
        question, receipt = (
            name_of(plan.questions, answer.question),
            receipt_of(answer.source_id),
        )
        parts = (
            tr(CHANNEL_WORDS[answer.channel]),
            self._group(answer),
            area,
            question,
            tr(CAUSE_WORDS[answer.cause]),
            answer.note,
            tr("receipt {number}", number=receipt) if receipt else "",
        )
        where = " · ".join(part for part in parts if part)
        lines = plain(where, brush.ink("muted")).wrap(width - 4)
        if len(answer.text) > width // 2 or "\n" in answer.text:
            lines += plain(answer.text).wrap(width - 4)[:MOST_LINES]
        return [Content.assemble("   ", line) for line in lines]

    def _group(self, answer: AnswerHeld) -> str:
        return name_of(self._plan.groups, answer.group) or self._tr("group unknown")
