"""A session in use, on stores in memory: what it promises whoever logs."""

import asyncio

import pytest

from facilitator.domain.errors import NeedsAPerson, Refused
from facilitator.domain.events.commands import (
    CorrectStatement,
    Redo,
    Undo,
    WithdrawStatement,
)
from facilitator.domain.events.events import UnknownEvent
from facilitator.domain.events.records import to_record
from facilitator.services.session.open_session import OpenSession
from tests.builders import a_plan
from tests.unit.hall.hall import TAIL, Hall, MemoryStore, opened, said


@pytest.fixture
def hall() -> Hall:
    """Return a hall where nothing has been said."""
    return Hall()


def texts(session: OpenSession) -> list[str]:
    """Return what is known of, oldest first."""
    return [each.text for each in session.newest()][::-1]


def numbers(session: OpenSession) -> list[str]:
    """Return the numbers as they are shown, oldest first."""
    state = session.session
    return [state.number_of(each) for each in session.newest()][::-1]


def test_a_statement_is_written_before_it_is_shown(hall: Hall) -> None:
    session = opened(hall)
    outcome = session.execute(said())
    assert [to_record(each)["text"] for each in hall.written] == ["Fler bussar"]
    assert outcome.change.new and texts(session) == ["Fler bussar"]


def test_what_could_not_be_written_has_not_happened(hall: Hall) -> None:
    store = MemoryStore(hall, "bord-1-a", full=True)
    session = OpenSession(a_plan(), store, hall.clock, "scribe")
    with pytest.raises(Refused):
        session.execute(said())
    assert texts(session) == [] and hall.written == []
    store.full = False
    session.execute(said())
    assert numbers(session) == ["01-1-001"]


async def test_a_statement_is_submitted_without_blocking_and_in_order(
    hall: Hall,
) -> None:
    session = opened(hall)
    outcomes = [await session.submit(said(str(n))) for n in range(3)]
    assert [each.event is not None for each in outcomes] == [True] * 3
    assert numbers(session) == ["01-1-001", "01-1-002", "01-1-003"]


async def test_a_write_that_has_begun_is_seen_through_though_nobody_waits(
    hall: Hall,
) -> None:
    session = opened(hall)
    waiting = asyncio.create_task(session.submit(said()))
    while not hall.written:
        await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    await session.submit(said("Ljusare gator"))
    assert texts(session) == ["Fler bussar", "Ljusare gator"]
    assert len(hall.written) == 2


def test_the_newest_end_is_there_at_once_and_logging_needs_no_more(
    hall: Hall,
) -> None:
    first = opened(hall)
    for n in range(1, 21):
        first.execute(said(str(n)))
    again = opened(hall)
    assert texts(again) == [str(n) for n in range(21 - TAIL, 21)]
    again.execute(said("21"))
    assert not again.loaded
    shares = list(again.load())
    assert again.loaded and shares == sorted(shares)
    assert texts(again) == [str(n) for n in range(1, 22)]
    assert numbers(again)[-1] == "01-1-021"
    assert len(set(numbers(again))) == 21


def test_the_first_statement_of_a_series_looks_at_the_whole_session(
    hall: Hall,
) -> None:
    opened(hall, "bord-9-z").execute(said("deras"))
    session = opened(hall)
    session.execute(said("vår"))
    assert session.loaded
    assert numbers(session) == ["01-1-001", "01-1-002"]


def test_a_source_id_is_found_however_long_ago_it_came(hall: Hall) -> None:
    first = opened(hall)
    first.execute(said("gammal", source_id="s1"))
    for n in range(TAIL + 3):
        first.execute(said(str(n)))
    again = opened(hall)
    before = len(hall.written)
    outcome = again.execute(said("ny", source_id="s1"))
    assert outcome.event is None
    assert outcome.change.statement == hall.written[0].id
    assert len(hall.written) == before


def test_undo_and_redo_follow_this_device_alone_across_openings(hall: Hall) -> None:
    ours, theirs = opened(hall), opened(hall, "bord-2-b")
    ours.execute(said("ett"))
    ours.execute(said("två"))
    theirs.execute(said("deras"))
    again = opened(hall).load_all()
    again.execute(Undo())
    again.execute(Undo())
    with pytest.raises(Refused):
        again.execute(Undo())
    standing = [each.text for each in again.newest() if not each.withdrawn]
    assert standing == ["deras"]
    later = opened(hall)
    later.execute(Redo())
    assert [each.text for each in later.newest() if not each.withdrawn][-1] == "ett"


def test_what_is_older_than_the_newest_end_can_be_undone_too(hall: Hall) -> None:
    first = opened(hall)
    for n in range(TAIL + 2):
        first.execute(said(str(n)))
    again = opened(hall)
    for _ in range(TAIL + 2):
        again.execute(Undo())
    assert all(each.withdrawn for each in again.newest())


def test_what_is_logged_while_older_events_are_read_is_undone_first(
    hall: Hall,
) -> None:
    first = opened(hall)
    for n in range(TAIL + 5):
        first.execute(said(str(n)))
    again = opened(hall)
    reading = iter(again.load())
    next(reading)
    again.execute(said("nyss"))
    assert not again.loaded
    again.load_all()
    again.execute(Undo())
    assert [each.text for each in again.newest() if each.withdrawn] == ["nyss"]


