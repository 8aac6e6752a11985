"""The journal answers as stock TinyDB does, whatever is asked in whatever order."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tinydb import TinyDB, where
from tinydb.storages import MemoryStorage
from tinydb.table import Document, Table

from facilitator.storage.journal import line_reader as slices
from facilitator.storage.journal.codec import Record
from facilitator.storage.journal.journal import Journal
from tests.storage.records import no_sync, opened, record, record_id

NUMBERS = st.integers(1, 12)
AGAIN = 9
"""A record with this number or a higher one is logged under an id already used."""

TEXTS = st.sampled_from(["buss", "skola", "å\u2028ä", "lång " * 40, ""])
RECORDS = st.builds(record, NUMBERS, TEXTS, table=st.integers(1, 3))
QUERIES = st.one_of(
    st.builds(lambda text: where("text") == text, TEXTS),
    st.builds(lambda table: where("table") >= table, st.integers(1, 4)),
    st.builds(lambda text: where("keywords").any([text]), st.just("ungdom")),
    st.just(where("missing").exists()),
)
IDS = st.builds(record_id, NUMBERS)
OPERATIONS = st.lists(
    st.one_of(
        st.tuples(st.just("insert"), RECORDS),
        st.tuples(st.just("insert_multiple"), st.lists(RECORDS, max_size=4)),
        st.tuples(st.just("search"), QUERIES),
        st.tuples(st.just("count"), QUERIES),
        st.tuples(st.just("contains"), QUERIES),
        st.tuples(st.just("get"), QUERIES),
        st.tuples(st.just("get_id"), IDS),
        st.tuples(st.just("contains_id"), IDS),
        st.tuples(st.just("get_ids"), st.lists(IDS, max_size=3)),
        st.tuples(st.sampled_from(["all", "len", "iterate", "reopen"]), st.none()),
    ),
    max_size=12,
)


class StockTable(Table):
    """TinyDB's own table, with text for ids."""

    document_id_class = str  # type: ignore[assignment]


class StockDB(TinyDB):
    """TinyDB's own database in memory."""

    table_class = StockTable


def _answer(db: Any, name: str, given: Any) -> object:
    match name:
        case "insert":
            return db.insert(Document(given, doc_id=given["h"]))
        case "insert_multiple":
            return db.insert_multiple([Document(r, doc_id=r["h"]) for r in given])
        case "get_id":
            return db.get(doc_id=given)
        case "contains_id":
            return db.contains(doc_id=given)
        case "get_ids":
            return db.get(doc_ids=given)
        case "all":
            return [(found.doc_id, found) for found in db.all()]
        case "iterate":
            return list(db)
        case "len":
            return len(db)
        case _:
            ask: Callable[[object], object] = getattr(db, name)
            return ask(given)


def _outcome(db: Any, name: str, given: Any) -> object:
    try:
        return _answer(db, name, given)
    except ValueError:
        return "refused"


@settings(
    max_examples=600,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(operations=OPERATIONS)
def test_answers_equal_those_of_stock_tinydb(
    operations: list[tuple[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slices, "TAIL_BYTES", 300)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bord-4.jsonl"
        ours: Journal = opened(path, sync=no_sync)
        stock = StockDB(storage=MemoryStorage)
        clock = Clock()
        try:
            for name, given in operations:
                if name == "reopen":
                    ours.close()
                    ours = opened(path, sync=no_sync)
                    continue
                stamped = clock.stamp(name, given)
                outcome = _outcome(ours, name, stamped)
                assert outcome == _outcome(stock, name, stamped)
                clock.note(name, outcome)
            assert ours.all() == stock.all()
            assert _ids(ours) == _ids(stock)
        finally:
            ours.close()


class Clock:
    """Gives rising ids, as a device's own clock does, and now and then an old one.

    An old one is one that stands in the journal, or earlier among the same records: a
    journal promises nothing of ids that fall.
    """

    def __init__(self) -> None:
        self._given = 0
        self._stored: list[str] = []

    def stamp(self, name: str, given: Any) -> Any:
        """Return what an operation is given, with ids in its records."""
        match name:
            case "insert":
                return self._stamped(given, [])
            case "insert_multiple":
                return self._stamped_together(given)
            case _:
                return given

    def note(self, name: str, outcome: object) -> None:
        """Remember what an operation has stored."""
        if outcome == "refused":
            return
        if name == "insert":
            self._stored.append(str(outcome))
        elif name == "insert_multiple":
            assert isinstance(outcome, list)
            self._stored += outcome

    def _stamped_together(self, records: list[Record]) -> list[Record]:
        stamped: list[Record] = []
        for each in records:
            stamped.append(self._stamped(each, stamped))
        return stamped

    def _stamped(self, given: Record, beside: list[Record]) -> Record:
        wish = int(given["h"][:13])
        old = [*self._stored, *(each["h"] for each in beside)]
        if wish >= AGAIN and old:
            return {**given, "h": old[wish % len(old)]}
        self._given += 1
        return {**given, "h": record_id(self._given)}


def _ids(db: TinyDB) -> list[object]:
    return [found.doc_id for found in db]


def test_the_comparison_can_tell_a_difference() -> None:
    stock = StockDB(storage=MemoryStorage)
    one: Record = record(1)
    assert _outcome(stock, "insert", one) == record_id(1)
    assert _outcome(stock, "insert", one) == "refused"
