"""What each answer of a file is known by, so that it comes in only once.

It is made of the form, the row and the column. Where the tool gives a row an id of its
own, that is the row; else it is a mark of what the row says, whatever the order of rows
and columns. Columns that tell who answered never have a part in it.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from typing import Protocol

from facilitator.domain.events.numbers import parse_number
from facilitator.domain.intake.guess import short_hash
from facilitator.domain.intake.mapping import ColumnMap
from facilitator.domain.intake.own_files import (
    OWN,
    source_of,
)
from facilitator.domain.intake.tools import is_personal
from facilitator.domain.text import clean

_PLAIN = re.compile(r"[A-Za-z0-9_.-]{1,64}")
_MARK = 20
"""Letters of a mark of what a row says: two rows never share one by chance."""


class AnswerIds(Protocol):
    """Tells the answers of one file apart; asked once for each row, in order."""

    def of(self, cells: Sequence[str], headers: Sequence[str]) -> list[str]:
        """Return the `source_id` of the answer in each of a row's columns."""


def ids_for(mapping: ColumnMap, names: Sequence[str]) -> AnswerIds:
    """Return what tells the answers of a file with these columns apart."""
    kind = OwnIds if mapping.tool == OWN else RowIds
    return kind(mapping, names)


class OwnIds:
    """Knows statements of the program's own files by session and number."""

    def __init__(self, mapping: ColumnMap, names: Sequence[str]) -> None:
        self._at = {
            role: names.index(column.header)
            for role in ("session", "id", "text", "area", "question")
            for column in mapping.having(role)
        }
        self._alike: Counter[str] = Counter()

    def of(self, cells: Sequence[str], headers: Sequence[str]) -> list[str]:
        """Return the `source_id` of the one statement in a row."""
        session, number, *texts = (self._cell(role, cells) for role in self._at)
        # The public edition's own numbers are not the same the next time.
        number = number if parse_number(number) else self._mark(texts)
        return [source_of(_plain(session), number)]

    def _cell(self, role: str, cells: Sequence[str]) -> str:
        at = self._at[role]
        return clean(cells[at]) if at < len(cells) else ""

    def _mark(self, texts: Sequence[str]) -> str:
        return _with_count(self._alike, _mark("\1".join(texts)))


class RowIds:
    """Tells the answers of one file apart; asked once for each row, in order."""

    def __init__(self, mapping: ColumnMap, names: Sequence[str]) -> None:
        self._form = mapping.form
        self._names = [None if is_personal(name) else name for name in names]
        own = [each.header for each in mapping.having("id")]
        self._own = [at for at, name in enumerate(names) if name in own]
        self._columns: dict[str, str] = {}
        self._alike: Counter[str] = Counter()

    def of(self, cells: Sequence[str], headers: Sequence[str]) -> list[str]:
        """Return the `source_id` of the answer in each of a row's columns."""
        row = self._row(cells)
        return [f"{self._form}/{row}/{self._column(each)}" for each in headers]

    def _row(self, cells: Sequence[str]) -> str:
        for at in self._own:
            own = cells[at].strip() if at < len(cells) else ""
            if own:
                return _plain(own)
        texts = sorted(
            f"{name}\0{text}"
            for name, cell in zip(self._names, cells, strict=False)
            if name and (text := clean(cell))
        )
        mark = _mark("\1".join(texts))
        return _with_count(self._alike, mark)

    def _column(self, header: str) -> str:
        if header not in self._columns:
            self._columns[header] = short_hash(header)
        return self._columns[header]


def _plain(own: str) -> str:
    return own if _PLAIN.fullmatch(own) else f"~{_mark(own)}"


def _with_count(times_seen: Counter[str], mark: str) -> str:
    """Return what a row is known by that has nothing but what it says.

    Rows that say the same are told apart by how many there are: which is which does
    not matter.
    """
    times_seen[mark] += 1
    extra = f".{times_seen[mark]}" if times_seen[mark] > 1 else ""
    return f"~{mark}{extra}"


def _mark(text: str) -> str:
    raw = text.encode("utf-8", "backslashreplace")
    return hashlib.sha256(raw).hexdigest()[:_MARK]
