"""What makes a hall of a workspace: a clock that ticks, and a laptop that logs."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from benchmarks.material import NONCE, SESSION, Material, saying
from facilitator.domain.events.commands import SetClock
from facilitator.services.session.open_session import OpenSession
from facilitator.storage.journal.session_store import (
    Writer,
    WritingStore,
)


def start_clock(material: Material) -> None:
    """Open a long round, so that a clock ticks in whatever shows the session."""
    session = _opened(material, "bord-4")
    session.execute(SetClock("opened", round="omgang-2"))
    session.execute(SetClock("extended", seconds=3600))
    session.close()


@contextmanager
def neighbour(material: Material) -> Iterator[None]:
    """Let another laptop log a statement a second while this lasts."""
    session = _opened(material, "bord-5")
    over = threading.Event()

    def log() -> None:
        while not over.wait(1):
            session.execute(saying(material.plan))

    thread = threading.Thread(target=log)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
        session.close()


def _opened(material: Material, device: str) -> OpenSession:
    def now() -> datetime:
        return datetime.now(UTC)

    writer = Writer(device, lambda: NONCE + device, lambda: now().isoformat())
    store = WritingStore(material.folder, SESSION, writer)
    return OpenSession(material.plan, store, now, "scribe").load_all()
