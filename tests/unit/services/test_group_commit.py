"""Many who log at once share a flush, and each gets what it alone would have got."""

import asyncio
from collections.abc import Sequence

import pytest

from facilitator.domain.errors import Refused
from facilitator.domain.events.commands import (
    CorrectStatement,
    Undo,
)
from facilitator.domain.events.events import Event
from facilitator.services.ports import Outcome
from facilitator.services.session.open_session import OpenSession
from tests.builders import a_plan
from tests.unit.hall.hall import Hall, MemoryStore, opened, said


async def test_what_comes_while_the_disk_works_shares_the_next_flush() -> None:
    hall = Hall()
    session = opened(hall)
    outcomes = await asyncio.gather(
        *(
            session.submit(said(f"synpunkt {n}", table=str(n % 2 + 1)))
            for n in range(40)
        )
    )
    assert len(hall.written) == 40
    assert hall.flushes <= 3
    numbers = [session.session.number_of(_logged(session, each)) for each in outcomes]
    assert len(set(numbers)) == 40
    for series in ("01-1", "02-1"):
        serials = sorted(n for n in numbers if n.startswith(series))
        assert serials == [f"{series}-{place:03d}" for place in range(1, 21)]


def _logged(session: OpenSession, outcome: Outcome):  # type: ignore[no-untyped-def]
    assert outcome.change.statement is not None
    return session.session.statements[outcome.change.statement]


async def test_one_answer_sent_many_times_at_once_counts_once() -> None:
    hall = Hall()
    session = opened(hall).load_all()
    outcomes = await asyncio.gather(
        *(session.submit(said("svar", source_id="t-1")) for _ in range(10))
    )
    assert len(hall.written) == 1
    assert len({each.change.statement for each in outcomes}) == 1
    assert sum(each.event is not None for each in outcomes) == 1


async def test_commands_are_carried_out_in_the_order_in_which_they_came() -> None:
    hall = Hall()
    session = opened(hall)
    logging = [session.submit(said("ett")), session.submit(said("två"))]
    fixing = CorrectStatement(statement="01-1-001", text="ETT", reason="hördes fel")
    rest = [session.submit(fixing), session.submit(Undo()), session.submit(said("tre"))]
    await asyncio.gather(*logging, *rest)
    texts = [each.text for each in session.newest()][::-1]
    assert texts == ["ett", "två", "tre"]
    corrected = session.session.find("01-1-001")
    assert session.session.layers_over(corrected.id)


async def test_a_refused_one_hurts_nobody_who_shares_its_flush() -> None:
    hall = Hall()
    session = opened(hall)
    results = await asyncio.gather(
        session.submit(said("ett")),
        session.submit(said("", table="1")),
        session.submit(said("två", area="finns inte")),
        session.submit(said("tre")),
        return_exceptions=True,
    )
    assert [isinstance(each, Refused) for each in results] == [False, True, True, False]
    assert [each.text for each in session.newest()] == ["tre", "ett"]


async def test_a_flush_that_fails_is_told_to_all_of_it_and_nothing_has_happened() -> (
    None
):
    hall = Hall()
    store = MemoryStore(hall, "bord-1-a", full=True)
    session = OpenSession(a_plan(), store, hall.clock, "scribe")
    results = await asyncio.gather(
        *(session.submit(said(str(n))) for n in range(5)), return_exceptions=True
    )
    assert all(isinstance(each, Refused) for each in results)
    assert (list(session.newest()), hall.written) == ([], [])
    store.full = False
    await session.submit(said("nu"))
    (logged,) = session.newest()
    assert session.session.number_of(logged) == "01-1-001"


async def test_the_loop_goes_on_while_the_disk_works() -> None:
    hall = Hall()
    store = SlowStore(hall, "bord-1-a")
    session = OpenSession(a_plan(), store, hall.clock, "scribe")
    saving = asyncio.create_task(session.submit(said()))
    turns = 0
    while not saving.done():
        turns += 1
        await asyncio.sleep(0.001)
    assert turns > 5
    assert list(session.newest())


async def test_a_statement_is_in_the_state_only_once_it_is_on_disk() -> None:
    hall = Hall()
    store = SlowStore(hall, "bord-1-a")
    session = OpenSession(a_plan(), store, hall.clock, "scribe")
    saving = asyncio.create_task(session.submit(said()))
    while not saving.done():
        assert bool(session.session.order) <= bool(hall.written)
        await asyncio.sleep(0.001)


class SlowStore(MemoryStore):
    """A disk that takes its time."""

    def append(self, events: Sequence[Event]) -> None:
        """Write, in a while."""
        import time

        time.sleep(0.05)
        super().append(events)


async def test_the_first_of_a_series_waits_for_the_whole_without_blocking() -> None:
    hall = Hall()
    theirs = opened(hall, "bord-9-z")
    for n in range(30):
        theirs.execute(said(str(n)))
    session = opened(hall)
    outcome = await asyncio.wait_for(session.submit(said("vår")), 5)
    assert session.loaded
    assert session.session.number_of(_logged(session, outcome)) == "01-1-031"


async def test_whoever_gives_up_waiting_stops_nothing() -> None:
    hall = Hall()
    session = opened(hall)
    waiting = [asyncio.create_task(session.submit(said(str(n)))) for n in range(3)]
    await asyncio.sleep(0)
    waiting[1].cancel()
    results = await asyncio.gather(*waiting, return_exceptions=True)
    assert isinstance(results[1], asyncio.CancelledError)
    assert [each.text for each in session.newest()] == ["2", "1", "0"]


async def test_a_fault_in_one_is_not_swallowed_and_does_not_stop_the_next(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session = opened(Hall())
    monkeypatch.setattr(session, "by", 5)  # A stamp that no text can be made of.
    monkeypatch.setattr(session._commit, "_decide", _broken)
    with pytest.raises(ZeroDivisionError):
        await session.submit(said())
    monkeypatch.undo()
    await session.submit(said())


def _broken(*_: object) -> Event:
    raise ZeroDivisionError
