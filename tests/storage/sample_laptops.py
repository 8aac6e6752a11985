"""Several laptops with folders of their own, for tests of bringing them together."""

from collections.abc import Sequence
from itertools import count
from pathlib import Path

from facilitator.domain.events.events import (
    Event,
    StatementLogged,
)
from facilitator.storage.journal.reading_store import ReadingStore
from facilitator.storage.journal.session_store import (
    Writer,
    WritingStore,
)
from facilitator.storage.laptops.laptop_files import LaptopFiles

SESSION = "2019-04-01-medborgardialog"
NOW = "2019-04-01T18:00:00+02:00"
_TIMES = count(1_554_134_400_000)
_NONCES = count(1)


def writer(device: str) -> Writer:
    """Return who writes on a laptop."""
    return Writer(device, lambda: f"n{next(_NONCES)}", lambda: NOW)


def folder(root: Path) -> Path:
    """Return where the session's journals are in a workspace."""
    return root / "sessions" / SESSION / "journal"


def opened(root: Path, device: str) -> WritingStore:
    """Open a laptop's journal in a workspace."""
    return WritingStore(folder(root), SESSION, writer(device))


def logged(store: WritingStore, number: int, table: str = "bord-1") -> Event:
    """Return an event that this laptop may write next."""
    return StatementLogged(
        id=f"{next(_TIMES):013d}.0000.{store.stamp}",
        at=NOW,
        by="scribe",
        number=f"01-1-{number:03d}",
        text=f"Synpunkt {number} från {store.stamp}",
        area="a1",
        group="g1",
        table=table,
    )


def write(root: Path, device: str, many: int = 3, table: str = "bord-1") -> list[str]:
    """Let a laptop write some statements; return their ids."""
    store = opened(root, device)
    events = [logged(store, number, table) for number in range(1, many + 1)]
    for event in events:
        store.append([event])
    store.close()
    return [event.id for event in events]


def files(root: Path, device: str = "ledare") -> LaptopFiles:
    """Return what brings journals together in a workspace."""
    return LaptopFiles(root, writer(device))


def ids(root: Path) -> list[str]:
    """Return the ids of all events in a workspace, each once, in order."""
    store = ReadingStore(folder(root), SESSION)
    found = [event.id for _, (_, events) in store.rest() for event in events]
    return sorted(set(found))


def take_in(root: Path, *paths: Path, device: str = "ledare") -> list[tuple[int, int]]:
    """Take journals in; return how many events each had, and how many were new."""
    taken = files(root, device).take_in(SESSION, paths, lambda share: None)
    return [(each.events, each.new) for each in taken]


def names(root: Path) -> Sequence[str]:
    """Return the names of the files among the journals, but for locks."""
    return sorted(
        path.name
        for path in folder(root).iterdir()
        if path.suffix not in (".lock", ".ballast")
    )
