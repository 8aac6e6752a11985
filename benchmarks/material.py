"""A workspace and a session with as many believable statements as asked for."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from facilitator.domain.plan import Plan
from facilitator.storage.journal import open_journal
from facilitator.storage.plan_files import read_plan
from facilitator.storage.workspace import create_workspace

SESSION = "2019-04-01-medborgardialog"
DEVICE = "bord-4"
NONCE = "0"
CREATED = "2019-04-01T18:00:00+02:00"
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


def workspace(root: Path) -> Material:
    """Make a workspace from the ready-made plans."""
    create_workspace(root, "nya-mal")
    return Material(root, read_plan(root / "sessions" / SESSION))


def fill(material: Material, size: int) -> None:
    """Write a journal of `size` statements for the dialogue session."""
    with open_journal(
        material.folder / f"{DEVICE}.jsonl",
        device=DEVICE,
        nonce=NONCE,
        session=SESSION,
        created=CREATED,
    ) as journal:
        journal.insert_multiple(records(material.plan, size))


def records(plan: Plan, size: int) -> Iterator[dict[str, Any]]:
    """Yield the records of `size` statements; the same every time."""
    chance, known = random.Random(1), _TEXT.split()
    begin = int(datetime(2019, 4, 1, 16, tzinfo=UTC).timestamp() * 1000)
    for number in range(1, size + 1):
        area = chance.choice(plan.areas)
        words = chance.choices(known, k=chance.randint(8, 30))
        yield {
            "h": f"{begin + number:013d}.0000.{DEVICE}-{NONCE}",
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
