"""The server as a process: started, watched, ended, and refused in words."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.bootstrap import Wishes, build
from facilitator.i18n.sentences.all import sentence
from facilitator.i18n.translate import load
from facilitator.services.form_server import FormServer
from tests.web.running import (
    REPOSITORY,
    SESSION,
    Phone,
    a_workspace,
    free_port,
    kept,
    serving,
    started,
    token_in,
    until,
)

pytestmark = pytest.mark.slow


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a workspace."""
    return a_workspace(tmp_path / "arbete")


@pytest.fixture
def server(root: Path) -> Iterator[FormServer]:
    """Return the server of a workspace as the full screen has it."""
    office = build(Wishes(root, "sv", "bord-1")).office
    assert office
    yield office.form
    office.form.stop()


def test_the_program_starts_it_sees_answers_come_and_stops_it(
    root: Path, server: FormServer
) -> None:
    server.start(SESSION, host="127.0.0.1", port=free_port())
    until(lambda: server.look().phase != "starting")
    seen = server.look()
    assert (seen.phase, seen.answers) == ("open", 0), seen.error
    phone = Phone(seen.port)
    path = phone.blank()
    phone.ask("GET", path)
    assert phone.send(path) == 303
    until(lambda: server.look().answers == 1)
    assert (server.look().phones, server.look().held) == (1, 1)
    (held,) = kept(root).quarantine.waiting_answers()
    assert held.source_id == f"form:{token_in(path)}"
    assert held.by == "form"
    server.stop()
    until(lambda: not _is_listening(seen.port))


def test_it_may_be_started_anew_at_once(server: FormServer) -> None:
    for _ in range(3):
        server.start(SESSION, host="127.0.0.1", port=free_port())
    until(lambda: server.look().phase == "open")


def test_a_folder_of_the_programs_name_where_the_user_stands_is_not_run(
    server: FormServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "här" / "facilitator"
    other.mkdir(parents=True)
    (other / "__init__.py").write_text("raise SystemExit(7)", "utf-8")
    monkeypatch.chdir(other.parent)
    server.start(SESSION, host="127.0.0.1", port=free_port())
    until(lambda: server.look().phase != "starting")
    assert server.look().phase == "open", server.look().error


def test_a_port_that_is_taken_is_told_in_words(server: FormServer) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        server.start(SESSION, host="127.0.0.1", port=port)
        until(lambda: server.look().phase == "failed")
    error = server.look().error
    assert error
    assert f"har port {port}" in sentence(load("sv"), error)


@pytest.mark.parametrize("host", ["192.0.2.77", "inte-en-dator"])
def test_an_address_that_is_not_ours_is_told_in_words(
    server: FormServer, host: str
) -> None:
    server.start(SESSION, host=host, port=free_port())
    until(lambda: server.look().phase == "failed")
    error = server.look().error
    assert error and host in sentence(load("sv"), error)


def test_a_session_that_is_not_there_is_told_in_words(server: FormServer) -> None:
    server.start("1999-01-01")
    until(lambda: server.look().phase == "failed")
    error = server.look().error
    assert error and SESSION in sentence(load("sv"), error)


def test_a_second_form_of_the_same_laptop_is_refused(root: Path) -> None:
    with serving(root):
        office = build(Wishes(root, "sv", "bord-1")).office
        assert office
        office.form.start(SESSION, port=free_port())
        until(lambda: office.form.look().phase == "failed")
        error = office.form.look().error
        assert error and error.code == "journal.locked"


def test_a_child_that_is_killed_is_told(server: FormServer) -> None:
    server.start(SESSION, host="127.0.0.1", port=free_port())
    until(lambda: server.look().phase == "open")
    process = server._child._process  # type: ignore[union-attr]
    process.kill()
    until(lambda: server.look().phase == "failed")
    error = server.look().error
    assert error and "är sparat" in sentence(load("sv"), error)


def test_the_server_ends_when_the_program_is_killed(root: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path;"
        "from facilitator.bootstrap import Wishes, build;"
        f"office = build(Wishes(Path({str(root)!r}), 'sv', 'bord-1')).office;"
        f"office.form.start({SESSION!r}, host='127.0.0.1', port={free_port()});"
        "\nwhile office.form.look().phase == 'starting': time.sleep(0.05)"
        "\nprint(office.form.look().port, flush=True); time.sleep(60)"
    )
    program = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, cwd=REPOSITORY
    )
    with program:
        assert program.stdout
        port = int(program.stdout.readline())
        assert port and _is_listening(port)
        program.kill()
    until(lambda: not _is_listening(port))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_a_signal_ends_it_once_all_are_answered(root: Path, name: str) -> None:
    running = started(root)
    running.process.send_signal(getattr(signal, name))
    assert running.process.wait(20) == 0
    running.end()
    assert running.process.stdout
    running.process.stdout.close()


def test_it_comes_back_at_the_same_port_with_open_forms_alive(root: Path) -> None:
    port = free_port()
    first = started(root, port=port)
    path = first.phone().blank()
    assert first.end() == 0
    again = started(root, port=port)
    assert again.phone().send(path) == 303
    assert again.end() == 0
    for each in (first, again):
        assert each.process.stdout
        each.process.stdout.close()


def test_a_slow_caller_is_cut_and_holds_nobody_up(root: Path) -> None:
    with serving(root) as running:
        idle = [
            socket.create_connection(("127.0.0.1", running.port)) for _ in range(700)
        ]
        for each in idle:
            each.sendall(b"GET / HTTP/1.1\r\nHost: ")
        began = time.monotonic()
        assert running.phone().ask("GET", "/halsa")[0] == 200
        assert time.monotonic() - began < 5
        for each in idle:
            each.close()


def _is_listening(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(2)
        return probe.connect_ex(("127.0.0.1", port)) == 0
