"""Ids in rising order, kept in blocks: adding one costs the same among a million."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import overload

FULL = 1024
"""Ids in a block, at most."""
_END = "\U0010ffff"
"""Sorts after every id."""


@dataclass(slots=True, eq=False)
class Block:
    """A run of ids in rising order."""

    ids: list[str]
    version: int = 0
    """Rises when ids are taken out, or when what one stands for changes."""


class Order(Sequence[str]):
    """Distinct ids from the lowest to the highest.

    Most come in rising order, at the end or as a run somewhere before it. One that
    does not moves no more than its own block.
    """

    __slots__ = ("_at", "_before", "_blocks", "_firsts", "_latest", "_run", "_starts")

    def __init__(self) -> None:
        self._blocks = [Block([])]
        self._firsts = [""]
        """The lowest id that belongs in each block."""
        self._run, self._at = self._blocks[0], 0
        """The block in which ids come at present, and the place of the next one."""
        self._latest, self._before = "", _END
        """The ids between which the next one comes, if the run goes on."""
        # Worked out when a place is asked for, and not for each id that is added.
        self._starts: list[int] | None = [0]
        """How many ids lie before each block; None until it is asked for."""

    def add(self, new: str) -> None:
        """Put an id that is not there yet in its place."""
        # A journal that is read in beside others gives a long run of rising ids
        # somewhere in the middle. While it lasts, each goes where the last one went.
        if self._latest < new < self._before and len(self._run.ids) < FULL:
            self._run.ids.insert(self._at, new)
            self._at += 1
            self._latest = new
            if self._before is not _END:
                self._starts = None
        else:
            self._begin_run(new)
            self._starts = None

    def touch(self, changed: str) -> None:
        """Let whoever keeps something about an id's block know that it is stale."""
        self._blocks[self._block_of(changed)].version += 1

    def newest_blocks(self) -> Iterator[Block]:
        """Yield the blocks there are now, from the highest ids to the lowest."""
        return reversed(self._blocks[:])

    def __len__(self) -> int:
        return self._counts_before()[-1] + len(self._blocks[-1].ids)

    def __bool__(self) -> bool:
        return bool(self._blocks[-1].ids)

    def __iter__(self) -> Iterator[str]:
        return chain.from_iterable(block.ids for block in self._blocks)

    def __reversed__(self) -> Iterator[str]:
        return chain.from_iterable(
            reversed(block.ids) for block in reversed(self._blocks)
        )

    def __contains__(self, item: object) -> bool:
        if not isinstance(item, str):
            return False
        ids = self._blocks[self._block_of(item)].ids
        at = bisect_left(ids, item)
        return at < len(ids) and ids[at] == item

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[str]: ...
    def __getitem__(self, place: int | slice) -> str | Sequence[str]:
        if isinstance(place, slice):
            return list(self)[place]
        at = place + len(self) if place < 0 else place
        if not 0 <= at < len(self):
            raise IndexError(place)
        starts = self._counts_before()
        block = bisect_right(starts, at) - 1
        return self._blocks[block].ids[at - starts[block]]

    def index(self, value: str, start: int = 0, stop: int | None = None) -> int:
        """Return the place of an id.

        Raises:
            ValueError: it is not there.
        """
        if value not in self:
            raise ValueError(value)
        block = self._block_of(value)
        within = bisect_left(self._blocks[block].ids, value)
        return self._counts_before()[block] + within

    def _block_of(self, statement_id: str) -> int:
        return bisect_right(self._firsts, statement_id) - 1

    def _begin_run(self, new: str) -> None:
        """Put an id where no run goes on, and let a run go on from it."""
        at = self._block_of(new)
        if len(self._blocks[at].ids) >= FULL:
            self._divide(at, new)
            at = self._block_of(new)
        ids = self._blocks[at].ids
        place = bisect_left(ids, new)
        ids.insert(place, new)
        self._run, self._at, self._latest = self._blocks[at], place + 1, new
        if place + 1 < len(ids):
            self._before = ids[place + 1]
        else:
            self._before = self._firsts[at + 1] if self._firsts[at + 1 :] else _END

    def _divide(self, at: int, new: str) -> None:
        """Divide a full block: what follows `new`, or a half, goes into a new one."""
        block = self._blocks[at]
        # Where a run goes on, what lies before it stays: the next ids then find an
        # empty block and not a full one to be divided again.
        lower_size = max(bisect_left(block.ids, new), FULL // 2)
        upper = Block(block.ids[lower_size:])
        del block.ids[lower_size:]
        block.version += 1
        self._blocks.insert(at + 1, upper)
        self._firsts.insert(at + 1, upper.ids[0] if upper.ids else new)

    def _counts_before(self) -> list[int]:
        if self._starts is None:
            self._starts = [0]
            for block in self._blocks[:-1]:
                self._starts.append(self._starts[-1] + len(block.ids))
        return self._starts
