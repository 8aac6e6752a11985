"""Links to the web, printed in full so that they work on paper too."""

from facilitator.documents.pdf.file.styles import (
    ACCENT,
    BODY,
    Style,
)
from facilitator.documents.pdf.file.tags import El
from facilitator.documents.pdf.frame import Frame


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
