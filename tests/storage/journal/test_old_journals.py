"""Journals of every format there ever was open for ever; the files are never edited."""

import json
from pathlib import Path

import pytest

from facilitator.domain.compilation.accounting import (
    balance,
    recount,
)
from facilitator.domain.session.digest import digest
from facilitator.domain.session.session import Session
from facilitator.storage.journal.reading_store import ReadingStore
from tests.builders import a_plan

FIXTURES = Path(__file__).parents[1] / "fixtures"
FORMATS = sorted(path.name for path in FIXTURES.iterdir())


@pytest.mark.parametrize("name", FORMATS)
def test_an_old_journal_says_what_it_always_said(name: str) -> None:
    folder = FIXTURES / name
    expected = json.loads((folder / "expected.json").read_bytes())
    store = ReadingStore(folder, "2019-04-01-medborgardialog")
    session = Session()
    for _, (_, events) in store.rest():
        session.take(events)
    assert store.notices() == []
    assert digest(session) == expected["digest"]
    shown = {
        session.number_of(each): [each.text, each.withdrawn is not None]
        for each in session.statements.values()
    }
    assert shown == expected["statements"]
    assert session.unsettled == {}
    assert balance(session, a_plan()) == recount(session, a_plan())
    assert balance(session, a_plan()).balances
