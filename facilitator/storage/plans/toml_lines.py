"""Where in a TOML text a value stands, which `tomllib` itself does not tell."""

import bisect
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache

KeyPath = tuple[str | int, ...]
"""Keys and list positions from the root, for instance `("areas", 0, "name")`."""

_CLOSERS = ("", "\n]", '\n"""', "\n'''")
"""What makes a text complete that was cut in the middle of a statement."""


def lines_of(text: str, paths: Sequence[KeyPath]) -> list[int]:
    """Return the line, counted from 1, on which each path's value begins.

    A path that the text does not hold gets the line of what it would belong to,
    and line 1 where that is the whole file. The line of a path is the first n for
    which the first n lines alone hold it; this costs some parses of the text for
    each path, so it is for reporting errors only.
    """
    lines = text.split("\n")

    @cache
    def beginning(count: int) -> Mapping[str, object]:
        return _parse_beginning(lines, count)

    def line_of(path: KeyPath) -> int:
        while not _holds(beginning(len(lines)), path):
            path = path[:-1]
        counts = range(1, len(lines) + 1)
        place = bisect.bisect_left(
            counts, True, key=lambda count: _holds(beginning(count), path)
        )
        return counts[place]

    return [line_of(path) for path in paths]


def _parse_beginning(lines: Sequence[str], count: int) -> Mapping[str, object]:
    """Parse the first `count` lines, or the most of them that can be parsed."""
    for line_count in range(count, 0, -1):
        text = "\n".join(lines[:line_count])
        for closer in _CLOSERS:
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
