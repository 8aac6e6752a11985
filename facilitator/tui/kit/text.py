"""The one door through which text comes onto the screen."""

import re

from textual.content import Content
from textual.style import Style

_UNSAFE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f"  # controls; a line break may stay
    "\u200e\u200f\u202a-\u202e\u2066-\u2069"  # invisible orders of direction
    "\ud800-\udfff]"  # halves of characters, which no terminal can be sent
)


def plain(text: str, style: Style | str = "") -> Content:
    """Return `text` to be shown letter by letter; nothing in it is markup."""
    return Content.styled(_UNSAFE.sub("\ufffd", text), style)


def shortened(text: str, width: int) -> str:
    """Return `text` on one line, cut with an ellipsis to at most `width` cells."""
    from rich.cells import cell_len, set_cell_size

    line = " ".join(text.split())
    if cell_len(line) <= width:
        return line
    return set_cell_size(line, max(width - 1, 0)).rstrip() + "…" if width > 0 else ""


def fitted(text: str, width: int) -> str:
    """Return `text` on one line of exactly `width` cells."""
    from rich.cells import set_cell_size

    return set_cell_size(shortened(text, width), max(width, 0))


def right_aligned(text: str, width: int) -> str:
    """Return `text` at the right end of exactly `width` cells."""
    from rich.cells import cell_len

    short = shortened(text, width)
    return " " * (width - cell_len(short)) + short


def bar(share: float, width: int) -> str:
    """Return a bar of `width` cells, of which a share (0 to 1) is full."""
    full = round(share * width)
    return "━" * full + "─" * (width - full)
