"""Lists with a hanging left column: statements, key and value, bullets."""

from collections.abc import Iterable
from dataclasses import dataclass

from facilitator.documents.pdf.frame import Frame
from facilitator.documents.pdf.styles import BODY, META, Style
from facilitator.documents.pdf.tags import El

_GAP = 10
NUMBERED = "<</O/List/ListNumbering/Decimal>>"
PLAIN = "<</O/List/ListNumbering/None>>"
BULLETED = "<</O/List/ListNumbering/Disc>>"


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list."""

    label: str
    """What stands in the left column, for instance a statement's number."""
    text: str
    meta: str = ""
    """A small line below the text; empty for none."""
    lang: str = ""
    """Language tag of the text, where it differs from the document's."""


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
    for item in items:
        _draw_item(frame, element.add("LI"), item, style)


def _draw_item(frame: Frame, element: El, item: Item, style: ListStyle) -> None:
    left = style.left + style.label_width
    label = frame.set(item.label, style.label, style.label_width - _GAP)
    text = frame.set(item.text, BODY, style.right - left)
    meta = frame.set(item.meta, META, style.right - left) if item.meta else None
    leading = BODY.leading
    total = len(text.lines)
    tail = max(
        meta.height if meta else 0,
        (len(label.lines) - total) * style.label.leading,
    )
    frame.reserve(min(total, 3) * leading + (tail if total <= 3 else 0))
    lbl = element.add("Lbl")
    body = element.add("LBody", lang=item.lang)
    holder = text.holder(body.add("P") if meta else body)
    if not frame.fitting(total, leading, tail):
        frame.end_page()
    frame.draw(label, label.holder(lbl), style.left, frame.top)
    done = 0
    while take := frame.fitting(total - done, leading, tail):
        frame.draw(text, holder, left, frame.top, slice(done, done + take))
        frame.top -= take * leading
        done += take
        if done == total:
            break
        frame.end_page()
    if meta:
        note = meta.holder(body.add("P"))
        frame.draw(meta, note, left, frame.top)
    frame.top -= tail + style.after
