"""Statements as the rows of a list: what stands in which column."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, overload

from facilitator.domain.plan.plan import (
    Plan,
    name_of,
)
from facilitator.domain.session.conflict_sides import sides
from facilitator.domain.session.session import Session
from facilitator.domain.session.statement import Statement
from facilitator.i18n.formats import clock_of
from facilitator.i18n.translate import Translator
from facilitator.i18n.words import CHANNEL_WORDS


class StatementRow(NamedTuple):
    """A statement in the words of a list."""

    number: str
    time: str
    group: str
    tag: str
    """The keywords, or the goal area where there are none."""
    mark: str
    """`withdrawn`, `corrected`, … in the user's language; empty for most."""
    text: str
    withdrawn: bool
    note: str
    """Everything else there is to know, for the row under the bar."""


@dataclass(frozen=True)
class RowMaker:
    """Makes the rows of one session in one language."""

    session: Session
    plan: Plan
    tr: Translator

    def __call__(self, statement_id: str) -> StatementRow:
        """Return the row of a statement."""
        statement = self.session.statements[statement_id]
        area = name_of(self.plan.areas, statement.area)
        words = [name_of(self.plan.keywords, word) for word in statement.keywords]
        group = name_of(self.plan.groups, statement.group)
        question = name_of(self.plan.questions, statement.question)
        coded = (group, area, ", ".join(words), question)
        more = (
            self._voice_words(statement),
            self._reason(statement),
            self._other(statement),
        )
        parts = (*coded, *more)
        return StatementRow(
            number=self.session.number_of(statement),
            time=clock_of(statement.at, self.tr.language),
            group=group,
            tag=", ".join(words) or area,
            mark=self._mark(statement),
            text=_quoted(statement),
            withdrawn=statement.withdrawn is not None,
            note=" · ".join(part for part in parts if part),
        )

    def _mark(self, statement: Statement) -> str:
        if statement.withdrawn:
            if statement.withdrawn.again:
                return self.tr("came in twice")
            undone = statement.withdrawn.undone
            return self.tr("undone") if undone else self.tr("withdrawn")
        if statement.id in self.session.unsettled:
            return self.tr("two wordings")
        if statement.corrections:
            return self.tr("corrected")
        if statement.kind == "scribe_note":
            return self.tr("note")
        return f"+{statement.voices}" if statement.voices else ""

    def _voice_words(self, statement: Statement) -> str:
        """Return how it came in and how often, if it was agreed to, and where else."""
        tr = self.tr
        areas = [name_of(self.plan.areas, area) for area in statement.also]
        parts = (
            tr(CHANNEL_WORDS[statement.channel])
            if statement.channel != "onsite"
            else "",
            tr("also {areas}", areas=", ".join(areas)) if areas else "",
            tr("said {count} times", count=statement.voices + 1)
            if statement.voices
            else "",
            tr("read back and agreed to") if statement.confirmed else "",
        )
        return " · ".join(part for part in parts if part)

    def _reason(self, statement: Statement) -> str:
        if statement.withdrawn:
            return statement.withdrawn.reason
        return statement.corrections[-1].reason if statement.corrections else ""

    def _other(self, statement: Statement) -> str:
        """Return the wordings that do not lead, where laptops do not agree."""
        texts = [side.statement.text for side in sides(self.session, statement.id)]
        return self.tr("also: {texts}", texts=" | ".join(texts[:-1])) if texts else ""


class NewestFirst(Sequence[str]):
    """The ids of a session from the newest to the oldest, without copying them."""

    def __init__(self, order: Sequence[str]) -> None:
        self._order = order

    def __len__(self) -> int:
        return len(self._order)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[str]: ...
    def __getitem__(self, place: int | slice) -> str | Sequence[str]:
        if isinstance(place, slice):
            return self._order[::-1][place]
        return self._order[-1 - place]

    def index(self, value: str, start: int = 0, stop: int | None = None) -> int:
        """Return the place of an id; ids sort as the order does."""
        at = bisect_left(self._order, value)
        if at == len(self._order) or self._order[at] != value:
            raise ValueError(value)
        return len(self._order) - 1 - at


def _quoted(statement: Statement) -> str:
    """Return the text, in quotation marks where it is in the speaker's own words."""
    return f"”{statement.text}”" if statement.kind == "own_words" else statement.text
