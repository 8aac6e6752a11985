"""QR codes as paths, with the address as a link beside them."""

from collections.abc import Iterator, Sequence

from facilitator.documents.pdf.frame import Frame
from facilitator.documents.pdf.links import draw_link
from facilitator.documents.pdf.styles import BODY, Align
from facilitator.documents.pdf.tags import El

_QUIET = 4
"""Modules of white on each side, which a reader needs."""
_GAP = 14


def draw_qr(
    frame: Frame, parent: El, address: str, alt: str, size: float, align: Align
) -> None:
    """Draw the code of an address, `size` points wide with its white border.

    The address stands beside a code at the left edge, and below a centred one.
    """
    layout = frame.layout
    centred = align == "center"
    frame.reserve(size + (2 * BODY.leading if centred else 0))
    left = layout.left + ((layout.full - size) / 2 if centred else 0)
    box = (left, frame.top - size, left + size, frame.top)
    figure = parent.add("Figure", alt=alt, box=box)
    rows = _matrix(address)
    module = size / (len(rows) + 2 * _QUIET)
    frame.page.figure(figure, _path(rows, left, frame.top, module))
    below = frame.top - size
    if centred:
        frame.top = below
        draw_link(frame, parent, address, address, layout.left, layout.full, align)
        return
    beside = left + max(size + _GAP - _QUIET * module, layout.label)
    width = layout.left + layout.full - beside
    frame.top -= (size - BODY.leading) / 2
    draw_link(frame, parent, address, address, beside, width, align)
    frame.top = below


def _matrix(address: str) -> Sequence[Sequence[bool]]:
    # Loaded here: most documents have no code.
    from qrcode.constants import ERROR_CORRECT_M
    from qrcode.main import QRCode

    code = QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(address)
    code.make(fit=True)
    return code.get_matrix()


def _path(
    rows: Sequence[Sequence[bool]], left: float, top: float, module: float
) -> Iterator[str]:
    """Paint each horizontal run of dark modules as one rectangle of one path."""
    yield "0 g"
    for at, row in enumerate(rows):
        foot = top - (at + _QUIET + 1) * module
        column = 0
        while column < len(row):
            end = column
            while end < len(row) and row[end]:
                end += 1
            if end > column:
                edge = left + (column + _QUIET) * module
                width = (end - column) * module
                yield f"{edge:.3f} {foot:.3f} {width:.3f} {module:.3f} re"
            column = end + 1
    yield "f"
