"""Where in a TOML text a value stands, which `tomllib` itself does not tell."""

import bisect
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache

KeyPath = tuple[str | int, ...]
"""Keys and list positions from the root, for instance `("areas", 0, "name")`."""

MOST_PARSED = 3_000_000
"""Letters that are parsed to find lines; some two seconds of work."""
_CLOSERS = ("", "\n]", '\n"""', "\n'''")
"""What makes a text complete that was cut in the middle of a statement."""


def lines_of(text: str, paths: Sequence[KeyPath]) -> list[int]:
    """Return the line, counted from 1, on which each path's value begins.

    A path that the text does not hold gets the line of what it would belong to,
    and line 1 where that is the whole file; line 0 where finding it would take too
    long, as in a large file with many faults. The line of a path is the first n for
    which the first n lines alone hold it; this costs some parses of the text for
    each path, so it is for reporting errors only.
    """
    lines = text.split("\n")

    budget = _Budget()

    @cache
    def beginning(count: int) -> Mapping[str, object]:
        return _parse_beginning(lines, count, budget)

    def line_of(path: KeyPath) -> int:
        while not _holds(beginning(len(lines)), path):
            path = path[:-1]
        counts = range(1, len(lines) + 1)
        place = bisect.bisect_left(
            counts, True, key=lambda count: _holds(beginning(count), path)
        )
        # Of a beginning that was not parsed nothing is known: any line may come out.
        return 0 if budget.is_spent else counts[place]

    return [line_of(path) for path in paths]


class _Budget:
    """What may yet be parsed."""

    def __init__(self) -> None:
        self._letters = MOST_PARSED

    @property
    def is_spent(self) -> bool:
        """Whether nothing more is parsed."""
        return self._letters < 0

    def spend(self, letters: int) -> None:
        """Note that so many letters are parsed."""
        self._letters -= letters


def _parse_beginning(
    lines: Sequence[str], count: int, budget: _Budget
) -> Mapping[str, object]:
    """Parse the first `count` lines, or the most of them that can be parsed."""
    for line_count in range(count, 0, -1):
        text = "\n".join(lines[:line_count])
        for closer in _CLOSERS:
            budget.spend(len(text))
            if budget.is_spent:
                return {}
            try:
                return tomllib.loads(text + closer)
            except (ValueError, RecursionError):
                continue
    return {}


def _holds(value: object, path: KeyPath) -> bool:
    for step in path:
        match value, step:
            case dict(), str() if step in value:
                value = value[step]
            case list(), int() if step < len(value):
                value = value[step]
            case _:
                return False
    return True
