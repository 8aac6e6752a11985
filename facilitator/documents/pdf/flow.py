"""The one object a report is written with: it flows blocks onto tagged pages."""

from collections.abc import Iterable, Sequence

from facilitator.documents.pdf.blocks.charts import Bars, draw_bars
from facilitator.documents.pdf.blocks.contents import Reserved, draw_contents
from facilitator.documents.pdf.blocks.links import draw_code, draw_link, draw_qr
from facilitator.documents.pdf.blocks.lists import (
    BULLETED,
    NUMBERED,
    PLAIN,
    Item,
    ListStyle,
    draw_list,
)
from facilitator.documents.pdf.blocks.logo import Logo, draw_logo
from facilitator.documents.pdf.blocks.running_heads import Furniture, furnish
from facilitator.documents.pdf.blocks.tables import Table, draw_table
from facilitator.documents.pdf.blocks.writing import draw_choices, draw_rows
from facilitator.documents.pdf.file.document import TaggedDocument
from facilitator.documents.pdf.file.elements import El
from facilitator.documents.pdf.file.metadata import Info
from facilitator.documents.pdf.file.page import Page
from facilitator.documents.pdf.file.sheets import keep_right_hand
from facilitator.documents.pdf.file.styles import (
    BODY,
    HEADINGS,
    KICKER,
    LABEL,
    LEAD,
    TITLE,
    Layout,
    Style,
)
from facilitator.documents.pdf.frame import Frame
from facilitator.documents.pdf.headings import Headings

_BULLET_WIDTH = 17
_BLOCK_GAP = 10
_COVER_DROP = 150
_COVER_SHARE = 0.18
"""Of a small page's height, in place of the drop."""
_BELOW_LOGO = 24


