"""QR codes in a terminal: dark on light whatever its colours are."""

from facilitator.domain.form.address import QUIET_MODULES
from facilitator.services.qr_codes import Matrix

_DARK, _LIGHT = "16", "231"
"""Black and white among the 256 colours: no theme changes them."""
_END = "\x1b[0m"


def in_colour(matrix: Matrix, width: int, height: int) -> list[str]:
    """Return the code's lines for a terminal, empty where it is too narrow.

    A module is two cells of background where that fits, else half a cell.
    """
    rows = _with_margin(matrix)
    side = len(rows)
    if 2 * side <= width and side <= height:
        return [
            "".join(_background(dark) + "  " for dark in row) + _END for row in rows
        ]
    if side > width:
        return []
    return [
        "".join(_background(up) + _foreground(low) + "▄" for up, low in pairs) + _END
        for pairs in _pairs(rows)
    ]


def in_ink(matrix: Matrix) -> list[str]:
    """Return the code's lines without colours, dark modules inked as on paper."""
    blocks = {
        (False, False): " ",
        (True, False): "▀",
        (False, True): "▄",
        (True, True): "█",
    }
    return [
        "".join(blocks[pair] for pair in pairs)
        for pairs in _pairs(_with_margin(matrix))
    ]


def _with_margin(matrix: Matrix) -> list[list[bool]]:
    side = len(matrix) + 2 * QUIET_MODULES
    light = [[False] * side for _ in range(QUIET_MODULES)]
    margin = [False] * QUIET_MODULES
    return [*light, *([*margin, *row, *margin] for row in matrix), *light]


def _pairs(rows: list[list[bool]]) -> list[list[tuple[bool, bool]]]:
    """Return rows two by two; the side of a code is odd, so a light row is added."""
    rows = [*rows, [False] * len(rows)]
    return [
        list(zip(up, low, strict=True))
        for up, low in zip(rows[::2], rows[1::2], strict=False)
    ]


def _background(dark: bool) -> str:
    return f"\x1b[48;5;{_DARK if dark else _LIGHT}m"


def _foreground(dark: bool) -> str:
    return f"\x1b[38;5;{_DARK if dark else _LIGHT}m"
