"""The lines around the stage: its head, the mark, the address, the keys."""

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size as Cells
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from facilitator.tui.kit.letters.big import (
    SIZES,
    SMALLEST,
    Size,
    drawn,
    wrapped,
)
from facilitator.tui.kit.poster import base_size
from facilitator.tui.kit.text import (
    plain,
    shortened,
)

ADDRESS_LINES = 3
"""Lines that an address takes at most."""
INVITING = 30
"""Rows of the screen from which it is said what the address is for."""
BANNER_ROWS = 40
"""Rows of the screen from which the mark is in large letters."""


class Headline(Widget):
    """The meeting to the left, the round to the right."""

    DEFAULT_CSS = """
    Headline {
        height: auto;
        padding: 0 1;
        background: $panel;
    }
    """

    told: reactive[tuple[str, str]] = reactive(("", ""), layout=True)
    """What stands to the left and to the right."""

    def get_content_height(self, container: Cells, viewport: Cells, width: int) -> int:
        """Return how many rows it takes."""
        return len(self._rows(width))

    def render(self) -> Content:
        """Draw the line."""
        return Content("\n").join(self._rows(self.content_size.width))

    def _rows(self, width: int) -> list[Content]:
        left, right = (" ".join(each.split()) for each in self.told)
        size = base_size(self.app.size)
        if size and size.font.has(left + right):
            rows = _spread(left, right, size, width)
            if rows:
                return rows
        right = shortened(right, width * 2 // 3)
        left = shortened(left, width - len(right) - 2)
        gap = width - plain(left).cell_length - plain(right).cell_length
        return [
            Content.assemble(
                plain(left, "bold"), " " * max(gap, 1), plain(right, "bold $accent")
            )
        ]


def _spread(left: str, right: str, size: Size, width: int) -> list[Content]:
    """Return two texts in large letters at both ends, none where they do not fit."""
    beside = size.width(right)
    if size.width(left) + beside + 2 > width:
        return []
    texts = [drawn((each,), size, whole=True) if each else () for each in (left, right)]
    rows = []
    for at in range(size.pitch):
        one, other = (rows_[at] if at < len(rows_) else "" for rows_ in texts)
        rows.append(
            Content.assemble(plain(one.ljust(width - beside)), plain(other, "$accent"))
        )
    return rows


class Banner(Widget):
    """Tells that the round nears its end; its room is kept before it does."""

    DEFAULT_CSS = """
    Banner {
        height: auto;
        width: 1fr;
        padding: 0 1;
        &.-level-1 { background: $warning; color: $background; }
        &.-level-2 { background: $error; color: $background; }
    }
    """

    told: reactive[tuple[str, int]] = reactive(("", 0))
    """The mark, and how near the end is."""

    def watch_told(self, told: tuple[str, int]) -> None:
        """Stand out by the ground as well as by the words."""
        for level in (1, 2):
            self.set_class(told[1] == level, f"-level-{level}")

    def get_content_height(self, container: Cells, viewport: Cells, width: int) -> int:
        """Return how many rows it takes, whatever it says."""
        size = self._letters
        return size.pitch if size else 1

    def render(self) -> Content:
        """Draw the mark."""
        text, size, width = self.told[0], self._letters, self.content_size.width
        lines = wrapped(text, size, width) if size else None
        if size and lines and len(lines) == 1:
            return Content("\n").join(
                plain(row) for row in drawn(tuple(lines), size, whole=True)
            )
        return plain(shortened(text, width), "bold")

    @property
    def _letters(self) -> Size | None:
        if self.app.size.height < BANNER_ROWS:
            return None
        return SIZES[-2] if base_size(self.app.size) else SMALLEST


class Address(Widget):
    """The form's address, to be typed by those who cannot scan it."""

    DEFAULT_CSS = """
    Address { width: 1fr; height: auto; text-align: center; text-style: bold; }
    """

    told: reactive[str] = reactive("", layout=True)
    """The whole address."""
    invites: reactive[str] = reactive("")
    """What it is for; shown where there is room."""

    def get_content_height(self, container: Cells, viewport: Cells, width: int) -> int:
        """Return how many rows it takes."""
        return len(self._rows(width))

    def render(self) -> Content:
        """Draw the address, without the beginning that every address has."""
        return Content("\n").join(plain(r) for r in self._rows(self.content_size.width))

    def _rows(self, width: int) -> list[str]:
        scheme, found, rest = self.told.partition("://")
        text, size = rest if found else scheme, base_size(self.app.size)
        invites = [self.invites] if text and self.app.size.height >= INVITING else []
        rows: list[str] = []
        for each in (*invites, text):
            lines = wrapped(each, size, width) if size else None
            if size and lines and len(lines) == 1:
                rows += even(drawn(tuple(lines), size, whole=True))
            else:
                rows += (wrapped(each, None, width) or [])[:ADDRESS_LINES]
        return rows


def even(rows: Sequence[str]) -> list[str]:
    """Return rows that are all as wide as the widest, to be moved as one."""
    width = max(map(len, rows))
    return [row.ljust(width) for row in rows]


class Hint(Static):
    """The keys, for as long as it takes to read them."""

    DEFAULT_CSS = """
    Hint {
        layer: hint;
        dock: bottom;
        width: 100%;
        height: 1;
        padding: 0 1;
        color: $foreground-muted;
        background: $panel;
    }
    """
