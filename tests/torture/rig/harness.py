"""What the torture tests share: how much to do, counting, and laptops to torture."""

import json
import os
import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from facilitator.domain.compilation.accounting import (
    balance,
    recount,
)
from facilitator.domain.events.commands import (
    Command,
    CorrectStatement,
    LogStatement,
    Redo,
    Undo,
    WithdrawStatement,
)
from facilitator.domain.events.events import Event
from facilitator.domain.session.session import Session
from facilitator.services.ports import Clock
from facilitator.services.session.open_session import OpenSession
from facilitator.storage.disk.durable import (
    Sync,
    sync_file,
)
from facilitator.storage.journal.reading_store import ReadingStore
from facilitator.storage.journal.session_store import (
    Writer,
    WritingStore,
)
from tests.builders import a_plan

REPOSITORY = Path(__file__).parents[3]
FIGURES = REPOSITORY / "build" / "torture.jsonl"
"""Every count of every run, one JSON object a line."""
SESSION = "2019-04-01-medborgardialog"
PLAN = a_plan()
NOW = "2019-04-01T18:00:00+02:00"

TEXTS = (
    "Fler bänkar längs ån",
    'Jag sade "bussen", inte cykeln\\',
    "Jätteviktigt ☂ {för oss}*",
    "Vi vill ha en plats att vara på. " * 9,
    "Ändå\nnej",
)
"""Texts with whatever looks like a part of a line, or a bit away from a line feed."""

Tell = Callable[..., None]
"""Prints what was done and its counts, and keeps them in `FIGURES`."""


def factor() -> int:
    """Return how many times the bounded part is to be done: 1 in CI, 10 or more else.

    Raises:
        ValueError: `FACILITATOR_TORTURE` is no number.
    """
    return max(1, int(os.environ.get("FACILITATOR_TORTURE", "1")))


def keep_figures(what: str, counts: Mapping[str, int]) -> dict[str, Any]:
    """Keep the counts of a test as a line of JSON, and return them as it has them."""
    record: dict[str, Any] = {"what": what, "factor": factor(), **counts}
    FIGURES.parent.mkdir(exist_ok=True)
    # One write to a file that is only added to: other processes count at the same time.
    with FIGURES.open("ab", buffering=0) as file:
        file.write(json.dumps(record, ensure_ascii=False).encode() + b"\n")
    return record


def as_a_line(record: Mapping[str, Any]) -> str:
    """Return the counts of a test as a line to read."""
    counts = {name: n for name, n in record.items() if name not in ("what", "factor")}
    shown = (f"{n:,} {name.replace('_', ' ')}" for name, n in counts.items())
    return f"{record['what']}: {', '.join(shown)}"


@dataclass(slots=True)
class StepClock:
    """A wall clock that moves a second each time it is read."""

    seconds: int = 0

    def __call__(self) -> datetime:
        """Return the next second."""
        self.seconds += 1
        start = datetime(2019, 4, 1, 18, tzinfo=timezone(timedelta(hours=2)))
        return start + timedelta(seconds=self.seconds)


@dataclass(slots=True)
class Nonces:
    """Marks of openings that are never given twice."""

    given: int = 0

    def __call__(self) -> str:
        """Return the next one."""
        self.given += 1
        return f"n{self.given}"


def journals(root: Path) -> Path:
    """Return where the journals of the session are in a workspace."""
    return root / "sessions" / SESSION / "journal"


def wall_clock() -> datetime:
    """Return the time as the real program reads it."""
    return datetime.now().astimezone()


def random_nonce() -> str:
    """Return the mark of an opening as the real program makes it."""
    return os.urandom(3).hex()


def writer(
    device: str,
    *,
    sync: Sync = sync_file,
    nonce: Callable[[], str] = random_nonce,
) -> Writer:
    """Return who writes on a laptop."""
    return Writer(device, nonce, lambda: NOW, sync)


def open_laptop(
    root: Path,
    device: str = "bord-1",
    *,
    sync: Sync = sync_file,
    clock: Clock = wall_clock,
    nonce: Callable[[], str] = random_nonce,
) -> OpenSession:
    """Open the session on a laptop for writing, at its newest end."""
    who = writer(device, sync=sync, nonce=nonce)
    store = WritingStore(journals(root), SESSION, who)
    return OpenSession(PLAN, store, clock, "skrivare")


def read_laptop(folder: Path) -> OpenSession:
    """Read all journals in a folder as whoever may not write does."""
    store = ReadingStore(folder, SESSION)
    return OpenSession(PLAN, store, wall_clock, "läsare").load_all()


def events_in(folder: Path) -> list[Event]:
    """Return every event that the journals in a folder give, in the files' order."""
    batches = ReadingStore(folder, SESSION).rest()
    return [event for _, (_, events) in batches for event in events]


def ids_in(folder: Path) -> set[str]:
    """Return the ids of all events in the journals of a folder."""
    return {event.id for event in events_in(folder)}


def without_ballast(root: Path, device: str) -> None:
    """Spare a test the megabyte that a laptop keeps in reserve."""
    journals(root).mkdir(parents=True, exist_ok=True)
    (journals(root) / f"{device}.ballast").touch()


def sums_hold(session: Session) -> bool:
    """Tell whether nothing has vanished, by the counts kept and by counting anew."""
    sums = balance(session, PLAN)
    return sums.balances and sums == recount(session, PLAN)


def said(chance: random.Random, text: str = "") -> LogStatement:
    """Return the command that logs a text, anywhere in the plan."""
    return LogStatement(
        text=text or chance.choice(TEXTS),
        area=chance.choice(("a1", "a2")),
        group=chance.choice(("g1", "g2", "g3")),
        table=chance.choice(("1", "2")),
        round=chance.choice(("1", "2")),
    )


def any_command(session: Session, chance: random.Random) -> Command:
    """Return a command of any kind on what is there; it may well be refused."""
    if not session.order or chance.random() < 0.4:
        return said(chance)
    named = session.order[chance.randrange(len(session.order))]
    verb = chance.choice(("correct", "recode", "withdraw", "undo", "redo"))
    text, area = f"rättad {chance.random()}", chance.choice(("a1", "a2"))
    return change(verb, named, text, area)


def change(verb: str, statement: str, text: str, area: str) -> Command:
    """Return the command that does something to what was logged."""
    match verb:
        case "correct":
            return CorrectStatement(statement=statement, reason="hördes fel", text=text)
        case "recode":
            return CorrectStatement(statement=statement, reason="fel område", area=area)
        case "withdraw":
            return WithdrawStatement(statement=statement, reason="bad om det")
        case "undo":
            return Undo()
        case _:
            return Redo()


def lines_of(data: bytes) -> list[bytes]:
    """Return the lines of a file, each with its line feed, a half one last."""
    whole, feed, half = data.rpartition(b"\n")
    lines = [line + b"\n" for line in whole.split(b"\n")] if feed else []
    return [*lines, half] if half else lines


def written_ids(lines: Iterable[bytes]) -> list[str]:
    """Return the ids of records in whole lines, read without the program's help."""
    found: list[Any] = [json.loads(line) for line in lines if line.endswith(b"\n")]
    return [record["h"] for record in found if "h" in record]
