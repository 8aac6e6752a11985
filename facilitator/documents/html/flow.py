"""The one object a web page is written with: it takes a report's blocks in order."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from markupsafe import Markup

from facilitator.documents.html.page import Head, macro, page, picture
from facilitator.documents.pdf import (
    BODY,
    LEAD,
    SMALL,
    Bars,
    Cell,
    Column,
    Item,
    Style,
    Table,
)
from facilitator.documents.qr import svg
from facilitator.i18n.formats import number
from facilitator.i18n.translate import Translator

_STYLES = {LEAD: "lead", SMALL: "small"}
"""What styles of paragraphs are called in the style sheet."""
_LISTED = 2
"""The last level of headings that the table of contents lists."""
_NARROW = 2
"""A table of more columns can be scrolled sideways in a small window."""
_LINKED = ("http://", "https://")
"""How an address begins that is made a link."""


class Additions(NamedTuple):
    """What a page has beyond its report."""

    closing: Callable[[str, str], Markup]
    """Given a section's key and heading, returns what stands at its end."""
    script: str
    """The one script that the page may run."""
    style: str
    """Further rules for the style sheet."""


class _Entry(NamedTuple):
    place: str
    text: str
    lang: str


class HtmlFlow:
    """A report in the making, as a web page.

    All texts are plain and escaped by the templates. Each section of level 1 is an
    element of its own.
    """

    replaced = 0
    """A browser has other fonts to turn to: nothing is shown by stand-ins."""

    def __init__(
        self, head: Head, tr: Translator, additions: Additions | None = None
    ) -> None:
        """Begin a page.

        Args:
            head: what it tells of itself.
            tr: speaks the language of the page's own words.
            additions: what it has beyond the report, and may run; nothing without it.
        """
        self._head = head
        self._tr = tr
        self._additions = additions
        self._cover: Markup = Markup()
        self._title = ""
        self._blocks: list[Markup] = []
        self._chapters: list[tuple[_Entry, list[_Entry]]] = []
        self._places = 0
        self._heading = ""
        """Where the heading above is."""
        self._open: tuple[str, str] | None = None
        self._key = ""

    def begin(self, key: str) -> None:
        """Tell by what key the section that is begun next is known."""
        self._key = key

    def heading(
        self,
        level: int,
        text: str,
        *,
        new_page: bool = False,
        in_contents: bool = True,
        lang: str = "",
    ) -> None:
        """Begin a section; `new_page` holds where the page is printed."""
        if level == 1:
            self._end_section()
            self._open, self._key = (self._key, text), ""
        place = self._heading = self._place()
        entry = _Entry(place, text, lang)
        if level == 1:
            self._chapters.append((entry, []))
        elif level == _LISTED and in_contents:
            self._chapters[-1][1].append(entry)
        self._add("heading", level, text, place, lang, new_page)

    def paragraph(self, text: str, style: Style = BODY, *, lang: str = "") -> None:
        """Set a paragraph."""
        self._add("paragraph", text, _STYLES.get(style, ""), lang)

    def items(self, items: Iterable[Item]) -> None:
        """Set a list of statements with their numbers."""
        self._add("items", items)

    def entries(self, items: Iterable[Item], *, label: float = 1) -> None:
        """Set entries that have no numbers, with what they are about.

        An entry without a label is about the same as the one before it.
        """
        self._add("entries", _by_label(items))

    def facts(self, facts: Iterable[tuple[str, str]]) -> None:
        """Set keys and what is said of them."""
        self._add("facts", facts)

    def bullets(self, texts: Iterable[str]) -> None:
        """Set a list of short texts."""
        self._add("bullets", texts)

    def table(self, table: Table) -> None:
        """Set a table; its columns and first cells are headers.

        One without a caption is called as the heading above it.
        """
        rows = (
            list(zip(table.columns, map(_cell, row), strict=True)) for row in table.rows
        )
        wide = len(table.columns) > _NARROW
        place = self._place() if table.caption else self._heading
        self._add("table", table, rows, place, wide)

    def bars(self, bars: Bars) -> None:
        """Draw a bar chart as a table, whose numbers say the same as its bars."""
        most = max((max(values) for _, values in bars.rows), default=0) or 1
        language = self._tr.language
        rows = [
            (label, [(number(each, language), 100 * each / most) for each in values])
            for label, values in bars.rows
        ]
        heads = bars.series or [self._tr("Statements")]
        self._add("bars", bars.caption, [Column(each) for each in heads], rows)

    def qr(self, address: str, alt: str) -> None:
        """Draw the QR code of an address, with the address as a link beside it."""
        linked = address.casefold().startswith(_LINKED)
        self._add("code", picture("svg", svg(address)), alt, address, linked)

    def cover(
        self,
        title: str,
        *,
        kicker: str = "",
        subtitle: str = "",
        facts: Sequence[tuple[str, str]] = (),
    ) -> None:
        """Set what the report is, before all else."""
        head = self._head
        logo = picture(head.logo_kind, head.logo) if head.logo else ""
        self._cover = macro("cover", title, kicker, subtitle, facts, logo, head)

    def contents(self, title: str) -> None:
        """Set the table of contents, which stands between the cover and the rest."""
        self._title = title

    def add_block(self, block: Markup) -> None:
        """Put in a block that the templates have made."""
        self._blocks.append(block)

    def finish(self) -> bytes:
        """Return the finished file; the flow must not be used afterwards."""
        self._end_section()
        listed = self._title and macro("contents", self._title, self._chapters)
        return page(
            self._head,
            skip=self._tr("Go straight to the text"),
            cover=self._cover,
            contents=listed,
            blocks=self._blocks,
            script=self._additions.script if self._additions else "",
            style=self._additions.style if self._additions else "",
        )

    def _end_section(self) -> None:
        if self._open is None:
            return
        if self._additions and self._open[0]:
            self.add_block(self._additions.closing(*self._open))
        self.add_block(Markup("</section>\n"))
        self._open = None

    def _place(self) -> str:
        self._places += 1
        return f"s{self._places}"

    def _add(self, name: str, *values: object) -> None:
        self.add_block(macro(name, *values))


def _cell(cell: str | Cell) -> Cell:
    return cell if isinstance(cell, Cell) else Cell(cell)


def _by_label(items: Iterable[Item]) -> list[tuple[str, list[Item]]]:
    groups: list[tuple[str, list[Item]]] = []
    for item in items:
        if item.label or not groups:
            groups.append((item.label, []))
        groups[-1][1].append(item)
    return groups
