"""Following what other devices write."""

from pathlib import Path

import pytest

from facilitator.storage.errors import ForeignFormat, ForeignJournal
from facilitator.storage.journal.codec import (
    FORMAT,
    Header,
    Record,
    encode_header,
    encode_record,
)
from facilitator.storage.journal.followed_file import FollowedFile
from facilitator.storage.journal.follower import Follower
from facilitator.storage.laptops.journal_tally import tally
from tests.storage.records import HEADER, journal_bytes, opened, record


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Return where another device's journal may be."""
    return tmp_path / "bord-5.jsonl"


def ids(*numbers: int) -> list[str]:
    """Return the ids of records by their numbers."""
    return [record(number)["h"] for number in numbers]


def polled(follower: Follower) -> list[Record]:
    """Return what all files have gained."""
    return [one for _, records in follower.poll() for one in records]


def _add(path: Path, data: bytes) -> None:
    with path.open("ab") as file:
        file.write(data)


def test_all_journals_but_the_own_one_are_followed(tmp_path: Path, other: Path) -> None:
    with opened(tmp_path / "bord-4.jsonl") as own:
        follower = Follower(tmp_path, leave_out=[own.path])
        assert polled(follower) == []
        own.insert(record(1))
        assert polled(follower) == []
        with opened(other, device="bord-5") as journal:
            assert polled(follower) == []
            journal.insert_multiple([record(2), record(3)])
            assert polled(follower) == [record(2), record(3)]
            assert polled(follower) == []
            journal.insert(record(4))
            assert polled(follower) == [record(4)]
    header = follower.files["bord-5.jsonl"].header
    assert header and header.device == "bord-5"


def test_a_folder_that_is_not_there_yet_has_nothing(tmp_path: Path) -> None:
    assert polled(Follower(tmp_path / "journal")) == []


def test_a_half_last_line_waits_until_it_is_whole(other: Path) -> None:
    data = journal_bytes(3)
    followed = FollowedFile(other)
    seen = []
    for end in range(len(data)):
        _add(other, data[end : end + 1])
        seen.extend(followed.poll())
        assert len(seen) == max(0, data[: end + 1].count(b"\n") - 1)
    assert seen == [record(1), record(2), record(3)]
    assert followed.damaged_lines == 0
    assert other.read_bytes() == data


def test_a_big_file_comes_in_slices(other: Path) -> None:
    other.write_bytes(journal_bytes(300))
    followed = FollowedFile(other)
    first = followed.poll(1000)
    assert 0 < len(first) < 20
    pending = followed.pending
    assert 0 < pending < other.stat().st_size
    seen = list(first)
    while followed.pending:
        seen.extend(followed.poll(1000))
    assert seen == [record(i) for i in range(1, 301)]


def test_a_line_longer_than_the_slice_is_read(other: Path) -> None:
    big = record(1, text="x" * 50_000)
    other.write_bytes(encode_header(HEADER) + encode_record(big, 1))
    assert FollowedFile(other).poll(100) == [big]


def test_a_longer_copy_put_in_its_place_is_read_on(other: Path, tmp_path: Path) -> None:
    other.write_bytes(journal_bytes(2))
    followed = FollowedFile(other)
    assert len(followed.poll()) == 2
    copy = tmp_path / "copy"
    copy.write_bytes(journal_bytes(4))
    copy.replace(other)
    assert followed.poll() == [record(3), record(4)]


def test_a_file_that_shrinks_is_read_again(other: Path) -> None:
    other.write_bytes(journal_bytes(4))
    followed = FollowedFile(other)
    assert len(followed.poll()) == 4
    other.write_bytes(journal_bytes(2))
    assert followed.poll() == [record(1), record(2)]


def test_a_file_with_another_nonce_is_read_again(other: Path) -> None:
    other.write_bytes(journal_bytes(1))
    followed = FollowedFile(other)
    assert followed.poll() == [record(1)]
    twin = Header(1, HEADER.device, "decaf0", HEADER.session, HEADER.created)
    other.write_bytes(
        encode_header(twin) + encode_record(record(8), 1) + encode_record(record(9), 2)
    )
    assert followed.poll() == [record(8), record(9)]
    assert followed.header == twin


