"""Laws of the fold: order, repetition and partition of events do not matter."""

import random
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.compilation.accounting import balance
from facilitator.domain.errors import Refused
from facilitator.domain.events.approval import VERDICTS
from facilitator.domain.events.commands import (
    AddRoomWord,
    Command,
    CorrectStatement,
    CountPeople,
    HoldAnswer,
    LogStatement,
    NoteSilence,
    Redo,
    RejectAnswer,
    ReleaseAnswer,
    ReviewSection,
    SetClock,
    SettleReview,
    Undo,
    WithdrawStatement,
)
from facilitator.domain.events.events import Event
from facilitator.domain.events.hall import CLOCK_ACTIONS
from facilitator.domain.events.marks import AddVoice, ConfirmStatement
from facilitator.domain.events.records import from_record, to_record
from facilitator.domain.session.coverage import Coverage
from facilitator.domain.session.digest import digest
from facilitator.domain.session.session import Session
from tests.builders import Desk, a_plan, fold_all

PLAN = a_plan()
texts = st.text(min_size=1, max_size=30)
areas = st.sampled_from(["a1", "a2"])
groups = st.sampled_from(["g1", "g2", "g3"])
choices = st.integers(min_value=0, max_value=30)
commands: st.SearchStrategy[tuple[str, str, str, str, int]] = st.tuples(
    st.sampled_from(
        [
            *["log", "log", "log", "correct", "recode", "withdraw", "undo", "redo"],
            *["voice", "confirm", "clock", "people", "silence", "lift", "word"],
            *["hold", "hold", "release", "reject", "again", "again"],
            *["review", "review", "settle"],
        ]
    ),
    texts,
    areas,
    groups,
    choices,
)
scripts = st.lists(commands, max_size=25)


def command_for(session: Session, step: tuple[str, str, str, str, int]) -> Command:
    """Turn a drawn step into a command that names what is there, if anything is."""
    verb, text, area, group, choice = step
    named = session.order[choice % len(session.order)] if session.order else "saknas"
    makers: dict[str, Callable[[], Command]] = {
        "log": lambda: LogStatement(
            text=text, area=area, group=group, question="1", keywords=("1",), table="1"
        ),
        "correct": lambda: CorrectStatement(statement=named, reason="fel", text=text),
        "recode": lambda: CorrectStatement(statement=named, reason="fel", area=area),
        "withdraw": lambda: WithdrawStatement(statement=named, reason="bad om det"),
        "voice": lambda: AddVoice(named, group),
        "confirm": lambda: ConfirmStatement(named),
        "clock": lambda: SetClock(CLOCK_ACTIONS[choice % len(CLOCK_ACTIONS)]),
        "people": lambda: CountPeople(group, choice, table="1" if choice % 2 else ""),
        "silence": lambda: NoteSilence(group, area),
        "lift": lambda: NoteSilence(group, area, silent=False),
        "word": lambda: AddRoomWord(text, area),
        "again": lambda: LogStatement(
            text=text, area=area, group=group, source_id=f"fil-{choice % 4}"
        ),
        "hold": lambda: HoldAnswer(
            source_id=f"svar-{choice % 5}",
            cause="burst",
            text=text,
            area=area,
            group=group if choice % 2 else "",
        ),
        "release": lambda: ReleaseAnswer(f"svar-{choice % 5}", area, group),
        "reject": lambda: RejectAnswer(f"svar-{choice % 5}"),
        "review": lambda: reviewed(area, text, group, choice),
        "settle": lambda: SettleReview(f"chapters/{area}", text),
        "undo": Undo,
        "redo": Redo,
    }
    return makers[verb]()


def reviewed(area: str, comment: str, role: str, choice: int) -> ReviewSection:
    """Return what a reviewer says of an area's chapter."""
    return ReviewSection(
        section=f"chapters/{area}",
        verdict=VERDICTS[choice % 3],
        comment=comment,
        reviewer=role,
        digest="d" * 64,
        made=f"2019-04-0{choice % 9}",
        source_id=f"review:{choice % 6}",
    )


def play(script: list[tuple[str, str, str, str, int]], device: str) -> Desk:
    """Carry out a script on one device; what is refused must change nothing."""
    desk = Desk(device, PLAN)
    for step in script:
        before = digest(desk.session), len(desk.events)
        try:
            desk.do(command_for(desk.session, step))
        except Refused:
            assert (digest(desk.session), len(desk.events)) == before
    return desk


