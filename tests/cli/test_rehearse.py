"""`facilitator rehearse`: a report, and nothing left behind."""

import json
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from time import monotonic, sleep

import pytest

from tests.cli.conftest import Shell
from tests.documents.validators import page_texts

pytestmark = pytest.mark.slow

REPOSITORY = Path(__file__).parents[2]


def tree(root: Path) -> dict[Path, bytes]:
    """Return every file below a folder and what it holds."""
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def is_there(root: Path, name: str) -> bool:
    """Tell whether there is a file below a folder that others are changing."""
    try:
        return any(root.rglob(name))
    except FileNotFoundError:  # A folder has gone while it was looked through.
        return False


@pytest.fixture
def room(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where the temporary folders of this test are."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setenv("HOME", str(tmp_path / "hem"))
    monkeypatch.chdir(shell.root)
    return folder


def test_the_report_tells_all_that_an_evening_depends_on(
    shell: Shell, room: Path
) -> None:
    before = tree(shell.root.parent)
    answer = shell("rehearse")
    assert (answer.status, answer.err) == (0, "")
    for told in ("ÖVNING", "900", "90 minuter", "100 personer", "2 funna, 2 fyllda"):
        assert told in answer.out
    assert answer.out.count(": ja") == 2
    assert all(len(line) <= 160 for line in answer.out.splitlines())
    assert tree(shell.root.parent) == before and not list(room.iterdir())


def test_the_report_as_json(shell: Shell, room: Path) -> None:
    report = shell("rehearse", "--json", "--statements", 300).document
    assert report["statements"] == 300
    assert report["balances"] and report["sound"]
    assert report["killed"]["had"] == report["killed"]["came_back"]
    assert len(report["found"]) == 2 and report["gaps"] == 0


def test_keep_leaves_the_workspace_where_it_was_asked_for(
    shell: Shell, room: Path, tmp_path: Path
) -> None:
    kept = tmp_path / "övning"
    assert shell("rehearse", "--statements", 50, "--keep", kept).status == 0
    assert not list(room.iterdir())
    (plan,) = kept.glob("sessions/*/session.toml")
    assert "rehearsal = true" in plan.read_text("utf-8")
    again = shell("rehearse", "--statements", 50, "--keep", kept)
    assert again.status == 1 and str(kept) in again.err


def test_the_correction_slips_are_made_when_the_last_round_has_ended(
    shell: Shell, room: Path, tmp_path: Path
) -> None:
    kept = tmp_path / "övning"
    asked = ("--headless", "--json", "--statements", 60, "--keep", kept)
    slips = Path(shell("rehearse", *asked).document["slips"]["path"])
    assert slips.is_relative_to(kept / "exports")
    text = "".join(page_texts(slips))
    assert "Rättelselapp" in text and "Övning" in text
    assert slips.name.startswith("ovning-")
    listed = shell("sessions", "--workspace", kept, "--json").document
    assert listed[0]["name"].startswith("ÖVNING · ")
    exported = shell("export", "2019", "--format", "json", "--workspace", kept)
    data = json.loads(Path(exported.out.strip()).read_text("utf-8"))
    assert data["session"]["rehearsal"] is True


@pytest.mark.parametrize(
    "wrong",
    [
        ("--statements", "0"),
        ("--statements", "många"),
        ("--speed", "-1"),
        ("--speed", "nan"),
        ("--practice", "--headless"),
        ("--practice",),
    ],
)
def test_what_cannot_be_is_wrong_usage(
    shell: Shell, room: Path, wrong: tuple[str, ...]
) -> None:
    answer = shell("rehearse", *wrong)
    assert answer.status == 2 and answer.err and not answer.out
    assert not list(room.iterdir())


def test_no_workspace_is_needed_nor_looked_at(
    shell: Shell, room: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("FACILITATOR_WORKSPACE", str(tmp_path / "finns-inte"))
    monkeypatch.chdir(tmp_path)
    assert shell("rehearse", "--statements", 40).status == 0


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_rehearsal_that_is_ended_from_outside_leaves_nothing(room: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "facilitator", "rehearse", "--speed", "1"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        cwd=REPOSITORY,
        env={**os.environ, "TMPDIR": str(room)},
    )
    end = monotonic() + 20
    while not is_there(room, "bord-9.jsonl") and monotonic() < end:
        sleep(0.02)
    assert is_there(room, "bord-9.jsonl")
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=20)
    assert process.returncode == 128 + signal.SIGTERM
    assert not list(room.iterdir())
