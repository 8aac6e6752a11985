"""QR codes of an address: as modules, as a PNG picture, as an SVG drawing.

Black on white with a quiet zone of four modules, as scanners ask for. The same
address always gives the same bytes.
"""

import io
from contextlib import suppress
from html import escape
from itertools import groupby

from qrcode.constants import ERROR_CORRECT_M, ERROR_CORRECT_Q
from qrcode.exceptions import DataOverflowError
from qrcode.main import QRCode

from facilitator.domain.errors import Refused
from facilitator.domain.form.address import QUIET_MODULES
from facilitator.domain.text import clean_line

PNG_MODULE = 24
"""Side of a module in the PNG picture, in pixels; a poster stays sharp."""

Matrix = tuple[tuple[bool, ...], ...]
"""The modules without a quiet zone: rows of columns, True is dark."""


def matrix(address: str) -> Matrix:
    """Return the modules of the code for an address, without a quiet zone.

    Error correction is M (15 %), or Q (25 %) where that makes it no larger.

    Raises:
        Refused: `code.too_long`.
    """
    code = _smallest_code(address, ERROR_CORRECT_M)
    with suppress(Refused):
        stronger = _smallest_code(address, ERROR_CORRECT_Q)
        code = stronger if stronger.version == code.version else code
    code.make(fit=False)
    return tuple(tuple(bool(module) for module in row) for row in code.modules)


def png(address: str) -> bytes:
    """Return the code as a PNG picture of black and white pixels alone."""
    from PIL import Image  # loaded here: modules and drawings do without it

    rows = _with_quiet_zone(matrix(address))
    side = len(rows)
    small = Image.new("1", (side, side))
    small.putdata([0 if dark else 1 for row in rows for dark in row])
    size = (side * PNG_MODULE, side * PNG_MODULE)
    buffer = io.BytesIO()
    small.resize(size, Image.Resampling.NEAREST).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def svg(address: str) -> bytes:
    """Return the code as an SVG drawing: one module is one unit."""
    rows = _with_quiet_zone(matrix(address))
    side = len(rows)
    bars = "".join(_bars(y, row) for y, row in enumerate(rows))
    lines = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"'
        f' width="{side * 2}mm" height="{side * 2}mm"'
        ' shape-rendering="crispEdges" role="img">',
        f"<title>{escape(clean_line(address), quote=False)}</title>",
        f'<path fill="#fff" d="M0 0h{side}v{side}h-{side}z"/>',
        f'<path fill="#000" d="{bars}"/>',
        "</svg>",
        "",
    )
    return "\n".join(lines).encode()


def _smallest_code(address: str, correction: int) -> QRCode:  # type: ignore[type-arg]
    """Return a code of the smallest version that holds the address."""
    code: QRCode = QRCode(error_correction=correction)  # type: ignore[type-arg]
    code.add_data(address.encode(errors="replace"))
    try:
        code.best_fit()
    except (DataOverflowError, ValueError):
        raise Refused("code.too_long", length=len(address)) from None
    return code


def _with_quiet_zone(matrix: Matrix) -> Matrix:
    side = len(matrix) + 2 * QUIET_MODULES
    margin = (False,) * QUIET_MODULES
    light = ((False,) * side,) * QUIET_MODULES
    return (*light, *(margin + row + margin for row in matrix), *light)


def _bars(y: int, row: tuple[bool, ...]) -> str:
    """Return a row's runs of dark modules as closed paths."""
    path, x = "", 0
    for dark, run in groupby(row):
        width = len(list(run))
        if dark:
            path += f"M{x} {y}h{width}v1h-{width}z"
        x += width
    return path
