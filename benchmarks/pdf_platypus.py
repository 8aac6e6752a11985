"""The peer our PDF core is measured against: plain platypus, without tags.

Usage: pdf_platypus.py SECTIONS.json OUT.pdf

The file holds what `benchmarks.pdf.sections` returns. The document has headings with
bookmarks, one table a part with a repeated header, and "Sida X av Y" in the foot.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

FONTS = Path(__file__).parents[1] / "facilitator" / "documents" / "fonts"
REGULAR, STRONG = "FacilitatorSans-Regular", "FacilitatorSans-Semibold"
HEADINGS = {
    "section": ParagraphStyle("section", fontName=STRONG, fontSize=21, leading=26),
    "part": ParagraphStyle("part", fontName=STRONG, fontSize=14.5, leading=19),
}
CELL = ParagraphStyle("cell", fontName=REGULAR, fontSize=9, leading=12)
LOOK = TableStyle(
    [
        ("BACKGROUND", (0, 0), (-1, 0), HexColor("#f1f1f1")),
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, HexColor("#b3b3b3")),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
)


class NumberedCanvas(Canvas):  # type: ignore[misc]
    """A canvas that keeps every page until the number of pages is known."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._kept: list[dict[str, Any]] = []

    def showPage(self) -> None:
        """Keep the page instead of closing it."""
        self._kept.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Number the kept pages and close them."""
        for page in self._kept:
            self.__dict__.update(page)
            self.setFont(REGULAR, 8)
            foot = f"Sida {self._pageNumber} av {len(self._kept)}"
            self.drawRightString(A4[0] - 57, 50, foot)
            super().showPage()
        super().save()


class Outlined(SimpleDocTemplate):  # type: ignore[misc]
    """A template that makes a bookmark of each heading."""

    def afterFlowable(self, flowable: Any) -> None:
        """Add the bookmark of a heading that was just drawn."""
        level = getattr(flowable, "outline_level", None)
        if level is not None:
            key = f"h{id(flowable)}"
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(flowable.getPlainText(), key, level)


def heading(text: str, kind: str, level: int) -> Any:
    """Return a heading with its level in the outline."""
    made = Paragraph(escape(text), HEADINGS[kind])
    made.outline_level = level
    return made


def story(sections: Sequence[dict[str, Any]]) -> list[Any]:
    """Return the flowables of the whole document."""
    blocks: list[Any] = []
    for section in sections:
        blocks.append(heading(section["title"], "section", 0))
        for part in section["parts"]:
            blocks.append(heading(part["title"], "part", 1))
            rows: list[list[Any]] = [["Nummer", "Synpunkt", "Nyckelord"]]
            rows += [
                [number, Paragraph(escape(text), CELL), Paragraph(escape(word), CELL)]
                for number, text, word in part["rows"]
            ]
            table = Table(rows, colWidths=[60, 338, 83], repeatRows=1, style=LOOK)
            blocks.append(table)
    return blocks


def main(source: Path, target: Path) -> None:
    """Build the document."""
    for name in (REGULAR, STRONG):
        pdfmetrics.registerFont(TTFont(name, str(FONTS / f"{name}.ttf")))
    sections = json.loads(source.read_text(encoding="utf-8"))
    document = Outlined(
        str(target), pagesize=A4, leftMargin=57, rightMargin=57, topMargin=78
    )
    document.build(story(sections), canvasmaker=NumberedCanvas)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
