"""Twins: the same text in two channels, which may be one person's.

They are listed for a person to look at. None is taken away: two people may well say
the same.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from typing import TypeAlias

from facilitator.domain.session.statement import Statement
from facilitator.domain.text import fold

Twins: TypeAlias = tuple[Statement, ...]
"""Statements of the same text in two channels or more, in the order of `twins_of`."""
_LEFT_OUT = "PZC"
"""Major categories of characters that do not count: punctuation, spaces, controls."""


class _Counting(dict[int, int | None]):
    """Which characters count, looked up once each."""

    def __missing__(self, code: int) -> int | None:
        left_out = unicodedata.category(chr(code))[0] in _LEFT_OUT
        self[code] = None if left_out else code
        return self[code]


def twins_of(statements: Iterable[Statement]) -> tuple[Twins, ...]:
    """Return the twins among the statements that count, each text's together.

    The texts are told apart by neither case, accents, spaces nor punctuation. The
    work grows as the number of statements does.
    """
    standing = [each for each in statements if not each.withdrawn]
    if len({each.channel for each in standing}) < 2:
        return ()
    counting = _Counting()
    alike: dict[str, list[Statement]] = defaultdict(list)
    for each in standing:
        alike[folded(each.text, counting)].append(each)
    return tuple(
        tuple(found)
        for found in alike.values()
        if len(found) > 1 and len({each.channel for each in found}) > 1
    )


def folded(text: str, counting: _Counting | None = None) -> str:
    """Return what of a text counts when it is held against others.

    A text of punctuation alone is what it is.
    """
    plain = fold(text)
    return plain.translate(_Counting() if counting is None else counting) or plain
