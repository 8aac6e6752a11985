"""Whole files that appear at once or not at all."""

import errno
import os
from pathlib import Path

import pytest

from facilitator.storage.disk import safe_write
from facilitator.storage.disk.safe_write import (
    remove_leftovers,
    replace_file,
    set_aside,
    write_new,
)
from facilitator.storage.errors import DiskFull, FileExists, FileFailed


def test_a_new_file_holds_all_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "AU 1 april.pdf"
    write_new(path, b"%PDF" * 1000)
    assert path.read_bytes() == b"%PDF" * 1000
    assert list(tmp_path.iterdir()) == [path]


def test_an_existing_file_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "export.pdf"
    path.write_bytes(b"the committee's copy")
    with pytest.raises(FileExists):
        write_new(path, b"another")
    assert path.read_bytes() == b"the committee's copy"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_system_without_links_serves_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    path = tmp_path / "export.pdf"
    write_new(path, b"first")
    with pytest.raises(FileExists):
        write_new(path, b"second")
    assert path.read_bytes() == b"first"
    assert list(tmp_path.iterdir()) == [path]


def test_replacing_leaves_the_old_file_when_there_is_no_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(descriptor: int, data: bytes) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    path = tmp_path / "draft.json"
    replace_file(path, b"old")
    monkeypatch.setattr(safe_write, "write_all", refuse)
    with pytest.raises(DiskFull):
        replace_file(path, b"new")
    with pytest.raises(DiskFull):
        write_new(tmp_path / "export.pdf", b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_replacing_a_folder_is_refused_and_leaves_nothing_behind(
    tmp_path: Path,
) -> None:
    path = tmp_path / "draft.json"
    path.mkdir()
    with pytest.raises(FileFailed):
        replace_file(path, b"new")
    assert list(tmp_path.iterdir()) == [path]


def test_bytes_set_aside_at_one_time_are_all_kept(tmp_path: Path) -> None:
    path = tmp_path / "bord-4.jsonl"
    first = set_aside(path, b"1", "2019-04-01T18:00:00+02:00")
    second = set_aside(path, b"2", "2019-04-01T18:00:00+02:00")
    assert first.name == "bord-4.jsonl.damaged-20190401T1800000200"
    assert (first.read_bytes(), second.read_bytes()) == (b"1", b"2")


def test_what_killed_writes_left_is_removed_a_day_later(tmp_path: Path) -> None:
    for name in (".old.part", ".new.part", "mine.part", ".old.other"):
        path = tmp_path / name
        path.write_bytes(b"x")
        if "new" not in name:
            os.utime(path, (0, 0))
    remove_leftovers(tmp_path)
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {".new.part", "mine.part", ".old.other"}
    remove_leftovers(tmp_path / "nothing")
