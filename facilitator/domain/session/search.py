"""Search over statements: every word must occur, newest first, å ä ö exact.

The folded texts are kept as one run of bytes for each block of the session's order:
looking through a block takes a fraction of a millisecond, so that whoever searches can
answer a key between two blocks.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from facilitator.domain.events.numbers import receipt_of
from facilitator.domain.session.session import Session
from facilitator.domain.session.sorted_ids import Block
from facilitator.domain.session.statement import Statement
from facilitator.domain.text import fold

_END = "\0"
"""Stands between two statements' texts."""


class _BlockTexts(NamedTuple):
    """The texts of a block's statements, the newest first."""

    version: tuple[int, int]
    """The block's version and size when its texts were folded."""
    texts: bytes
    starts: "array[int]"
    """Where each statement's text begins, and at last the end of all."""


@dataclass(slots=True)
class Search:
    """A search that remembers folded texts, and where the latest words were not."""

    session: Session
    _block_texts: dict[Block, _BlockTexts] = field(default_factory=dict)
    _words: str = ""
    """The latest words, folded."""
    _without: dict[Block, tuple[int, int]] = field(default_factory=dict)
    """Blocks that do not hold them, by version."""

    def find(self, words: str) -> Iterator[list[str]]:
        """Yield the ids of statements that hold every word, newest first.

        They come a block at a time, and an empty list for a block without any, so
        that the caller can pause.
        """
        query = fold(words)
        # Whoever types on asks for less: a block without `bus` has no `buss` either.
        if not (self._words and query.startswith(self._words)):
            self._without = {}
        self._words = query
        words_sought = [word.encode() for word in sorted(query.split(), key=len)][::-1]
        for block in self.session.order.newest_blocks():
            yield self._in_block(block, words_sought)

    def _in_block(self, block: Block, words: list[bytes]) -> list[str]:
        if not words:
            return block.ids[::-1]
        version = (block.version, len(block.ids))
        if self._without.get(block) == version:
            return []
        places = list(_places(self._index(block, version), words))
        if not places:
            self._without[block] = version
        return [block.ids[-1 - place] for place in places]

    def _index(self, block: Block, version: tuple[int, int]) -> _BlockTexts:
        """Return a block's texts, folded anew where anything has changed."""
        latest = self._block_texts.get(block)
        if latest and latest.version == version:
            return latest
        session = self.session
        statements = [session.statements[each] for each in reversed(block.ids)]
        texts = (
            f"{_names(session, each)} {each.text}".replace(_END, " ")
            for each in statements
        )
        # Folding all of them at once is many times as fast as each by itself.
        run = fold(_END.join(texts)).encode("utf-8", "replace")
        sizes = (len(text) + 1 for text in run.split(_END.encode()))
        block_texts = _BlockTexts(
            version, run, array("L", accumulate(sizes, initial=0))
        )
        self._block_texts[block] = block_texts
        return block_texts


def _names(session: Session, statement: Statement) -> str:
    """Return what a statement goes by: its number, and its receipt from the form."""
    number = session.number_of(statement)
    receipt = receipt_of(statement.source_id)
    return f"{number} {receipt} {receipt.replace('-', '')}" if receipt else number


def _places(block_texts: _BlockTexts, words: list[bytes]) -> Iterator[int]:
    """Yield which of a block's statements hold every word, counted from the newest."""
    texts, starts = block_texts.texts, block_texts.starts
    first, others = words[0], words[1:]
    at = texts.find(first)
    while at >= 0:
        place = bisect_right(starts, at) - 1
        begins, ends = starts[place], starts[place + 1]
        if all(texts.find(word, begins, ends) >= 0 for word in others):
            yield place
        # One look for the longest word in the bytes of a thousand statements is a call
        # in C; the other words are looked for in the few it is in.
        at = texts.find(first, ends)
