"""Several ids in one cell of a table, told apart again whatever stands in them.

Ids with the separator between them. Where that would be misread, for an id itself
holds the separator or is empty, the list is marked: it begins with the separator, and
within ids the separator and the escape have an escape before them.

    tillvaxt.skola|tillvaxt.klimat          as nearly always
    |tillvaxt.rum.a\\|b|tillvaxt.klimat      marked: the first id is tillvaxt.rum.a|b
"""

import re
from collections.abc import Sequence

SEPARATOR = "|"
_ESCAPED = re.compile(r"[|\\]")
_ESCAPING = re.compile(r"\\(.)", re.DOTALL)
_ONE = re.compile(r"\|((?:\\.|[^|\\])*)", re.DOTALL)
"""The separator and the id after it, in a marked list."""


def in_one_cell(ids: Sequence[str]) -> str:
    """Return ids as one text, which `ids_in` reads; empty where there are none."""
    plain = all(each and SEPARATOR not in each for each in ids)
    return SEPARATOR.join(ids) if plain else marked_list(ids)


def marked_list(ids: Sequence[str]) -> str:
    """Return ids as a text that can be nothing but a list of ids."""
    escaped = (_ESCAPED.sub(r"\\\g<0>", each) for each in ids)
    return "".join(f"{SEPARATOR}{each}" for each in escaped)


def is_marked(cell: str) -> bool:
    """Tell whether a cell is a marked list, where it might as well hold names."""
    return cell.startswith(SEPARATOR)


def ids_in(cell: str) -> tuple[str, ...]:
    """Return the ids in a cell; of one that somebody has edited, what can be read."""
    if not is_marked(cell):
        return tuple(cell.split(SEPARATOR)) if cell else ()
    return tuple(_ESCAPING.sub(r"\1", each) for each in _ONE.findall(cell))
