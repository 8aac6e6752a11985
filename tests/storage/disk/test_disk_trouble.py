"""Disks that are full, failing or read-only."""

import errno
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.storage.disk.append_file import AppendFile
from facilitator.storage.disk.durable import sync_file
from facilitator.storage.errors import DiskFull, JournalStopped, ReadOnly
from facilitator.storage.journal.follower import Follower
from facilitator.storage.journal.segments import next_segment
from tests.storage.records import child, opened, record, record_id

FULL_BY_LIMIT = """
import pathlib, resource, sys
from facilitator.storage.errors import DiskFull
from tests.storage.records import opened, record
path = pathlib.Path(sys.argv[1])
_, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
with opened(path) as journal:
    journal.insert(record(1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 1000, hard))
    number = 1
    try:
        while True:
            journal.insert(record(number + 1))
            number += 1
    except DiskFull:
        print("full", number, path.stat().st_size)
    try:
        journal.insert_multiple(record(i) for i in range(100, 197))
    except DiskFull:
        print("full", number, path.stat().st_size, len(journal))
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    journal.insert(record(number + 1))
    print("went on", number + 1)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_full_disk_refuses_loses_nothing_and_goes_on_when_there_is_room(
    tmp_path: Path,
) -> None:
    path = tmp_path / "bord-4.jsonl"
    with child(FULL_BY_LIMIT, path) as process:
        output, _ = process.communicate()
    first, batch, after = (line.split() for line in output.splitlines())
    assert process.returncode == 0
    acknowledged = int(first[1])
    assert acknowledged > 2
    assert batch[1:] == [*first[1:], str(acknowledged)]
    with opened(path) as journal:
        assert after == ["went", "on", str(acknowledged + 1)]
        assert journal.all() == [record(i) for i in range(1, acknowledged + 2)]
        assert journal.recovery is None


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """Mount a file system of 64 KiB, where this user may."""
    with tempfile.TemporaryDirectory() as folder:
        mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder]
        try:
            subprocess.run(mount, check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError):
            pytest.skip("a small file system cannot be mounted here")
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", folder], check=True)


def test_a_small_disk_that_fills_up_loses_nothing(small_disk: Path) -> None:
    path = small_disk / "bord-4.jsonl"
    ballast = small_disk / "ballast"
    ballast.write_bytes(b"\0" * 20_000)
    number = 0
    with opened(path) as journal:
        with pytest.raises(DiskFull):
            while True:
                journal.insert(record(number + 1))
                number += 1
        ballast.unlink()
        journal.insert(record(number + 1))
    assert number > 50
    with opened(path) as journal:
        assert journal.all() == [record(i) for i in range(1, number + 2)]


class Disk:
    """An fsync that fails on demand and counts how often it was asked."""

    def __init__(self) -> None:
        self.failing = False
        self.asked = 0

    def sync(self, descriptor: int) -> None:
        """Bring bytes to the disk, or fail."""
        self.asked += 1
        if self.failing:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        sync_file(descriptor)


def test_a_failed_fsync_is_never_tried_again_and_a_new_segment_goes_on(
    tmp_path: Path,
) -> None:
    disk = Disk()
    path = tmp_path / "bord-4.jsonl"
    with opened(path, sync=disk.sync) as journal:
        journal.insert(record(1))
        disk.failing = True
        with pytest.raises(JournalStopped):
            journal.insert(record(2))
        asked = disk.asked
        disk.failing = False
        with pytest.raises(JournalStopped):
            journal.insert(record(2))
        assert disk.asked == asked
        assert journal.failure == os.strerror(errno.EIO)
        assert journal.all() == [record(1)]
        with opened(next_segment(path)) as segment:
            segment.insert(record(2))
            segment.insert(record(3))
            follower = Follower(tmp_path, leave_out=[segment.path])
            former = [one for _, records in follower.poll() for one in records]
            ids = {one["h"] for one in [*former, *segment]}
            assert ids == {record_id(1), record_id(2), record_id(3)}


def test_no_room_for_the_repair_stops_the_file(tmp_path: Path) -> None:
    disk = Disk()
    file = AppendFile(tmp_path / "file", sync=disk.sync)
    file.append(b"one\n")
    disk.failing = True
    with pytest.raises(JournalStopped):
        file.cut(0)
    with pytest.raises(JournalStopped):
        file.append(b"two\n")
    file.close()


def test_an_interrupted_write_leaves_no_trace_in_the_next(tmp_path: Path) -> None:
    def interrupted(descriptor: int) -> None:
        raise KeyboardInterrupt

    path = tmp_path / "file"
    file = AppendFile(path, sync=interrupted)
    with pytest.raises(KeyboardInterrupt):
        file.append(b"interrupted\n")
    file.close()
    syncs = iter([interrupted, sync_file, sync_file])
    file = AppendFile(path, sync=lambda descriptor: next(syncs)(descriptor))
    file.length = 0
    with pytest.raises(KeyboardInterrupt):
        file.append(b"half\n")
    file.append(b"whole\n")
    file.close()
    assert path.read_bytes() == b"whole\n"


READ_ONLY = """
import os, pathlib, sys
from filelock import FileLock, SoftFileLock, Timeout  # While root may read them.
from facilitator.storage.errors import ReadOnly
from tests.storage.records import opened
if os.geteuid() == 0:
    os.setuid(65534)  # root may write anywhere, so that somebody else has to try
try:
    opened(pathlib.Path(sys.argv[1]))
except ReadOnly as error:
    print(error.code)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="folders have other rights there")
def test_a_folder_that_may_not_be_written_is_named_as_such() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o555)
        with child(READ_ONLY, folder / "bord-4.jsonl") as process:
            output, _ = process.communicate()
        folder.chmod(0o755)
        assert output.strip() == ReadOnly.key
        assert list(folder.iterdir()) == []
