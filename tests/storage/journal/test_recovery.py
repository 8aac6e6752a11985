"""How a device goes on when its journal or its disk has come to harm."""

import shutil
import threading
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from facilitator.domain.errors import FacilitatorError, Refused
from facilitator.domain.events.events import EventUndone
from facilitator.domain.session.standing import Standing
from facilitator.storage.disk import ballast
from facilitator.storage.disk.append_file import AppendFile
from facilitator.storage.disk.lock import is_locked
from facilitator.storage.errors import DiskFull
from facilitator.storage.journal import (
    line_reader as slices,
)
from facilitator.storage.journal import (
    session_store,
)
from facilitator.storage.journal.chain import link
from facilitator.storage.journal.codec import encode_record
from facilitator.storage.journal.notices import findings
from facilitator.storage.journal.reading_store import ReadingStore
from facilitator.storage.journal.segments import segments
from facilitator.storage.journal.session_store import (
    Writer,
    WritingStore,
)
from tests.storage.records import NOW

SESSION = "2019-04-01-medborgardialog"
Open = Callable[..., WritingStore]


@pytest.fixture
def opening(tmp_path: Path) -> Open:
    """Return how to open a device's store; each opening has a nonce of its own."""
    numbers = count(1)

    def opened(device: str = "bord-1", folder: Path = tmp_path) -> WritingStore:
        writer = Writer(device, lambda: f"n{next(numbers)}", lambda: NOW)
        return WritingStore(folder, SESSION, writer)

    return opened


def append(store: WritingStore, *times: int) -> list[str]:
    """Write an event at each time and return the ids."""
    ids = [f"{time:013d}.0000.{store.stamp}" for time in times]
    for each in ids:
        store.append([EventUndone(id=each, at=NOW, by="a", target="t" * 60)])
    return ids


def read(store: ReadingStore) -> list[str]:
    """Return the ids of all there is, each once, in order."""
    found = [event.id for _, (_, events) in store.rest() for event in events]
    return sorted(set(found))


def codes(notices: list[FacilitatorError]) -> list[str]:
    """Return the codes of notices."""
    return [notice.code for notice in notices]


def spoil(path: Path, old: bytes, new: bytes) -> bytes:
    """Change the first place where `old` stands; return the file as it then is."""
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new, 1))
    return path.read_bytes()


def test_damage_that_the_replay_finds_moves_the_device_to_a_new_segment(
    opening: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slices, "TAIL_BYTES", 600)
    store = opening()
    ids = append(store, *range(1, 40))
    store.close()
    path = tmp_path / "bord-1.jsonl"
    damaged = spoil(path, ids[5].encode(), b"x" * len(ids[5]))
    again = opening()
    early = append(again, 100)
    assert path.read_bytes() != damaged  # Nobody could know of the damage yet.
    before = path.read_bytes()
    assert read(again) == [*ids[:5], *ids[6:]]
    assert codes(again.notices()) == ["journal.damaged_lines"]
    late = append(again, 101, 102)
    again.close()
    assert path.read_bytes() == before
    assert read(ReadingStore(tmp_path, SESSION)) == [
        *ids[:5], *ids[6:], *early, *late,
    ]  # fmt: skip
    third = opening()
    assert set(early + late) <= set(read(third))
    assert codes(third.notices()) == ["journal.damaged_lines"]
    third.close()


def test_a_flipped_bit_costs_nothing_and_is_told(opening: Open, tmp_path: Path) -> None:
    store = opening()
    ids = append(store, *range(1, 10))
    store.close()
    path = tmp_path / "bord-1.jsonl"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 4
    path.write_bytes(data)
    again = opening()
    assert read(again) == ids
    assert codes(again.notices()) == ["journal.restored_lines"]
    more = append(again, 50)
    again.close()
    assert path.read_bytes() == data
    assert (tmp_path / "bord-1.2.jsonl").exists()
    assert read(opening()) == ids + more


def test_a_flipped_bit_in_the_last_line_costs_it_not(
    opening: Open, tmp_path: Path
) -> None:
    for bit in range(8):
        folder = tmp_path / str(bit)
        store = opening(folder=folder)
        ids = append(store, 1, 2)
        store.close()
        path = folder / "bord-1.jsonl"
        data = bytearray(path.read_bytes())
        data[-1] ^= 1 << bit  # Its line feed.
        path.write_bytes(data)
        again = opening(folder=folder)
        more = append(again, 3)
        assert read(again) == ids
        assert read(ReadingStore(folder, SESSION)) == ids + more
        again.close()


