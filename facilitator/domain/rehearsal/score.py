"""How a rehearsal went: what was written down, how soon, and what was left unsaid."""

from collections.abc import Iterable, Sequence
from statistics import median
from typing import NamedTuple

from facilitator.domain.plan.plan import Plan
from facilitator.domain.session.session import Session
from facilitator.domain.text import fold

LIKE = 0.3
"""Share of words in common from which a statement is taken to be what was said."""


class TimedText(NamedTuple):
    """A text, and the second of the rehearsal at which it was said or saved."""

    second: float
    text: str


class Score(NamedTuple):
    """How a rehearsal went."""

    said: int
    """How much was said at the scribe's table."""
    logged: int
    """How much the scribe wrote down."""
    median_lag: float
    """Seconds from said to saved, in the room's time; 0 where nothing was saved."""
    worst_lag: float
    gaps: int
    """Cells of group and area of which nothing was said."""
    cells: int
    """How many such cells there are."""
    asked: int
    """How many cells were asked for."""
    filled: int
    """How many of them were answered."""


def score(
    plan: Plan,
    session: Session,
    heard: Sequence[TimedText],
    written: Sequence[TimedText],
    asked: Iterable[tuple[str, str]],
) -> Score:
    """Return how a rehearsal went.

    Args:
        plan: the session's plan.
        session: all that was written down.
        heard: what was said at the scribe's table.
        written: what the scribe saved, the first first.
        asked: groups and areas that were asked for.
    """
    waits = lags(heard, written)
    questions = set(asked)
    return Score(
        said=len(heard),
        logged=len(written),
        median_lag=median(waits) if waits else 0,
        worst_lag=max(waits, default=0),
        gaps=len(empty_cells(plan, session)),
        cells=len(plan.groups) * len(plan.areas),
        asked=len(questions),
        filled=len(questions.difference(empty_cells(plan, session))),
    )


def empty_cells(plan: Plan, session: Session) -> list[tuple[str, str]]:
    """Return the groups and areas of which nothing was said, in the plan's order."""
    return [
        (group.id, area.id)
        for group in plan.groups
        for area in plan.areas
        if not session.coverage.count("area", area.id, group.id).total
        and not session.hall.is_silent(group.id, area.id)
    ]


def lags(heard: Sequence[TimedText], written: Sequence[TimedText]) -> list[float]:
    """Return the seconds from said to saved of each statement that was said before.

    A statement is what it is most like; where it is like nothing, the first that was
    said and is not written down yet.
    """
    waiting = list(heard)
    found: list[float] = []
    for each in written:
        before = [said for said in waiting if said.second <= each.second]
        if before:
            said = max(before, key=lambda one: likeness(one.text, each.text))
            if likeness(said.text, each.text) < LIKE:
                said = before[0]
            waiting.remove(said)
            found.append(each.second - said.second)
    return found


def likeness(one: str, other: str) -> float:
    """Return the share (0 to 1) of the shorter text's words that both have."""
    words, others = _words(one), _words(other)
    return len(words & others) / max(min(len(words), len(others)), 1)


def _words(text: str) -> set[str]:
    return {word.strip(".,:;!?#”“\"'") for word in fold(text).split()}
