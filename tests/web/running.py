"""A form that is served by a process of its own, and phones that use it."""

import contextlib
import http.client
import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from facilitator.domain.session.session import Session
from facilitator.services.session.open_session import OpenSession
from facilitator.storage.folders import create_workspace
from facilitator.storage.journal.reading_store import ReadingStore
from facilitator.storage.plans.files import read_plan
from tests.torture.rig.harness import wall_clock

REPOSITORY = Path(__file__).parents[2]
SESSION = "2019-04-01-medborgardialog"
KIND = {"Content-Type": "application/x-www-form-urlencoded"}
PATIENCE_S = 30


@dataclass(slots=True)
class Running:
    """A server that was started."""

    root: Path
    process: "subprocess.Popen[bytes]"
    port: int = 0

    def told(self) -> dict[str, Any]:
        """Return the next line it tells; empty where it tells no more."""
        assert self.process.stdout
        line = self.process.stdout.readline()
        return json.loads(line) if line else {}

    def phone(self, address: str = "127.0.0.1") -> "Phone":
        """Return a phone with an address of its own."""
        return Phone(self.port, address)

    def end(self) -> int:
        """Let its input end, and wait until it has ended."""
        assert self.process.stdin
        with contextlib.suppress(OSError):
            self.process.stdin.close()
        return self.process.wait(PATIENCE_S)

    def kill(self) -> None:
        """End it at once, in the middle of whatever it does."""
        self.process.kill()
        self.process.wait()


@dataclass(slots=True)
class Phone:
    """Somebody who answers, with a connection for each request."""

    port: int
    address: str = "127.0.0.1"

    def ask(
        self, method: str, path: str, body: str = ""
    ) -> tuple[int, http.client.HTTPMessage, bytes]:
        """Ask once; return status, headers and body."""
        source = (self.address, 0)
        connection = http.client.HTTPConnection(
            "127.0.0.1", self.port, PATIENCE_S, source
        )
        try:
            connection.request(method, path, body or None, KIND if body else {})
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()

    def blank(self, query: str = "") -> str:
        """Fetch a form and return its path."""
        path = str(self.ask("GET", "/" + query)[1]["location"])
        return str(self.ask("GET", path)[1]["location"])

    def send(self, path: str, **filled: str) -> int:
        """Send a form; return the status."""
        status, _, _ = self.ask("POST", path, urlencode(filling(**filled)))
        return status


def filling(**changed: str) -> Mapping[str, str]:
    """Return what a form of the ready-made plan is filled in with."""
    usual = {"group": "unga-vuxna", "about": "tillvaxt/1a", "answer": "Fler bänkar"}
    return usual | changed


def token_in(path: str) -> str:
    """Return the token of a form's path."""
    found = re.search(r"/F/[^/]+/([^/?]+)", path)
    assert found
    return found[1]


def a_workspace(root: Path) -> Path:
    """Make a workspace, and spare it the megabyte that is kept in reserve."""
    create_workspace(root, "nya-mal")
    journals = journals_in(root)
    journals.mkdir(parents=True, exist_ok=True)
    (journals / "bord-1-formular.ballast").touch()
    return root


def journals_in(root: Path) -> Path:
    """Return where the session's journals are."""
    return root / "sessions" / SESSION / "journal"


TRIES = 5


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def started(root: Path, *arguments: str, port: int = 0) -> Running:
    """Start a server as the program does, and wait until it is open.

    A port that was free a moment ago may be another test's by now: another will do.
    """
    for _ in range(TRIES):
        running = _begun(root, *arguments, port=port or free_port())
        told = running.told()
        if told.get("told") == "open":
            running.port = told["port"]
            return running
        _put_away(running)
        if port or told.get("code") != "form.port_taken":
            break
    raise AssertionError(told)


def _begun(root: Path, *arguments: str, port: int) -> Running:
    command = [sys.executable, "-m", "facilitator", "--workspace", str(root)]
    command += ["--device", "bord-1", "serve", SESSION, "--for-program"]
    command += ["--host", "127.0.0.1", "--port", str(port), *arguments]
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=REPOSITORY,
        env={**os.environ, "FACILITATOR_LANG": "sv"},
    )
    return Running(root, process)


def _put_away(running: Running) -> None:
    running.kill()
    for stream in (running.process.stdin, running.process.stdout):
        assert stream
        with contextlib.suppress(OSError):
            stream.close()


@contextlib.contextmanager
def serving(root: Path, *arguments: str) -> Iterator[Running]:
    """Serve a form while this lasts."""
    running = started(root, *arguments)
    try:
        yield running
    finally:
        _put_away(running)


def kept(root: Path) -> Session:
    """Return what the journals hold, read as whoever may not write does."""
    plan = read_plan(journals_in(root).parent)
    store = ReadingStore(journals_in(root), SESSION)
    return OpenSession(plan, store, wall_clock, "läsare").load_all().session


def sources_in(session: Session) -> list[str]:
    """Return the tokens of all answers, counted and held."""
    counted = [each.source_id or "" for each in session.statements.values()]
    held = [each.source_id for each in session.quarantine.waiting_answers()]
    return [each.removeprefix("form:") for each in (*counted, *held)]


def until(holds: Callable[[], bool]) -> None:
    """Wait until something holds."""
    deadline = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)
