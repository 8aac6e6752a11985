"""The clock of the hall: minutes and seconds in the largest digits that fit."""

from typing import NamedTuple

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from facilitator.tui.kit.letters.big import (
    SIZES,
    Size,
    drawn,
    height,
    wrapped,
)
from facilitator.tui.kit.poster import base_size
from facilitator.tui.kit.text import (
    plain,
    shortened,
)

STYLES = ("", "$warning", "$error")
"""The colour of the digits by how near the end is."""


class Face(NamedTuple):
    """What the clock shows."""

    digits: str = ""
    caption: str = ""
    """What the digits are, in words."""
    level: int = 0
    """0 usually, 1 near the end, 2 at the end and after it."""


NOTHING = Face()


def face_size(digits: str, width: int, room: int) -> Size | None:
    """Return the largest size in which digits fit, None where none does."""
    for size in SIZES:
        if size.width(digits) <= width and height((digits,), size) <= room:
            return size
    return None


class Countdown(Widget):
    """Draws itself anew every second, and nothing else."""

    DEFAULT_CSS = """
    Countdown { width: 1fr; height: 1fr; content-align: left middle; }
    """

    face: reactive[Face] = reactive(NOTHING)
    """What is shown."""

    def render(self) -> Content:
        """Draw the digits with the caption below."""
        face = self.face
        if not face.digits:
            return plain("")
        width, room = self.content_size
        base = base_size(self.app.size)
        small = base if base and wrapped(face.caption, base, width) else None
        caption = _caption(face.caption, small, width)
        size = face_size(face.digits, width, room - len(caption))
        style = STYLES[face.level]
        rows = drawn((face.digits,), size) if size else (face.digits,)
        digits = [plain(row, style if size else f"bold {style}") for row in rows]
        gap = [plain("")] if len(digits) + len(caption) < room else []
        wide = max(map(len, rows))
        left = max((width - wide) // 2, 0)
        block = [Content.assemble(" " * left, row) for row in digits]
        return Content("\n").join(
            [*block, *gap, *(_middle(row, width) for row in caption)]
        )


def _caption(text: str, size: Size | None, width: int) -> list[Content]:
    if not text:
        return []
    if size is None:
        return [plain(shortened(text, width), "bold")]
    lines = wrapped(text, size, width) or []
    rows = drawn(tuple(lines), size)
    return [plain(row.ljust(max(map(len, rows)))) for row in rows]


def _middle(row: Content, width: int) -> Content:
    return Content.assemble(" " * max((width - row.cell_length) // 2, 0), row)
