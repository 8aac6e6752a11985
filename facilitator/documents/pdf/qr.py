"""QR codes as paths, with the address as a link beside them."""

from collections.abc import Iterator, Sequence

from facilitator.documents.pdf.frame import Frame
from facilitator.documents.pdf.links import draw_link
from facilitator.documents.pdf.styles import BODY, Align
from facilitator.documents.pdf.tags import El
from facilitator.documents.pdf.text import one_line

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
    figure = parent.add("Figure", alt=one_line(alt), box=box)
    # Loaded here: most documents have no code.
    from facilitator.documents.qr import QUIET, matrix

    rows = matrix(address)
    module = size / (len(rows) + 2 * QUIET)
    frame.page.figure(
        figure, _path(rows, left + QUIET * module, frame.top - QUIET * module, module)
    )
    below = frame.top - size
    if centred:
        frame.top = below
        draw_link(frame, parent, address, address, layout.left, layout.full, align)
        return
    beside = left + max(size + _GAP - QUIET * module, layout.label)
    width = layout.left + layout.full - beside
    frame.top -= (size - BODY.leading) / 2
    draw_link(frame, parent, address, address, beside, width, align)
    frame.top = below


def _path(
    rows: Sequence[Sequence[bool]], left: float, top: float, module: float
) -> Iterator[str]:
    """Paint each horizontal run of dark modules as one rectangle of one path."""
    yield "0 g"
    for at, row in enumerate(rows):
        foot = top - (at + 1) * module
        column = 0
        while column < len(row):
            end = column
            while end < len(row) and row[end]:
                end += 1
            if end > column:
                edge = left + column * module
                width = (end - column) * module
                yield f"{edge:.3f} {foot:.3f} {width:.3f} {module:.3f} re"
            column = end + 1
    yield "f"
