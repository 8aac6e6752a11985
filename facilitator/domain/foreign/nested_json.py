"""A guard for JSON from outside: brackets nested without end can end the program.

Some versions of Python overflow their stack on them, and no exception can be caught.
Many small parts take fifty times the memory of their letters.
"""

import json
import re
from typing import Any

DEEPEST = 100
"""Levels of lists and objects; what this program writes has three."""
MOST_PARTS = 5_000_000
"""Values of one text; what this program writes of 200,000 statements has less."""
_PARTS = re.compile(r'"(?:[^"\\]|\\.)*"|[\[{]|[\]}]', re.DOTALL)


def load_json(text: str) -> Any:
    """Return what a JSON text says.

    Raises:
        ValueError: it is no JSON, nested beyond `DEEPEST`, or of too many parts.
    """
    check_depth(text)
    check_size(text)
    return json.loads(text)


def check_depth(text: str) -> None:
    """Refuse a JSON text whose lists and objects are nested beyond `DEEPEST`.

    Raises:
        ValueError: it is.
    """
    if _too_deep(text):
        raise ValueError("nested too deeply")


def check_size(text: str) -> None:
    """Refuse a JSON text of more than `MOST_PARTS` values, texts counted generously.

    Raises:
        ValueError: it is.
    """
    if sum(map(text.count, "[{,")) > MOST_PARTS:
        raise ValueError("too many parts")


def _too_deep(text: str) -> bool:
    if text.count("[") + text.count("{") <= DEEPEST:
        return False
    depth = 0
    for part in _PARTS.finditer(text):
        sign = part[0]
        if sign in "[{":
            depth += 1
            if depth > DEEPEST:
                return True
        elif sign in "]}":
            depth -= 1
    return False