def test_what_the_owner_took_back_and_wrote_anew_is_read(other: Path) -> None:
    start = journal_bytes(1)
    other.write_bytes(start + encode_record(record(2), 2))
    followed = FollowedFile(other)
    assert len(followed.poll()) == 2
    other.write_bytes(start + encode_record(record(3, text="ett längre ord"), 2))
    assert followed.poll() == [record(1), record(3, text="ett längre ord")]


def test_a_damaged_tail_is_not_passed_before_its_owner_heals_it(other: Path) -> None:
    start = journal_bytes(2)
    other.write_bytes(start + b"damaged by something, a whole line of it\n")
    followed = FollowedFile(other)
    assert len(followed.poll()) == 2
    assert followed.damaged_lines == 0
    other.write_bytes(start + encode_record(record(3), 3))
    assert followed.poll() == [record(3)]
    assert followed.damaged_lines == 0


def test_damage_in_the_middle_is_counted_and_never_healed(other: Path) -> None:
    data = journal_bytes(5).replace(b'"n":3', b'"n":4')
    other.write_bytes(data)
    followed = FollowedFile(other)
    assert len(followed.poll()) == 4
    assert followed.damaged_lines == followed.missing_lines == 1
    assert other.read_bytes() == data


def test_a_vanished_file_may_come_back(other: Path) -> None:
    other.write_bytes(journal_bytes(1))
    followed = FollowedFile(other)
    assert len(followed.poll()) == 1
    away = other.rename(other.with_suffix(".away"))
    assert followed.poll() == []
    _add(away, encode_record(record(2), 2))
    away.rename(other)
    assert followed.poll() == [record(2)]


def test_files_of_newer_programs_and_other_sessions_are_reported(
    tmp_path: Path,
) -> None:
    newer = Header(FORMAT + 1, "a", "b", HEADER.session, "d")
    (tmp_path / "newer.jsonl").write_bytes(encode_header(newer))
    wrong = Header(FORMAT, "a", "b", "2019-05-06-presidium", "d")
    (tmp_path / "wrong.jsonl").write_bytes(
        encode_header(wrong) + encode_record(record(1), 1)
    )
    (tmp_path / "bord-5.jsonl").write_bytes(journal_bytes(2))
    follower = Follower(tmp_path, session=HEADER.session)
    assert polled(follower) == [record(1), record(2)]
    problems = follower.problems
    assert isinstance(problems["newer.jsonl"], ForeignFormat)
    assert isinstance(problems["wrong.jsonl"], ForeignJournal)
    assert set(problems) == {"newer.jsonl", "wrong.jsonl"}
    (tmp_path / "wrong.jsonl").write_bytes(journal_bytes(3))
    assert polled(follower) == [record(1), record(2), record(3)]
    assert set(follower.problems) == {"newer.jsonl"}


def test_what_is_no_journal_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "folder.jsonl").mkdir()
    (tmp_path / "._bord-4.jsonl").write_bytes(b"\x00\x05\x16\x07")
    (tmp_path / "bord-4.jsonl.damaged-1").write_bytes(b"torn")
    (tmp_path / "garbage.jsonl").write_bytes(b"\x00\n" * 5000)
    follower = Follower(tmp_path)
    assert polled(follower) == []
    assert set(follower.files) == {"garbage.jsonl"}


def test_a_whole_copy_put_in_the_place_of_a_damaged_one_is_read(
    other: Path, tmp_path: Path
) -> None:
    whole = journal_bytes(5)
    lines = whole.splitlines(keepends=True)
    other.write_bytes(b"".join([*lines[:2], b"x" * 40 + b"\n", *lines[3:]]))
    followed = FollowedFile(other)
    assert [each["h"] for each in followed.poll()] == ids(1, 3, 4, 5)
    better = tmp_path / "better"
    better.write_bytes(whole)
    better.replace(other)
    assert [each["h"] for each in followed.poll()] == ids(1, 2, 3, 4, 5)
    assert followed.damaged_lines == followed.missing_lines == 0


def test_a_line_that_is_there_twice_does_not_hide_one_that_is_missing(
    other: Path,
) -> None:
    lines = journal_bytes(6).splitlines(keepends=True)
    other.write_bytes(b"".join([*lines[:4], lines[3], *lines[5:]]))
    followed = FollowedFile(other)
    followed.poll()
    assert (followed.missing_lines, tally(other).lost) == (1, 1)
