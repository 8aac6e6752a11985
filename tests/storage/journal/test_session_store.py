"""A session's journals as the services see them."""

from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path

import pytest

from facilitator.domain.errors import FacilitatorError, Refused
from facilitator.domain.events.events import EventUndone
from facilitator.domain.events.hybrid_clock import device_of
from facilitator.domain.session.standing import Standing
from facilitator.storage.disk.append_file import AppendFile
from facilitator.storage.errors import JournalStopped
from facilitator.storage.journal.reading_progress import Batch
from facilitator.storage.journal.reading_store import ReadingStore
from facilitator.storage.journal.session_store import (
    TAIL_RECORDS,
    Writer,
    WritingStore,
)
from tests.storage.records import NOW

SESSION = "2019-04-01-medborgardialog"
Open = Callable[[str], WritingStore]


@pytest.fixture
def opening(tmp_path: Path) -> Open:
    """Return how to open a device's store in one folder; each nonce is new."""
    numbers = count(1)

    def opened(device: str) -> WritingStore:
        writer = Writer(device, lambda: f"n{next(numbers)}", lambda: NOW)
        return WritingStore(tmp_path, SESSION, writer)

    return opened


def append(store: WritingStore, *times: int) -> list[str]:
    """Write a record at each time and return the ids."""
    ids = [f"{time:013d}.0000.{store.stamp}" for time in times]
    store.append([EventUndone(id=each, at=NOW, by="a", target="t") for each in ids])
    return ids


def rest(store: ReadingStore) -> list[str]:
    """Return the ids of all that is older, once each share has been checked."""
    steps = list(store.rest())
    shares = [share for share, _ in steps]
    assert shares == sorted(shares)
    assert all(0 <= share <= 1 for share in shares)
    return [event.id for _, (_, events) in steps for event in events]


def own(batches: Sequence[Batch]) -> list[str]:
    """Return the ids in the batches that the device itself wrote."""
    return [
        each.id for mine, found in batches if mine is Standing.OWN for each in found
    ]


def others(batches: Sequence[Batch]) -> list[str]:
    """Return the ids in the batches that other devices wrote."""
    return [
        each.id for mine, found in batches if mine is not Standing.OWN for each in found
    ]


def codes(notices: list[FacilitatorError]) -> list[str]:
    """Return the codes of notices."""
    return [notice.code for notice in notices]


def test_what_was_written_is_there_for_the_next_one_who_opens(opening: Open) -> None:
    first = opening("bord-1")
    ids = append(first, 1, 2, 3)
    first.close()
    again = opening("bord-1")
    assert device_of(ids[0]) == first.stamp != again.stamp
    assert own(again.tail()) == ids
    assert rest(again) == ids
    assert again.notices() == []
    again.close()


def test_the_tail_is_the_newest_end_and_no_more(opening: Open) -> None:
    store = opening("bord-1")
    ids = append(store, *range(1, TAIL_RECORDS + 50))
    store.close()
    again = opening("bord-1")
    tail = own(again.tail())
    assert 0 < len(tail) <= TAIL_RECORDS
    assert tail == ids[-len(tail) :]
    assert rest(again) == ids
    again.close()


def test_other_devices_are_read_with_the_rest_and_then_followed(
    opening: Open,
) -> None:
    one, two = opening("bord-1"), opening("bord-2")
    theirs = append(two, 1, 2)
    assert rest(one) == theirs
    assert others(one.news()) == []
    mine = append(one, 3)
    later = append(two, 4)
    assert others(one.news()) == later
    assert others(two.news()) == mine
    one.close()
    two.close()


def test_a_device_that_is_in_use_is_refused_and_others_are_not(opening: Open) -> None:
    held = opening("bord-1")
    with pytest.raises(Refused) as refused:
        opening("bord-1")
    assert refused.value.code == "journal.locked"
    assert refused.value.details["device"] == "bord-1"
    opening("bord-2").close()
    held.close()
    opening("bord-1").close()


