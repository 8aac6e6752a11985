"""Whatever is sent to the form: it goes on, loses nothing, and does not grow."""

import contextlib
import random
import socket
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.torture.rig.harness import factor
from tests.web.running import (
    KIND,
    Running,
    a_workspace,
    filling,
    kept,
    serving,
    sources_in,
    token_in,
)

pytestmark = pytest.mark.slow

REQUESTS = 10_000
AT_ONCE = 12
MOST_GROWTH_KB = 16 * 1024
"""Memory that may be gained over all requests: caches fill, then nothing more."""
LINUX = pytest.mark.skipif(
    sys.platform != "linux", reason="needs /proc and many loopback addresses"
)


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    """Return a form that is being served."""
    with serving(a_workspace(tmp_path / "arbete")) as started:
        yield started


def memory_kb(running: Running) -> int:
    """Return how much memory the server holds."""
    status = Path(f"/proc/{running.process.pid}/status").read_text()
    (line,) = (each for each in status.splitlines() if each.startswith("VmRSS"))
    return int(line.split()[1])


def odd(chance: random.Random, path: str) -> bytes:
    """Return a request of any kind, most of them none that a phone would send."""
    junk = chance.randbytes(chance.randrange(1, 400))
    name = bytes(chance.choices(b"abcXYZ-_.%/\\ \x00\xff\"';<>", k=12))
    start = b"POST " + path.encode() + b" HTTP/1.1\r\nHost: a\r\n"
    form = b"Content-Type: application/x-www-form-urlencoded\r\n"
    size = b"Content-Length: %d\r\n\r\n"
    bad = b"answer=" + b"%C3%28" * 50 + b"&group=%FF&about=%00"
    get, end = b"GET / HTTP/1.1\r\nHost: a\r\n", b"\r\n\r\n"
    kinds = (
        junk,
        b"GET /" + name + b" HTTP/1.1\r\nHost: a" + end,
        get + b"X: " + b"a" * 40_000 + end,
        get + b"".join(b"X%d: y\r\n" % n for n in range(2000)) + b"\r\n",
        start + form + size % len(junk) + junk,
        start + b"Content-Length: 99999999999" + end + junk,
        start + b"Content-Length: -1" + end + junk,
        start + b"Transfer-Encoding: chunked" + end + b"ZZ\r\n" + junk,
        start + form + size % len(bad) + bad,
        b"GET /../../../etc/passwd HTTP/1.1\r\nHost: a" + end,
        b"GET /%2e%2e/%00/%ff?B=%ff&O=" + b"9" * 300 + b" HTTP/1.0" + end,
        get + b"Accept-Language: " + name + end,
        get + b"Upgrade: websocket\r\nConnection: upgrade" + end,
        (get + b"\r\n") * 20,
    )
    return chance.choice(kinds)


def send(port: int, address: str, request: bytes, hurry: bool) -> None:
    """Send bytes from an address, and read some of the answer or none."""
    with (
        contextlib.suppress(OSError),
        socket.create_connection(("127.0.0.1", port), 10, (address, 0)) as line,
    ):
        line.sendall(request)
        if not hurry:
            line.settimeout(2)
            line.shutdown(socket.SHUT_WR)
            line.recv(4096)


@LINUX
def test_ten_thousand_odd_requests_break_nothing_and_lose_nothing(
    running: Running, capsys: pytest.CaptureFixture[str]
) -> None:
    acknowledged: list[str] = []
    path = running.phone().blank()

    def storm(worker: int) -> None:
        chance = random.Random(worker)
        for turn in range(REQUESTS * factor() // AT_ONCE):
            address = f"127.0.{1 + worker}.{1 + turn % 100}"
            request = odd(chance, path)
            send(running.port, address, request, chance.random() < 0.5)
            if turn % 40 == 0:
                phone = running.phone(f"127.1.{1 + worker}.{1 + turn % 200}")
                blank = phone.blank()
                if phone.send(blank, answer=f"Svar {worker} {turn}") == 303:
                    acknowledged.append(token_in(blank))

    storm(99)
    before = memory_kb(running)
    with ThreadPoolExecutor(AT_ONCE - 1) as workers:
        list(workers.map(storm, range(AT_ONCE - 1)))
    assert running.process.poll() is None
    assert running.phone("127.2.0.1").ask("GET", "/halsa")[0] == 200
    found = sources_in(kept(running.root))
    assert sorted(acknowledged) == sorted(found)
    assert len(acknowledged) > 200
    growth = memory_kb(running) - before
    assert growth < MOST_GROWTH_KB
    with capsys.disabled():
        print(
            f"\n{REQUESTS * factor():,} odd requests, {len(acknowledged)} acknowledged,"
            f" 0 lost, memory {growth:+,} kB"
        )


@LINUX
def test_a_request_that_never_ends_is_not_kept_in_memory(running: Running) -> None:
    path = running.phone().blank()
    before = memory_kb(running)
    head = f"POST {path} HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
    with socket.create_connection(("127.0.0.1", running.port), 10) as line:
        line.sendall(head.encode())
        for _ in range(5000):
            line.sendall(b"1000\r\n" + b"a" * 4096 + b"\r\n")
        assert line.recv(100).startswith(b"HTTP/1.1 413")
    assert memory_kb(running) - before < 4096
    assert running.phone().ask("GET", "/halsa")[0] == 200


def test_what_is_no_http_gets_the_headers_of_every_answer(running: Running) -> None:
    with socket.create_connection(("127.0.0.1", running.port), 10) as line:
        line.sendall(b"HEJ\r\n\r\n")
        answer = line.recv(4096).lower()
    assert answer.startswith(b"http/1.1 400")
    assert b"content-security-policy: default-src 'none'" in answer


def test_a_form_sent_in_pieces_is_one_answer(running: Running) -> None:
    path = running.phone().blank()
    body = urlencode(filling()).encode()
    head = f"POST {path} HTTP/1.1\r\nHost: a\r\nContent-Length: {len(body)}\r\n"
    request = head.encode() + b"Content-Type: " + KIND["Content-Type"].encode()
    request += b"\r\n\r\n" + body
    with socket.create_connection(("127.0.0.1", running.port), 10) as line:
        for byte in request:
            line.sendall(bytes([byte]))
        assert line.recv(4096).startswith(b"HTTP/1.1 303")
    assert sources_in(kept(running.root)) == [token_in(path)]
