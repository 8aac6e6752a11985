"""A workspace and a session with as many believable statements as asked for."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from facilitator.domain.events.commands import LogStatement
from facilitator.domain.plan.plan import Plan
from facilitator.services.session.open_session import OpenSession
from facilitator.storage.disk.durable import (
    Sync,
    sync_file,
)
from facilitator.storage.folders import create_workspace
from facilitator.storage.journal.journal import open_journal
from facilitator.storage.journal.session_store import (
    Writer,
    WritingStore,
)
from facilitator.storage.plans.files import read_plan

SESSION = "2019-04-01-medborgardialog"
DEVICE = "bord-4"
NONCE = "0"
CREATED = "2019-04-01T18:00:00+02:00"
BATCH = 10_000
"""Records written at a time."""
_TEXT = (
    "vi vill ha fler bussar på kvällen och trygga platser att vara där unga kan mötas "
    "utan att det kostar pengar skolan behöver lärare som stannar kommunen ska svara "
    "när man ringer det är mörkt vid stationen biblioteket är viktigt för oss som bor "
    "på landet företag måste få besked i tid vården hänger inte ihop med omsorgen"
)


@dataclass(frozen=True, slots=True)
class Material:
    """A workspace made for measuring."""

    root: Path
    plan: Plan

    @property
    def folder(self) -> Path:
        """The session's journals."""
        return self.root / "sessions" / SESSION / "journal"

    @property
    def journal(self) -> Path:
        """The journal that `fill` writes."""
        return self.folder / f"{DEVICE}.jsonl"


def workspace(root: Path) -> Material:
    """Make a workspace from the ready-made plans."""
    create_workspace(root, "nya-mal")
    return existing(root)


def existing(root: Path) -> Material:
    """Return a workspace that was made before."""
    return Material(root, read_plan(root / "sessions" / SESSION))


def filled(root: Path, size: int) -> Material:
    """Make a workspace with a journal of `size` statements."""
    material = workspace(root)
    fill(material, size)
    return material


def fill(material: Material, size: int, device: str = DEVICE) -> None:
    """Write a device's journal of `size` statements for the dialogue session."""
    with open_journal(
        material.folder / f"{device}.jsonl",
        device=device,
        nonce=NONCE,
        session=SESSION,
        created=CREATED,
    ) as journal:
        statements = records(material.plan, size, device)
        while batch := list(islice(statements, BATCH)):
            journal.insert_multiple(batch)


def records(plan: Plan, size: int, device: str = DEVICE) -> Iterator[dict[str, Any]]:
    """Yield the records of `size` statements; the same every time."""
    chance, known = random.Random(device), _TEXT.split()
    begin = int(datetime(2019, 4, 1, 16, tzinfo=UTC).timestamp() * 1000)
    for number in range(1, size + 1):
        area = chance.choice(plan.areas)
        words = chance.choices(known, k=chance.randint(8, 30))
        yield {
            "h": f"{begin + number:013d}.0000.{device}-{NONCE}",
            "type": "statement.logged",
            "at": CREATED,
            "by": "scribe",
            "number": f"04-2-{number:03d}",
            "text": " ".join(words).capitalize(),
            "area": area.id,
            "group": chance.choice(plan.groups).id,
            "question": chance.choice(area.questions).id,
            "keywords": [chance.choice(area.keywords).id],
            "table": plan.session.tables[3].id,
            "round": plan.session.rounds[1].id,
        }


def opened(material: Material, sync: Sync = sync_file) -> OpenSession:
    """Open the session for writing, at its newest end, as the program does."""
    writer = Writer(DEVICE, lambda: NONCE, lambda: CREATED, sync=sync)
    store = WritingStore(material.folder, SESSION, writer)
    return OpenSession(material.plan, store, ticking(), "scribe")


def ticking() -> Callable[[], datetime]:
    """Return a clock that goes on five milliseconds whenever it is asked."""
    now = datetime(2019, 4, 1, 18, tzinfo=UTC)

    def tick() -> datetime:
        nonlocal now
        now += timedelta(milliseconds=5)
        return now

    return tick


def saying(plan: Plan) -> LogStatement:
    """Return the command that logs a statement as the log screen does, by ids."""
    area = plan.areas[2]
    return LogStatement(
        text="Bussen hem från träningen går inte efter åtta",
        area=area.id,
        group=plan.groups[1].id,
        question=area.questions[0].id,
        keywords=(area.keywords[1].id,),
        table=plan.session.tables[3].id,
        round=plan.session.rounds[1].id,
    )


def no_sync(descriptor: int) -> None:
    """Leave the disk out of the measure."""
