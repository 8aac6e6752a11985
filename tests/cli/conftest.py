"""What the tests of the command line share: a workspace and a way to call it."""

import io
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import pytest

from facilitator.cli.main import run

SESSION = "2019-04-01-medborgardialog"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a call gave."""

    status: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The answer as one JSON document."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        """The answer as JSON Lines."""
        return [json.loads(line) for line in self.out.split("\n") if line]


@dataclass(frozen=True, slots=True)
class Shell:
    """Calls the command line in this process, in the workspace `root`."""

    root: Path
    capsys: pytest.CaptureFixture[str]
    monkeypatch: pytest.MonkeyPatch

    def __call__(self, *args: object, stdin: bytes = b"") -> Answer:
        """Run a command and return what it gave."""
        self.capsys.readouterr()
        given = io.TextIOWrapper(io.BytesIO(stdin))
        with self.monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", given)
            status = run(["--workspace", str(self.root), *map(str, args)])
        return Answer(status, *self.capsys.readouterr())

    def log(self, text: str, *args: object) -> str:
        """Log one statement and return its number."""
        coding = ("--area", 3, "--group", 2)
        answer = self("log", "04-01", *coding, *args, "--", text)
        assert (answer.status, answer.err) == (0, "")
        return answer.out.strip()

    def jsonl(self, *objects: object) -> Answer:
        """Log objects by the stream."""
        lines = "".join(json.dumps(each) + "\n" for each in objects)
        return self("log", "04-01", "--jsonl", "-", stdin=lines.encode())

    def statements(self, *args: object) -> list[Any]:
        """Return the rows of the statements."""
        answer = self("statements", "04-01", "--json", *args)
        assert answer.status == 0
        return answer.lines

    @property
    def journal(self) -> Path:
        """The one journal of the session."""
        (path,) = (self.root / "sessions" / SESSION / "journal").glob("*.jsonl")
        return path


@pytest.fixture
def shell(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Shell:
    """Return a shell in a fresh workspace made of the ready-made template."""
    for name in ("WORKSPACE", "DEVICE"):
        monkeypatch.delenv(f"FACILITATOR_{name}", raising=False)
    monkeypatch.setenv("FACILITATOR_CONFIG_DIR", str(tmp_path / "config"))
    monkeypatch.setenv("FACILITATOR_LANG", "sv")
    root = tmp_path / "mål ☂"
    assert run(["new", str(root)]) == 0
    return Shell(root, capsys, monkeypatch)


def process(
    root: Path, *args: object, stdout: int | IO[bytes] = subprocess.PIPE
) -> "subprocess.Popen[bytes]":
    """Start the program as a process of its own, with pipes."""
    command = [sys.executable, "-m", "facilitator", "--workspace", str(root)]
    return subprocess.Popen(
        [*command, *map(str, args)],
        stdin=subprocess.PIPE,
        stdout=stdout,
        stderr=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "FACILITATOR_LANG": "sv"},
    )
