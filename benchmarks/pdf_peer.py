"""The peer our PDF core is measured against: plain platypus, without tags.

Usage: pdf_peer.py STATEMENTS.json OUT.pdf

The file holds a list of objects with `area`, `group`, `number`, `text` and
`keyword`, in order. The document has headings with bookmarks, one table a group
with a repeated header, and "Sida X av Y" in the foot.
"""

import json
import sys
from collections.abc import Sequence
from itertools import groupby
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
    "area": ParagraphStyle("area", fontName=STRONG, fontSize=21, leading=26),
    "group": ParagraphStyle("group", fontName=STRONG, fontSize=14.5, leading=19),
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


def story(statements: Sequence[dict[str, str]]) -> list[Any]:
    """Return the flowables of the whole document."""
    blocks: list[Any] = []
    for area, in_area in groupby(statements, key=lambda row: row["area"]):
        blocks.append(heading(area, "area", 0))
        for group, in_group in groupby(in_area, key=lambda row: row["group"]):
            blocks.append(heading(group, "group", 1))
            rows: list[list[Any]] = [["Nummer", "Synpunkt", "Nyckelord"]]
            rows += [
                [
                    row["number"],
                    Paragraph(escape(row["text"]), CELL),
                    Paragraph(escape(row["keyword"]), CELL),
                ]
                for row in in_group
            ]
            table = Table(rows, colWidths=[60, 338, 83], repeatRows=1, style=LOOK)
            blocks.append(table)
    return blocks


def main(source: Path, target: Path) -> None:
    """Build the document."""
    for name in (REGULAR, STRONG):
        pdfmetrics.registerFont(TTFont(name, str(FONTS / f"{name}.ttf")))
    statements = json.loads(source.read_text(encoding="utf-8"))
    document = Outlined(
        str(target), pagesize=A4, leftMargin=57, rightMargin=57, topMargin=78
    )
    document.build(story(statements), canvasmaker=NumberedCanvas)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
