"""A small file that claims much costs no more than its length."""

from collections import Counter

import pytest

from facilitator.domain.events.events import (
    Event,
    StatementCorrected,
    StatementLogged,
)
from facilitator.domain.session import statement_layers
from facilitator.domain.session.layers import layered
from facilitator.domain.session.session import Session
from facilitator.domain.session.sorted_ids import Order

MANY = 3000


def said(number: int, source: str | None = None) -> Event:
    """Return the event that logged a statement; all under one number."""
    return StatementLogged(
        f"{number:013d}.0000.a-b", "", "", "01-1-001", "x", "a1", "g1",
        source_id=source,
    )  # fmt: skip


def corrected(number: int) -> Event:
    """Return a correction of the one statement, knowing of no other."""
    return StatementCorrected(
        id=f"{number:013d}.0000.a-b",
        at="", by="", statement="0000000000000.0000.a-b", reason="", text=str(number),
        after=(),
    )  # fmt: skip


@pytest.mark.parametrize("source", [None, "samma svar"])
@pytest.mark.parametrize("rising", [True, False])
def test_thousands_under_one_number_are_each_looked_at_once(
    source: str | None, rising: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    touched: Counter[str] = Counter()
    monkeypatch.setattr(Order, "touch", lambda self, each: touched.update([each]))
    events = [said(number, source) for number in range(MANY)]
    session = Session()
    session.take(events if rising else events[::-1])
    assert max(touched.values(), default=0) <= 3
    numbers = {session.number_of(each) for each in session.statements.values()}
    assert len(numbers) == MANY
    standing = [e for e in session.statements.values() if not e.withdrawn]
    assert len(standing) == (1 if source else MANY)


def test_thousands_of_layers_over_one_statement_are_put_in_order_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sorted_times = 0

    def counted(layers: object) -> object:
        nonlocal sorted_times
        sorted_times += 1
        return layered(layers)  # type: ignore[arg-type]

    monkeypatch.setattr(statement_layers, "layered", counted)
    session = Session()
    session.take([said(0), *(corrected(number) for number in range(1, MANY))])
    assert sorted_times == 1
    assert len(session.statements["0000000000000.0000.a-b"].corrections) == MANY - 1
