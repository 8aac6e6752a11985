"""What to ask next as rows: which table, which group, about what, and when."""

from collections.abc import Sequence

from textual.content import Content

from facilitator.domain.hall.agenda import Moment
from facilitator.domain.hall.ask_next import (
    Gap,
    Turn,
)
from facilitator.i18n.translate import Translator
from facilitator.tui.kit.clock_words import minutes
from facilitator.tui.kit.row_list import RowList
from facilitator.tui.kit.rows import Brush
from facilitator.tui.kit.text import (
    fitted,
    plain,
    shortened,
)

TABLE, COUNT, WHEN = 10, 8, 22
"""Widths of the columns in cells, with the gap that follows."""


class AskList(RowList["GapRows"]):
    """Shows the gaps, the most urgent first, the one under the bar with a question."""

    def __init__(self, tr: Translator) -> None:
        super().__init__(GapRows(tr), id="ask")

    @property
    def gaps(self) -> Sequence[Gap]:
        """The gaps that are shown."""
        return self.source.gaps

    def show(self, gaps: Sequence[Gap], moment: Moment) -> None:
        """Show these gaps; the bar stays on the one it was on, if it may."""
        at = key_of(self.gaps[self.cursor]) if self.cursor < len(self.gaps) else None
        self.source.gaps, self.source.moment = gaps, moment
        places = [place for place, gap in enumerate(gaps) if key_of(gap) == at]
        self.set_reactive(RowList.cursor, places[0] if places else 0)
        self.reload()

    @property
    def gap(self) -> Gap | None:
        """The gap under the bar."""
        return self.gaps[self.cursor] if self.gaps else None


class GapRows:
    """What to ask next, at a moment of the evening."""

    def __init__(self, tr: Translator) -> None:
        self._tr = tr
        self.gaps: Sequence[Gap] = ()
        self.moment = Moment("before", -1)

    def __len__(self) -> int:
        """Return how many gaps there are."""
        return len(self.gaps)

    def draw(self, place: int, brush: Brush) -> list[Content]:
        """Return a gap's line, and under the bar the question to ask."""
        gap, tr, width = self.gaps[place], self._tr, brush.width
        ink = brush.ink("problem" if gap.turn is not Turn.LATER else "muted")
        table = gap.table.name if gap.table else tr("any")
        count = tr("none") if not gap.total else f"{tr('few')} {gap.counts.apart}"
        room = max(width - TABLE - COUNT - WHEN - 1, 10)
        group = room // 2
        line = Content.assemble(
            " ",
            plain(fitted(table, TABLE), brush.ink("strong")),
            plain(fitted(shortened(gap.group.name, group - 1), group)),
            plain(fitted(shortened(gap.area.name, room - group - 1), room - group)),
            plain(fitted(count, COUNT), ink),
            plain(fitted(when(tr, gap, self.moment), WHEN), ink),
        )
        if not brush.is_barred or gap.question is None:
            return [line]
        question = tr("Ask: {question}", question=gap.question.name)
        return [line, plain("   " + shortened(question, width - 4))]


def when(tr: Translator, gap: Gap, moment: Moment) -> str:
    """Return when a gap can be filled, and how long that is possible."""
    if gap.turn is Turn.LATER and gap.later:
        return tr("in {round}", round=gap.later.name)
    if gap.turn is Turn.MISSED:
        return tr("out of turn")
    if not moment.is_timed:
        return tr("now")
    return tr("now, {left} left", left=minutes(moment.remaining))


def key_of(gap: Gap) -> tuple[str, str]:
    """Return what tells a gap from all others."""
    return gap.group.id, gap.area.id
