"""Names of journal files."""

from pathlib import Path

import pytest

from facilitator.storage.journal.segments import (
    current_segment,
    next_segment,
)


def test_a_device_begins_with_a_file_of_its_name(tmp_path: Path) -> None:
    assert current_segment(tmp_path / "none", "bord-4").name == "bord-4.jsonl"
    assert next_segment(tmp_path / "bord-4.jsonl").name == "bord-4.2.jsonl"


def test_the_newest_segment_is_the_current_one(tmp_path: Path) -> None:
    names = ("bord-4.jsonl", "bord-4.9.jsonl", "bord-4.10.jsonl", "bord-44.99.jsonl")
    others = ("bord-4.11.jsonl.lock", "bord-4.jsonl.damaged-1", "bord-4.old.jsonl")
    for name in names + others:
        (tmp_path / name).touch()
    assert current_segment(tmp_path, "bord-4").name == "bord-4.10.jsonl"
    assert next_segment(tmp_path / "bord-4.10.jsonl").name == "bord-4.11.jsonl"


def test_a_name_that_is_no_journal_has_no_next(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="bord-4"):
        next_segment(tmp_path / "bord-4.jsonl.lock")
