"""Killing a laptop in the middle of its work."""

import random
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from facilitator.storage.journal.followed_file import FollowedFile
from tests.storage.records import child, opened

KILLS = 100
LANES = 2
LOGGER = """
import pathlib, sys
from tests.storage.records import opened, record, record_id
number = int(sys.argv[2])
with opened(pathlib.Path(sys.argv[1])) as journal:
    print("recovered" if journal.recovery else "whole", flush=True)
    while True:
        size = 60 if number % 7 == 0 else 1
        ids = journal.insert_multiple(
            record(number + i, "Vi vill ha fler bänkar längs ån. " * (i + 1))
            for i in range(size)
        )
        print(*ids, flush=True)
        number += size
"""


@pytest.mark.torture
def test_no_acknowledged_statement_is_lost_when_the_process_is_killed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with ThreadPoolExecutor(LANES) as lanes:
        counts = list(lanes.map(_lane, [tmp_path / str(i) for i in range(LANES)]))
    acknowledged, recovered = (sum(column) for column in zip(*counts, strict=True))
    with capsys.disabled():
        print(
            f"\n{KILLS} kills, {acknowledged} acknowledged, 0 lost, "
            f"{recovered} torn tails set aside"
        )
    assert acknowledged > 20 * KILLS


def _lane(folder: Path) -> tuple[int, int]:
    """Kill one journal's writer again and again; check what it had promised."""
    path = folder / "bord-4.jsonl"
    chance = random.Random(folder.name)
    promised: set[str] = set()
    recovered = 0
    for turn in range(KILLS // LANES):
        ids, opening = _killed(path, turn * 1_000_000, chance.randrange(40))
        promised.update(ids)
        recovered += opening == "recovered"
        followed = FollowedFile(path)
        kept = {one["h"] for one in followed.poll(1 << 30)}
        assert promised <= kept
        assert followed.damaged_lines == 0
    with opened(path) as journal:
        assert promised <= {found.doc_id for found in journal}
        assert journal.missing_lines == 0
    return len(promised), recovered


def _killed(path: Path, first: int, after: int) -> tuple[list[str], str]:
    """Let a fresh process log, kill it after some writes, return what it promised."""
    with child(LOGGER, path, first) as process:
        assert process.stdout
        opening = process.stdout.readline().strip()
        assert opening
        lines = [process.stdout.readline() for _ in range(after)]
        process.kill()
        lines.extend(process.stdout.readlines())
    whole = [line for line in lines if line.endswith("\n")]
    return [one for line in whole for one in line.split()], opening
