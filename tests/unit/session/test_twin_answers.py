"""The same answer on two laptops: one of them counts, whichever came in first."""

from itertools import permutations

from facilitator.domain.events.commands import LogStatement, Undo
from facilitator.domain.events.events import Event
from facilitator.domain.session.session import Session
from tests.builders import Desk, fold_all


def taken_in(device: str, time: int) -> Desk:
    """Return a laptop that has taken in an answer from a file."""
    desk = Desk(device=device, time=time)
    desk.do(LogStatement(text="Fler bussar", area="1", group="1", source_id="svar-1"))
    return desk


def counting(session: Session) -> list[str]:
    """Return the ids of the statements that count."""
    return [each.id for each in session.statements.values() if not each.withdrawn]


def test_the_first_counts_and_the_other_says_why_it_does_not() -> None:
    early, late = taken_in("bord-1", 1_000), taken_in("bord-2", 2_000)
    first, second = early.events[0], late.events[0]
    for order in permutations([first, second]):
        session = fold_all(order)
        assert counting(session) == [first.id]
        withdrawn = session.statements[second.id].withdrawn
        assert withdrawn and withdrawn.again
        statement = session.by_source("svar-1")
        assert statement and statement.id == first.id


def test_where_the_first_was_undone_the_other_counts() -> None:
    early, late = taken_in("bord-1", 1_000), taken_in("bord-2", 2_000)
    early.do(Undo())
    events: list[Event] = [*early.events, *late.events]
    for order in permutations(events):
        session = fold_all(order)
        assert counting(session) == [late.events[0].id]
        statement = session.by_source("svar-1")
        assert statement and statement.id == late.events[0].id


def test_where_all_were_undone_none_counts() -> None:
    early, late = taken_in("bord-1", 1_000), taken_in("bord-2", 2_000)
    early.do(Undo())
    late.do(Undo())
    session = fold_all([*early.events, *late.events])
    assert counting(session) == []
    statement = session.by_source("svar-1")
    assert statement and statement.id == early.events[0].id
