"""Everything at once in one program: logging, reading on, following, failing disks."""

import asyncio
import errno
import os
import random
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from facilitator.domain.errors import Refused
from facilitator.domain.session.digest import digest
from facilitator.services.session.open_session import OpenSession
from facilitator.storage.journal.reading_store import ReadingStore
from tests.builders import fold_all
from tests.torture.rig.harness import (
    SESSION,
    Tell,
    any_command,
    events_in,
    factor,
    ids_in,
    journals,
    open_laptop,
    said,
    sums_hold,
)
from tests.torture.rig.scenes import an_evening

EVENINGS = 30 * factor()
LOGGERS = 6
EACH = 25


@dataclass(slots=True)
class Disk:
    """A disk on which a flush fails now and then, after the bytes have got there."""

    chance: random.Random
    failed: int = 0
    _rest: int = 10

    def sync(self, descriptor: int) -> None:
        """Leave the bytes to the system, or fail."""
        self._rest -= 1
        if self._rest <= 0 and self.chance.random() < 0.01:
            # A new file takes some flushes; if they fail too the disk is gone.
            self._rest = 10
            self.failed += 1
            raise OSError(errno.EIO, os.strerror(errno.EIO))


@dataclass(slots=True)
class Room:
    """Two laptops that write in one folder, in one program."""

    one: OpenSession
    other: OpenSession
    chance: random.Random
    acknowledged: set[str] = field(default_factory=set)
    logging: int = LOGGERS

    async def log(self) -> None:
        """Log and change, as one of many."""
        for _ in range(EACH):
            changing = self.one.loaded and self.chance.random() < 0.2
            command = any_command(self.one.session, self.chance) if changing else None
            try:
                outcome = await self.one.submit(command or said(self.chance))
            except Refused:
                continue
            assert outcome.event
            self.acknowledged.add(outcome.event.id)
        self.logging -= 1

    async def read_on(self) -> None:
        """Read what is older, between other things."""
        for _ in self.one.load():
            await asyncio.sleep(0)

    async def follow(self) -> None:
        """Follow the other laptop, as the full screen does."""
        while self.logging:
            if self.one.loaded:
                await self.one.follow()
                self.one.notices()
            await asyncio.sleep(0)

    async def log_elsewhere(self) -> None:
        """Let the other laptop log."""
        while self.logging:
            event = (
                await asyncio.to_thread(self.other.execute, said(self.chance))
            ).event
            assert event
            self.acknowledged.add(event.id)

    async def evening(self) -> None:
        """Do all of it at once."""
        loggers = (self.log() for _ in range(LOGGERS))
        others = (self.read_on(), self.follow(), self.log_elsewhere())
        await asyncio.gather(*loggers, *others)
        self.one.load_all()
        await self.one.follow()


def test_nothing_is_lost_or_wrong_whatever_goes_on_at_once(
    quick: Path, tell: Tell
) -> None:
    counts = Counter(evenings=0, acknowledged=0, flushes_failed=0, lost=0)
    for turn in range(EVENINGS):
        chance = random.Random(turn)
        root = quick / str(turn)
        an_evening(root, commands=chance.choice((5, 60, 1500)))
        disk = Disk(chance)
        one = open_laptop(root, sync=disk.sync)
        other = open_laptop(root, "bord-2", sync=Disk(chance).sync)
        room = Room(one, other, chance)
        asyncio.run(room.evening())
        one.close()
        other.close()
        counts["evenings"] += 1
        counts["acknowledged"] += len(room.acknowledged)
        counts["flushes_failed"] += disk.failed
        counts["lost"] += len(room.acknowledged - ids_in(journals(root)))
        assert digest(one.session) == digest(fold_all(events_in(journals(root))))
        assert sums_hold(one.session)
    tell("everything at once in one program", **counts)
    assert counts["lost"] == 0


def test_notices_can_be_asked_for_while_a_new_journal_is_found(quick: Path) -> None:
    store = ReadingStore(quick, SESSION)
    done = threading.Event()

    def found() -> None:
        for number in range(300):
            (quick / f"bord-{number}.jsonl").touch()
            store.news()
        done.set()

    with ThreadPoolExecutor() as threads:
        threads.submit(found)
        while not done.is_set():
            store.notices()
