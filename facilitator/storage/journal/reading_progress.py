"""How much of a session's journals has been read, for whoever shows how far it is."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

from facilitator.domain.events.events import Event
from facilitator.domain.session.standing import Standing

Batch: TypeAlias = tuple[Standing, list[Event]]
"""How well it is known who wrote them, and events."""


def bytes_of(paths: Iterable[Path]) -> int:
    """Return how many bytes files have together."""
    return sum(_size(path) for path in paths)


def _size(path: Path) -> int:
    """Return how many bytes a file has; 0 where it is gone."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def with_share(
    parts: Iterable[tuple[int, Batch]], total: int
) -> Iterator[tuple[float, Batch]]:
    """Yield batches with the share of `total` bytes that has been read."""
    read = 0
    for size, batch in parts:
        read += size
        yield min(read / max(total, 1), 1.0), batch
    yield 1.0, (Standing.UNPROVEN, [])
