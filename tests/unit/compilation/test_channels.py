"""How statements came in: by channel, until when, too late, and what waits."""

from dataclasses import replace
from datetime import datetime

import pytest

from facilitator.domain.compilation.channels import Channels, channels_of, twins_of
from facilitator.domain.events.commands import (
    HoldAnswer,
    RejectAnswer,
    ReleaseAnswer,
    WithdrawStatement,
)
from tests.builders import Desk, a_plan


def hold(desk: Desk, source: str, cause: str) -> None:
    """Hold an answer from outside."""
    desk.do(
        HoldAnswer(source_id=source, cause=cause, text=source, area="a1", group="g1")
    )


def channels(desk: Desk) -> Channels:
    """Return how the statements of a desk came in."""
    counting = [each for each in desk.session.statements.values() if not each.withdrawn]
    return channels_of(desk.plan, desk.session, counting)


def test_an_answer_is_late_that_was_held_since_the_form_had_closed() -> None:
    desk = Desk()
    for source, cause in (("svar-1", "late"), ("svar-2", "burst"), ("svar-3", "late")):
        hold(desk, source, cause)
        desk.do(ReleaseAnswer(source))
    desk.log("Sagt vid bordet")
    desk.log("Inläst i tid", channel="online", source_id="svar-4")
    late = [each.source_id for each in channels(desk).late]
    assert late == ["svar-1", "svar-3"]


def test_late_are_answers_that_were_held_as_late_and_no_others() -> None:
    desk = Desk()
    hold(desk, "svar-1", "late")
    hold(desk, "svar-2", "too_fast")
    quarantine = desk.session.quarantine
    assert [quarantine.was_late(f"svar-{n}") for n in (1, 2, 3)] == [True, False, False]


def test_what_waits_and_what_was_rejected_is_in_no_figure() -> None:
    desk = Desk()
    for source, cause in (
        ("svar-1", "late"), ("svar-2", "late"), ("svar-3", "burst"), ("svar-4", "late")
    ):  # fmt: skip
        hold(desk, source, cause)
    desk.do(RejectAnswer("svar-4"))
    told = channels(desk)
    assert (told.waiting, told.waiting_late, told.rejected) == (3, 2, 1)
    assert told.counts == {"onsite": 0, "online": 0, "paper": 0}
    assert (told.late, told.latest) == ((), {})


def test_each_channel_is_counted_with_the_time_of_its_latest() -> None:
    desk = Desk()
    for text in ("Ett", "Två"):
        desk.log(text, channel="paper")
    desk.log("Tre", channel="online")
    told = channels(desk)
    assert told.counts == {"onsite": 0, "online": 1, "paper": 2}
    assert set(told.latest) == {"online", "paper"}
    assert told.closes is None


def test_it_is_told_when_the_form_closes() -> None:
    plan = a_plan()
    closes = datetime(2019, 4, 8, 12)
    form = replace(plan.session.form, closes=closes)
    desk = Desk(plan=replace(plan, session=replace(plan.session, form=form)))
    assert channels(desk).closes == closes


@pytest.mark.parametrize(
    ("other", "are_twins"),
    [
        ("Fler bussar", True),
        ("  FLER, bussar! ", True),
        ("Fler busar", False),
    ],
)
def test_twins_are_the_same_words_in_two_channels(other: str, are_twins: bool) -> None:
    desk = Desk()
    desk.log("Fler bussar")
    desk.log(other, channel="online")
    assert bool(twins_of(desk.session.statements.values())) is are_twins


def test_the_same_words_in_one_channel_are_no_twins() -> None:
    desk = Desk()
    for channel in ("onsite", "onsite"):
        desk.log("Fler bussar", channel=channel)
    desk.log("Färre bussar", channel="online")
    assert twins_of(desk.session.statements.values()) == ()


def test_what_is_withdrawn_is_nobodys_twin() -> None:
    desk = Desk()
    first = desk.log("Fler bussar")
    desk.log("Fler bussar", channel="online")
    assert [len(each) for each in twins_of(desk.session.statements.values())] == [2]
    desk.do(WithdrawStatement(statement=first, reason="Två gånger"))
    assert twins_of(desk.session.statements.values()) == ()
