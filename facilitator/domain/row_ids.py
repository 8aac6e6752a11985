"""What each answer of a file is known by, so that it comes in only once.

It is made of the form, the row and the column. Where the tool gives a row an id of its
own, that is the row; else it is a mark of what the row says, whatever the order of rows
and columns. Columns that tell who answered never have a part in it.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Sequence

from facilitator.domain.form_tools import is_personal
from facilitator.domain.mapping import ColumnMap
from facilitator.domain.mapping_guess import short_hash
from facilitator.domain.text import clean

_PLAIN = re.compile(r"[A-Za-z0-9_.-]{1,64}")
_MARK = 20
"""Letters of a mark of what a row says: two rows never share one by chance."""


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
                return own if _PLAIN.fullmatch(own) else f"~{_mark(own)}"
        said = sorted(
            f"{name}\0{text}"
            for name, cell in zip(self._names, cells, strict=False)
            if name and (text := clean(cell))
        )
        mark = _mark("\1".join(said))
        self._alike[mark] += 1
        # Rows that say the same are told apart by how many there are: which is which
        # does not matter.
        extra = f".{self._alike[mark]}" if self._alike[mark] > 1 else ""
        return f"~{mark}{extra}"

    def _column(self, header: str) -> str:
        if header not in self._columns:
            self._columns[header] = short_hash(header)
        return self._columns[header]


def _mark(text: str) -> str:
    raw = text.encode("utf-8", "backslashreplace")
    return hashlib.sha256(raw).hexdigest()[:_MARK]
