"""Head counts, silences, words from the room, and what to ask next."""

from dataclasses import replace
from datetime import datetime

import pytest

from facilitator.domain.errors import Refused
from facilitator.domain.events.commands import (
    AddRoomWord,
    CorrectStatement,
    CountPeople,
    LogStatement,
    NoteSilence,
    SetClock,
    Undo,
)
from facilitator.domain.events.marks import AddVoice, ConfirmStatement
from facilitator.domain.hall.agenda import (
    BEFORE,
    moment,
)
from facilitator.domain.hall.ask_next import (
    Turn,
    ask_next,
    paces,
)
from facilitator.domain.plan.plan import (
    Plan,
    Table,
)
from tests.builders import Desk, a_plan

NOON = datetime.fromisoformat("2019-04-01T14:00:00+02:00")


def seated(**changes: object) -> Plan:
    """Return a plan in which each of three groups has a table of its own."""
    plan = a_plan(areas=2, groups=3, tables=3)
    tables = tuple(Table(f"bord-{n}", f"Bord {n}", f"g{n}") for n in (1, 2, 3))
    session = replace(plan.session, tables=tables, **changes)  # type: ignore[arg-type]
    return Plan(plan.project, session)


def gaps_of(desk: Desk) -> list[tuple[str, str]]:
    clock = desk.session.hall.clock(desk.device)
    found = ask_next(desk.plan, desk.session, moment(desk.plan, clock, NOON))
    return [(gap.group.id, gap.area.id) for gap in found]


def test_a_later_head_count_replaces_an_earlier_one_and_can_be_undone() -> None:
    desk = Desk()
    desk.do(CountPeople("g1", 10))
    desk.do(CountPeople("g1", 12))
    assert desk.session.hall.present() == {"g1": 12}
    desk.do(Undo())
    assert desk.session.hall.present() == {"g1": 10}


def test_tables_are_added_up_where_nobody_counted_at_the_door() -> None:
    desk = Desk()
    desk.do(CountPeople("g1", 4, "1"))
    desk.do(CountPeople("g1", 5, "2"))
    desk.do(CountPeople("g2", 3, "1"))
    desk.do(CountPeople("g2", 9))
    assert desk.session.hall.present() == {"g1": 9, "g2": 9}


@pytest.mark.parametrize("people", [-1, 100_001])
def test_a_head_count_that_cannot_be_is_refused(people: int) -> None:
    with pytest.raises(Refused, match=r"people\.bad_count"):
        Desk().do(CountPeople("g1", people))


def test_what_has_not_been_said_is_asked_for_the_emptiest_first() -> None:
    desk = Desk(plan=seated())
    desk.log(area="a1", group="g1")
    for _ in range(3):
        desk.log(area="a2", group="g1")
        desk.log(area="a1", group="g2")
    found = gaps_of(desk)
    assert ("g1", "a2") not in found
    assert ("g2", "a1") not in found
    assert found[-1] == ("g1", "a1")


def test_a_group_that_has_nothing_to_say_is_not_asked_again() -> None:
    desk = Desk(plan=seated())
    assert ("g3", "a2") in gaps_of(desk)
    desk.do(NoteSilence("g3", "a2"))
    assert ("g3", "a2") not in gaps_of(desk)
    desk.do(NoteSilence("g3", "a2", silent=False))
    assert ("g3", "a2") in gaps_of(desk)


def test_a_group_of_whom_nobody_is_here_is_not_asked_one_not_counted_is() -> None:
    desk = Desk(plan=seated())
    desk.do(CountPeople("g1", 8))
    desk.do(CountPeople("g2", 0))
    assert {group for group, _ in gaps_of(desk)} == {"g1", "g3"}


def test_what_the_round_is_about_is_asked_first_then_what_was_missed() -> None:
    desk = Desk(plan=seated(rotation="areas"))
    desk.do(SetClock("opened"))
    clock = desk.session.hall.clock(desk.device)
    found = ask_next(desk.plan, desk.session, moment(desk.plan, clock, NOON))
    now = [(gap.group.id, gap.area.id) for gap in found if gap.turn is Turn.NOW]
    assert now == [("g1", "a1"), ("g2", "a2"), ("g3", "a1")]
    later = [gap for gap in found if gap.turn is Turn.LATER]
    assert {gap.later and gap.later.id for gap in later} == {"r2"}
    desk.do(SetClock("opened"))
    clock = desk.session.hall.clock(desk.device)
    second = ask_next(desk.plan, desk.session, moment(desk.plan, clock, NOON))
    assert {gap.turn for gap in second} == {Turn.NOW, Turn.MISSED}


def test_the_question_with_the_fewest_answers_is_asked() -> None:
    desk = Desk(plan=seated())
    desk.log(area="a1", group="g1", question="1")
    gap = next(
        gap
        for gap in ask_next(desk.plan, desk.session, BEFORE)
        if (gap.group.id, gap.area.id) == ("g1", "a1")
    )
    assert gap.question and gap.question.id == "a1-q2"
    assert gap.table and gap.table.id == "bord-1"


def test_a_quiet_group_is_told_by_statements_per_person() -> None:
    desk = Desk(plan=seated())
    for group, people in (("g1", 10), ("g2", 10), ("g3", 30)):
        desk.do(CountPeople(group, people))
        for _ in range(10):
            desk.log(group=group)
    found = paces(desk.plan, desk.session)
    assert [pace.group.id for pace in found if pace.is_quiet] == ["g3"]


def test_a_voice_is_counted_and_writes_nothing_anew() -> None:
    desk = Desk()
    said = desk.log()
    desk.do(AddVoice(said, "g2"))
    desk.do(AddVoice(said, "g3"))
    assert desk.session.statements[said].voices == 2
    assert len(desk.session.statements) == 1
    desk.do(Undo())
    assert desk.session.statements[said].voices == 1


def test_what_was_agreed_to_is_agreed_to_no_more_once_it_is_corrected() -> None:
    desk = Desk()
    said = desk.log()
    desk.do(ConfirmStatement(said))
    assert desk.session.statements[said].confirmed
    desk.do(CorrectStatement(statement=said, reason="fel", text="Färre bussar"))
    assert not desk.session.statements[said].confirmed
    desk.do(ConfirmStatement(said))
    assert desk.session.statements[said].confirmed


def test_a_word_from_the_room_becomes_a_keyword_of_its_area() -> None:
    desk = Desk()
    desk.do(AddRoomWord("#Nattbuss", "a1"))
    plan = desk.plan.with_words(desk.session.hall.room_words())
    word = plan.keyword("nattbuss")
    assert word.area == "a1"
    desk.plan = plan
    said = desk.log(keywords=("Nattbuss",))
    assert desk.session.statements[said].keywords == (word.id,)
    with pytest.raises(Refused, match=r"word\.known"):
        desk.do(AddRoomWord("NATTBUSS", "a2"))


def test_further_areas_are_kept_and_the_statement_counts_once() -> None:
    desk = Desk()
    event = desk.do(LogStatement(text="x", area="a1", group="g1", also=("2", "a1")))
    assert desk.session.statements[event.id].also == ("a2",)
    count = desk.session.coverage.count
    assert count("area", "a1", "g1").total == 1
    assert count("area", "a2", "g1").total == 0