def events_of(scripts_drawn: list[list[tuple[str, str, str, str, int]]]) -> list[Event]:
    """Return the events of several devices that did not know of each other."""
    desks = [play(script, f"bord-{n}") for n, script in enumerate(scripts_drawn, 1)]
    return [event for desk in desks for event in desk.events]


@given(st.lists(scripts, min_size=1, max_size=3), st.randoms(use_true_random=False))
@settings(max_examples=80)
def test_any_order_and_any_repetition_of_events_gives_the_same_state(
    drawn: list[list[tuple[str, str, str, str, int]]], rng: random.Random
) -> None:
    events = events_of(drawn)
    expected = digest(fold_all(sorted(events, key=lambda event: event.id)))
    shuffled = events + [event for event in events if rng.random() < 0.3]
    rng.shuffle(shuffled)
    folded = fold_all(shuffled)
    assert digest(folded) == expected
    in_order = fold_all(sorted(events, key=lambda event: event.id))
    assert folded.quarantine.waiting_answers() == in_order.quarantine.waiting_answers()
    assert (
        folded.quarantine.rejected_answers() == in_order.quarantine.rejected_answers()
    )
    assert folded.review.returned == in_order.review.returned
    for device in ("bord-1", "bord-2", "bord-9"):
        assert folded.hall.clock(device) == in_order.hall.clock(device)


@given(st.lists(scripts, min_size=1, max_size=3))
@settings(max_examples=60)
def test_counts_kept_on_the_way_equal_counts_made_afresh(
    drawn: list[list[tuple[str, str, str, str, int]]],
) -> None:
    session = fold_all(events_of(drawn))
    afresh = Coverage()
    for statement in session.statements.values():
        afresh.add(statement, +1)
    for area in PLAN.areas:
        for group in PLAN.groups:
            kept = session.coverage.count("area", area.id, group.id)
            assert kept == afresh.count("area", area.id, group.id)


@given(scripts)
@settings(max_examples=80)
def test_nothing_is_ever_lost_and_the_sums_balance(
    script: list[tuple[str, str, str, str, int]],
) -> None:
    desk = play(script, "bord-1")
    logged = sum(
        1 for event in desk.events if to_record(event)["type"] == "statement.logged"
    )
    sums = balance(desk.session, PLAN)
    assert sums.balances
    assert sums.logged == logged == len(desk.session.order)


@given(scripts)
@settings(max_examples=80)
def test_undoing_everything_and_redoing_it_restores_the_digest(
    script: list[tuple[str, str, str, str, int]],
) -> None:
    desk = play(script, "bord-1")
    before, steps = digest(desk.session), 0
    while desk.history.undoable:
        desk.do(Undo())
        steps += 1
    assert all(each.withdrawn for each in desk.session.statements.values())
    for _ in range(steps):
        desk.do(Redo())
    assert digest(desk.session) == before


@given(scripts)
@settings(max_examples=80)
def test_events_survive_the_way_through_records(
    script: list[tuple[str, str, str, str, int]],
) -> None:
    events = play(script, "bord-1").events
    assert [from_record(to_record(event)) for event in events] == events


@given(st.lists(scripts, min_size=2, max_size=3))
@settings(max_examples=60)
def test_numbers_are_unique_after_a_merge_and_lead_back_to_their_statement(
    drawn: list[list[tuple[str, str, str, str, int]]],
) -> None:
    session = fold_all(events_of(drawn))
    numbers = {session.number_of(each) for each in session.statements.values()}
    assert len(numbers) == len(session.statements)
    for statement in session.statements.values():
        assert session.find(session.number_of(statement)) == statement


@given(st.lists(scripts, min_size=2, max_size=3), st.randoms(use_true_random=False))
@settings(max_examples=80)
def test_an_answer_that_several_laptops_took_in_counts_once(
    drawn: list[list[tuple[str, str, str, str, int]]], rng: random.Random
) -> None:
    events = events_of(drawn)
    rng.shuffle(events)
    session = fold_all(events)
    counted = [
        each.source_id
        for each in session.statements.values()
        if each.source_id and not each.withdrawn
    ]
    assert len(counted) == len(set(counted))
    assert balance(session, PLAN).balances
    gone = {s for s in session.statements.values() if s.withdrawn and s.withdrawn.again}
    for each in gone:
        first = session.by_source(each.source_id or "")
        assert first and first.id != each.id
