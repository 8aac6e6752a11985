"""What a TOML text would cost to parse, seen before it is parsed.

The parser keeps every beginning of a dotted key: 20,000 parts take gigabytes. It also
calls itself for each bracket within another.
"""

import re
from typing import NamedTuple

MOST_PARTS = 16
"""Parts of a dotted key; the longest of ours has three."""
DEEPEST = 16
"""Brackets within brackets; ours have three."""
MOST_VALUES = 40_000
"""Keys and values of one file; a mapping as large as may be has some 20,000."""

_TOKENS = re.compile(
    r"""
    \"{3}(?:[^"\\]|\\.|"(?!""))*+(?:\"{3,5}|\Z)    # texts of several lines
    | '{3}(?:[^']|'(?!''))*+(?:'{3,5}|\Z)
    | "(?:[^"\\\n]|\\.)*+"?                       # texts of one line
    | '[^'\n]*+'?
    | \#[^\n]*+                                   # what is only for people
    | (?P<sign>[\[\]{}.,=\n])
    """,
    re.DOTALL | re.VERBOSE,
)


class Excess(NamedTuple):
    """What there is too much of."""

    line: int
    """Where, counted from 1; 0 where it is the file as a whole."""
    code: str
    """Key of the sentence."""
    limit: int


def excess_in(text: str) -> Excess | None:
    """Return what a TOML text has too much of, None where it may be parsed.

    It is no parser: what it counts in a text that is no TOML means little, and such a
    text is refused by the parser anyway.
    """
    dots = depth = values = 0
    for token in _TOKENS.finditer(text):
        match token["sign"]:
            case None:
                continue
            case ".":
                dots += 1
            case "[" | "{":
                dots, depth = 0, depth + 1
            case "]" | "}":
                dots, depth = 0, max(depth - 1, 0)
            case _:
                dots, values = 0, values + 1
        if dots >= MOST_PARTS or depth > DEEPEST:
            line = text.count("\n", 0, token.start()) + 1
            code = "plan.too_deep" if depth > DEEPEST else "plan.long_key"
            return Excess(line, code, DEEPEST if depth > DEEPEST else MOST_PARTS)
    if values > MOST_VALUES:
        code = "plan.too_many_keys"
        return Excess(0, code, MOST_VALUES)
    return None
