"""The compilation as a list of blocks, for the makers of PDF that we measure beside.

The report itself writes the list, by the same calls as it writes our pages: so the
peers print our texts, all of them, in our order.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from benchmarks.material import Material, opened
from facilitator.documents.compilation.document import write
from facilitator.documents.letterhead import long_name
from facilitator.documents.pdf import BODY, Bars, Cell, Item, Style, Table
from facilitator.domain.compilation.compilation import compile_session
from facilitator.domain.session.digest import short
from facilitator.i18n.translate import load

_LABEL = 78
"""Usual width of the left column, in points."""


def blocks_of(material: Material, language: str) -> dict[str, Any]:
    """Return all that the compilation prints, also what every page repeats."""
    tr, session = load(language), opened(material).load_all()
    made_of = compile_session(material.plan, session.session)
    recorder = Recorder()
    write(recorder, made_of, tr, lambda *told: None)
    session.close()
    name = long_name(material.plan.session, tr)
    return {
        "title": f"{tr('Compilation')}: {name}",
        "head": name,
        "foot": tr("Content digest {digest}", digest=short(made_of.digest)),
        "page": tr("Page {page} of {pages}"),
        "blocks": recorder.blocks,
    }


class Recorder:
    """Takes a report block by block and notes it; a `Flow` without pages."""

    replaced = 0

    def __init__(self) -> None:
        """Begin an empty list."""
        self.blocks: list[dict[str, Any]] = []

    def heading(
        self,
        level: int,
        text: str,
        *,
        new_page: bool = False,
        in_contents: bool = True,
        lang: str = "",
    ) -> None:
        """Note a heading, and whether the table of contents lists it."""
        listed = {"new_page": new_page, "listed": in_contents}
        self._add("heading", level=level, text=text, **listed)

    def paragraph(self, text: str, style: Style = BODY, *, lang: str = "") -> None:
        """Note a paragraph with its size and leading."""
        self._add("paragraph", text=text, size=style.size, leading=style.leading)

    def items(self, items: Iterable[Item]) -> None:
        """Note statements with their numbers."""
        self._list(items, after=8)

    def entries(self, items: Iterable[Item], *, label: float = 1) -> None:
        """Note entries with what they are about."""
        self._list(items, label, after=11)

    def facts(self, facts: Iterable[tuple[str, str]]) -> None:
        """Note keys and what is said of them."""
        self._list((Item(key, text) for key, text in facts), after=4)

    def bullets(self, texts: Iterable[str]) -> None:
        """Note short texts."""
        self._add("bullets", texts=list(texts))

    def table(self, table: Table) -> None:
        """Note a table, its cells as texts."""
        columns = [asdict(column) for column in table.columns]
        rows = [
            [cell.text if isinstance(cell, Cell) else cell for cell in row]
            for row in table.rows
        ]
        self._add("table", columns=columns, rows=rows, caption=table.caption)

    def bars(self, bars: Bars) -> None:
        """Note a bar chart."""
        self._add("bars", **asdict(bars))

    def qr(self, address: str, alt: str) -> None:
        """Note the address alone: the peers draw no code."""
        self.paragraph(address)

    def cover(
        self,
        title: str,
        *,
        kicker: str = "",
        subtitle: str = "",
        facts: Sequence[tuple[str, str]] = (),
    ) -> None:
        """Note the first page."""
        self._add("cover", title=title, kicker=kicker, subtitle=subtitle)
        self.facts(facts)

    def contents(self, title: str) -> None:
        """Note where the table of contents stands."""
        self._add("contents", title=title)

    def _list(self, items: Iterable[Item], label: float = 1, *, after: float) -> None:
        rows = [[item.label, item.text, item.meta] for item in items]
        self._add("list", items=rows, label=label * _LABEL, after=after)

    def _add(self, kind: str, **fields: Any) -> None:
        self.blocks.append({"kind": kind, **fields})
