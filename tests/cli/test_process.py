"""The program as a process: killed, cut off, on odd consoles, and quick."""

import json
import os
import random
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.cli.conftest import Shell, process

pytestmark = pytest.mark.slow

REPOSITORY = Path(__file__).parents[2]
ROUNDS = 4
LINE = {"text": "Vi vill ha fler bänkar längs ån", "area": 1, "group": 2}


def test_no_acknowledged_statement_is_lost_when_the_stream_is_killed(
    shell: Shell, capsys: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random(7)
    promised: list[str] = []
    for turn in range(ROUNDS):
        acknowledged = _killed_after(shell.root, chance.randrange(1, 60), turn)
        promised += [answer["id"] for answer in acknowledged]
        kept = {row["id"] for row in shell.statements()}
        assert set(promised) <= kept
    with capsys.disabled():
        print(f"\n{ROUNDS} kills, {len(promised)} acknowledged, 0 lost")


def _killed_after(root: Path, wanted: int, turn: int) -> list[dict[str, str]]:
    """Feed a stream without waiting, kill it; return the answers that were read."""
    fed = b"".join(
        json.dumps({**LINE, "source_id": f"{turn}-{n}"}).encode() + b"\n"
        for n in range(2000)
    )
    file = root / f"rader-{turn}.jsonl"
    file.write_bytes(fed)
    with process(root, "log", "04-01", "--jsonl", file) as running:
        assert running.stdout is not None
        answers = [json.loads(running.stdout.readline()) for _ in range(wanted)]
        running.kill()
        rest = running.stdout.read()
    answers += [json.loads(line) for line in rest.split(b"\n")[:-1]]
    assert 0 < len(answers) < 2000
    return answers


def test_a_stream_answers_each_line_before_the_next_one_comes(shell: Shell) -> None:
    with process(shell.root, "log", "04-01", "--jsonl", "-") as running:
        assert running.stdin is not None and running.stdout is not None
        for number in (1, 2, 3):
            running.stdin.write(json.dumps(LINE).encode() + b"\n")
            running.stdin.flush()
            answer = json.loads(running.stdout.readline())
            assert answer["number"] == f"00-0-{number:03d}"
        running.stdin.close()
        assert running.wait() == 0


def test_a_reader_that_has_enough_is_left_in_peace(shell: Shell) -> None:
    shell.jsonl(*({**LINE, "text": "o" * 4000} for _ in range(60)))
    with process(shell.root, "statements", "04-01", "--json") as running:
        assert running.stdout is not None and running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait() == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
def test_an_answer_that_cannot_be_written_is_told(shell: Shell) -> None:
    with Path("/dev/full").open("wb") as full:
        running = process(shell.root, "check", stdout=full)
        _, told = running.communicate()
    assert running.returncode == 1
    assert "Svaret kunde inte skrivas" in told.decode()
    assert b"Traceback" not in told and b"Exception" not in told


def test_a_pipe_gets_utf8_whatever_the_locale_says(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.log("räksmörgås ☂")
    monkeypatch.setenv("PYTHONIOENCODING", "cp1252")
    with process(shell.root, "statements", "04-01") as running:
        out, err = running.communicate()
    assert running.returncode == 0 and err == b""
    assert "räksmörgås ☂" in out.decode("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
def test_names_that_are_no_utf8_are_told_and_not_a_fault(shell: Shell) -> None:
    folder = os.fsdecode(os.fsencode(str(shell.root)) + b"/\xff\x1b[2J")
    with process(shell.root, "new", folder) as running:
        out, err = running.communicate()
    assert running.returncode == 0 and err == b""
    assert b"\x1b" not in out and b"\\udcff" in out


def test_logging_from_the_command_line_loads_no_heavy_package(shell: Shell) -> None:
    args = ["--workspace", str(shell.root), "log", "04-01"]
    args += ["--area", "1", "--group", "1", "hej"]
    code = f"import sys; from facilitator.cli.main import run; run({args!r});"
    code += "print(*sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=REPOSITORY,
    )
    loaded = {name.partition(".")[0] for name in done.stderr.split()}
    assert "tinydb" in loaded
    assert not loaded & {"textual", "rich", "reportlab", "qrcode", "PIL", "babel"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")
def test_without_a_command_the_full_screen_opens_and_quits(shell: Shell) -> None:
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "facilitator", "--workspace", str(shell.root)]
    with subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, cwd=REPOSITORY
    ) as running:
        os.close(theirs)
        seen = b""
        while b"Medborgardialog" not in seen:
            seen += os.read(ours, 1 << 16)
        os.write(ours, b"\x11")  # Ctrl+Q
        with suppress(OSError):  # Linux says so where the other end is gone
            while os.read(ours, 1 << 16):
                pass
    os.close(ours)
    assert running.returncode == 0
