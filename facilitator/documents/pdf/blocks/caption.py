"""What stands above a table or a chart and says what it shows."""

from facilitator.documents.pdf.file.elements import El
from facilitator.documents.pdf.file.styles import CAPTION
from facilitator.documents.pdf.frame import Frame


def hold_caption(frame: Frame, parent: El, text: str, kind: str = "P") -> None:
    """Keep a caption back until what it is about is placed; nothing for no text.

    `kind` is its structure type.
    """
    if not text:
        return
    setting = frame.set(text, CAPTION, frame.layout.full)
    element = parent.add(kind)

    def draw() -> None:
        frame.pour(setting, element, frame.layout.left)
        frame.top -= CAPTION.after

    frame.hold(setting.height + CAPTION.after, draw)