def test_a_laptop_copied_with_its_disk_never_gives_an_id_that_the_other_gives(
    opening: Open, tmp_path: Path
) -> None:
    one = tmp_path / "one"
    store = opening(folder=one)
    common = append(store, 1, 2)
    store.close()
    copied = shutil.copytree(one, tmp_path / "two")
    first, second = opening(folder=one), opening(folder=copied)
    ours, theirs = append(first, 3, 4), append(second, 3, 4)
    first.close()
    second.close()
    assert not set(ours) & set(theirs)
    (copied / "bord-1.jsonl").rename(one / "bord-1~copy.jsonl")
    assert read(ReadingStore(one, SESSION)) == sorted({*common, *ours, *theirs})


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Let the disk be full while the list is empty, as long as a ballast is there."""
    room: list[Path] = []
    append_file = AppendFile.append

    def appended(self: AppendFile, data: bytes) -> None:
        taken = self.path.parent.glob("*.ballast")
        if not room and any(taken):
            raise DiskFull(path=self.path)
        append_file(self, data)

    monkeypatch.setattr(AppendFile, "append", appended)
    return room


def test_on_a_full_disk_the_ballast_gives_room_and_a_loud_warning(
    opening: Open, tmp_path: Path, full: list[Path]
) -> None:
    full.append(tmp_path)
    store = opening()
    read(store)
    reserve = tmp_path / "bord-1.ballast"
    assert reserve.stat().st_size == ballast.BALLAST_BYTES
    full.clear()
    ids = append(store, 1, 2)
    assert not reserve.exists()
    assert codes(store.notices()) == ["disk.last_room"]
    assert store.notices() == []
    store.close()
    assert read(opening()) == ids
    assert reserve.exists()


def test_without_a_ballast_a_full_disk_refuses_and_goes_on_when_there_is_room(
    opening: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = opening()
    full = True

    def appended(self: AppendFile, data: bytes) -> None:
        if full:
            raise DiskFull(path=self.path)
        kept(self, data)

    kept = AppendFile.append
    monkeypatch.setattr(AppendFile, "append", appended)
    with pytest.raises(Refused) as refused:
        append(store, 1)
    assert refused.value.code == "file.disk_full"
    full = False
    ids = append(store, 2)
    store.close()
    assert read(opening()) == ids


def test_no_ballast_is_laid_up_where_there_is_little_room(
    opening: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ballast, "_FREE_BYTES", 1 << 62)
    store = opening()
    read(store)
    store.close()
    assert not (tmp_path / "bord-1.ballast").exists()


def test_check_tells_of_torn_ends_damage_and_what_was_set_aside(
    opening: Open, tmp_path: Path
) -> None:
    for number in range(1, 4):
        store = opening(f"bord-{number}")
        append(store, 1, 2, 3)
        store.close()
    assert findings(tmp_path, SESSION) == []
    torn = tmp_path / "bord-1.jsonl"
    torn.write_bytes(torn.read_bytes()[:-20])
    spoil(tmp_path / "bord-2.jsonl", b"tttt", b"TTTT")
    flipped = tmp_path / "bord-3.jsonl"
    flipped.write_bytes(flipped.read_bytes().replace(b"tttt", b"ttvt", 1))
    found = findings(tmp_path, SESSION)
    assert [(each.code, each.exit_status) for each in found] == [
        ("journal.torn", 0),
        ("journal.damaged_lines", 3),
        ("journal.restored_lines", 3),
    ]
    opening("bord-1").close()
    assert codes(findings(tmp_path, SESSION)) == [
        "journal.damaged_lines",
        "journal.restored_lines",
        "journal.set_aside",
    ]


def test_a_line_that_is_being_written_is_no_finding(
    opening: Open, tmp_path: Path
) -> None:
    store = opening()
    append(store, 1)
    with (tmp_path / "bord-1.jsonl").open("ab") as file:
        file.write(b'{"crc":"0000')
    assert findings(tmp_path, SESSION) == []
    store.close()
    assert codes(findings(tmp_path, SESSION)) == ["journal.torn"]


def test_whole_lines_that_were_set_aside_need_a_person(
    opening: Open, tmp_path: Path
) -> None:
    store = opening()
    append(store, 1, 2)
    store.close()
    path = tmp_path / "bord-1.jsonl"
    data = path.read_bytes()
    last = data[:-1].rindex(b"\n") + 1
    path.write_bytes(data[:last] + data[last:].replace(b"tttt", b"\x00" * 4))
    again = opening()
    (notice,) = again.notices()
    again.close()
    assert (notice.code, notice.exit_status) == ("journal.recovered_lines", 3)
    (found,) = findings(tmp_path, SESSION)
    assert (found.code, found.exit_status) == ("journal.set_aside_lines", 3)


def test_the_tail_of_every_journal_is_there_at_once(
    opening: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_store, "TAIL_RECORDS", 5)
    for device in ("bord-1", "bord-2"):
        store = opening(device)
        append(store, *range(1, 30))
        store.close()
    again = opening("bord-1")
    (mine, own), (others, theirs) = again.tail()
    assert (mine, others) == (Standing.OWN, Standing.GLIMPSED)
    assert len(own) == 5
    assert theirs[-1].id.startswith(f"{29:013d}")
    again.close()


def test_whoever_closes_during_a_write_waits_for_it_and_leaves_nothing_open(
    tmp_path: Path,
) -> None:
    flushing, go_on = threading.Event(), threading.Event()
    slow = False

    def sync(descriptor: int) -> None:
        if slow:
            flushing.set()
            assert go_on.wait(10)

    store = WritingStore(
        tmp_path, SESSION, Writer("bord-1", lambda: "n1", lambda: NOW, sync)
    )
    slow = True
    writing = threading.Thread(target=append, args=(store, 1))
    writing.start()
    assert flushing.wait(10)
    closing = threading.Thread(target=store.close)
    closing.start()
    go_on.set()
    writing.join()
    closing.join()
    assert [path.name for path in tmp_path.glob("*.jsonl")] == ["bord-1.jsonl"]
    assert not is_locked(tmp_path / "bord-1.jsonl")
    with pytest.raises(Refused) as refused:
        append(store, 2)
    assert refused.value.code == "session.closed"
    assert len(read(ReadingStore(tmp_path, SESSION))) == 1


def test_the_segments_of_a_device_are_read_in_the_order_in_which_it_wrote_them(
    opening: Open, tmp_path: Path
) -> None:
    written = []
    for time in range(1, 13):
        store = opening()
        written += append(store, time)
        store.close()
        current = segments(tmp_path, "bord-1")[-1]
        spoil(current, b'"format"', b'"fxxxat"')
    store = opening()
    own = [
        event.id
        for _, (standing, events) in store.rest()
        if standing is Standing.OWN
        for event in events
    ]
    assert own == written
    newest = opening("bord-2").tail()
    assert not newest[0][1]
    store.close()


def test_the_newest_own_event_comes_from_the_segment_before_an_empty_one(
    opening: Open, tmp_path: Path
) -> None:
    store = opening()
    ids = append(store, 1, 2)
    store.close()
    spoil(tmp_path / "bord-1.jsonl", b'"format"', b'"fxxxat"')
    store = opening()
    assert [event.id for event in store.tail()[0][1]] == ids
    store.close()


def test_check_counts_events_of_a_later_version_each_once(
    opening: Open, tmp_path: Path
) -> None:
    store = opening()
    append(store, 1)
    store.close()
    record = {"h": "0000000000002.0000.bord-1-n1", "type": "lamp.lit", "by": "a"}
    spoilt = record | {"h": "0000000000003.0000.bord-1-n1", "type": "people.counted"}
    own = tmp_path / "bord-1.jsonl"
    for number, each in enumerate((record, spoilt), 2):
        last = own.read_bytes().splitlines()[-1]
        with own.open("ab") as file:
            file.write(encode_record(each, number, link(last)))
    copy = tmp_path / "bord-1-copy.jsonl"
    copy.write_bytes((tmp_path / "bord-1.jsonl").read_bytes())
    found = findings(tmp_path, SESSION)
    assert [(each.code, each.exit_status) for each in found] == [
        ("journal.unknown_events", 3)
    ]
    assert found[0].details["count"] == 2
