"""Boxes to tick by hand, and a line to write on below them."""

from collections.abc import Sequence

from facilitator.documents.pdf.file.styles import TICK
from facilitator.documents.pdf.file.tags import El
from facilitator.documents.pdf.frame import Frame

_SIDE = 11
"""Side of a box, in points; a pen's cross fits."""
_BESIDE = 6
"""From a box to its word."""
_BETWEEN = 26
_ABOVE = 5
_LINE_BELOW = 23
"""Down to the line to write on: handwriting needs 8 mm."""
_BELOW = 8


def ticks_height(ticks: Sequence[str]) -> float:
    """Return the height of the boxes with their line, 0 where there are none."""
    return _ABOVE + TICK.leading + _LINE_BELOW + _BELOW if ticks else 0


def draw_ticks(
    frame: Frame, parent: El, ticks: Sequence[str], left: float, right: float
) -> None:
    """Draw a box before each word, and a line to write on; all on one page."""
    frame.reserve(ticks_height(ticks))
    frame.top -= _ABOVE
    at = left
    for tick in ticks:
        word = frame.set(tick, TICK, right - left)
        foot = frame.top - (TICK.leading + _SIDE) / 2
        frame.page.box((at, foot, at + _SIDE, foot + _SIDE), 1)
        text_left = at + _SIDE + _BESIDE
        frame.draw(word, word.holder(parent.add("P")), text_left, frame.top)
        at = text_left + word.lines[0].width * word.style.size / 1000 + _BETWEEN
    frame.top -= TICK.leading + _LINE_BELOW
    frame.page.rule(left, right, frame.top, 0.6)
    frame.top -= _BELOW
