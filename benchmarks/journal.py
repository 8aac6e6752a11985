"""How much the journal costs above the disk itself, and against stock TinyDB.

Run as `python -m benchmarks.journal` from the repository. Names ending in `_ms` are
milliseconds, all others ratios within one run.
"""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

from tinydb import TinyDB
from tinydb.table import Document, Table

from benchmarks.harness import interleaved, report
from facilitator.storage.codec import encode_record
from facilitator.storage.durable import BINARY, Sync, sync_file
from facilitator.storage.journal import Journal, open_journal

DEVICE = "bord-4"
TEXT = "Bussen hem från träningen går inte efter åtta, så vi får gå längs landsvägen."


class StockTable(Table):
    """TinyDB's own table, with text for ids."""

    document_id_class = str  # type: ignore[assignment]


class StockDB(TinyDB):
    """TinyDB's own database on its own storage."""

    table_class = StockTable


def main() -> None:
    """Measure and report."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        report(_against_floor(folder / "floor"))
        report(_against_stock(folder / "stock"))
        report(_at_100_and_100k(folder))
        report(_replay(folder / "replay"))


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
    journal = _opened(folder, sync)
    records = _records()
    journal.insert_multiple(next(records) for _ in range(size))
    journal.close()
    journal = _opened(folder, sync)
    assert len(journal) == size
    return journal


def _opened(folder: Path, sync: Sync = sync_file) -> Journal:
    return open_journal(
        folder / f"{DEVICE}.jsonl",
        device=DEVICE,
        nonce="0",
        session="benchmark",
        created="2019-04-01T18:00:00+02:00",
        sync=sync,
    )


def _inserting(db: TinyDB, size: int) -> Callable[[], object]:
    """Return a call that logs one more record."""
    records = _records(size)

    def insert() -> object:
        record = next(records)
        return db.insert(Document(record, doc_id=record["h"]))

    return insert


def _against_floor(folder: Path) -> dict[str, float]:
    folder.mkdir()
    line = encode_record(next(_records()), 10_000)
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | BINARY
    descriptor = os.open(folder / "floor", flags)
    os.write(descriptor, line * 10_000)

    def floor() -> None:
        os.write(descriptor, line)
        sync_file(descriptor)

    with _journal(folder, 10_000) as journal:
        ours = _inserting(journal, 10_000)
        found = interleaved({"floor": floor, "ours": ours}, blocks=40, block=25)
    os.close(descriptor)
    return {
        "journal_insert_vs_floor_10k": found["ours"] / found["floor"],
        "journal_insert_10k_ms": found["ours"] * 1000,
    }


def _against_stock(folder: Path) -> dict[str, float]:
    folder.mkdir()
    with _journal(folder, 10_000) as journal, StockDB(folder / "stock.json") as stock:
        records = _records()
        first = (next(records) for _ in range(10_000))
        stock.insert_multiple(Document(r, doc_id=r["h"]) for r in first)
        subjects = {
            "stock": _inserting(stock, 10_000),
            "ours": _inserting(journal, 10_000),
        }
        found = interleaved(subjects, blocks=5, block=5)
    return {"stock_tinydb_vs_ours_10k": found["stock"] / found["ours"]}


def _at_100_and_100k(folder: Path) -> dict[str, float]:
    """Compare a short and a long journal: processor time, then opening and logging."""
    sizes = {"small": 100, "large": 100_000}
    journals = {
        name: _journal(folder / name, size, _no_sync) for name, size in sizes.items()
    }
    inserts = {name: _inserting(journals[name], size) for name, size in sizes.items()}
    processor = interleaved(inserts, blocks=20, block=50)
    for journal in journals.values():
        journal.close()
    records = _records(1_000_000)

    def open_and_log(name: str) -> Callable[[], object]:
        def call() -> None:
            with _opened(folder / name) as journal:
                journal.insert(next(records))

        return call

    opening = interleaved(
        {name: open_and_log(name) for name in sizes}, blocks=30, block=2
    )
    return {
        "journal_insert_cpu_100k_vs_100": processor["large"] / processor["small"],
        "journal_open_and_log_100k_vs_100": opening["large"] / opening["small"],
        "journal_open_and_log_100k_ms": opening["large"] * 1000,
    }


def _replay(folder: Path) -> dict[str, float]:
    _journal(folder, 10_000).close()
    times = []
    for _ in range(9):
        with _opened(folder) as journal:
            began = time.perf_counter()
            assert sum(len(part) for part in journal.load()) == 10_000
            times.append(time.perf_counter() - began)
    return {"journal_replay_10k_ms": sorted(times)[4] * 1000}


def _no_sync(descriptor: int) -> None:
    """Leave the disk out of the measure."""


if __name__ == "__main__":
    main()
