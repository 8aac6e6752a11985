"""What lies over what, among words on one thing: by what each knew, never by a clock.

A word tells which words nothing lay over when it was said (`after`), and lies over
them. Of words that did not know of each other all stand side by side, and which of
them leads until a person settles it depends on nothing that a stamp could gain.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from hashlib import blake2b
from heapq import heapify, heappop, heappush
from typing import Any, Generic, Protocol, TypeVar


class HasId(Protocol):
    """An event; what it knew, if it tells, is in `after`."""

    @property
    def id(self) -> str:
        """The event's id."""


Word = TypeVar("Word", bound=HasId)
Weight = Callable[[Word], Any]
"""Returns what words that did not know of each other are put in order by."""


def chance(word: HasId) -> bytes:
    """Return a place among others that no clock gives: the same on every laptop."""
    return blake2b(word.id.encode(), digest_size=8).digest()


class Layered(Generic[Word]):
    """Words on one thing, in order, and what each of them knew of.

    Words of an earlier version, which do not tell what they knew, are taken to have
    known of each other as their stamps say; they cover no word that does tell. A
    ring, which no program writes, is taken apart: nobody in it knew of anybody.

    Attributes:
        order: the words, from the lowest to the one that leads.
    """

    def __init__(self, words: Iterable[Word], weight: Weight[Word] = chance) -> None:
        """Put words in order; it costs about as much as sorting them."""
        self._by_id = {word.id: word for word in words}
        self._knew = _what_each_knew(self._by_id)
        self.order = list(self._in_order(weight))
        if len(self.order) < len(self._by_id):
            self._knew = _without_rings(self._knew)
            self.order = list(self._in_order(weight))

    def _in_order(self, weight: Weight[Word]) -> Iterator[Word]:
        """Yield first what knew of least, the lightest first; nothing over a ring."""
        above: dict[str, list[str]] = {each: [] for each in self._by_id}
        for each, knew in self._knew.items():
            for below in knew:
                above[below].append(each)
        waits_for = {each: len(knew) for each, knew in self._knew.items()}
        ready = [
            (_tells(word), weight(word), each, word)
            for each, word in self._by_id.items()
            if not waits_for[each]
        ]
        heapify(ready)
        while ready:
            word = heappop(ready)[-1]
            yield word
            for each in above[word.id]:
                waits_for[each] -= 1
                if not waits_for[each]:
                    freed = self._by_id[each]
                    heappush(ready, (_tells(freed), weight(freed), each, freed))

    def heads(self, undone: Callable[[str], bool]) -> tuple[Word, ...]:
        """Return the words that count and that no other such word lies over, in order.

        Two or more did not know of each other. An undone word covers nothing: what it
        lay over leads again, unless something else lies over that.
        """
        counting = [word for word in self.order if not undone(word.id)]
        covered = self.beneath(word.id for word in counting)
        return tuple(word for word in counting if word.id not in covered)

    def beneath(self, words: Iterable[str]) -> Collection[str]:
        """Return the ids of all that some words lie over, near or far."""
        under: set[str] = set()
        to_do = [below for each in words for below in self._knew.get(each, ())]
        while to_do:
            each = to_do.pop()
            if each not in under:
                under.add(each)
                to_do += self._knew[each]
        return under


def _tells(word: HasId) -> bool:
    """Tell whether a word says what it knew, or is of a kind that need not."""
    return getattr(word, "after", ()) is not None


def _what_each_knew(words: Mapping[str, HasId]) -> dict[str, tuple[str, ...]]:
    """Return by id of which of the words each says that it knew."""
    knew: dict[str, tuple[str, ...]] = {}
    earlier = ""
    for each in sorted(words):
        after = getattr(words[each], "after", ())
        if after is None:
            knew[each], earlier = (earlier,) if earlier else (), each
        else:
            there = (other for other in dict.fromkeys(after) if other in words)
            knew[each] = tuple(other for other in there if other != each)
    return knew


def _without_rings(knew: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Return what each knew without what knew of it in turn, be it by way of others."""
    ring = _rings(knew)
    return {
        each: tuple(below for below in knew[each] if ring[below] != ring[each])
        for each in knew
    }


def _rings(knew: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Return by id one name for all that know of each other (Kosaraju's way)."""
    above: dict[str, list[str]] = {each: [] for each in knew}
    for each, below in knew.items():
        for other in below:
            above[other].append(each)
    finished: list[str] = []
    seen: set[str] = set()
    for each in knew:
        to_do = [(each, False)]
        while to_do:
            here, is_through = to_do.pop()
            if is_through:
                finished.append(here)
            elif here not in seen:
                seen.add(here)
                to_do += [(here, True), *((other, False) for other in knew[here])]
    ring: dict[str, str] = {}
    for root in reversed(finished):
        reached = [root]
        while reached:
            here = reached.pop()
            if here not in ring:
                ring[here] = root
                reached += above[here]
    return ring
