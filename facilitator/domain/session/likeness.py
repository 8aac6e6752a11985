"""Whether something like this was said before: a hint while the scribe types.

Statements are held against each other by the stems of their longer words. It only
ever hints: two people may well have said the same.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator

from facilitator.domain.session.session import Session
from facilitator.domain.words.inflection import stems

NEWEST = 2_000
"""How many of the newest statements are looked through."""
AT_ONCE = 100
"""Statements that are read before a key is answered."""
LONG = 3
"""Letters below which a stem says nothing."""
LITTLE = frozenset(
    {
        *(
            "och",
            "att",
            "för",
            "med",
            "som",
            "det",
            "den",
            "inte",
            "har",
            "kan",
            "till",
        ),
        *(
            "från",
            "när",
            "var",
            "vad",
            "där",
            "här",
            "hur",
            "man",
            "all",
            "mer",
            "vill",
        ),
        *(
            "ska",
            "bör",
            "ett",
            "eller",
            "men",
            "sig",
            "sin",
            "oss",
            "vår",
            "gör",
            "går",
        ),
    }
)
"""Stems that nearly every statement has."""
SHARED = 3
"""Stems that two texts must have in common, at least."""
ALIKE = 0.6
"""Share of the stems of each text that must be in the other."""


class Likeness:
    """The words of the newest statements of a session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._holders: defaultdict[str, list[str]] = defaultdict(list)
        self._sizes: dict[str, int] = {}

    def read_new(self) -> Iterator[None]:
        """Read in what has come since the last time, a little at each step."""
        order = self._session.order
        # From the newest back, until one is known: what was said an hour ago is seldom
        # said again, and a key must not wait.
        for place in range(len(order) - 1, max(len(order) - NEWEST, 0) - 1, -1):
            if order[place] in self._sizes:
                break
            self._add(order[place])
            if place % AT_ONCE == 0:
                yield

    def nearest(self, text: str) -> str | None:
        """Return the id of the statement most like a text, None where none is."""
        words = _telling_stems(text)
        shared = Counter(each for word in words for each in self._holders.get(word, ()))
        for statement_id, count in shared.most_common(5):
            # Of the larger text, so that a short statement is not like every long one
            # that happens to hold its words.
            larger = max(len(words), self._sizes[statement_id])
            statement = self._session.statements[statement_id]
            if count >= max(SHARED, ALIKE * larger) and not statement.withdrawn:
                return statement_id
        return None

    def _add(self, statement_id: str) -> None:
        words = _telling_stems(self._session.statements[statement_id].text)
        self._sizes[statement_id] = len(words)
        for word in words:
            self._holders[word].append(statement_id)


def _telling_stems(text: str) -> set[str]:
    return {word for word in stems(text) if len(word) >= LONG} - LITTLE
