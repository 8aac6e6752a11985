"""How documents look: paper, grid, inks and text styles."""

import re
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from facilitator.documents.pdf.file.fonts import FaceName

BLACK = "0.1 g"
GREY = "0.32 g"
"""For what is read second; 8:1 against white paper."""
PETROL = "#0d3d57"
"""A dark petrol, 11:1 against white; prints as near black in grey."""
ACCENT = "accent"
"""Stands for the fill colour operator of the layout's accent."""
SHADE = "0.945 g"

Align = Literal["left", "right"]

_LEAST_LEADING = 1.33
"""Of a text that is made larger, in its size."""
_COLOUR = re.compile("#[0-9a-fA-F]{6}")


class Style(NamedTuple):
    """How a text is set; sizes in points."""

    size: float
    leading: float
    face: FaceName = "regular"
    ink: str = BLACK
    """A fill colour operator, or `ACCENT`."""
    before: float = 0
    """Space above, dropped at the top of a page."""
    after: float = 0
    align: Align = "left"
    aside: bool = False
    """Whether it may be smaller than the layout's least size: the running lines."""


BODY = Style(10.5, 14.5, after=7)
LEAD = Style(13, 18.5, ink=ACCENT, after=10)
SMALL = Style(8.5, 11.5, ink=GREY, after=4)
CAPTION = Style(9.5, 13, "semibold", after=4)
CELL = Style(9, 12)
CELL_HEAD = Style(9, 12, "semibold")
LEAD_IN = Style(10.5, 14.5, "semibold")
META = Style(8.5, 11.5, "italic", GREY)
TICK = Style(10, 14)
CHOICE = Style(11.5, 15)
ROW_LABEL = Style(11, 15, "semibold")
LABEL = Style(9, 14.5, ink=GREY)
RUNNING = Style(8, 10, ink=GREY, aside=True)
STAMP = Style(13, 16, "semibold")
KICKER = Style(11, 15, "semibold", ACCENT, after=8)
TITLE = Style(32, 37, "semibold", ACCENT, after=14)
HEADINGS = {
    1: Style(21, 26, "semibold", ACCENT, before=30, after=10),
    2: Style(14.5, 19, "semibold", ACCENT, before=22, after=6),
    3: Style(11.5, 15, "semibold", before=15, after=4),
    4: Style(10.5, 14.5, "italic", before=11, after=3),
}
CONTENTS = {
    1: Style(10.5, 14.5, "semibold", before=6),
    2: Style(10.5, 14.5),
    3: Style(9.5, 13.5, ink=GREY),
    4: Style(9.5, 13.5, ink=GREY),
}


@dataclass(frozen=True, slots=True)
class Layout:
    """The paper and its grid, in points; A4 upright unless told otherwise."""

    width: float = 595.28
    height: float = 841.89
    left: float = 57
    right: float = 57
    top: float = 78
    bottom: float = 74
    label: float = 78
    """Width of the hanging left column, for numbers and keys; text stands beside."""
    gutter: float = 0
    """How far pages move from the spine of a bound, two-sided print."""
    accent: str = PETROL
    """Colour of headings and links, as `#rrggbb`; the contrast is the caller's duty."""
    duplex: bool = False
    """Whether it is made to be printed on both sides, turned on the long edge."""
    booklet: bool = False
    """Whether pages are put two by two on sheets to fold; `width` is still a page's."""
    scale: float = 1
    """How much larger than laid out everything is printed, the paper included."""
    least: float = 0
    """Least size of a text, before it is scaled; running lines excepted."""

    def __post_init__(self) -> None:
        """Refuse what is no colour.

        Raises:
            ValueError: the accent is not spelt `#rrggbb`.
        """
        if not _COLOUR.fullmatch(self.accent):
            raise ValueError("a colour is spelt #rrggbb")

    @property
    def two_sided(self) -> bool:
        """Whether there are left-hand and right-hand pages."""
        return self.duplex or self.booklet

    @property
    def paper(self) -> tuple[float, float]:
        """Width and height of a printed page of the file, in points."""
        across = 2 if self.booklet else 1
        return across * self.width * self.scale, self.height * self.scale

    @property
    def accent_ink(self) -> str:
        """The accent as a fill colour operator."""
        red, green, blue = bytes.fromhex(self.accent[1:])
        return f"{red / 255:.3g} {green / 255:.3g} {blue / 255:.3g} rg"

    def dressed(self, style: Style) -> Style:
        """Return a style as it is set here: in the accent, and not too small."""
        if style.ink == ACCENT:
            style = style._replace(ink=self.accent_ink)
        if style.size < self.least and not style.aside:
            leading = max(style.leading, self.least * _LEAST_LEADING)
            style = style._replace(size=self.least, leading=leading)
        return style

    @property
    def full(self) -> float:
        """Width between the margins, for tables and headings."""
        return self.width - self.left - self.right

    @property
    def column(self) -> float:
        """Width of the text column, beside the hanging one."""
        return self.full - self.label

    @property
    def text_left(self) -> float:
        """Where the text column begins."""
        return self.left + self.label


_LARGE = 16 / BODY.size
_LARGE_MARGIN = 0.85
"""The running lines are enlarged too and need more than their share of the margin."""


def large(layout: Layout) -> Layout:
    """Return a layout on the same paper for those who need large print.

    What is read is 16 points or more, the running lines 12.
    """
    return replace(
        layout,
        width=layout.width / _LARGE,
        height=layout.height / _LARGE,
        left=layout.left / _LARGE,
        right=layout.right / _LARGE,
        top=layout.top * _LARGE_MARGIN,
        bottom=layout.bottom * _LARGE_MARGIN,
        gutter=layout.gutter / _LARGE,
        scale=layout.scale * _LARGE,
        least=BODY.size,
    )


def booklet(layout: Layout) -> Layout:
    """Return a layout of pages half as large, put two by two on the same paper."""
    return replace(
        layout,
        width=layout.height / 2,
        height=layout.width,
        left=44,
        right=44,
        top=66,
        bottom=58,
        label=64,
        booklet=True,
    )
