"""How pages come to stand on sheets: to scale, off the spine, two by two to fold."""

from collections.abc import Sequence
from typing import NamedTuple

from facilitator.documents.pdf.file.page import Box, Page
from facilitator.documents.pdf.file.styles import Layout

_PAGES_PER_FOLD = 4
"""Pages of a sheet that is folded once and printed on both sides."""


class Placed(NamedTuple):
    """A page where it stands on a side of a sheet."""

    page: Page
    scale: float
    """How much larger it is drawn than it was laid out."""
    right: float
    """How far it is moved to the right, in points of the sheet."""
    first: int
    """Number of its first mark, counted on the whole side."""

    def across(self, distance: float) -> float:
        """Return where something at a distance from the page's left edge stands."""
        return self.right + distance * self.scale

    def box(self, box: Box) -> Box:
        """Return where a box of the page stands."""
        left, bottom, right, top = box
        return (
            self.across(left),
            bottom * self.scale,
            self.across(right),
            top * self.scale,
        )

    def content(self) -> bytes:
        """Return the content of the page, moved to its place."""
        content = self.page.content(self.first)
        if not self.right and self.scale == 1:
            return content
        scale, right = f"{self.scale:g}", f"{self.right:g}"
        move = f"q {scale} 0 0 {scale} {right} 0 cm\n".encode("ascii")
        return b"".join((move, content, b"\nQ"))


Side = Sequence[Placed]
"""One side of a sheet, which is one page of the file."""


def sides(pages: Sequence[Page], layout: Layout) -> list[Side]:
    """Return every side that is printed, in the order of the file."""
    each = [(page, _off_spine(at, layout)) for at, page in enumerate(pages)]
    if not layout.booklet:
        return [[Placed(page, layout.scale, shift, 0)] for page, shift in each]
    blank = -len(each) % _PAGES_PER_FOLD
    each += [(Page(), 0)] * blank
    folded: list[Side] = []
    for at in range(len(each) // 2):
        # On the front of the outermost sheet the last page stands left of the first; on
        # its back, and so on inwards, they change sides.
        outer = len(each) - 1 - at
        left, right = (outer, at) if at % 2 == 0 else (at, outer)
        folded.append(_side(each[left], each[right], layout))
    return folded


def keep_right_hand(pages: list[Page]) -> None:
    """Put an empty page before each that must be a right-hand one and is not."""
    at = 0
    while at < len(pages):
        if pages[at].right_hand and at % 2:
            empty = Page()
            empty.running = False
            pages.insert(at, empty)
            at += 1
        at += 1


def _off_spine(at: int, layout: Layout) -> float:
    """Return how far a page of a two-sided print is moved to the right."""
    gutter = layout.gutter * layout.scale if layout.two_sided else 0
    # The first page is a right-hand one: its spine is at its left edge.
    return gutter if at % 2 == 0 else -gutter


def _side(left: tuple[Page, float], right: tuple[Page, float], layout: Layout) -> Side:
    # A side is one page of the file, in which no two marks have the same number: ISO
    # 32000-1, 14.7.4.2.
    middle = layout.width * layout.scale
    return [
        Placed(left[0], layout.scale, left[1], 0),
        Placed(right[0], layout.scale, middle + right[1], len(left[0].marks)),
    ]
