"""Forged journals, in any order of merging, change nobody's words."""

import random
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from facilitator.domain.session.session import Session
from facilitator.domain.session.statement import Statement
from facilitator.services.session.open_session import OpenSession
from facilitator.storage.journal.chain import Key
from facilitator.storage.journal.known_keys import confirm
from facilitator.storage.journal.reading_store import ReadingStore
from facilitator.storage.laptops.laptop_files import LaptopFiles
from facilitator.storage.machine.device_key import device_key
from tests.builders import a_plan
from tests.storage.sample_laptops import files, folder
from tests.torture.rig.forgeries import KINDS, SESSION, Evening, Forgery, an_evening
from tests.torture.rig.harness import Tell, factor, sums_hold
from tests.unit.hall.hall import Hall

SEEDS = 10 * factor()


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> list[Key]:
    """Return the keys of two laptops and of a thief."""
    places = (tmp_path_factory.mktemp(each) / "key" for each in ("a", "b", "c"))
    made = [key for place in places if (key := device_key(place))]
    assert len(made) == 3
    return list(made)


def state(root: Path) -> Session:
    """Return what the journals in a workspace come to."""
    store = ReadingStore(folder(root), SESSION)
    return OpenSession(a_plan(), store, Hall().clock, "scribe").load_all().session


def shown(statement: Statement) -> tuple[object, ...]:
    """Return what a reader sees of a statement, and what it counts as."""
    is_withdrawn = statement.withdrawn is not None
    return (*statement[3:15], statement.text, is_withdrawn, statement.voices)


def took_in(root: Path, parts: Sequence[Path]) -> LaptopFiles:
    """Take files in one after the other, as a person would."""
    laptops = files(root)
    for part in parts:
        laptops.take_in(SESSION, [part], lambda share: None)
    return laptops


def harmed(evening: Evening, forgery: Forgery, chance: random.Random) -> Counter[str]:
    """Take in genuine and forged journals in some order; count what was harmed."""
    with tempfile.TemporaryDirectory() as name:
        root, parts = Path(name) / "lead", []
        genuine = {f"äkta/{each}": data for each, data in evening.journals().items()}
        forged = {f"falskt/{k}": v for k, v in forgery(chance, evening).items()}
        for each, data in (genuine | forged).items():
            path = Path(name) / each
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
            parts.append(path)
        alone = state_of(Path(name) / "alone", evening, parts[: len(genuine)])
        chance.shuffle(parts)
        folder(root).mkdir(parents=True)
        know(folder(root), evening)
        took_in(root, [*parts, *chance.sample(parts, 1)])
        together = state(root)
    counts = Counter(cases=1)
    for statement_id, statement in alone.statements.items():
        there = together.statements.get(statement_id)
        counts["hidden"] += there is None
        counts["changed"] += bool(there and shown(there) != shown(statement))
    counts["miscounted"] += together.hall.present() != alone.hall.present()
    counts["miscounted"] += not sums_hold(together)
    return counts


def state_of(root: Path, evening: Evening, parts: Sequence[Path]) -> Session:
    """Return what the genuine journals come to alone."""
    folder(root).mkdir(parents=True)
    know(folder(root), evening)
    took_in(root, parts)
    return state(root)


def know(journals: Path, evening: Evening) -> None:
    """Let the gathering laptop know the keys of the evening."""
    confirm(journals, "bord-1", evening.key.public, "")
    confirm(journals, "bord-2", evening.other_key.public, "")


@pytest.mark.parametrize("forgery", KINDS, ids=lambda kind: kind.__name__.strip("_"))
def test_no_forged_journal_changes_hides_or_miscounts_genuine_words(
    forgery: Forgery, keys: list[Key], tell: Tell
) -> None:
    counts: Counter[str] = Counter()
    for seed in range(SEEDS):
        chance = random.Random(f"{forgery.__name__}-{seed}")
        counts += harmed(an_evening(chance, keys), forgery, chance)
    tell(f"forged journals ({forgery.__name__.strip('_')})", **counts)
    assert counts == {"cases": SEEDS}
