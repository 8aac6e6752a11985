"""Phones that use a form: each visit is a page read, a while, and an answer.

`python -m benchmarks.phones PORT VISITS` storms a form and prints what came of it.
"""

import asyncio
import json
import random
import re
import sys
import time
from collections import deque
from dataclasses import dataclass, field
from itertools import count
from urllib.parse import urlencode

GROUP, ABOUT = "unga-vuxna", "tillvaxt/1a"
WRITING_S = 3.1
"""What a person needs at least; who is quicker is held as a robot."""
VISITS_OF_AN_ADDRESS = 5
PHONES = 100
_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
_LOCATION = re.compile(rb"\r\nlocation: *([^\r]+)", re.IGNORECASE)


@dataclass(slots=True)
class Heard:
    """What came back to all phones."""

    pages: list[float] = field(default_factory=list)
    """Seconds until the form was there."""
    answers: list[float] = field(default_factory=list)
    """Seconds until an answer was acknowledged."""
    acknowledged: list[str] = field(default_factory=list)
    """The tokens of answers that got their receipt."""
    failed: int = 0
    seconds: float = 0.0


class Line:
    """One connection of a phone, from an address of its own."""

    def __init__(self, port: int, number: int) -> None:
        home = number // VISITS_OF_AN_ADDRESS
        self._port = port
        self._address = (
            f"127.{10 + home // 62_500}.{home // 250 % 250}.{1 + home % 250}"
        )

    async def __aenter__(self) -> "Line":
        self._reader, self._writer = await asyncio.open_connection(
            "127.0.0.1", self._port, local_addr=(self._address, 0)
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        self._writer.close()

    async def ask(self, method: str, path: str, body: str = "") -> tuple[int, str]:
        """Ask once; return the status and where it leads."""
        head = f"{method} {path} HTTP/1.1\r\nHost: a\r\n"
        if body:
            head += "Content-Type: application/x-www-form-urlencoded\r\n"
            head += f"Content-Length: {len(body)}\r\n"
        self._writer.write(f"{head}\r\n{body}".encode())
        told = await self._reader.readuntil(b"\r\n\r\n")
        length, location = _LENGTH.search(told), _LOCATION.search(told)
        if length and int(length[1]):
            await self._reader.readexactly(int(length[1]))
        return int(told[9:12]), location[1].decode() if location else ""


async def read_form(port: int, number: int, heard: Heard) -> str:
    """Follow the code to a form of its own; return where it is sent."""
    async with Line(port, number) as line:
        began = time.perf_counter()
        _, path = await line.ask("GET", "/")
        while True:
            status, further = await line.ask("GET", path)
            if status == 200:
                break
            path = further
        heard.pages.append(time.perf_counter() - began)
        return path


async def send_answer(port: int, number: int, path: str, heard: Heard) -> None:
    """Send an answer and look at the receipt."""
    filled = {"group": GROUP, "about": ABOUT, "answer": f"Svar {number}: fler bänkar"}
    async with Line(port, number) as line:
        began = time.perf_counter()
        status, thanks = await line.ask("POST", path, urlencode(filled))
        heard.answers.append(time.perf_counter() - began)
        if status == 303 and "tack" in thanks.casefold():
            heard.acknowledged.append(path.rpartition("/")[2].partition("?")[0])
        else:
            heard.failed += 1
        await line.ask("GET", thanks)


async def hall(port: int, visits: int, seconds: float) -> Heard:
    """Let phones come at random moments, write for a while, and answer."""
    heard, chance = Heard(), random.Random(1)

    async def visit(number: int) -> None:
        await asyncio.sleep(chance.uniform(0, seconds))
        path = await read_form(port, number, heard)
        await asyncio.sleep(WRITING_S + chance.uniform(0, 1))
        await send_answer(port, number, path, heard)

    await asyncio.gather(*map(visit, range(visits)))
    return heard


async def storm(port: int, visits: int, writing: float = WRITING_S) -> Heard:
    """Let phones read and answer without a pause, each form open a while."""
    heard, numbers = Heard(), count()
    began = time.perf_counter()

    async def work() -> None:
        written: deque[tuple[float, int, str]] = deque()
        more = True
        while more or written:
            number = next(numbers) if more else visits
            more = number < visits
            if more:
                path = await read_form(port, number, heard)
                written.append((time.perf_counter(), number, path))
            ready = time.perf_counter() - writing
            if written and written[0][0] <= ready:
                _, number, path = written.popleft()
                await send_answer(port, number, path, heard)
            elif not more and written:
                await asyncio.sleep(written[0][0] - ready)

    await asyncio.gather(*(work() for _ in range(PHONES)))
    heard.seconds = time.perf_counter() - began
    return heard


def main() -> None:
    """Storm a form and print what came of it."""
    port, visits = map(int, sys.argv[1:3])
    heard = asyncio.run(storm(port, visits))
    print(json.dumps({"failed": heard.failed, "seconds": heard.seconds}))


if __name__ == "__main__":
    main()
