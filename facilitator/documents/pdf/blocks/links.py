"""Links to the web, printed in full to work on paper too, and QR codes as paths."""

from collections.abc import Iterator, Sequence

from facilitator.documents.pdf.file.elements import El
from facilitator.documents.pdf.file.styles import ACCENT, BODY, Style
from facilitator.documents.pdf.file.text import one_line
from facilitator.documents.pdf.frame import Frame
from facilitator.domain.form.address import QUIET_MODULES

_GAP = 14


def draw_link(
    frame: Frame,
    parent: El,
    address: str,
    left: float,
    width: float,
    style: Style = BODY,
) -> None:
    """Draw a paragraph that is a link; all of its lines can be clicked."""
    style = style._replace(ink=ACCENT)
    setting = frame.set(address, style, width)
    frame.reserve(setting.height)
    element = parent.add("P").add("Link")
    frame.draw(setting, setting.holder(element), left, frame.top)
    bottom = frame.top - setting.height
    box = (left, bottom, left + width, frame.top)
    frame.page.link(element, box, address, address)
    frame.top = bottom


def draw_qr(frame: Frame, parent: El, address: str, alt: str, size: float) -> None:
    """Draw the code of an address, `size` points wide with its white border."""
    layout = frame.layout
    module = draw_code(frame, parent, address, alt, size)
    below, frame.top = frame.top, frame.top + size
    beside = layout.left + max(size + _GAP - QUIET_MODULES * module, layout.label)
    frame.top -= (size - BODY.leading) / 2
    draw_link(frame, parent, address, beside, layout.left + layout.full - beside)
    frame.top = below


def draw_code(
    frame: Frame, parent: El, text: str, alt: str, size: float, left: float = 0
) -> float:
    """Draw a code alone, and return the side of its modules in points.

    `left` is how far from the left margin it stands.
    """
    # Loaded here: `qrcode` is slow to load, and most documents have no code.
    from facilitator.documents.qr import matrix

    rows = matrix(text)
    module = size / (len(rows) + 2 * QUIET_MODULES)
    frame.reserve(size)
    edge = frame.layout.left + left
    box = (edge, frame.top - size, edge + size, frame.top)
    figure = parent.add("Figure", alt=one_line(alt), box=box)
    quiet = QUIET_MODULES * module
    frame.page.figure(figure, _path(rows, edge + quiet, frame.top - quiet, module))
    frame.top -= size
    return module


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
