"""The latest word on each of many things, whatever the order in which words come."""

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterator
from operator import attrgetter
from typing import Generic, Protocol, TypeVar


class HasId(Protocol):
    """An event; ids sort in the total order."""

    @property
    def id(self) -> str:
        """The event's id."""


Key = TypeVar("Key", bound=Hashable)
Word = TypeVar("Word", bound=HasId)
_id = attrgetter("id")


class Latest(Generic[Key, Word]):
    """All that was said of each key, so that an undone word uncovers the one before."""

    def __init__(self, undone: Callable[[str], bool]) -> None:
        self._undone = undone
        self._words: dict[Key, list[Word]] = {}

    def add(self, key: Key, word: Word) -> bool:
        """Take in an event about `key`; tell whether it was new."""
        words = self._words.setdefault(key, [])
        place = bisect_left(words, word.id, key=_id)
        if words[place : place + 1] and words[place].id == word.id:
            return False
        # Nearly always at the end; journals that come late put theirs in between.
        words.insert(place, word)
        return True

    def get(self, key: Key) -> Word | None:
        """Return the latest word on `key` that counts, None where there is none."""
        # All are kept, not the latest alone: an undo must uncover the one before, and
        # may itself be undone.
        words = reversed(self._words.get(key, ()))
        return next((word for word in words if not self._undone(word.id)), None)

    def items(self) -> Iterator[tuple[Key, Word]]:
        """Yield each key that anything counts of, and the latest word on it."""
        for key in self._words:
            word = self.get(key)
            if word is not None:
                yield key, word

    def __bool__(self) -> bool:
        return bool(self._words)
