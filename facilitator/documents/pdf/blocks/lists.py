"""Lists with a hanging left column: statements, key and value, bullets, slips.

An item of a slip has boxes to tick by hand, and a line to write on below them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from facilitator.documents.pdf.file.elements import El
from facilitator.documents.pdf.file.styles import BODY, LEAD_IN, META, TICK, Style
from facilitator.documents.pdf.frame import Frame, write

_GAP = 10
_WHOLE_META = 3 * META.leading
"""Height up to which the small line stays with the end of its text."""
_TICK_SIDE = 11
"""Side of a box to tick, in points; a pen's cross fits."""
_TICK_BESIDE = 6
"""From a box to its word."""
_TICK_BETWEEN = 26
_TICK_ABOVE = 5
_WRITING_LINE = 23
"""Down to the line to write on: handwriting needs 8 mm."""
_TICK_BELOW = 8
NUMBERED = "<</O/List/ListNumbering/Decimal>>"
PLAIN = "<</O/List/ListNumbering/None>>"
BULLETED = "<</O/List/ListNumbering/Disc>>"


class Item(NamedTuple):
    """One entry of a list."""

    label: str
    """What stands in the left column, for instance a statement's number.

    An empty one means that of the item before, which a new page shows again.
    """
    text: str
    """May be empty where there is a title."""
    meta: str = ""
    """A small line below the text; empty for none."""
    lang: str = ""
    """Language tag of the text, where it differs from the document's."""
    title: str = ""
    """A strong line above the text; empty for none."""
    ticks: tuple[str, ...] = ()
    """Words with a box to tick each, and a line below to write on; none if empty."""


@dataclass(frozen=True, slots=True)
class ListStyle:
    """How a list is set."""

    left: float
    """Where the labels begin, in points from the paper's edge."""
    label_width: float
    """From the labels to the texts, the gap between them included."""
    right: float
    """Where the texts end."""
    attributes: str
    label: Style
    after: float
    """Space below each item."""


def draw_list(
    frame: Frame, parent: El, items: Iterable[Item], style: ListStyle
) -> None:
    """Draw a list from the cursor on; an item may run over to the next page."""
    element = parent.add("L", attributes=style.attributes)
    above = ""
    for item in items:
        _draw_item(frame, element.add("LI"), item, style, above)
        above = item.label or above


def _draw_item(
    frame: Frame, element: El, item: Item, style: ListStyle, above: str
) -> None:
    left = style.left + style.label_width
    width = style.right - left
    label = frame.set(item.label, style.label, style.label_width - _GAP)
    title = frame.set(item.title, LEAD_IN, width) if item.title else None
    text = frame.set(item.text, BODY, width)
    meta = frame.set(item.meta, META, width) if item.meta else None
    ticks = _ticks_height(item.ticks)
    tail = ticks + (min(meta.height, _WHOLE_META) if meta else 0)
    first = frame.first_part(text) + (tail if len(text.lines) <= 3 else 0)
    frame.reserve(max(first + (title.height if title else 0), label.height))
    page, start = frame.page, frame.top
    if item.label:
        frame.draw(label, label.holder(element.add("Lbl")), style.left, start)
    elif above and frame.fresh:
        label = frame.set(above, style.label, style.label_width - _GAP)
        with page.artifact():
            write(page, label, style.left, start)
    body = element.add("LBody", lang=item.lang)
    if title:
        frame.pour(title, body.add("P"), left, text.style.leading)
    if item.text or not title:
        frame.pour(text, body.add("P") if meta or title or ticks else body, left, tail)
    if meta:
        frame.pour(meta, body.add("P"), left, ticks)
    if ticks:
        _draw_ticks(frame, body, item.ticks, left, style.right)
    if frame.page is page:
        frame.top = min(frame.top, start - label.height)
    frame.top -= style.after


def _ticks_height(ticks: Sequence[str]) -> float:
    """Return the height of the boxes with their line, 0 where there are none."""
    return _TICK_ABOVE + TICK.leading + _WRITING_LINE + _TICK_BELOW if ticks else 0


def _draw_ticks(
    frame: Frame, parent: El, ticks: Sequence[str], left: float, right: float
) -> None:
    """Draw a box before each word, and a line to write on; all on one page."""
    frame.reserve(_ticks_height(ticks))
    frame.top -= _TICK_ABOVE
    at = left
    for tick in ticks:
        word = frame.set(tick, TICK, right - left)
        foot = frame.top - (TICK.leading + _TICK_SIDE) / 2
        frame.page.box((at, foot, at + _TICK_SIDE, foot + _TICK_SIDE), 1)
        text_left = at + _TICK_SIDE + _TICK_BESIDE
        frame.draw(word, word.holder(parent.add("P")), text_left, frame.top)
        at = text_left + word.lines[0].width * word.style.size / 1000 + _TICK_BETWEEN
    frame.top -= TICK.leading + _WRITING_LINE
    frame.page.rule(left, right, frame.top, 0.6)
    frame.top -= _TICK_BELOW
