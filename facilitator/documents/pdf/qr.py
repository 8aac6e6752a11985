"""QR codes as paths, with the address as a link beside them."""

from collections.abc import Iterator, Sequence

from facilitator.documents.pdf.frame import Frame
from facilitator.documents.pdf.links import draw_link
from facilitator.documents.pdf.styles import BODY
from facilitator.documents.pdf.tags import El
from facilitator.documents.pdf.text import one_line

_GAP = 14


def draw_qr(frame: Frame, parent: El, address: str, alt: str, size: float) -> None:
    """Draw the code of an address, `size` points wide with its white border."""
    # Loaded here: most documents have no code.
    from facilitator.documents.qr import QUIET, matrix

    layout = frame.layout
    rows = matrix(address)
    module = size / (len(rows) + 2 * QUIET)
    quiet = QUIET * module
    frame.reserve(size)
    below = frame.top - size
    box = (layout.left, below, layout.left + size, frame.top)
    figure = parent.add("Figure", alt=one_line(alt), box=box)
    path = _path(rows, layout.left + quiet, frame.top - quiet, module)
    frame.page.figure(figure, path)
    beside = layout.left + max(size + _GAP - quiet, layout.label)
    frame.top -= (size - BODY.leading) / 2
    draw_link(frame, parent, address, beside, layout.left + layout.full - beside)
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
