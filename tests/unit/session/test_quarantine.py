"""Answers that are held: apart from all sums until somebody lets them count."""

from dataclasses import asdict
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.compilation.accounting import balance
from facilitator.domain.errors import Refused
from facilitator.domain.events.commands import (
    AddRoomWord,
    HoldAnswer,
    LogStatement,
    Redo,
    RejectAnswer,
    ReleaseAnswer,
    Undo,
)
from facilitator.domain.events.kinds import CHANNELS, KINDS
from facilitator.domain.events.records import from_record, to_record
from facilitator.domain.session.digest import digest
from tests.builders import Desk, a_plan

answers = st.builds(
    LogStatement,
    text=st.just("Fler bussar"),
    area=st.sampled_from(["a1", "a2"]),
    group=st.sampled_from(["g1", "g3"]),
    question=st.sampled_from([None, "1"]),
    keywords=st.lists(st.sampled_from(["a1-ord1", "a2-ord2"])).map(tuple),
    table=st.sampled_from([None, "bord-1"]),
    round=st.sampled_from([None, "r2"]),
    kind=st.sampled_from(KINDS),
    channel=st.sampled_from(CHANNELS),
    source_id=st.just("svar-1"),
    also=st.lists(st.sampled_from(["a1", "a2"])).map(tuple),
)
"""Answers with any coding that the plan allows."""


def held(source: str = "svar-1", **fields: Any) -> HoldAnswer:
    """Return a command that holds an answer."""
    placed = {"cause": "burst", "text": "Fler bussar", "area": "a1", "group": "g1"}
    return HoldAnswer(source_id=source, **placed | fields)


def test_what_is_held_counts_nowhere_until_it_is_released() -> None:
    desk = Desk(plan=a_plan())
    desk.log()
    desk.do(held())
    assert balance(desk.session, desk.plan).logged == 1
    assert [each.text for each in desk.session.quarantine.waiting_answers()] == [
        "Fler bussar"
    ]
    desk.do(ReleaseAnswer("svar-1"))
    released = desk.session.by_source("svar-1")
    assert released and (released.channel, released.text) == ("online", "Fler bussar")
    assert not desk.session.quarantine.waiting_answers()
    assert balance(desk.session, desk.plan).logged == 2
    with pytest.raises(Refused) as refused:
        desk.do(ReleaseAnswer("svar-1"))
    assert refused.value.code == "answer.released"


def test_an_undone_release_waits_again_and_is_not_logged_twice() -> None:
    desk = Desk(plan=a_plan())
    desk.do(held())
    desk.do(ReleaseAnswer("svar-1"))
    desk.do(Undo())
    assert len(desk.session.quarantine.waiting_answers()) == 1
    desk.do(ReleaseAnswer("svar-1"))
    assert not desk.session.quarantine.waiting_answers()
    assert len(desk.session.statements) == 1


def test_what_was_rejected_can_be_taken_back_and_still_be_released() -> None:
    desk = Desk(plan=a_plan())
    desk.do(held())
    desk.do(RejectAnswer("svar-1"))
    assert not desk.session.quarantine.waiting_answers()
    assert len(desk.session.quarantine.rejected_answers()) == 1
    desk.do(Undo())
    assert len(desk.session.quarantine.waiting_answers()) == 1
    desk.do(Redo())
    desk.do(ReleaseAnswer("svar-1"))
    assert desk.session.by_source("svar-1")
    assert not desk.session.quarantine.rejected_answers()


@given(said=answers)
def test_what_is_released_is_what_it_would_have_been_had_it_not_been_held(
    said: LogStatement,
) -> None:
    straight, by_hand = Desk(), Desk()
    straight.do(said)
    fields: dict[str, Any] = asdict(said)
    known = {name: value for name, value in fields.items() if value is not None}
    by_hand.do(HoldAnswer(**known, cause="burst"))
    by_hand.do(ReleaseAnswer("svar-1"))
    one, two = (each.session.by_source("svar-1") for each in (straight, by_hand))
    assert one and two
    assert two._replace(id=one.id, at=one.at) == one
    assert [from_record(to_record(event)) for event in by_hand.events] == by_hand.events


def test_an_answer_with_nothing_more_is_written_as_it_always_was() -> None:
    desk = Desk()
    event = desk.do(held())
    assert to_record(event) == {
        "h": event.id,
        "type": "answer.held",
        "at": event.at,
        "by": event.by,
        "source_id": "svar-1",
        "cause": "burst",
        "text": "Fler bussar",
        "area": "a1",
        "group": "g1",
    }


def test_the_digest_of_what_waits_is_as_it_was_whatever_more_is_known_of_it() -> None:
    plain, full = Desk(), Desk()
    plain.do(held())
    words = ("a1-ord1",)
    full.do(held(keywords=words, also=("a2",), kind="paraphrase", round="r1"))
    assert digest(plain.session) == digest(full.session)


def test_an_answer_keeps_keywords_that_are_no_longer_taken_up_in_the_room() -> None:
    desk = Desk()
    desk.do(AddRoomWord("nattbuss", "a1"))
    planned, words = desk.plan, desk.session.hall.room_words()
    desk.plan = planned.with_words(words)
    desk.do(held(keywords=(words[0].id,)))
    desk.plan = planned
    desk.do(ReleaseAnswer("svar-1"))
    released = desk.session.by_source("svar-1")
    assert released and released.keywords == (words[0].id,)


def test_an_answer_that_is_moved_concerns_its_own_area_only_once() -> None:
    desk = Desk()
    desk.do(held(also=("a2",)))
    desk.do(ReleaseAnswer("svar-1", "a2"))
    released = desk.session.by_source("svar-1")
    assert released and (released.area, released.also) == ("a2", ())


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
