"""The running head and foot, added when the number of pages is known."""

from dataclasses import dataclass
from functools import cache

from facilitator.documents.pdf.file.page import Page
from facilitator.documents.pdf.file.styles import RUNNING, STAMP, Align
from facilitator.documents.pdf.file.text import one_line
from facilitator.documents.pdf.frame import Frame, Setting, write

_HEAD_ABOVE = 31
"""From the text area up to the running head."""
_STAMP_ABOVE = 20
"""From the running head up to the stamp."""
_FOOT_BELOW = 22
_MOST_LEFT = 0.6
"""Share of the width that the left side has at most; the right one has the rest."""
_BETWEEN = 10
_FIRST_LINE = slice(0, 1)
"""A text too long for its side is cut after its first line."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """What each page carries besides its content."""

    head: str = ""
    """At the top left; the title of the chapter stands at the top right."""
    foot: str = ""
    """At the bottom left, for instance the content digest."""
    page_label: str = "{page} / {pages}"
    """Pattern for the bottom right."""
    stamp: str = ""
    """A word in strong letters at the head of every page, also of the cover."""


def furnish(frame: Frame, furniture: Furniture) -> None:
    """Add the running head and foot to every page that carries them."""
    layout, pages = frame.layout, frame.document.pages

    @cache
    def setting(text: str, width: float, align: Align = "left") -> Setting:
        return frame.set(one_line(text), RUNNING._replace(align=align), width)

    def line(page: Page, left: str, right: str, top: float) -> None:
        first = setting(left, layout.full * _MOST_LEFT)
        write(page, first, layout.left, top, _FIRST_LINE)
        reach = first.lines[0].width * RUNNING.size / 1000
        # A text from right to left ends at the right edge of what it was given.
        width_in_use = (reach if first.align == "left" else first.width) + _BETWEEN
        other = setting(right, layout.full - width_in_use, "right")
        write(page, other, layout.left + width_in_use, top, _FIRST_LINE)

    head = layout.height - layout.top + _HEAD_ABOVE
    stamp = frame.set(one_line(furniture.stamp), STAMP, layout.full)
    for number, page in enumerate(pages, 1):
        if furniture.stamp:
            with page.artifact("Header"):
                write(page, stamp, layout.left, head + _STAMP_ABOVE, _FIRST_LINE)
        if page.running:
            label = furniture.page_label.replace("{pages}", str(len(pages)))
            label = label.replace("{page}", str(number))
            foot = layout.bottom - _FOOT_BELOW
            with page.artifact("Header"):
                line(page, furniture.head, page.chapter, head)
                if page.section:
                    section = setting(page.section, layout.full)
                    below = head - RUNNING.leading
                    write(page, section, layout.left, below, _FIRST_LINE)
            with page.artifact("Footer"):
                line(page, furniture.foot, label, foot)
            page.rule(layout.left, layout.left + layout.full, foot + 4, 0.4)
