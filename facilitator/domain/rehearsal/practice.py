"""Guided practice: five statements, each of which teaches one thing more."""

from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple

from facilitator.domain.session.session import Session
from facilitator.domain.session.statement import Statement


class Step(Enum):
    """What is practised, in order."""

    WRITE = auto()
    AREA = auto()
    """Change the area, then write."""
    KEYWORD = auto()
    """Write with a keyword."""
    CODING = auto()
    """Change group and kind, then write."""
    CORRECT = auto()
    """Write, then correct the latest."""


STEPS: tuple[Step, ...] = tuple(Step)


class Progress(Enum):
    """How far a step has come."""

    WAITING = auto()
    ALMOST = auto()
    """Something was saved, but not as the step asks for."""
    DONE = auto()


class StepStart(NamedTuple):
    """How things stood when a step began."""

    newest: str = ""
    """Id of the latest statement; empty where there was none."""
    area: str = ""
    group: str = ""
    kind: str = "own_words"
    corrections: int = 0
    """Of all statements together."""


def step_start(
    session: Session, device: str, area: str, group: str, kind: str
) -> StepStart:
    """Return how things stand when a step begins, with what is chosen now."""
    own = _own(session, device)
    newest = own[-1].id if own else ""
    return StepStart(newest, area, group, kind, _corrections(own))


def step_progress(
    step: Step, start: StepStart, session: Session, device: str
) -> Progress:
    """Return how far a step has come since it began."""
    own = _own(session, device)
    new = [each for each in own if each.id > start.newest]
    corrected = _corrections(own) > start.corrections
    if any(_fits(step, start, each) for each in new):
        return (
            Progress.ALMOST if step is Step.CORRECT and not corrected else Progress.DONE
        )
    return Progress.ALMOST if new or corrected else Progress.WAITING


def _fits(step: Step, start: StepStart, statement: Statement) -> bool:
    match step:
        case Step.AREA:
            return statement.area != start.area
        case Step.KEYWORD:
            return bool(statement.keywords)
        case Step.CODING:
            return statement.group != start.group and statement.kind != start.kind
        case _:
            return True


def _own(session: Session, device: str) -> Sequence[Statement]:
    """Return the statements that count of one device, the oldest first."""
    statements = (session.statements[each] for each in session.order)
    return [each for each in statements if each.device == device and not each.withdrawn]


def _corrections(statements: Sequence[Statement]) -> int:
    return sum(len(each.corrections) for each in statements)
