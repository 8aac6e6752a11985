"""Journals that were cut or damaged."""

from pathlib import Path

import pytest

from facilitator.storage.errors import ForeignFormat, HeaderDamaged
from facilitator.storage.journal import line_reader as slices
from facilitator.storage.journal.codec import (
    FORMAT,
    Header,
    decode_record,
    encode_header,
)
from facilitator.storage.journal.followed_file import FollowedFile
from facilitator.storage.journal.line_reader import scan
from facilitator.storage.journal.segments import next_segment
from tests.storage.records import (
    HEADER,
    journal_bytes,
    next_line,
    no_sync,
    opened,
    record,
)


def _quarantined(path: Path) -> bytes:
    kept = sorted(path.parent.glob(f"{path.name}.damaged-*"))
    return b"".join(one.read_bytes() for one in kept)


@pytest.mark.slow
def test_cut_at_every_byte_the_whole_lines_survive_and_logging_goes_on(
    tmp_path: Path,
) -> None:
    data = journal_bytes(4)
    for cut in range(len(data) + 1):
        path = tmp_path / str(cut) / "bord-4.jsonl"
        path.parent.mkdir()
        path.write_bytes(data[:cut])
        whole = data[:cut].rfind(b"\n") + 1
        records = max(0, data[:cut].count(b"\n") - 1)
        with opened(path, sync=no_sync) as journal:
            assert journal.all() == [record(i) for i in range(1, records + 1)]
            assert _quarantined(path) == data[whole:cut]
            if whole < cut:
                assert journal.recovery is not None
                assert journal.recovery.quarantined_bytes == cut - whole
                assert journal.recovery.kept_lines == records
                assert journal.recovery.path.read_bytes() == data[whole:cut]
            else:
                assert journal.recovery is None
            journal.insert(record(9))
        kept = data[:whole] or encode_header(Header(FORMAT, *HEADER[1:]))
        assert path.read_bytes() == kept + next_line(kept, 9, records + 1)


def test_cut_at_every_byte_of_a_longer_journal_the_whole_lines_are_read() -> None:
    data = journal_bytes(30).split(b"\n", 1)[1]
    written = scan(data, decode_record).records
    for cut in range(len(data) + 1):
        found = scan(data[:cut], decode_record)
        assert found.records == written[: data[:cut].count(b"\n")]
        assert found.end == data[:cut].rfind(b"\n") + 1
        assert found.damaged == found.trailing == 0


@pytest.mark.parametrize("tail", [b"\x00" * 500, b"{}\nxx\n", b"\n\nnej", b"\xff\n"])
def test_what_follows_the_last_good_line_is_set_aside(
    tmp_path: Path, tail: bytes
) -> None:
    path = tmp_path / "bord-4.jsonl"
    path.write_bytes(journal_bytes(3) + tail)
    with opened(path) as journal:
        assert len(journal) == 3
        assert _quarantined(path) == tail
        assert journal.damaged_lines == 0
        journal.insert(record(4))
    with opened(path) as journal:
        assert len(journal) == 4
        assert journal.recovery is None


def test_a_tail_torn_twice_at_one_time_is_kept_twice(tmp_path: Path) -> None:
    path = tmp_path / "bord-4.jsonl"
    path.write_bytes(journal_bytes(1) + b"first")
    opened(path).close()
    with path.open("ab") as file:
        file.write(b"second")
    opened(path).close()
    assert _quarantined(path) == b"firstsecond"


@pytest.mark.parametrize("tail_bytes", [300, 1 << 16])
def test_bad_bytes_in_the_middle_are_skipped_counted_and_left(
    tmp_path: Path, tail_bytes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slices, "TAIL_BYTES", tail_bytes)
    path = tmp_path / "bord-4.jsonl"
    lines = journal_bytes(20).split(b"\n")
    lines[5] = lines[5].replace(b"Buss", b"Bass")
    lines[9:11] = [lines[9] + b"  " + lines[10]]
    lines[17] = b"\x00" * 3000
    damaged = b"\n".join(lines)
    path.write_bytes(damaged)
    with opened(path) as journal:
        kept = [record(i) for i in range(1, 21) if i not in (5, 9, 10, 18)]
        assert journal.all() == kept
        assert journal.damaged_lines == 3
        assert journal.missing_lines == 4
        assert journal.recovery is None
        journal.insert(record(21))
    assert path.read_bytes() == damaged + next_line(damaged, 21, 21)


def test_a_damaged_header_stops_writing_and_loses_no_record(tmp_path: Path) -> None:
    path = tmp_path / "bord-4.jsonl"
    data = journal_bytes(3).replace(b"c0ffee", b"c0ffxx")
    path.write_bytes(data)
    with pytest.raises(HeaderDamaged):
        opened(path)
    assert path.read_bytes() == data
    followed = FollowedFile(path)
    assert followed.poll() == [record(1), record(2), record(3)]
    assert followed.damaged_lines == 1
    with opened(next_segment(path)) as journal:
        journal.insert(record(4))


@pytest.mark.slow
def test_every_bit_of_the_header_matters(tmp_path: Path) -> None:
    path = tmp_path / "bord-4.jsonl"
    data = journal_bytes(1)
    for bit in range(data.index(b"\n") * 8 + 8):
        damaged = bytearray(data)
        damaged[bit // 8] ^= 1 << bit % 8
        path.write_bytes(damaged)
        with pytest.raises(HeaderDamaged):
            opened(path, sync=no_sync)


def test_a_journal_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "bord-4.jsonl"
    newer = Header(FORMAT + 1, *HEADER[1:])
    path.write_bytes(encode_header(newer) + b"unknown to us\n")
    before = path.read_bytes()
    with pytest.raises(ForeignFormat) as caught:
        opened(path)
    assert caught.value.details["known"] == FORMAT
    assert path.read_bytes() == before