class Flow:
    """A report in the making: blocks are drawn in the order they are given.

    All texts are plain: nothing in them is markup, and what cannot be printed is
    shown by a stand-in and counted. Line breaks in a text are kept.
    """

    def __init__(
        self,
        info: Info,
        *,
        furniture: Furniture | None = None,
        layout: Layout | None = None,
        logo: Logo | None = None,
    ) -> None:
        """Begin a document.

        Args:
            info: its title, language and time.
            furniture: running head and foot; none without it.
            layout: paper and grid; A4 without it.
            logo: what stands on the cover.
        """
        self.layout = layout or Layout()
        self._document = TaggedDocument(info, self.layout)
        self._frame = Frame(self._document, self.layout)
        self._furniture = furniture
        self._logo = logo
        self._headings = Headings(self._document.root)
        self._reserved: Reserved | None = None

    @property
    def replaced(self) -> int:
        """How many characters no font had, printed as stand-ins so far."""
        return self._frame.replaced

    @property
    def pages(self) -> int:
        """How many pages there are so far; all of them once it is finished."""
        return len(self._document.pages)

    def heading(
        self,
        level: int,
        text: str,
        *,
        new_page: bool = False,
        in_contents: bool = True,
        lang: str = "",
        style: Style | None = None,
    ) -> None:
        """Begin a section, with a bookmark and an entry in the table of contents.

        `style` takes the place of the level's own.

        Raises:
            ValueError: the level, 1 to 4, skips one.
        """
        headings = self._headings
        if not headings.follows(level):
            raise ValueError(f"a heading of level {level} does not follow")
        if new_page:
            self.page_break()
        element = headings.open(level).add(f"H{level}", lang=lang)
        entry = headings.add(text, level, in_contents=in_contents)
        look = style or HEADINGS[level]
        headings.hold(self._frame, element, entry, look, self.layout.full)

    def paragraph(
        self, text: str, style: Style = BODY, *, lang: str = "", wide: bool = False
    ) -> None:
        """Set a paragraph in the text column, or between the margins if `wide`."""
        layout, frame = self.layout, self._frame
        left = layout.left if wide else layout.text_left
        setting = frame.set(text, style, layout.left + layout.full - left)
        frame.skip(style.before)
        frame.pour(setting, self._here.add("P", lang=lang), left)
        frame.top -= style.after

    def items(self, items: Iterable[Item]) -> None:
        """Set a list of statements, their numbers in the hanging left column."""
        layout = self.layout
        self._list(items, layout.left, layout.label, NUMBERED)

    def entries(self, items: Iterable[Item], *, label: float = 1) -> None:
        """Set entries that have no numbers, what they are about in the left column.

        `label` is how many times as wide as usual that column is.
        """
        width = label * self.layout.label
        self._list(items, self.layout.left, width, PLAIN, after=8)

    def facts(self, facts: Iterable[tuple[str, str]]) -> None:
        """Set keys in the left column and what is said of them beside."""
        width = self.layout.label
        pairs = (Item(key, text) for key, text in facts)
        self._list(pairs, self.layout.left, width, PLAIN, after=1)

    def bullets(self, texts: Iterable[str]) -> None:
        """Set a list of short texts with bullets in the text column."""
        left = self.layout.text_left
        bulleted = (Item("\u2022", text) for text in texts)
        self._list(bulleted, left, _BULLET_WIDTH, BULLETED, label=BODY, after=2)

    def table(self, table: Table) -> None:
        """Set a table between the margins; its header is repeated on each page.

        Raises:
            ValueError: a row has more or fewer cells than there are columns.
        """
        self._frame.skip(_BLOCK_GAP)
        draw_table(self._frame, self._here, table)
        self._frame.top -= _BLOCK_GAP

    def bars(self, bars: Bars) -> None:
        """Draw a bar chart between the margins."""
        self._frame.skip(_BLOCK_GAP)
        draw_bars(self._frame, self._here, bars)
        self._frame.top -= _BLOCK_GAP

    def qr(self, address: str, alt: str, *, size: float = 88) -> None:
        """Draw the QR code of an address, with the address as a link beside it."""
        draw_qr(self._frame, self._here, address, alt, size)
        self._frame.top -= _BLOCK_GAP

    def code(self, text: str, alt: str, *, size: float, left: float = 0) -> float:
        """Draw the QR code of a text alone; return the side of a module in points."""
        module = draw_code(self._frame, self._here, text, alt, size, left)
        self._frame.top -= _BLOCK_GAP
        return module

    def link(self, address: str, style: Style = BODY) -> None:
        """Set an address between the margins, as a link."""
        layout = self.layout
        draw_link(self._frame, self._here, address, layout.left, layout.full, style)
        self._frame.top -= style.after

    def choices(self, words: Iterable[str], *, lang: str = "") -> None:
        """Set words with a box to tick each, between the margins."""
        draw_choices(self._frame, self._here, words, lang)

    def rows(self, labels: Iterable[str]) -> None:
        """Set numbered rows to write on by hand."""
        draw_rows(self._frame, self._here, labels)

    @property
    def room(self) -> float:
        """Height that is left on the page, in points."""
        return self._frame.room

    def cover(
        self,
        title: str,
        *,
        kicker: str = "",
        subtitle: str = "",
        facts: Sequence[tuple[str, str]] = (),
    ) -> None:
        """Set a first page of its own, without running head and foot.

        Raises:
            ValueError: the logo cannot be drawn; see `check_logo`.
        """
        frame, layout = self._frame, self.layout
        frame.page.running = False
        if self._logo:
            frame.top -= draw_logo(frame, self._here, self._logo) + _BELOW_LOGO
        frame.page.fill(
            (layout.left, frame.top - 6, layout.left + 64, frame.top), layout.accent_ink
        )
        frame.top -= min(_COVER_DROP, layout.height * _COVER_SHARE)
        if kicker:
            self.paragraph(kicker, KICKER, wide=True)
        setting = frame.set(title, TITLE, layout.full)
        frame.pour(setting, self._headings.open(1).add("H1"), layout.left)
        frame.top -= TITLE.after
        if subtitle:
            self.paragraph(subtitle, LEAD, wide=True)
        if facts:
            frame.top -= 2 * _BLOCK_GAP
            self.facts(facts)
        self.page_break()

    def contents(self, title: str, depth: int = 2) -> None:
        """Reserve pages for the table of contents, filled at the end.

        `depth` is the last level of headings that it lists.
        """
        self.page_break()
        section = self._headings.open(1)
        entry = self._headings.add(title, 1, in_contents=False)
        heading, table = section.add("H1"), section.add("TOC")
        at = len(self._document.pages)
        right_hand, self._frame.right_hand = self._frame.right_hand, False
        self._reserved = Reserved(
            at, depth, title, heading, table, entry.place, right_hand
        )

    def page_break(self) -> None:
        """Let what comes next begin a new page, if this one has anything on it."""
        self._frame.reserve(0)
        if not self._frame.fresh:
            self._frame.end_page()

    def odd_page(self) -> None:
        """Let what comes next begin a right-hand page, if both sides are printed."""
        self.page_break()
        self._frame.right_hand = self.layout.two_sided

    def finish(self) -> bytes:
        """Return the finished file; the flow must not be used afterwards."""
        frame = self._frame
        frame.reserve(0)
        if self._reserved:
            inserted = Frame(self._document, self.layout, self._reserved.at)
            inserted.right_hand = self._reserved.right_hand
            draw_contents(inserted, self._reserved, self._headings.contents)
            frame.replaced += inserted.replaced
        else:
            keep_right_hand(self._document.pages)
        if not self._document.pages:
            self._document.pages.append(Page())
        if self._furniture:
            furnish(frame, self._furniture)
        self._headings.add_bookmarks(self._document)
        return self._document.save()

    @property
    def _here(self) -> El:
        return self._headings.here

    def _list(
        self,
        items: Iterable[Item],
        left: float,
        label_width: float,
        attributes: str,
        label: Style = LABEL,
        after: float = 5,
    ) -> None:
        right = self.layout.left + self.layout.full
        style = ListStyle(left, label_width, right, attributes, label, after)
        draw_list(self._frame, self._here, items, style)
        self._frame.skip(BODY.after)
