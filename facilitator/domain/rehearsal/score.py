"""How a rehearsal went: what was written down, how soon, and what was left unsaid."""

from collections.abc import Iterable, Sequence
from statistics import median
from typing import NamedTuple

from facilitator.domain.plan.plan import Plan
from facilitator.domain.session.session import Session
from facilitator.domain.text import fold

LEAST_LIKENESS = 0.3
"""Share of words in common from which a statement is taken to be what was said."""


class TimedText(NamedTuple):
    """A text, and the second of the rehearsal at which it was said or saved."""

    second: float
    text: str


class Score(NamedTuple):
    """How a rehearsal went."""

    utterances: int
    """How much was said at the scribe's table."""
    statements: int
    """How much the scribe wrote down."""
    median_lag: float
    """Seconds from said to saved, in the room's time; 0 where nothing was saved."""
    worst_lag: float
    gaps: int
    """Cells of group and area of which nothing was said."""
    cells: int
    """How many such cells there are."""
    cells_asked: int
    """How many cells were asked for."""
    cells_filled: int
    """How many of them were answered."""


def score(
    plan: Plan,
    session: Session,
    utterances: Sequence[TimedText],
    saves: Sequence[TimedText],
    requests: Iterable[tuple[str, str]],
) -> Score:
    """Return how a rehearsal went.

    Args:
        plan: the session's plan.
        session: all that was written down.
        utterances: what was said at the scribe's table.
        saves: what the scribe saved, the first first.
        requests: groups and areas that were asked for.
    """
    waits = lags(utterances, saves)
    cells_asked = set(requests)
    return Score(
        utterances=len(utterances),
        statements=len(saves),
        median_lag=median(waits) if waits else 0,
        worst_lag=max(waits, default=0),
        gaps=len(empty_cells(plan, session)),
        cells=len(plan.groups) * len(plan.areas),
        cells_asked=len(cells_asked),
        cells_filled=len(cells_asked.difference(empty_cells(plan, session))),
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


def lags(utterances: Sequence[TimedText], saves: Sequence[TimedText]) -> list[float]:
    """Return the seconds from said to saved of each statement that was said before.

    A statement is what it is most like; where it is like nothing, the first that was
    said and is not written down yet.
    """
    waiting = list(utterances)
    waits: list[float] = []
    for each in saves:
        before = [utterance for utterance in waiting if utterance.second <= each.second]
        if before:
            utterance = max(before, key=lambda one: likeness(one.text, each.text))
            if likeness(utterance.text, each.text) < LEAST_LIKENESS:
                utterance = before[0]
            waiting.remove(utterance)
            waits.append(each.second - utterance.second)
    return waits


def likeness(one: str, other: str) -> float:
    """Return the share (0 to 1) of the shorter text's words that both have."""
    words, others = _words(one), _words(other)
    return len(words & others) / max(min(len(words), len(others)), 1)


def _words(text: str) -> set[str]:
    return {word.strip(".,:;!?#”“\"'") for word in fold(text).split()}
