"""The form's server, killed while phones answer: every receipt holds."""

import random
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.client import HTTPException
from pathlib import Path

from tests.torture.rig.harness import Tell, factor
from tests.web.running import (
    Phone,
    a_workspace,
    kept,
    sources_in,
    started,
    token_in,
)

KILLS = 6 if factor() == 1 else 100
PHONES = 8


def test_every_receipt_is_in_the_journal_after_kills_under_load(
    tmp_path: Path, tell: Tell
) -> None:
    root, chance = a_workspace(tmp_path / "arbete"), random.Random(5)
    receipts: list[str] = []
    for turn in range(KILLS):
        running = started(root)
        over = threading.Event()
        with ThreadPoolExecutor(PHONES) as phones:
            for number in range(PHONES):
                phones.submit(answer, running.port, f"{turn}.{number}", receipts, over)
            over.wait(chance.uniform(0.1, 0.6))
            running.kill()
            over.set()
        for stream in (running.process.stdin, running.process.stdout):
            assert stream
            with suppress(OSError):
                stream.close()
        found = sources_in(kept(root))
        assert set(receipts) <= set(found)
        assert len(set(found)) == len(found)
    assert len(receipts) > KILLS
    tell("form killed under load", kills=KILLS, receipts=len(receipts), lost=0)


def answer(port: int, name: str, receipts: list[str], over: threading.Event) -> None:
    """Answer again and again until the server is gone; note each receipt."""
    phone = Phone(port)
    with suppress(OSError, HTTPException):
        for number in range(10_000):
            if over.is_set():
                return
            path = phone.blank()
            if phone.send(path, answer=f"Svar {name} {number}") == 303:
                receipts.append(token_in(path))
