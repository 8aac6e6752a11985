"""What the next statement will be logged under, in three lines."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Region
from textual.reactive import reactive
from textual.widget import Widget

from facilitator.domain.plan.plan import name_of, position
from facilitator.i18n.names import session_name
from facilitator.i18n.translate import Translator
from facilitator.tui.kit.clock_words import round_name
from facilitator.tui.kit.desk import Desk
from facilitator.tui.kit.text import (
    plain,
    shortened,
)

LEAST_NAME = 6
"""Cells below which an area's name says less than its number alone."""


class Context(NamedTuple):
    """What is shown. All texts are in the user's language."""

    head: str
    """Session, table and group."""
    round: str
    areas: Sequence[str]
    """The areas' names in order."""
    area: int
    """The current area's place, counted from 0; -1 for none."""
    asked: str
    """What the question is called, for instance `Question 1 of 3`."""
    question: str


def context_of(tr: Translator, desk: Desk) -> Context:
    """Return what the next statement at a desk will be logged under."""
    plan, draft = desk.plan, desk.draft
    questions = [each for each in plan.questions if each.area == draft.area]
    number = position(questions, draft.question)
    place = tr("Question {number} of {count}", number=number, count=len(questions))
    head = (
        session_name(tr, plan.session),
        name_of(plan.session.tables, draft.table),
        name_of(plan.groups, draft.group),
    )
    return Context(
        head=" · ".join(part for part in head if part),
        round=_round_of(tr, desk),
        areas=[area.name for area in plan.areas],
        area=position(plan.areas, draft.area) - 1,
        asked=place if number else tr("No question") if questions else "",
        question=name_of(questions, draft.question) if number else "",
    )


def _round_of(tr: Translator, desk: Desk) -> str:
    place = position(desk.plan.session.rounds, desk.draft.round) - 1
    name = round_name(tr, desk.plan, place) if place >= 0 else ""
    kept_to = tr("held")
    return f"{name} ({kept_to})" if desk.draft.held else name


NOTHING = Context("", "", (), -1, "", "")


class ContextBar(Widget):
    """The head line, the areas with the current one marked, and the question."""

    DEFAULT_CSS = """
    ContextBar {
        height: auto;
        max-height: 4;
        padding: 0 1;
        background: $panel;
    }
    """

    context: reactive[Context] = reactive(NOTHING, layout=True)
    """What is shown."""
    clock: reactive[str] = reactive("", init=False, repaint=False)
    """How much of the round is left; it changes every second."""

    def watch_clock(self) -> None:
        """Draw the line with the clock alone."""
        self.refresh(Region(0, 0, self.size.width, 1))

    def render(self) -> Content:
        """Draw the three lines for the width there is."""
        width = self.content_size.width or self.app.size.width - 2
        lines = [self._head(width), self._areas(width), self._question(width)]
        return Content("\n").join(line for line in lines if line.plain)

    def _head(self, width: int) -> Content:
        context = self.context
        right = "  ".join(part for part in (context.round, self.clock) if part)
        head = shortened(context.head, width - cell_len(right) - 2)
        gap = width - cell_len(head) - cell_len(right)
        return Content.assemble(
            plain(head, "bold"),
            " " * max(gap, 1),
            plain(right, "bold $accent"),
        )

    def _areas(self, width: int) -> Content:
        """Mark the current area by its frame as well as by its colour."""
        names = self._names(width)
        parts: list[Content] = []
        for place, name in enumerate(names):
            label = f"{place + 1} {name}".rstrip()
            if place == self.context.area:
                parts.append(plain(f"▌{label}▐", "bold $background on $primary"))
            else:
                parts.append(plain(f" {label} "))
        return Content("").join(parts)

    def _names(self, width: int) -> list[str]:
        """Return the names, those that are too long cut so that all areas show."""
        names = [" ".join(name.split()) for name in self.context.areas]
        if not names:
            return names
        frames = sum(len(str(n)) + 3 for n in range(1, len(names) + 1))
        widths = shares([cell_len(name) for name in names], width - frames)
        at = self.context.area
        if min(widths) < LEAST_NAME and at >= 0:
            # Too many for names: the numbers of all, and the name of the current one.
            left = width - frames + len(names) - 1
            return [
                shortened(name, max(left, 1)) if place == at else ""
                for place, name in enumerate(names)
            ]
        return [shortened(*each) for each in zip(names, widths, strict=True)]

    def _question(self, width: int) -> Content:
        context = self.context
        if not context.asked:
            return Content("")
        text = shortened(context.question, 2 * width - cell_len(context.asked) - 4)
        return Content.assemble(
            plain(f"{context.asked}  ", "$foreground-muted"), plain(text)
        )


def shares(wishes: Sequence[int], room: int) -> list[int]:
    """Divide `room` cells: the short get what they want, the long share the rest."""
    widths = [0] * len(wishes)
    left = max(room, 0)
    order = sorted(range(len(wishes)), key=lambda place: wishes[place])
    for rank, place in enumerate(order):
        widths[place] = min(wishes[place], left // (len(order) - rank))
        left -= widths[place]
    return widths
