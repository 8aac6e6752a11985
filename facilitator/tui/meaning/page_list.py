"""All areas and their keywords, with how much was said and by how many groups."""

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from facilitator.tui.actions.registry import bindings
from facilitator.tui.kit.row_list import RowList
from facilitator.tui.kit.rows import Brush
from facilitator.tui.kit.text import (
    fitted,
    plain,
    right_aligned,
    shortened,
)
from facilitator.tui.meaning.book import Book

COUNT, GROUPS = 6, 7
"""Cells of a keyword's count, and of how many groups it came from."""


class PageList(RowList["PageRows"]):
    """Shows a book's pages; the bar is on the one that is read."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("pages")

    def __init__(self) -> None:
        super().__init__(PageRows())

    def show(self, book: Book, place: int) -> None:
        """Show the pages as they are now, with the bar on one of them."""
        self.source = PageRows(book)
        self.set_reactive(RowList.cursor, place)
        self.reload()
        self.reveal()


class PageRows:
    """The pages of a book: areas, and the keywords of each."""

    def __init__(self, book: Book | None = None) -> None:
        self._book = book

    def __len__(self) -> int:
        """Return how many pages there are."""
        return len(self._book.pages) if self._book else 0

    def draw(self, place: int, brush: Brush) -> list[Content]:
        """Return an area with its number, or a keyword with what it has."""
        assert self._book is not None
        page, width = self._book.pages[place], brush.width
        if page.keyword is None:
            number = self._book.areas.index(page.area) + 1
            title = shortened(f"{number} {page.area.name}", width - 1)
            return [Content.assemble(" ", plain(title, brush.ink("strong")))]
        count, groups = self._book.touched(page.keyword)
        name = fitted(page.keyword.name, width - COUNT - GROUPS - 4)
        share = f"{groups}/{len(self._book.read)}" if count else "–"
        figures = right_aligned(str(count or ""), COUNT) + right_aligned(share, GROUPS)
        ink = "muted" if not count else ""
        return [plain(f"   {name}{figures}", brush.ink(ink) if ink else "")]
