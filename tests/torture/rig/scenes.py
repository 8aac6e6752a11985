"""Workspaces in the middle of an evening, for what is done to them next."""

import errno
import os
import random
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from facilitator.domain.errors import Refused
from facilitator.domain.events.events import Event
from facilitator.storage.journal.drafts import DraftFile
from tests.torture.rig.harness import (
    NOW,
    SESSION,
    StepClock,
    any_command,
    events_in,
    ids_in,
    journals,
    lines_of,
    open_laptop,
    without_ballast,
)

OTHERS = ("bord-2", "bord-3", "bord-4")


def no_sync(descriptor: int) -> None:
    """Leave the bytes to the system: for what is written before the torture."""


def an_evening(root: Path, device: str = "bord-1", commands: int = 30) -> Path:
    """Let a laptop log and change; return its journal, the same bytes each time."""
    chance = random.Random(device)
    without_ballast(root, device)
    opened = open_laptop(
        root, device, sync=no_sync, clock=StepClock(), nonce=lambda: "n0"
    ).load_all()
    for _ in range(commands):
        with suppress(Refused):
            opened.execute(any_command(opened.session, chance))
    opened.close()
    return journals(root) / f"{device}.jsonl"


class Original(NamedTuple):
    """A journal before anything is done to it."""

    journal: Path
    data: bytes
    events: list[Event]


def an_original(root: Path, commands: int = 30) -> Original:
    """Let a laptop log and change; return its journal and what that holds."""
    journal = an_evening(root, commands=commands)
    return Original(journal, journal.read_bytes(), events_in(journal.parent))


def contents_of(*folders: Path) -> set[bytes]:
    """Return what each journal in some folders holds."""
    files = (path for folder in folders for path in folder.glob("*.jsonl"))
    return {path.read_bytes() for path in files}


def half_of(data: bytes) -> bytes:
    """Return what is there of a journal while it is being copied."""
    return data[: len(data) // 2]


def without_a_line(data: bytes) -> bytes:
    """Return a journal in which a line can no longer be read."""
    lines = lines_of(data)
    middle = len(lines) // 2
    lines[middle] = b"\0" * (len(lines[middle]) - 1) + b"\n"
    return b"".join(lines)


def whole(journal: Path) -> None:
    """Leave a journal as it is."""


def torn(journal: Path) -> None:
    """Leave half a line at its end, as a power cut does."""
    journal.write_bytes(journal.read_bytes() + b'{"crc":"00000000","n":')


def damaged(journal: Path) -> None:
    """Leave a line that cannot be read among good ones, so that a new file is begun."""
    journal.write_bytes(without_a_line(journal.read_bytes()))


def beheaded(journal: Path) -> None:
    """Damage its first line, so that it may not be written on."""
    journal.write_bytes(journal.read_bytes().replace(b'"format"', b'"fxrmxt"', 1))


@dataclass(slots=True)
class LooseDisk:
    """A disk whose next flush can be made to fail, after the bytes have got there."""

    failing: bool = False
    failed: int = 0

    def sync(self, descriptor: int) -> None:
        """Leave the bytes to the system, or fail once."""
        if self.failing:
            self.failing = False
            self.failed += 1
            raise OSError(errno.EIO, os.strerror(errno.EIO))


def before_a_merge(root: Path, stick: Path) -> list[Path]:
    """Make a laptop that holds half of what a stick holds, some of it damaged.

    Return the journals on the stick.
    """
    an_evening(root)
    sources = [an_evening(stick, device) for device in OTHERS]
    second, third, _ = sources
    here = journals(root)
    (here / second.name).write_bytes(half_of(second.read_bytes()))
    (here / third.name).write_bytes(without_a_line(third.read_bytes()))
    return sources


def before_a_handover(root: Path) -> None:
    """Make a laptop with a plan, journals and something half typed."""
    an_evening(root)
    an_evening(root, "bord-2")
    folder = root / "sessions"
    (folder / "project.toml").write_text('name = "Nya mål"\n', "utf-8")
    (folder / SESSION / "session.toml").write_text('name = "Dialog"\n', "utf-8")
    draft = DraftFile(journals(root) / "bord-1.draft.json", lambda: NOW)
    draft.save({"text": "Halvt skrivet", "open": True})


def union_of(*folders: Path) -> set[str]:
    """Return the ids of all events in several folders of journals."""
    return set[str]().union(*map(ids_in, folders))
