"""What runs in children that are killed: writers that acknowledge on their stdout.

Every acknowledgement is one line, written in one piece after the disk has said yes.
`python -m tests.torture.rig.writers ROLE ARGUMENT…` runs one by itself.
"""

import asyncio
import os
import random
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from facilitator.documents.makers import maker
from facilitator.domain.errors import FacilitatorError, Refused
from facilitator.domain.events.events import Event
from facilitator.i18n.translate import load
from facilitator.services.export.exports import Exports
from facilitator.services.export.request import Request
from facilitator.services.laptops import Laptops
from facilitator.services.session.open_session import OpenSession
from facilitator.storage.journal.session_store import WritingStore
from facilitator.storage.laptops.handover import Handover
from facilitator.storage.laptops.laptop_files import LaptopFiles
from facilitator.storage.workspace_store import Shelf
from tests.torture.rig.harness import (
    PLAN,
    SESSION,
    any_command,
    journals,
    open_laptop,
    read_laptop,
    said,
    wall_clock,
    writer,
)
from tests.torture.rig.scenes import no_sync

TASKS = 8
"""How many log at once where batches are tortured."""

_write = os.write
"""The real one, whatever is done to the module's."""


def say(word: str) -> None:
    """Send a line to whoever started this process, in one piece."""
    _write(1, word.encode() + b"\n")


def laptops(root: Path, device: str = "bord-1") -> Laptops:
    """Return the service that merges, packs and resumes in a workspace."""
    who = writer(device)
    return Laptops(LaptopFiles(root, who), Handover(root, who))


def inserts(root: str, seed: str) -> None:
    """Log statements one by one, for ever."""
    chance = random.Random(seed)
    opened = open_laptop(Path(root))
    if chance.random() < 0.5:
        opened.load_all()
    while True:
        _acknowledge(opened.execute(said(chance)).event)


def changes(root: str, seed: str) -> None:
    """Log, correct, withdraw, undo and redo, for ever."""
    chance = random.Random(seed)
    opened = open_laptop(Path(root)).load_all()
    while True:
        with suppress(Refused):
            command = any_command(opened.session, chance)
            _acknowledge(opened.execute(command).event)


def batches(root: str, seed: str) -> None:
    """Let many log and change at once, so that they share flushes, for ever."""
    asyncio.run(_batches(open_laptop(Path(root)), random.Random(seed)))


async def _batches(opened: OpenSession, chance: random.Random) -> None:
    async def one() -> None:
        while True:
            with suppress(Refused):
                changing = opened.loaded and chance.random() < 0.1
                command = any_command(opened.session, chance) if changing else None
                outcome = await opened.submit(command or said(chance))
                _acknowledge(outcome.event)

    await asyncio.gather(*(one() for _ in range(TASKS)))


def lies(root: str, seed: str) -> None:
    """Acknowledge before anything is written: a writer that must be caught."""

    class Liar(WritingStore):
        def __init__(self) -> None:
            super().__init__(journals(Path(root)), SESSION, writer("bord-1"))
            self._held: list[Event] = []

        def append(self, events: Sequence[Event]) -> None:
            for event in events:
                _acknowledge(event)
            self._held += events
            if len(self._held) > 5:  # As a cache in front of the disk does.
                super().append(self._held)
                self._held = []

    chance = random.Random(seed)
    opened = OpenSession(PLAN, Liar(), wall_clock, "skrivare")
    while True:
        opened.execute(said(chance))


def forgets(root: str, seed: str) -> None:
    """Acknowledge what was never flushed: a writer that a power cut must catch."""
    chance = random.Random(seed)
    opened = open_laptop(Path(root), sync=no_sync)
    while True:
        _acknowledge(opened.execute(said(chance)).event)


def one_statement(root: str, seed: str) -> None:
    """Open, log a single statement and close, as the command line does."""
    opened = open_laptop(Path(root))
    _acknowledge(opened.execute(said(random.Random(seed))).event)
    opened.close()


def merges(root: str, seed: str, *paths: str) -> None:
    """Take in journals, in an order drawn by chance."""
    wanted = [Path(each) for each in paths]
    random.Random(seed).shuffle(wanted)
    say("begun")
    laptops(Path(root)).take_in(SESSION, wanted)
    say("done")


def packs(root: str, target: str) -> None:
    """Make a safe copy at a place in the workspace."""
    say("begun")
    laptops(Path(root)).pack(SESSION, "kopia", target=Path(root) / target)
    say("done")


def packs_carelessly(root: str, target: str) -> None:
    """Write a safe copy straight to its name: what must be caught."""
    made = Path(root) / "made.zip"
    laptops(Path(root)).pack(SESSION, "kopia", target=made)
    (Path(root) / target).parent.mkdir()
    descriptor = os.open(Path(root) / target, os.O_WRONLY | os.O_CREAT)
    os.write(descriptor, made.read_bytes())
    os.close(descriptor)


def resumes(root: str, copy: str) -> None:
    """Go on from a safe copy on another laptop."""
    say("begun")
    laptops(Path(root), "bord-9").resume(Path(copy))
    say("done")


def exports(root: str, target: str) -> None:
    """Write the compilation to a place in the workspace."""
    say("begun")
    opened = read_laptop(journals(Path(root)))
    shelf = Shelf(Path(root), writer("bord-1"))
    Exports(shelf, maker).export(
        opened, Request(format="json"), load("sv"), Path(root) / target
    )
    say("done")


def finished(make: Callable[[str, str], None], root: Path, target: Path) -> bool:
    """Make a file that is not there; tell whether it was."""
    was_there = target.exists()
    if not was_there:
        make(str(root), str(target))
    return was_there


def fills(root: str, room: str) -> None:
    """Log under a limit on the size of files, meet it, and go on when it is lifted."""
    import resource

    chance = random.Random(room)
    opened = open_laptop(Path(root)).load_all()
    _acknowledge(opened.execute(said(chance)).event)
    journal = journals(Path(root)) / "bord-1.jsonl"
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    limit = journal.stat().st_size + int(room)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        while True:
            _acknowledge(opened.execute(said(chance)).event)
    except FacilitatorError as error:
        say(f"refused {error.code} {journal.stat().st_size}")
    asyncio.run(_burst(opened, chance))
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    _acknowledge(opened.execute(said(chance)).event)
    opened.close()


async def _burst(opened: OpenSession, chance: random.Random) -> None:
    """Log many at once, and tell of each what came of it."""
    given = [opened.submit(said(chance)) for _ in range(97)]
    for outcome in await asyncio.gather(*given, return_exceptions=True):
        if isinstance(outcome, FacilitatorError):
            say(f"refused {outcome.code} 0")
        elif isinstance(outcome, BaseException):
            raise outcome
        else:
            _acknowledge(outcome.event)


def _acknowledge(event: Event | None) -> None:
    if event:
        say(event.id)


Role = Callable[..., None]
ROLES: dict[str, Role] = {
    role.__name__: role
    for role in (
        inserts, changes, batches, lies, forgets, one_statement, merges, packs,
        packs_carelessly, resumes, exports, fills,
    )
}  # fmt: skip

if __name__ == "__main__":
    ROLES[sys.argv[1]](*sys.argv[2:])
