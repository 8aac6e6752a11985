"""Links to the web, printed in full so that they work on paper too."""

from dataclasses import replace

from facilitator.documents.pdf.frame import Frame
from facilitator.documents.pdf.styles import ACCENT, BODY, Align
from facilitator.documents.pdf.tags import El


def draw_link(
    frame: Frame,
    parent: El,
    address: str,
    text: str,
    left: float,
    width: float,
    align: Align = "left",
) -> None:
    """Draw a paragraph that is a link; all of its lines can be clicked."""
    style = replace(BODY, ink=ACCENT, align=align)
    setting = frame.set(text, style, width)
    frame.reserve(setting.height)
    element = parent.add("P").add("Link")
    frame.draw(setting, setting.holder(element), left, frame.top)
    bottom = frame.top - setting.height
    box = (left, bottom, left + width, frame.top)
    frame.page.link(element, box, address, text)
    frame.top = bottom
