"""The word that stands on each of many things, whatever the order words come in."""

from collections.abc import Callable, Hashable, Iterator
from typing import Generic, TypeVar

from facilitator.domain.session.knowing import HasId, Layered, Weight, chance

Key = TypeVar("Key", bound=Hashable)
Word = TypeVar("Word", bound=HasId)


class Latest(Generic[Key, Word]):
    """All that was said of each key, so that an undone word uncovers the one before.

    A word lies over those that it knew of. Where some did not know of each other,
    which of them leads is the same on every laptop, and owes nothing to a clock.
    """

    def __init__(
        self, undone: Callable[[str], bool], weight: Weight[Word] = chance
    ) -> None:
        """Ask `undone` of events; `weight` orders those that knew nothing of others."""
        self._undone = undone
        self._weight = weight
        self._words: dict[Key, dict[str, Word]] = {}
        # What has been worked out since something last changed.
        self._layered: dict[Key, Layered[Word]] = {}
        self._heads: dict[Key, tuple[Word, ...]] = {}

    def add(self, key: Key, word: Word) -> bool:
        """Take in an event about `key`; tell whether it was new."""
        words = self._words.setdefault(key, {})
        self._forget(key)
        is_new = word.id not in words
        words.setdefault(word.id, word)
        return is_new

    def remove(self, key: Key, word_id: str) -> None:
        """Take a word out again, since it turned out to be another's."""
        self._forget(key)
        self._words.get(key, {}).pop(word_id, None)

    def look_again(self) -> None:
        """Work out anew what leads, since something was undone or redone."""
        self._heads.clear()

    def heads(self, key: Key) -> tuple[Word, ...]:
        """Return the words on `key` that count and that no other lies over.

        The last one leads; more than one did not know of each other.
        """
        heads = self._heads.get(key)
        if heads is None:
            words = self._words.get(key, {})
            # Nearly always there is one, and nothing to put in order.
            if len(words) < 2:
                heads = tuple(e for e in words.values() if not self._undone(e.id))
            else:
                heads = self.layered(key).heads(self._undone)
            self._heads[key] = heads
        return heads

    def layered(self, key: Key) -> Layered[Word]:
        """Return all words on `key`, undone or not, in order."""
        layered = self._layered.get(key)
        if layered is None:
            words = self._words.get(key, {}).values()
            layered = self._layered[key] = Layered(words, self._weight)
        return layered

    def known(self, key: Key) -> tuple[str, ...]:
        """Return what a new word on `key` lies over knowingly."""
        return tuple(word.id for word in self.heads(key))

    def get(self, key: Key) -> Word | None:
        """Return the word on `key` that stands, None where there is none."""
        # All are kept, not the latest alone: an undo must uncover the one before, and
        # may itself be undone.
        heads = self.heads(key)
        return heads[-1] if heads else None

    def items(self) -> Iterator[tuple[Key, Word]]:
        """Yield each key that anything counts of, and the word that stands on it."""
        for key in self._words:
            word = self.get(key)
            if word is not None:
                yield key, word

    def unsettled(self) -> Iterator[tuple[Key, tuple[Word, ...]]]:
        """Yield keys on which words stand side by side; with them, the leading last."""
        for key in self._words:
            heads = self.heads(key)
            if len(heads) > 1:
                yield key, heads

    def _forget(self, key: Key) -> None:
        self._layered.pop(key, None)
        self._heads.pop(key, None)

    def __bool__(self) -> bool:
        return any(self._words.values())
