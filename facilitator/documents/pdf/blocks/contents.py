"""The table of contents: laid out last, when the pages of the chapters are known."""

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.documents.pdf.file.elements import El
from facilitator.documents.pdf.file.page import Page
from facilitator.documents.pdf.file.sheets import keep_right_hand
from facilitator.documents.pdf.file.styles import CONTENTS, HEADINGS
from facilitator.documents.pdf.frame import BASELINE, Frame, Setting

_INDENT = 14
_NUMBER_WIDTH = 34
_GAP = 6


@dataclass(frozen=True, slots=True)
class Entry:
    """One heading, as the table of contents refers to it."""

    title: str
    level: int
    place: str
    """Name of the place the entry leads to."""


@dataclass(frozen=True, slots=True)
class Reserved:
    """A place kept for the table of contents."""

    at: int
    """How many pages stand before it."""
    depth: int
    """Last level of headings that it lists."""
    title: str
    heading: El
    table: El
    """The `TOC` element."""
    place: str
    """Name of the place where the table itself begins."""
    right_hand: bool
    """Whether its first page must be a right-hand one."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """An entry whose title is drawn and whose page number is not."""

    entry: Entry
    element: El
    setting: Setting
    page: Page
    left: float
    bottom: float


def draw_contents(frame: Frame, reserved: Reserved, entries: Sequence[Entry]) -> None:
    """Put the pages of the table of contents in and fill them.

    `frame` must put its pages in at the reserved place; every other page must be
    there already, since this settles the page numbers.
    """
    layout = frame.layout
    title = frame.set(reserved.title, HEADINGS[1], layout.full)
    frame.chapter = reserved.title
    frame.page.places[reserved.place] = frame.top
    frame.pour(title, reserved.heading, layout.left)
    frame.top -= HEADINGS[1].after
    placed = [
        _place(frame, reserved.table, entry)
        for entry in entries
        if entry.level <= reserved.depth
    ]
    keep_right_hand(frame.document.pages)
    numbers = {
        place: number
        for number, page in enumerate(frame.document.pages, 1)
        for place in page.places
    }
    for each in placed:
        _finish(frame, each, numbers[each.entry.place])


def _place(frame: Frame, table: El, entry: Entry) -> _Placed:
    layout, style = frame.layout, CONTENTS[entry.level]
    left = layout.left + (entry.level - 1) * _INDENT
    width = layout.left + layout.full - _NUMBER_WIDTH - left
    # An item refers to its place by a link: ISO 32000-1, 14.8.4.2 and 14.8.4.4.
    element = table.add("TOCI").add("Reference").add("Link")
    setting = frame.set(entry.title, style, width)
    frame.skip(style.before)
    frame.reserve(setting.height)
    frame.draw(setting, setting.holder(element), left, frame.top)
    frame.top -= setting.height
    return _Placed(entry, element, setting, frame.page, left, frame.top)


def _finish(frame: Frame, placed: _Placed, number: int) -> None:
    page, setting = placed.page, placed.setting
    style = setting.style
    right = frame.layout.left + frame.layout.full
    top = placed.bottom + style.leading
    # The space keeps title and number apart for those who listen.
    page_number = setting.face.set(f" {number}")
    start = right - page_number.width * style.size / 1000
    baseline = top - style.leading * BASELINE
    with page.content_of(placed.element):
        page.lines(setting.face, style, [page_number], start, baseline)
    if setting.align == "left":
        end = placed.left + setting.lines[-1].width * style.size / 1000
        page.leader(end + _GAP, start - 1, baseline)
    box = (placed.left, placed.bottom, right, placed.bottom + setting.height)
    page.link(placed.element, box, f"#{placed.entry.place}", placed.entry.title)
