"""Laws of the fold where files are not to be trusted: nothing is replaced or hidden."""

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.compilation.accounting import balance
from facilitator.domain.events.commands import (
    Command,
    CorrectStatement,
    CountPeople,
    NoteSilence,
    SetClock,
    Undo,
    WithdrawStatement,
)
from facilitator.domain.events.events import (
    Event,
    EventUndone,
    StatementCorrected,
    StatementLogged,
)
from facilitator.domain.events.hall import PeopleCounted, SilenceNoted
from facilitator.domain.events.marks import AddVoice, ConfirmStatement
from facilitator.domain.session.digest import digest
from facilitator.domain.session.session import Session
from facilitator.domain.session.standing import Standing
from tests.builders import Desk, a_plan

PLAN = a_plan()
FAR_AHEAD = 4_070_908_800_000
"""Milliseconds of the year 2099."""


def an_evening(chance: random.Random, device: str) -> Desk:
    """Return a laptop that has written some of everything."""
    desk = Desk(device, PLAN)
    desk.time += chance.randrange(10**6)
    ids = [desk.log(f"{device} säger {n}") for n in range(1, 6)]
    more: list[Command] = [
        CorrectStatement(statement=ids[0], reason="fel", text="rättat"),
        WithdrawStatement(statement=ids[1], reason="bad om det"),
        AddVoice(ids[2], "g1"),
        ConfirmStatement(ids[2]),
        CountPeople("g1", 12, table="1"),
        NoteSilence("g2", "a1"),
        SetClock("opened"),
        Undo(),
    ]
    for command in chance.sample(more, len(more)):
        desk.do(command)
    return desk


def forged(chance: random.Random, events: list[Event]) -> list[Event]:
    """Return what somebody made of another's events: same ids, other contents."""
    changed: list[Event] = []
    for event in events:
        if chance.random() < 0.3:
            continue
        match event:
            case StatementLogged():
                number = chance.choice([event.number, "01-1-009", "01-1-900"])
                changed.append(event._replace(text="förfalskat", number=number))
            case StatementCorrected():
                changed.append(replace(event, text="förfalskat", after=()))
            case EventUndone():
                target = chance.choice(events)
                changed.append(replace(event, target=target.id))
            case PeopleCounted():
                changed.append(event._replace(people=999))
            case _:
                changed.append(event)
    return changed


def folded(batches: list[tuple[list[Event], Standing]]) -> Session:
    """Return the state that batches give in the order given."""
    session = Session()
    for events, standing in batches:
        session.take(events, standing)
    return session


@given(st.randoms(use_true_random=False), st.integers(0, 2))
@settings(max_examples=150)
def test_forged_contents_come_to_the_same_in_any_order_and_hide_no_word(
    chance: random.Random, files: int
) -> None:
    genuine = an_evening(chance, "bord-1-aaaa").events
    parts: list[list[Event]] = [genuine, genuine]
    parts += [forged(chance, genuine) for _ in range(files)]
    batches = [
        ([event], Standing.UNPROVEN)
        for part in parts
        for event in (part if chance.random() < 0.5 else part[::-1])
    ]
    expected = folded(batches)
    chance.shuffle(batches)
    session = folded(batches)
    assert digest(session) == digest(expected)
    assert len(session.disputes) == len(expected.disputes)
    texts = [each.original_text for each in session.statements.values()]
    said = [each.text for each in genuine if isinstance(each, StatementLogged)]
    assert all(text in texts for text in said)
    assert balance(session, PLAN).balances
    numbers = {session.number_of(each) for each in session.statements.values()}
    assert len(numbers) == len(session.statements)


@given(
    st.randoms(use_true_random=False),
    st.sampled_from([Standing.OWN, Standing.PROVEN]),
)
@settings(max_examples=150)
def test_where_it_is_known_who_wrote_the_genuine_words_they_stand_as_they_did(
    chance: random.Random, standing: Standing
) -> None:
    genuine = an_evening(chance, "bord-1-aaaa").events
    alone = folded([(genuine, standing)])
    batches = [([event], standing) for event in genuine]
    batches += [([event], Standing.UNPROVEN) for event in forged(chance, genuine)]
    batches += [([event], Standing.UNPROVEN) for event in chance.sample(genuine, 4)]
    chance.shuffle(batches)
    session = folded(batches)
    for statement_id, statement in alone.statements.items():
        shown = session.statements[statement_id]
        if statement_id not in session.unsettled:
            assert shown == statement
        assert shown.original_text == statement.original_text
    assert {*alone.statements} <= {*session.statements}
    assert session.hall.present() == alone.hall.present()


@given(st.randoms(use_true_random=False), st.booleans())
def test_nobody_undoes_what_another_has_written(
    chance: random.Random, ahead: bool
) -> None:
    desk = an_evening(chance, "bord-1-aaaa")
    before = digest(desk.session)
    for number, event in enumerate(desk.events):
        stamp = FAR_AHEAD if ahead else number
        desk.session.apply(
            EventUndone(
                id=f"{stamp + number:013d}.0000.bovn-bbbb",
                at="",
                by="",
                target=event.id,
            )
        )
    assert digest(desk.session) == before
    assert desk.session.undone_for_others == len(desk.events)


@given(st.randoms(use_true_random=False))
def test_a_clock_in_the_future_owns_neither_head_counts_nor_silences_nor_the_hall(
    chance: random.Random,
) -> None:
    desk = Desk("bord-1-aaaa", PLAN)
    stamp = f"{FAR_AHEAD:013d}.0000.bovn-bbbb"
    for event in (
        PeopleCounted(stamp, "", "", "g1", 999),
        SilenceNoted(stamp[:-1] + "c", "", "", "g2", "a1"),
    ):
        desk.session.apply(event)
    desk.do(CountPeople("g1", 12))
    desk.do(NoteSilence("g2", "a1", silent=False))
    desk.do(SetClock("opened"))
    assert desk.session.hall.present()["g1"] == 12
    assert not desk.session.hall.is_silent("g2", "a1")
    clock = desk.session.hall.clock("bord-9")
    assert clock and clock.id == desk.events[-1].id


def test_head_counts_that_did_not_know_of_each_other_are_told_and_settled() -> None:
    one, other = Desk("bord-1-aaaa", PLAN), Desk("bord-2-bbbb", PLAN)
    counts = [one.do(CountPeople("g1", 12)), other.do(CountPeople("g1", 14))]
    for event in counts:
        one.session.apply(event)
    (words,) = one.session.hall.unsettled()
    assert {*words} == {*counts}
    one.do(CountPeople("g1", 13))
    assert not one.session.hall.unsettled()
    assert one.session.hall.present()["g1"] == 13


def test_a_read_back_knows_which_wording_was_agreed_to_whatever_the_clocks_say() -> (
    None
):
    desk = Desk("bord-1-aaaa", PLAN)
    said = desk.log("Bussar")
    desk.do(ConfirmStatement(said))
    early = StatementCorrected(
        id="0000000000001.0000.kansli-bbbb",
        at="", by="", statement=said, reason="fel", text="Tåg", after=(),
    )  # fmt: skip
    desk.session.apply(early)
    assert not desk.session.statements[said].confirmed
    desk.do(ConfirmStatement(said))
    assert desk.session.statements[said].confirmed
