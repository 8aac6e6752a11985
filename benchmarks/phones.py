"""Phones that use a form: each visit is a page read, a while, and an answer.

`python -m benchmarks.phones PORT VISITS` storms a form and prints what came of it. Each
phone is a thread with plain sockets, so that the phones cost less than the form does.
"""

import json
import random
import re
import socket
import sys
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import count
from urllib.parse import urlencode

GROUP, ABOUT = "unga-vuxna", "tillvaxt/1a"
WRITING_S = 3.1
"""What a person needs at least; who is quicker is held as a robot."""
VISITS_OF_AN_ADDRESS = 5
PHONES = 100
PATIENCE_S = 60
_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
_LOCATION = re.compile(rb"\r\nlocation: *([^\r]+)", re.IGNORECASE)
_HEAD_END = b"\r\n\r\n"


@dataclass(slots=True)
class Heard:
    """What came back to all phones."""

    pages: list[float] = field(default_factory=list)
    """Seconds until the form was there."""
    answers: list[float] = field(default_factory=list)
    """Seconds until an answer was acknowledged."""
    acknowledged: list[str] = field(default_factory=list)
    """The tokens of answers that got their receipt."""
    failed: list[str] = field(default_factory=list)
    """The tokens of those that did not."""
    seconds: float = 0.0


class Line:
    """One connection of a phone, from an address of its own."""

    def __init__(self, port: int, number: int) -> None:
        home = number // VISITS_OF_AN_ADDRESS
        address = f"127.{10 + home // 62_500}.{home // 250 % 250}.{1 + home % 250}"
        to = ("127.0.0.1", port)
        self._socket = socket.create_connection(to, PATIENCE_S, (address, 0))

    def __enter__(self) -> "Line":
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def ask(self, method: str, path: str, body: str = "") -> tuple[int, str]:
        """Ask once; return the status and where it leads."""
        head = f"{method} {path} HTTP/1.1\r\nHost: a\r\n"
        if body:
            head += "Content-Type: application/x-www-form-urlencoded\r\n"
            head += f"Content-Length: {len(body)}\r\n"
        self._socket.sendall(f"{head}\r\n{body}".encode())
        told = self._until(b"", lambda told: _HEAD_END in told)
        start = told.index(_HEAD_END) + len(_HEAD_END)
        length, location = _LENGTH.search(told), _LOCATION.search(told)
        whole = start + int(length[1] if length else 0)
        self._until(told, lambda told: len(told) >= whole)
        return int(told[9:12]), location[1].decode() if location else ""

    def _until(self, told: bytes, enough: Callable[[bytes], bool]) -> bytes:
        while not enough(told):
            part = self._socket.recv(1 << 16)
            if not part:
                raise ConnectionError("the form hung up")
            told += part
        return told


def read_form(port: int, number: int, heard: Heard) -> str:
    """Follow the code to a form of its own; return where it is sent."""
    with Line(port, number) as line:
        began = time.perf_counter()
        status, path = line.ask("GET", "/")
        while status != 200:
            status, further = line.ask("GET", path)
            path = further or path
        heard.pages.append(time.perf_counter() - began)
        return path


def send_answer(port: int, number: int, path: str, heard: Heard) -> None:
    """Send an answer and look at the receipt."""
    filled = {"group": GROUP, "about": ABOUT, "answer": f"Svar {number}: fler bänkar"}
    token = path.rpartition("/")[2].partition("?")[0]
    with Line(port, number) as line:
        began = time.perf_counter()
        status, thanks = line.ask("POST", path, urlencode(filled))
        heard.answers.append(time.perf_counter() - began)
        taken = status == 303 and "tack" in thanks.casefold()
        (heard.acknowledged if taken else heard.failed).append(token)
        if thanks:
            line.ask("GET", thanks)


def hall(port: int, visits: int, seconds: float) -> Heard:
    """Let phones come at random moments, write for a while, and answer."""
    heard, chance = Heard(), random.Random(1)
    times = [(chance.uniform(0, seconds), chance.uniform(0, 1)) for _ in range(visits)]

    def visit(number: int) -> None:
        comes, thinks = times[number]
        time.sleep(comes)
        path = read_form(port, number, heard)
        time.sleep(WRITING_S + thinks)
        send_answer(port, number, path, heard)

    with ThreadPoolExecutor(visits) as phones:
        list(phones.map(visit, range(visits)))
    return heard


def storm(port: int, visits: int, writing: float = WRITING_S) -> Heard:
    """Let phones read and answer without a pause, each form open a while."""
    heard, numbers = Heard(), count()
    began = time.perf_counter()

    def work(phone: int) -> None:
        written: deque[tuple[float, int, str]] = deque()
        more = True
        while more or written:
            number = next(numbers) if more else visits
            more = number < visits
            if more:
                path = read_form(port, number, heard)
                written.append((time.perf_counter(), number, path))
            ready = time.perf_counter() - writing
            if written and written[0][0] <= ready:
                _, number, path = written.popleft()
                send_answer(port, number, path, heard)
            elif not more and written:
                time.sleep(written[0][0] - ready)

    with ThreadPoolExecutor(PHONES) as phones:
        list(phones.map(work, range(PHONES)))
    heard.seconds = time.perf_counter() - began
    return heard


def main() -> None:
    """Storm a form and print what came of it."""
    port, visits = map(int, sys.argv[1:3])
    heard = storm(port, visits)
    print(json.dumps({"failed": len(heard.failed), "seconds": heard.seconds}))


if __name__ == "__main__":
    main()
