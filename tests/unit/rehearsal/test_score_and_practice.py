"""How a rehearsal is scored, and what the guide takes for done."""

from typing import Any

import pytest

from facilitator.domain.events.commands import (
    CorrectStatement,
    NoteSilence,
    WithdrawStatement,
)
from facilitator.domain.rehearsal.practice import (
    Progress,
    Step,
    StepStart,
    step_progress,
    step_start,
)
from facilitator.domain.rehearsal.score import (
    TimedText,
    empty_cells,
    lags,
    score,
)
from tests.builders import Desk

HEARD = [
    TimedText(10, "Sista bussen går innan träningen är slut."),
    TimedText(30, "Klipp buskarna vid gångtunneln."),
    TimedText(50, "Fråga oss innan ritningarna är klara."),
]


def test_a_statement_is_held_against_what_it_is_most_like() -> None:
    written = [
        TimedText(45, "buskarna vid gångtunneln"),
        TimedText(60, "bussen innan träning"),
    ]
    assert lags(HEARD, written) == [15, 50]


def test_what_is_like_nothing_is_taken_for_the_first_that_waits() -> None:
    assert lags(HEARD, [TimedText(33, "xyz"), TimedText(34, "zyx")]) == [23, 4]


def test_what_nobody_has_said_yet_cannot_be_written_down() -> None:
    assert lags(HEARD, [TimedText(5, HEARD[0].text)]) == []
    assert lags([], [TimedText(5, "a")]) == []


def test_the_score_counts_gaps_and_what_was_asked_for() -> None:
    desk = Desk()
    desk.log(area="a1", group="g1")
    desk.do(NoteSilence("g2", "a2"))
    empty = empty_cells(desk.plan, desk.session)
    assert ("g1", "a1") not in empty and ("g2", "a2") not in empty
    found = score(
        desk.plan, desk.session, HEARD, [TimedText(12, HEARD[0].text)],
        [("g1", "a1"), ("g1", "a2")],
    )  # fmt: skip
    assert (found.utterances, found.statements, found.median_lag, found.worst_lag) == (
        3,
        1,
        2,
        2,
    )
    assert (found.gaps, found.cells) == (4, 6)
    assert (found.cells_asked, found.cells_filled) == (2, 1)


BOARD = "bord-1"


def a_desk(device: str = BOARD) -> Desk:
    """Return a desk at a laptop, whose events carry a mark of the journal as well."""
    return Desk(f"{device}-a1")


def now(desk: Desk) -> StepStart:
    """Return how things stand."""
    return step_start(desk.session, BOARD, "a1", "g1", "own_words")


@pytest.mark.parametrize(
    ("step", "short", "right"),
    [
        (Step.AREA, {}, {"area": "a2"}),
        (Step.KEYWORD, {}, {"keywords": ("a1-ord1",)}),
        (Step.CODING, {"group": "g2"}, {"group": "g2", "kind": "paraphrase"}),
    ],
)
def test_a_step_is_done_when_a_statement_is_coded_as_it_asks(
    step: Step, short: dict[str, Any], right: dict[str, Any]
) -> None:
    desk = a_desk()
    desk.log()
    then = now(desk)
    assert step_progress(step, then, desk.session, BOARD) is Progress.WAITING
    desk.log(**short)
    assert step_progress(step, then, desk.session, BOARD) is Progress.ALMOST
    desk.log(**right)
    assert step_progress(step, then, desk.session, BOARD) is Progress.DONE


def test_the_last_step_wants_a_statement_and_a_correction() -> None:
    desk = a_desk()
    desk.log()
    then = now(desk)
    latest = desk.log("Fler busar")
    assert step_progress(Step.CORRECT, then, desk.session, BOARD) is Progress.ALMOST
    desk.do(CorrectStatement(statement=latest, text="Fler bussar", reason="fel ord"))
    assert step_progress(Step.CORRECT, then, desk.session, BOARD) is Progress.DONE


def test_what_was_withdrawn_or_written_elsewhere_does_not_count() -> None:
    desk = a_desk()
    then = now(desk)
    gone = desk.log()
    desk.do(WithdrawStatement(statement=gone, reason="fel"))
    assert step_progress(Step.WRITE, then, desk.session, BOARD) is Progress.WAITING
    desk.device = "bord-2-b2"
    desk.log()
    assert step_progress(Step.WRITE, then, desk.session, BOARD) is Progress.WAITING
