"""One writer per journal."""

from pathlib import Path

import pytest

from facilitator.storage.disk import lock
from facilitator.storage.errors import DiskFull, JournalLocked
from tests.storage.records import NOW, child, opened, record

CONTENDER = """
import pathlib, sys
from facilitator.storage.errors import JournalLocked
from tests.storage.records import opened
print("ready", flush=True)
sys.stdin.readline()
try:
    journal = opened(pathlib.Path(sys.argv[1]))
except JournalLocked:
    print("refused", flush=True)
else:
    print("won", flush=True)
    sys.stdin.readline()
"""


def test_a_second_instance_is_told_who_writes_since_when(tmp_path: Path) -> None:
    path = tmp_path / "bord-4.jsonl"
    with opened(path), pytest.raises(JournalLocked) as caught:
        opened(path)
    assert caught.value.details == {"path": path, "device": "bord-4", "since": NOW}
    opened(path).close()


def test_a_missing_or_broken_note_of_the_holder_hinders_nobody(tmp_path: Path) -> None:
    path = tmp_path / "bord-4.jsonl"
    with opened(path):
        Path(f"{path}.holder").write_bytes(b'["\xff')
        with pytest.raises(JournalLocked) as caught:
            opened(path)
        assert caught.value.details["device"] == ""


def test_a_disk_too_full_for_the_note_opens_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, data: bytes) -> None:
        raise DiskFull(path=path)

    monkeypatch.setattr(lock, "replace_file", refuse)
    with opened(tmp_path / "bord-4.jsonl") as journal:
        journal.insert(record(1))
        assert len(journal) == 1


def test_of_racing_processes_one_wins_and_its_death_frees_the_lock(
    tmp_path: Path,
) -> None:
    path = tmp_path / "bord-4.jsonl"
    processes = [child(CONTENDER, path) for _ in range(4)]
    try:
        for process in processes:
            assert process.stdout and process.stdout.readline() == "ready\n"
        for process in processes:
            assert process.stdin
            process.stdin.write("go\n")
            process.stdin.flush()
        said = {
            process: process.stdout.readline()
            for process in processes
            if process.stdout
        }
        assert sorted(said.values()) == ["refused\n"] * 3 + ["won\n"]
        winner = next(one for one, word in said.items() if word == "won\n")
        winner.kill()
        winner.wait()
        with opened(path) as journal:
            journal.insert(record(1))
    finally:
        for process in processes:
            process.kill()
            process.communicate()
