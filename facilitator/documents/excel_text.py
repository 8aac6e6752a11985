"""Texts as a cell of a workbook can hold them; what it cannot is shown, not lost."""

import re
from collections.abc import Callable

LONGEST = 32_767
"""The most UTF-16 units that a cell holds."""
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_PICTURES = 0x2400
"""Where the pictures of the control characters begin: ␀ stands for the first."""


def cell_text(text: str, shortened: Callable[[int], str]) -> str:
    """Return a text for a cell.

    A control character, which XML cannot hold, becomes its picture (␀), half a letter
    becomes U+FFFD, and what does not fit is cut off with a note.

    Args:
        text: the whole text.
        shortened: returns the note, given how many characters the text has.
    """
    shown = _ILLEGAL.sub(_visible, text).replace("\r\n", "\n").replace("\r", "\n")
    if _units(shown) <= LONGEST:
        return shown
    note = f" […] {shortened(len(text))}"
    room = (LONGEST - _units(note)) * 2
    kept = shown.encode("utf-16-le")[:room].decode("utf-16-le", "ignore")
    return kept + note


def _visible(found: "re.Match[str]") -> str:
    code = ord(found[0])
    return chr(_PICTURES + code) if code < 0x20 else "\ufffd"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
