"""The real command line, killed at random moments."""

import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from facilitator.storage.folders import create_workspace
from facilitator.storage.laptops.safe_copy import SafeCopy
from tests.torture.rig.harness import (
    REPOSITORY,
    SESSION,
    TEXTS,
    Tell,
    factor,
    ids_in,
    journals,
)
from tests.torture.rig.scenes import OTHERS, an_evening, union_of

STREAMS = 6 * factor()
TRANSFERS = 2 * factor()
AGAIN = min(4 * factor(), 40)
LINES = 3000


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a fresh workspace of the ready-made template."""
    root = tmp_path / "mål ☂"
    create_workspace(root, "nya-mal")
    return root


@contextmanager
def running(
    root: Path, *arguments: object, fed: Path | None = None
) -> "Iterator[subprocess.Popen[bytes]]":
    """Run the program while this lasts, and kill it at the end."""
    aside = {"CONFIG_DIR": root / "config", "DEVICE": "bord-1", "LANG": "sv"}
    command = [sys.executable, "-m", "facilitator", "--workspace", str(root)]
    with (fed or Path(os.devnull)).open("rb") as stdin:
        process = subprocess.Popen(
            [*command, *map(str, arguments)],
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=REPOSITORY,
            env={**os.environ} | {f"FACILITATOR_{k}": str(v) for k, v in aside.items()},
        )
    with process:
        try:
            yield process
        finally:
            process.kill()


def test_no_line_that_log_has_answered_is_lost_when_it_is_killed(
    root: Path, tell: Tell
) -> None:
    chance = random.Random(1)
    promised: set[str] = set()
    lost: set[str] = set()
    for turn in range(STREAMS):
        lines = stream(root, f"{turn}", LINES)
        answers = killed_after(chance.randrange(99), root, lines)
        assert len(answers) < LINES
        promised |= {each["id"] for each in answers}
        lost |= promised - ids_in(journals(root))
    tell(
        "kill -9 of facilitator log --jsonl",
        kills=STREAMS, acknowledged=len(promised), lost=len(lost),
    )  # fmt: skip
    assert not lost


def test_a_stream_that_is_sent_again_after_each_kill_gives_each_statement_once(
    root: Path, tell: Tell
) -> None:
    chance = random.Random(3)
    count = 60 * AGAIN
    lines = stream(root, "form", count)
    known: dict[int, str] = {}
    for turn in range(AGAIN):
        wanted = 60 * turn + chance.randrange(60)
        for place, answer in enumerate(killed_after(wanted, root, lines)):
            assert known.setdefault(place, answer["id"]) == answer["id"]
    with running(root, "log", SESSION, "--jsonl", "-", fed=lines) as process:
        assert process.stdout
        whole = [json.loads(line) for line in process.stdout]
    twins = len(ids_in(journals(root))) - count
    tell("streams sent again after kills", kills=AGAIN, statements=count, twins=twins)
    assert len({each["id"] for each in whole}) == count
    assert all(known[place] == whole[place]["id"] for place in known)
    assert twins == 0


def stream(root: Path, source: str, count: int) -> Path:
    """Write statements as a stream holds them, each with an id where it came from."""
    coded = {"area": 1, "group": 2, "table": 3}
    objects = (
        {**coded, "text": TEXTS[n % len(TEXTS)], "source_id": f"{source}-{n}"}
        for n in range(count)
    )
    path = root / "rader.jsonl"
    path.write_text("".join(f"{json.dumps(each)}\n" for each in objects), "utf-8")
    return path


def killed_after(wanted: int, root: Path, lines: Path) -> list[dict[str, str]]:
    """Feed a stream, kill the program after so many answers; return all it gave."""
    with running(root, "log", SESSION, "--jsonl", "-", fed=lines) as process:
        assert process.stdout
        answers = [process.stdout.readline() for _ in range(wanted)]
        process.kill()
        answers += process.stdout.readlines()
    whole = [json.loads(each) for each in answers if each.endswith(b"\n")]
    assert all(each["ok"] for each in whole)
    return whole


def test_merge_pack_and_export_that_are_killed_leave_whole_files_only(
    root: Path, tmp_path: Path, tell: Tell
) -> None:
    stick = tmp_path / "stick"
    for device in OTHERS:
        an_evening(stick, device)
    an_evening(root)
    before = ids_in(journals(root))
    everything = before | union_of(journals(stick))
    tasks = (
        ("merge", SESSION, str(stick)),
        ("pack", SESSION, "-o", "ut/kopia.zip"),
        ("export", SESSION, "-o", "ut/rapport.json"),
    )
    kills = 0
    for task in tasks:
        for copy in _killed(root, task, tmp_path):
            kills += 1
            assert before <= ids_in(journals(copy))
            for path in (copy / "ut").glob("*.zip"):
                assert not SafeCopy(path).damaged
            for path in (copy / "ut").glob("*.json"):
                json.loads(path.read_bytes())
            with running(copy, *tasks[0]) as process:
                assert process.wait() == 0
            assert ids_in(journals(copy)) == everything
    tell("kill -9 of facilitator merge, pack and export", kills=kills, half_files=0)


def _killed(root: Path, task: tuple[str, ...], folder: Path) -> Iterator[Path]:
    """Yield copies of a workspace, in each of which a command was killed somewhere."""
    chance = random.Random(task[0])
    duration = 0.0
    for turn in range(TRANSFERS + 1):
        copy = folder / f"{task[0]}-{turn}"
        shutil.copytree(root, copy)
        began = time.perf_counter()
        with running(copy, *_placed(task, copy)) as process:
            if not duration:
                assert process.wait() == 0
                duration = time.perf_counter() - began
                continue
            # The first part of it is Python's own start.
            time.sleep(chance.uniform(0.3, 1) * duration)
            process.kill()
            if process.wait() < 0:
                yield copy


def _placed(task: tuple[str, ...], root: Path) -> tuple[str, ...]:
    """Return a command whose file is made within a workspace."""
    return tuple(str(root / each) if each[:3] == "ut/" else each for each in task)