def test_where_the_disk_fails_the_record_goes_to_a_new_segment_and_that_is_told(
    opening: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = opening("bord-1")
    before = append(store, 1)
    # One sync fails, as on a stick that is pulled out; the next file is well.
    monkeypatch.setattr(store._journal._journal.file, "_sync", _failing)
    after = append(store, 2, 3)
    assert codes(store.notices()) == ["journal.stopped"]
    assert store.notices() == []
    store.close()
    names = {path.name for path in tmp_path.glob("*.jsonl")}
    assert names == {"bord-1.jsonl", "bord-1.2.jsonl"}
    reader = ReadingStore(tmp_path, SESSION)
    assert set(before + after) <= set(rest(reader))
    again = opening("bord-1")
    assert set(before + after) <= set(rest(again))
    again.close()


def test_where_the_new_segment_fails_too_nothing_is_claimed(
    opening: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = opening("bord-1")
    kept = append(store, 1)
    monkeypatch.setattr(AppendFile, "append", _stopped)
    with pytest.raises(FacilitatorError) as failed:
        append(store, 2)
    assert failed.value.exit_status == 3
    monkeypatch.undo()
    store.close()
    again = opening("bord-1")
    assert rest(again) == kept
    again.close()


def _failing(descriptor: int) -> None:
    raise OSError(5, "Input/output error")


def _stopped(self: AppendFile, data: bytes) -> None:
    raise JournalStopped(path=self.path, reason="Input/output error")


def test_a_damaged_first_line_starts_a_new_segment_and_loses_nothing(
    opening: Open, tmp_path: Path
) -> None:
    store = opening("bord-1")
    ids = append(store, 1, 2)
    store.close()
    path = tmp_path / "bord-1.jsonl"
    path.write_bytes(path.read_bytes().replace(b'"format"', b'"fXrmat"', 1))
    again = opening("bord-1")
    assert codes(again.notices())[0] == "journal.header_damaged"
    later = append(again, 3)
    again.close()
    assert sorted(rest(ReadingStore(tmp_path, SESSION))) == sorted(ids + later)


def test_a_torn_end_and_a_damaged_middle_are_told_once_each(
    opening: Open, tmp_path: Path
) -> None:
    store = opening("bord-1")
    ids = append(store, 1, 2, 3)
    store.close()
    path = tmp_path / "bord-1.jsonl"
    torn = path.read_bytes().replace(ids[1].encode(), ids[1].upper().encode(), 1)
    path.write_bytes(torn + b'{"crc":"00')
    again = opening("bord-1")
    assert rest(again) == [ids[0], ids[2]]
    assert codes(again.notices()) == ["journal.damaged_lines"]
    assert again.notices() == []
    before = path.read_bytes()
    later = append(again, 4)
    again.close()
    assert path.read_bytes() == before
    assert (tmp_path / "bord-1.2.jsonl").exists()
    reader = ReadingStore(tmp_path, SESSION)
    assert rest(reader) == [*later, ids[0], ids[2]]
    (notice,) = reader.notices()
    assert (notice.code, notice.details) == (
        "journal.damaged_lines",
        {"path": path, "count": 1},
    )
    assert reader.notices() == []


def test_a_journal_of_another_session_is_reported_and_not_read(
    opening: Open, tmp_path: Path
) -> None:
    foreign = WritingStore(tmp_path, "annan", Writer("x", lambda: "f", lambda: NOW))
    append(foreign, 1)
    foreign.close()
    store = opening("bord-1")
    assert rest(store) == []
    (notice,) = store.notices()
    assert notice.code == "journal.foreign"
    store.close()


def test_a_reader_needs_no_folder_and_may_not_write(tmp_path: Path) -> None:
    reader = ReadingStore(tmp_path / "ingen", SESSION)
    assert (reader.tail(), rest(reader), list(reader.news())) == ([], [], [])
    with pytest.raises(Refused) as refused:
        reader.append([])
    assert refused.value.code == "session.read_only"
    assert not (tmp_path / "ingen").exists()


def test_every_slice_comes_and_the_share_ends_at_one(
    opening: Open, tmp_path: Path
) -> None:
    store = opening("bord-1")
    for time in range(1, 40):
        event_id = f"{time:013d}.0000.{store.stamp}"
        store.append([EventUndone(id=event_id, at=NOW, by="a", target="o" * 8000)])
    store.close()
    reader = ReadingStore(tmp_path, SESSION)
    steps = list(reader.rest())
    assert len(steps) > 2
    assert steps[-1][0] == 1.0
    assert sum(len(events) for _, (_, events) in steps) == 39
