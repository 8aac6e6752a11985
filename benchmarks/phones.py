"""Phones that use a form: each visit is a page read, a while, and an answer.

`python -m benchmarks.phones PORT VISITS` storms a form and prints what came of it. The
phones are plain sockets in one loop, so that they cost less than the form does.
"""

import json
import random
import re
import socket
import sys
import time
from collections import deque
from collections.abc import Generator, Iterable
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count
from selectors import EVENT_READ, EVENT_WRITE, DefaultSelector
from typing import TypeAlias, TypeVar
from urllib.parse import urlencode

Result = TypeVar("Result")
Wish: TypeAlias = tuple[socket.socket, int] | float
"""A socket and what is to be possible with it, or seconds to sleep."""
Phone: TypeAlias = Generator[Wish, None, Result]
"""Somebody with a phone, who yields what is waited for."""

GROUP, ABOUT = "unga-vuxna", "tillvaxt/1a"
WRITING_S = 3.1
"""What a person needs at least; who is quicker is held as a robot."""
VISITS_OF_AN_ADDRESS = 5
PHONES = 100
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
        self._socket = socket.socket()
        self._socket.setblocking(False)
        self._socket.bind((address, 0))
        self._socket.connect_ex(("127.0.0.1", port))
        self._is_new = True

    def close(self) -> None:
        """Hang up."""
        self._socket.close()

    def ask(self, method: str, path: str, body: str = "") -> Phone[tuple[int, str]]:
        """Ask once; return the status and where it leads."""
        head = f"{method} {path} HTTP/1.1\r\nHost: a\r\n"
        if body:
            head += "Content-Type: application/x-www-form-urlencoded\r\n"
            head += f"Content-Length: {len(body)}\r\n"
        if self._is_new:
            self._is_new = False
            yield self._socket, EVENT_WRITE
        self._socket.sendall(f"{head}\r\n{body}".encode())
        told = b""
        while not _is_whole(told):
            yield self._socket, EVENT_READ
            part = self._socket.recv(1 << 16)
            if not part:
                raise ConnectionError("the form hung up")
            told += part
        location = _LOCATION.search(told)
        return int(told[9:12]), location[1].decode() if location else ""


def _is_whole(told: bytes) -> bool:
    end = told.find(_HEAD_END)
    length = _LENGTH.search(told, 0, end) if end >= 0 else None
    needed = end + len(_HEAD_END) + int(length[1] if length else 0)
    return end >= 0 and len(told) >= needed


def read_form(port: int, number: int, heard: Heard) -> Phone[str]:
    """Follow the code to a form of its own; return where it is sent."""
    line = Line(port, number)
    began = time.perf_counter()
    status, path = yield from line.ask("GET", "/")
    while status != 200:
        status, further = yield from line.ask("GET", path)
        path = further or path
    heard.pages.append(time.perf_counter() - began)
    line.close()
    return path


def send_answer(port: int, number: int, path: str, heard: Heard) -> Phone[None]:
    """Send an answer and look at the receipt."""
    filled = {"group": GROUP, "about": ABOUT, "answer": f"Svar {number}: fler bänkar"}
    token = path.rpartition("/")[2].partition("?")[0]
    line = Line(port, number)
    began = time.perf_counter()
    status, thanks = yield from line.ask("POST", path, urlencode(filled))
    heard.answers.append(time.perf_counter() - began)
    taken = status == 303 and "tack" in thanks.casefold()
    (heard.acknowledged if taken else heard.failed).append(token)
    if thanks:
        yield from line.ask("GET", thanks)
    line.close()


def hall(port: int, visits: int, seconds: float) -> Heard:
    """Let phones come at random moments, write for a while, and answer."""
    heard, chance = Heard(), random.Random(1)

    def visit(number: int) -> Phone[None]:
        yield chance.uniform(0, seconds)
        path = yield from read_form(port, number, heard)
        yield WRITING_S + chance.uniform(0, 1)
        yield from send_answer(port, number, path, heard)

    _let_go(map(visit, range(visits)))
    return heard


def storm(port: int, visits: int, writing: float = WRITING_S) -> Heard:
    """Let phones read and answer without a pause, each form open a while."""
    heard, numbers = Heard(), count()
    began = time.perf_counter()

    def work() -> Phone[None]:
        written: deque[tuple[float, int, str]] = deque()
        more = True
        while more or written:
            number = next(numbers) if more else visits
            more = number < visits
            if more:
                path = yield from read_form(port, number, heard)
                written.append((time.perf_counter(), number, path))
            ready = time.perf_counter() - writing
            if written and written[0][0] <= ready:
                _, number, path = written.popleft()
                yield from send_answer(port, number, path, heard)
            elif not more and written:
                yield written[0][0] - ready

    _let_go(work() for _ in range(PHONES))
    heard.seconds = time.perf_counter() - began
    return heard


def _let_go(phones: Iterable[Phone[None]]) -> None:
    """Let phones do what they do, until all are done."""
    sleeping: list[tuple[float, int, Phone[None]]] = []
    order = count()
    with DefaultSelector() as waiting:

        def go_on(phone: Phone[None]) -> None:
            wish = next(phone, None)
            if isinstance(wish, float):
                wakes = time.perf_counter() + wish
                heappush(sleeping, (wakes, next(order), phone))
            elif wish:
                waiting.register(*wish, phone)

        for phone in phones:
            go_on(phone)
        while sleeping or waiting.get_map():
            left = sleeping[0][0] - time.perf_counter() if sleeping else None
            for key, _ in waiting.select(left and max(left, 0)):
                waiting.unregister(key.fileobj)
                go_on(key.data)
            while sleeping and sleeping[0][0] <= time.perf_counter():
                go_on(heappop(sleeping)[2])


def main() -> None:
    """Storm a form and print what came of it."""
    port, visits = map(int, sys.argv[1:3])
    heard = storm(port, visits)
    print(json.dumps({"failed": len(heard.failed), "seconds": heard.seconds}))


if __name__ == "__main__":
    main()
