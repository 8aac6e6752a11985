"""Room to write by hand: numbered rows with lines, and words with a box to tick."""

from collections.abc import Iterable

from facilitator.documents.pdf.blocks.lists import NUMBERED, PLAIN
from facilitator.documents.pdf.file.elements import El
from facilitator.documents.pdf.file.styles import CHOICE, ROW_LABEL
from facilitator.documents.pdf.frame import Frame, Setting

LINE = 25.5
"""From line to line: handwriting needs 9 mm."""
LINES = 2
"""Lines in each row."""
ROW = LINES * LINE + 5
"""Height of a row."""
_SIDE = 12
"""Side of a box, in points; a pen's cross fits."""
_BESIDE = 6
"""From a box to its word."""
_BETWEEN = 20
"""From a word to the next box."""
_LEADING = 21
_WEIGHT = 0.6
_AFTER = 6


def draw_rows(frame: Frame, parent: El, labels: Iterable[str]) -> None:
    """Draw a row with lines to write on for each label, which stands at its left."""
    layout = frame.layout
    element = parent.add("L", attributes=NUMBERED)
    for label in labels:
        frame.reserve(ROW)
        setting = frame.set(label, ROW_LABEL, layout.label)
        holder = setting.holder(element.add("LI").add("Lbl"))
        top = frame.top - LINE + ROW_LABEL.leading * 0.86
        frame.draw(setting, holder, layout.left, top, slice(0, 1))
        for line in range(1, LINES + 1):
            height = frame.top - line * LINE
            right = layout.left + layout.full
            frame.page.rule(layout.text_left - 22, right, height, _WEIGHT)
        frame.top -= ROW


def draw_choices(frame: Frame, parent: El, words: Iterable[str], lang: str) -> None:
    """Draw a box before each word, as many on a line as there is room for."""
    layout = frame.layout
    element = parent.add("L", attributes=PLAIN)
    right = layout.left + layout.full
    at = layout.left
    frame.reserve(_LEADING)
    for word in words:
        setting = frame.set(word, CHOICE, layout.full - _SIDE - _BESIDE)
        width = _SIDE + _BESIDE + _width(setting)
        if at > layout.left and at + width > right:
            at = layout.left
            frame.top -= _LEADING
            frame.reserve(_LEADING)
        holder = setting.holder(element.add("LI", lang=lang).add("LBody"))
        foot = frame.top - (CHOICE.leading + _SIDE) / 2
        frame.page.box((at, foot, at + _SIDE, foot + _SIDE), 1)
        frame.draw(setting, holder, at + _SIDE + _BESIDE, frame.top)
        at += width + _BETWEEN
        if len(setting.lines) > 1:
            frame.top -= (len(setting.lines) - 1) * CHOICE.leading
            at = right
    frame.top -= _LEADING + _AFTER


def _width(setting: Setting) -> float:
    widest = max((line.width for line in setting.lines), default=0)
    return widest * CHOICE.size / 1000
