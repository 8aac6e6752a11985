"""How documents look: paper, grid, inks and text styles."""

from dataclasses import dataclass
from typing import Literal

from facilitator.documents.pdf.fonts import FaceName

BLACK = "0.1 g"
GREY = "0.32 g"
"""For what is read second; 8:1 against white paper."""
ACCENT = "0.05 0.24 0.34 rg"
"""A dark petrol, 11:1 against white; prints as near black in grey."""
SHADE = "0.945 g"

Align = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set; sizes in points."""

    size: float
    leading: float
    face: FaceName = "regular"
    ink: str = BLACK
    """A fill colour operator."""
    before: float = 0
    """Space above, dropped at the top of a page."""
    after: float = 0
    align: Align = "left"


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
RUNNING = Style(8, 10, ink=GREY)
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
