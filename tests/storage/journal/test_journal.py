"""The journal as a TinyDB that is only added to."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from tinydb import TinyDB, where
from tinydb.table import Document

from facilitator.storage.errors import (
    DuplicateRecord,
    ForeignJournal,
    JournalIsAppendOnly,
    RecordRefused,
)
from facilitator.storage.journal import line_reader as slices
from facilitator.storage.journal.journal import Journal
from tests.storage.records import no_sync, opened, record, record_id


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where a journal may be; its folders are not there yet."""
    return tmp_path / "2019-04-01" / "journal" / "bord-4.jsonl"


def _filled(path: Path, count: int) -> Journal:
    with opened(path, sync=no_sync) as journal:
        journal.insert_multiple(record(i) for i in range(1, count + 1))
    return opened(path, sync=no_sync)


def test_it_is_a_genuine_tinydb(path: Path) -> None:
    with opened(path) as journal:
        assert isinstance(journal, TinyDB)
        assert journal.insert(record(1, text="ett")) == record_id(1)
        ids = journal.insert_multiple([record(2, text="två"), record(3, text="tre")])
        assert ids == [record_id(2), record_id(3)]
        assert journal.get(doc_id=record_id(2)) == record(2, text="två")
        assert journal.search(where("text") == "tre") == [record(3, text="tre")]
        assert len(journal) == 3
        assert journal.tables() == {"_default"}


def test_what_was_inserted_is_there_after_opening_again(path: Path) -> None:
    with _filled(path, 5) as journal:
        assert journal.all() == [record(i) for i in range(1, 6)]
        assert [found.doc_id for found in journal] == [
            record_id(i) for i in range(1, 6)
        ]
        assert journal.recovery is None
        assert journal.damaged_lines == journal.missing_lines == 0


def test_memory_holds_what_was_written_and_not_the_callers_objects(path: Path) -> None:
    given = record(1, pair=("a", "b"))
    with opened(path) as journal:
        journal.insert(given)
        given["keywords"].append("senare")
        found = journal.get(doc_id=record_id(1))
        assert isinstance(found, Document)
        assert found["pair"] == ["a", "b"]
        assert found["keywords"] == record(1)["keywords"]


def test_running_numbers_go_on_after_opening_again(path: Path) -> None:
    with _filled(path, 2) as journal:
        journal.insert(record(3))
    lines = path.read_bytes().splitlines()
    assert [line[18:24] for line in lines[1:]] == [b'"n":1,', b'"n":2,', b'"n":3,']


@pytest.mark.parametrize(
    "change",
    [
        lambda journal: journal.update({"text": "nytt"}),
        lambda journal: journal.update({"text": "nytt"}, where("h").exists()),
        lambda journal: journal.update_multiple([({"a": 1}, where("h").exists())]),
        lambda journal: journal.upsert({"text": "nytt"}, where("text") == "saknas"),
        lambda journal: journal.remove(where("h").exists()),
        lambda journal: journal.remove(doc_ids=[record_id(1)]),
        lambda journal: journal.truncate(),
        lambda journal: journal.drop_table("_default"),
        lambda journal: journal.drop_tables(),
        lambda journal: journal.storage.write({}),
        lambda journal: journal.table("annan"),
    ],
)
def test_changing_or_removing_is_refused(
    path: Path, change: Callable[[Journal], object]
) -> None:
    with _filled(path, 2) as journal:
        before = path.read_bytes()
        with pytest.raises(JournalIsAppendOnly):
            change(journal)
        assert journal.all() == [record(1), record(2)]
        assert path.read_bytes() == before


@pytest.mark.parametrize(
    "bad",
    [
        record(9, text="\ud800"),
        record(9, value=float("nan")),
        {"text": "utan id"},
        Document(record(9), doc_id=4),
        ["no mapping"],
    ],
)
def test_a_batch_with_one_bad_record_writes_nothing(path: Path, bad: object) -> None:
    with _filled(path, 1) as journal:
        before = path.read_bytes()
        with pytest.raises(RecordRefused):
            journal.insert_multiple([record(8), bad])
        assert path.read_bytes() == before
        assert len(journal) == 1
        journal.insert(record(8))
        assert len(journal) == 2


def test_an_id_is_taken_once_even_among_records_not_yet_loaded(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slices, "TAIL_BYTES", 400)
    with _filled(path, 50) as journal:
        assert not journal.loaded
        with pytest.raises(DuplicateRecord):
            journal.insert(record(2))
        with pytest.raises(ValueError, match="duplicate"):
            journal.insert_multiple([record(60), record(60)])
        assert len(journal) == 50


def test_opening_reads_the_tail_and_loading_brings_all(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slices, "TAIL_BYTES", 1000)
    with _filled(path, 200) as journal:
        newest = journal.tail()
        assert 0 < len(newest) < 10
        assert newest == [record(200 - i) for i in range(len(newest))]
        journal.insert(record(201))
        assert not journal.loaded
        assert journal.tail(2) == [record(201), record(200)]
        loaded = [found for part in journal.load(700) for found in part]
        assert loaded == [record(i) for i in range(1, 201)]
        assert journal.loaded
        assert journal.all() == [record(i) for i in range(1, 202)]
        assert journal.missing_lines == 0


def test_reading_completes_a_load_that_goes_on_elsewhere(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slices, "TAIL_BYTES", 400)
    with _filled(path, 100) as journal:
        parts = journal.load(500)
        seen = list(next(parts))
        assert len(journal) == 100
        for part in parts:
            seen.extend(part)
        assert seen == journal.all() == [record(i) for i in range(1, 101)]


def test_logging_goes_on_while_another_thread_loads(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slices, "TAIL_BYTES", 400)
    with _filled(path, 2000) as journal:
        loaded: list[str] = []

        def load() -> None:
            for part in journal.load(2000):
                loaded.extend(found["h"] for found in part)

        worker = threading.Thread(target=load)
        worker.start()
        for number in range(2001, 2101):
            journal.insert(record(number))
        worker.join()
        assert loaded == [record_id(i) for i in range(1, 2001)]
        assert [found.doc_id for found in journal] == [
            record_id(i) for i in range(1, 2101)
        ]
        assert journal.missing_lines == 0


def test_a_line_longer_than_the_tail_is_found(path: Path) -> None:
    big = record(2, text="ö" * 600_000)
    with opened(path) as journal:
        journal.insert_multiple([record(1), big])
    with opened(path) as journal:
        assert journal.tail(1) == [big]
        assert journal.all() == [record(1), big]


def test_inserting_while_iterating_does_not_disturb(path: Path) -> None:
    with _filled(path, 3) as journal:
        for number, _ in enumerate(journal, 10):
            journal.insert(record(number))
        assert len(journal) == 6


def test_a_journal_of_another_device_or_session_is_not_written(path: Path) -> None:
    _filled(path, 1).close()
    with pytest.raises(ForeignJournal) as caught:
        opened(path, device="bord-5")
    assert caught.value.details["device"] == "bord-4"
    with opened(path) as journal:
        assert len(journal) == 1


def test_a_closed_journal_can_be_read_and_not_written(path: Path) -> None:
    journal = _filled(path, 1)
    assert len(journal) == 1
    journal.close()
    assert journal.all() == [record(1)]
    with pytest.raises(Exception, match=r"journal\.stopped"):
        journal.insert(record(2))
