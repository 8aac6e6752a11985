"""A file that only grows, and the room that is laid up behind its last line."""

import errno
import os
from pathlib import Path

import pytest

from facilitator.storage.disk import append_file
from facilitator.storage.disk.append_file import (
    FEW,
    ROOM,
    AppendFile,
)
from facilitator.storage.journal.followed_file import FollowedFile
from tests.storage.records import journal_bytes, next_line, no_sync, opened, record


def grown(path: Path, writes: int) -> AppendFile:
    """Return a file to which lines have been written."""
    file = AppendFile(path, sync=no_sync)
    for number in range(writes):
        file.append(b"line %d\n" % number)
    return file


def lines(writes: int) -> bytes:
    """Return what those writes leave."""
    return b"".join(b"line %d\n" % number for number in range(writes))


def test_whoever_writes_little_lays_up_no_room(tmp_path: Path) -> None:
    path = tmp_path / "j"
    file = grown(path, FEW)
    assert path.read_bytes() == lines(FEW)
    file.close()


def test_whoever_writes_much_has_room_and_gives_it_back(tmp_path: Path) -> None:
    path = tmp_path / "j"
    file = grown(path, FEW + 1)
    assert path.read_bytes() == lines(FEW + 1) + ROOM
    file.append(b"x" * 9 + b"\n")
    assert path.stat().st_size == len(lines(FEW + 1)) + len(ROOM)
    file.close()
    assert path.read_bytes() == lines(FEW + 1) + b"x" * 9 + b"\n"


def test_room_that_is_used_up_is_laid_up_anew(tmp_path: Path) -> None:
    path = tmp_path / "j"
    file = grown(path, FEW + 1)
    long = b"y" * (len(ROOM) - 10) + b"\n"
    file.append(long)
    file.append(long)
    file.close()
    assert path.read_bytes() == lines(FEW + 1) + long + long


def test_where_the_disk_has_no_room_to_lay_up_the_line_itself_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def narrow(descriptor: int, data: bytes) -> None:
        if len(data) > len(ROOM):
            os.write(descriptor, data[:100])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        os.write(descriptor, data)

    path = tmp_path / "j"
    monkeypatch.setattr(append_file, "write_all", narrow)
    file = grown(path, FEW + 20)
    assert path.read_bytes() == lines(FEW + 20)
    file.close()


def test_room_left_by_a_kill_is_no_damage_and_is_written_into(tmp_path: Path) -> None:
    path = tmp_path / "bord-4.jsonl"
    path.write_bytes(journal_bytes(3) + ROOM)
    followed = FollowedFile(path)
    assert len(followed.poll()) == 3 and followed.torn() == 0
    with opened(path) as journal:
        assert journal.recovery is None
        journal.insert(record(4))
    assert path.read_bytes() == journal_bytes(3) + next_line(journal_bytes(3), 4, 4)
    assert [each["h"] for each in followed.poll()] == [record(4)["h"]]
    assert [each.name for each in tmp_path.glob("*damaged*")] == []


def test_half_a_line_in_room_is_set_aside_without_the_room(tmp_path: Path) -> None:
    path = tmp_path / "bord-4.jsonl"
    path.write_bytes(journal_bytes(3) + b'{"crc":"0000' + ROOM)
    with opened(path) as journal:
        assert journal.recovery is not None
        assert journal.recovery.quarantined_bytes <= 13
        assert journal.recovery.quarantined_lines == 0
    assert path.read_bytes() == journal_bytes(3)


def test_lines_written_into_room_are_followed_though_the_file_keeps_its_size(
    tmp_path: Path,
) -> None:
    path = tmp_path / "bord-4.jsonl"
    with opened(path) as journal:
        for number in range(1, FEW + 3):
            journal.insert(record(number))
        followed = FollowedFile(path)
        assert len(followed.poll()) == FEW + 2
        assert followed.poll() == []
        size = path.stat().st_size
        for number in range(FEW + 3, FEW + 6):
            journal.insert(record(number))
            assert followed.poll() == [record(number)]
        assert path.stat().st_size == size
        assert followed.damaged_lines == followed.torn() == 0
