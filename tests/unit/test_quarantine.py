"""Answers that are held: apart from all sums until somebody lets them count."""

import pytest

from facilitator.domain.compilation.accounting import balance
from facilitator.domain.errors import Refused
from facilitator.domain.events.commands import (
    HoldAnswer,
    Redo,
    RejectAnswer,
    ReleaseAnswer,
    Undo,
)
from facilitator.domain.events.events import (
    from_record,
    to_record,
)
from facilitator.domain.session.digest import digest
from tests.builders import Desk, a_plan


def held(source: str = "svar-1", **fields: str) -> HoldAnswer:
    """Return a command that holds an answer."""
    placed = {"cause": "burst", "text": "Fler bussar", "area": "a1", "group": "g1"}
    return HoldAnswer(source_id=source, **placed | fields)


def test_what_is_held_counts_nowhere_until_it_is_released() -> None:
    desk = Desk(plan=a_plan())
    desk.log()
    desk.do(held())
    assert balance(desk.session, desk.plan).logged == 1
    assert [each.text for each in desk.session.quarantine.waiting()] == ["Fler bussar"]
    desk.do(ReleaseAnswer("svar-1"))
    released = desk.session.by_source("svar-1")
    assert released and (released.channel, released.text) == ("online", "Fler bussar")
    assert not desk.session.quarantine.waiting()
    assert balance(desk.session, desk.plan).logged == 2
    with pytest.raises(Refused) as refused:
        desk.do(ReleaseAnswer("svar-1"))
    assert refused.value.code == "answer.released"


def test_an_undone_release_waits_again_and_is_not_logged_twice() -> None:
    desk = Desk(plan=a_plan())
    desk.do(held())
    desk.do(ReleaseAnswer("svar-1"))
    desk.do(Undo())
    assert len(desk.session.quarantine.waiting()) == 1
    desk.do(ReleaseAnswer("svar-1"))
    assert not desk.session.quarantine.waiting()
    assert len(desk.session.statements) == 1


def test_what_was_rejected_can_be_taken_back_and_still_be_released() -> None:
    desk = Desk(plan=a_plan())
    desk.do(held())
    desk.do(RejectAnswer("svar-1"))
    assert not desk.session.quarantine.waiting()
    assert len(desk.session.quarantine.rejected()) == 1
    desk.do(Undo())
    assert len(desk.session.quarantine.waiting()) == 1
    desk.do(Redo())
    desk.do(ReleaseAnswer("svar-1"))
    assert desk.session.by_source("svar-1")
    assert not desk.session.quarantine.rejected()


def test_an_answer_without_area_or_group_is_placed_when_it_is_released() -> None:
    desk = Desk(plan=a_plan())
    desk.do(held(area="", group="", cause="unmatched", note="Okänd grupp"))
    with pytest.raises(Refused) as refused:
        desk.do(ReleaseAnswer("svar-1"))
    assert refused.value.code == "answer.unmatched"
    desk.do(ReleaseAnswer("svar-1", "a2", "g3"))
    released = desk.session.by_source("svar-1")
    assert released and (released.area, released.group) == ("a2", "g3")


def test_the_digest_tells_what_waits_and_what_was_rejected() -> None:
    desk = Desk(plan=a_plan())
    empty = digest(desk.session)
    desk.do(held())
    waiting = digest(desk.session)
    desk.do(RejectAnswer("svar-1"))
    assert len({empty, waiting, digest(desk.session)}) == 3


def test_journals_carry_answers_whole() -> None:
    desk = Desk(plan=a_plan())
    desk.do(held(note="Målgrupp: okänd", question="a1-q1"))
    desk.do(RejectAnswer("svar-1"))
    assert [from_record(to_record(event)) for event in desk.events] == desk.events
    record = to_record(desk.events[0]) | {"cause": "something newer"}
    assert from_record(record).__class__.__name__ == "UnknownEvent"