def test_another_device_is_followed_and_its_numbers_stay_apart(hall: Hall) -> None:
    ours, theirs = opened(hall).load_all(), opened(hall, "bord-2-b").load_all()
    ours.execute(said("vår"))
    theirs.execute(said("deras"))
    assert [change.new for change in ours.poll()].count(True) == 1
    assert numbers(ours) == ["01-1-001", "01-1-001b"]
    assert ours.poll() == []
    theirs.poll()
    assert numbers(theirs) == numbers(ours)


async def test_following_without_blocking_gives_the_same(hall: Hall) -> None:
    ours, theirs = opened(hall).load_all(), opened(hall, "bord-2-b").load_all()
    theirs.execute(said("deras"))
    assert len(await ours.follow()) == 1
    assert texts(ours) == ["deras"]


def test_what_was_seen_of_others_comes_before_what_is_said_next(hall: Hall) -> None:
    ahead = Hall(hall.written, asked=3600)
    opened(ahead, "fel-klocka-b").execute(said("från framtiden"))
    ours = opened(hall).load_all()
    ours.execute(said("efter"))
    assert texts(ours) == ["från framtiden", "efter"]


def test_corrections_of_two_devices_both_stay_and_the_scribes_own_leads(
    hall: Hall,
) -> None:
    ours, theirs = opened(hall).load_all(), opened(hall, "bord-2-b").load_all()
    target = ours.execute(said("hej")).change.statement
    assert target is not None
    theirs.poll()
    for session, text in ((ours, "ett"), (theirs, "två")):
        command = CorrectStatement(statement=target, text=text, reason="hördes fel")
        session.execute(command)
    ours.poll()
    theirs.poll()
    (seen,) = ours.newest()
    assert seen == next(iter(theirs.newest()))
    assert (seen.text, len(seen.corrections)) == ("ett", 2)


def test_notices_come_from_the_store(hall: Hall) -> None:
    store = MemoryStore(hall, "a-a", told=[NeedsAPerson("journal.recovered")])
    session = OpenSession(a_plan(), store, hall.clock, "scribe")
    assert [notice.code for notice in session.notices()] == ["journal.recovered"]
    assert session.notices() == []


def test_withdrawing_keeps_number_and_reason(hall: Hall) -> None:
    session = opened(hall)
    session.execute(said())
    session.execute(WithdrawStatement(statement="1-1-1", reason="dubblett"))
    (seen,) = session.newest()
    assert seen.withdrawn is not None and seen.withdrawn.reason == "dubblett"
    assert session.session.number_of(seen) == "01-1-001"


@pytest.mark.parametrize("again", ["command", "load"])
def test_a_reading_that_failed_is_begun_anew(hall: Hall, again: str) -> None:
    first = opened(hall)
    for number in range(20):
        first.execute(said(str(number), source_id=f"s{number}"))
    store = MemoryStore(hall, "bord-1-a", failing=True)
    session = OpenSession(a_plan(), store, hall.clock, "scribe")
    with pytest.raises(Refused):
        session.load_all()
    assert not session.loaded
    if again == "load":
        session.load_all()
    assert session.execute(said("en gång till", source_id="s5")).event is None
    assert session.loaded and len(texts(session)) == 20
    for _ in range(20):
        session.execute(Undo())
    assert session.history.undoable is None


@pytest.mark.parametrize("withdrawn", [False, True])
def test_a_correction_looks_at_all_that_lies_over_its_statement(
    hall: Hall, withdrawn: bool
) -> None:
    other, first = opened(hall, "bord-2-b"), opened(hall)
    other.execute(said())
    first.poll()
    (statement,) = first.session.order
    if withdrawn:
        first.execute(WithdrawStatement(statement=statement, reason="Fel"))
    else:
        first.execute(CorrectStatement(statement=statement, reason="Fel", text="Ny"))
    for number in range(TAIL + 5):
        first.execute(said(str(number)))
    again = opened(hall)
    change = CorrectStatement(statement=statement, reason="Fel igen", text="Nyare")
    if withdrawn:
        with pytest.raises(Refused):
            again.execute(change)
    else:
        again.execute(change)
        assert not again.session.unsettled


def test_events_of_a_later_version_are_counted_and_told_once_all_is_read(
    hall: Hall,
) -> None:
    opened(hall).execute(said())
    hall.written += [
        UnknownEvent(
            id=f"{2 * 10**12 + n}.0000.bord-2-b", at="", by="", type="lamp.lit"
        )
        for n in range(3)
    ]
    session = OpenSession(a_plan(), MemoryStore(hall, "bord-1-a"), hall.clock, "scribe")
    assert codes_of(session) == []
    session.load_all()
    assert codes_of(session) == [("journal.unknown_events", 3)]
    assert codes_of(session) == [] and texts(session) == ["Fler bussar"]


async def test_a_laptop_that_writes_such_events_on_is_told_of_when_they_have_doubled(
    hall: Hall,
) -> None:
    session = opened(hall).load_all()
    found = []
    for n in range(8):
        hall.written.append(
            UnknownEvent(id=f"{2 * 10**12 + n}.0000.bord-2-b", at="", by="", type="x")
        )
        await session.follow()
        found += codes_of(session)
    assert [count for _, count in found] == [1, 2, 4, 8]


def codes_of(session: OpenSession) -> list[tuple[str, object]]:
    """Return what a session tells of events that it does not understand."""
    found = [each for each in session.notices() if "unknown" in each.code]
    assert all(each.exit_status == 3 for each in found)
    return [(each.code, each.details["count"]) for each in found]
