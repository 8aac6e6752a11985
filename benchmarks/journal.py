"""What the TinyDB journal costs, beside the disk itself and other durable stores.

Run as `python -m benchmarks.journal` from the repository. Names ending in `_ms` are
milliseconds, all others ratios within one run. `x_vs_ours` above 1 means that we are
quicker.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import lmdb
from tinydb import TinyDB
from tinydb.table import Document, Table

from benchmarks.floor import floor
from benchmarks.harness import interleaved, report, scratch
from facilitator.storage.disk.durable import (
    Sync,
    sync_file,
)
from facilitator.storage.journal.codec import encode_record
from facilitator.storage.journal.journal import (
    Journal,
    open_journal,
)

DEVICE = "bord-4"
TEXT = "Bussen hem från träningen går inte efter åtta, så vi får gå längs landsvägen."
MAP_BYTES = 1 << 30


class StockTable(Table):
    """TinyDB's own table, with text for ids."""

    document_id_class = str  # type: ignore[assignment]


class StockDB(TinyDB):
    """TinyDB's own database on its own storage."""

    table_class = StockTable


def main() -> None:
    """Measure and report."""
    with scratch() as folder:
        report(_against_peers(folder / "peers", 100_000))
        report(_against_stock(folder / "stock", 1_000, blocks=20, block=25))
        report(_against_stock(folder / "stock", 10_000, blocks=8, block=8))


def _records(first: int = 0) -> Iterator[dict[str, Any]]:
    for number in count(first):
        yield {
            "h": f"{number:013d}.0000.{DEVICE}",
            "type": "statement.logged",
            "at": "2019-04-01T18:00:00+02:00",
            "by": "antecknare",
            "text": TEXT,
            "area": "kunskap",
            "group": "unga-vuxna",
            "keywords": ["rorelse", "kollektivtrafik"],
            "number": "04-2-017",
        }


def _journal(folder: Path, size: int, sync: Sync = sync_file) -> Journal:
    """Return a journal opened on `size` records, all of them in memory."""
    folder.mkdir(parents=True)
    journal = open_journal(
        folder / f"{DEVICE}.jsonl",
        device=DEVICE,
        nonce="0",
        session="benchmark",
        created="2019-04-01T18:00:00+02:00",
        sync=sync,
    )
    records = _records()
    journal.insert_multiple(next(records) for _ in range(size))
    assert len(journal) == size
    return journal


def _inserting(db: TinyDB, size: int) -> Callable[[], object]:
    """Return a call that logs one more record."""
    records = _records(size)

    def insert() -> object:
        record = next(records)
        return db.insert(Document(record, doc_id=record["h"]))

    return insert


def _against_peers(folder: Path, size: int) -> dict[str, float]:
    """Compare with the floor, with SQLite and with LMDB, all of them durable."""
    with _journal(folder / "ours", size) as journal:
        line = encode_record(next(_records()), size)
        found = interleaved(
            {
                "floor": floor(folder / "floor", line, size),
                "ours": _inserting(journal, size),
                "sqlite": _sqlite(folder / "sqlite.db", size),
                "lmdb": _lmdb(folder / "lmdb", size),
            },
            blocks=40,
            block=25,
        )
    return {
        "journal_insert_vs_floor_100k": found["ours"] / found["floor"],
        "journal_insert_100k_ms": found["ours"] * 1000,
        "floor_100k_ms": found["floor"] * 1000,
        "sqlite_full_vs_ours_100k": found["sqlite"] / found["ours"],
        "lmdb_vs_ours_100k": found["lmdb"] / found["ours"],
    }


def _sqlite(path: Path, size: int) -> Callable[[], object]:
    """Return a call that inserts one more row; WAL, synchronous=FULL."""
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode=WAL")
    db.execute("PRAGMA synchronous=FULL")
    db.execute("CREATE TABLE event (h TEXT PRIMARY KEY, body TEXT)")
    records = _records()
    db.execute("BEGIN")
    rows = ((r["h"], json.dumps(r)) for _, r in zip(range(size), records, strict=False))
    db.executemany("INSERT INTO event VALUES (?, ?)", rows)
    db.execute("COMMIT")
    following = _records(size)

    def insert() -> None:
        record = next(following)
        body = json.dumps(record, ensure_ascii=False)
        db.execute("INSERT INTO event VALUES (?, ?)", (record["h"], body))

    return insert


def _lmdb(path: Path, size: int) -> Callable[[], object]:
    """Return a call that puts one more record, each in a transaction of its own."""
    env = lmdb.open(str(path), map_size=MAP_BYTES)
    with env.begin(write=True) as transaction:
        for _, record in zip(range(size), _records(), strict=False):
            transaction.put(record["h"].encode(), json.dumps(record).encode())
    following = _records(size)

    def put() -> None:
        record = next(following)
        body = json.dumps(record, ensure_ascii=False).encode()
        with env.begin(write=True) as transaction:
            transaction.put(record["h"].encode(), body)

    return put


def _against_stock(
    folder: Path, size: int, *, blocks: int, block: int
) -> dict[str, float]:
    """Compare with TinyDB on its own JSON file."""
    here = folder / str(size)
    with _journal(here / "ours", size) as journal, StockDB(here / "stock.json") as db:
        records = _records()
        first = (next(records) for _ in range(size))
        db.insert_multiple(Document(r, doc_id=r["h"]) for r in first)
        subjects = {"stock": _inserting(db, size), "ours": _inserting(journal, size)}
        found = interleaved(subjects, blocks=blocks, block=block)
    return {f"stock_tinydb_vs_ours_{size // 1000}k": found["stock"] / found["ours"]}


if __name__ == "__main__":
    main()
