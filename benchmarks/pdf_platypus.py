"""The peer our PDF core is measured against: plain platypus, without tags.

Usage: pdf_platypus.py tables|lists BLOCKS.json OUT.pdf

The file holds what `benchmarks.pdf_blocks.blocks_of` returns. Statements are set in
tables of three columns with a repeated header, as the makers of reports mostly do and
as our PDF core was measured against from the first, or as lists like ours. The table
of contents has links and no page numbers: with them, platypus would have to set all
pages twice.
"""

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    Flowable,
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
    Table,
    TableStyle,
)

Block = Mapping[str, Any]

FONTS = Path(__file__).parents[1] / "facilitator" / "documents" / "fonts"
REGULAR, STRONG, ITALIC = (
    f"FacilitatorSans-{face}" for face in ("Regular", "Semibold", "Italic")
)
LEFT, RIGHT = 57, A4[0] - 57
WIDTH = RIGHT - LEFT
LABEL = 78


@cache
def style(
    size: float, leading: float, font: str = REGULAR, **more: Any
) -> ParagraphStyle:
    """Return a style; each is made once."""
    return ParagraphStyle("", fontName=font, fontSize=size, leading=leading, **more)


HEADINGS = {
    1: style(21, 26, STRONG, spaceAfter=10),
    2: style(14.5, 19, STRONG, spaceBefore=22, spaceAfter=6),
    3: style(11.5, 15, STRONG, spaceBefore=15, spaceAfter=4),
}
LOOK = TableStyle(
    [
        ("BACKGROUND", (0, 0), (-1, 0), HexColor("#f1f1f1")),
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, HexColor("#b3b3b3")),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
)


class Furnished(Canvas):  # type: ignore[misc]
    """A canvas that keeps every page until the number of pages is known."""

    report: Block
    chapter = ""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._kept: list[dict[str, Any]] = []

    def showPage(self) -> None:
        """Keep the page instead of closing it."""
        self._kept.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Add head and foot to the kept pages and close them."""
        for number, page in enumerate(self._kept, 1):
            self.__dict__.update(page)
            if number > 1:
                self._furnish(number)
            super().showPage()
        super().save()

    def _furnish(self, number: int) -> None:
        label = self.report["page"].format(page=number, pages=len(self._kept))
        self.setFont(REGULAR, 8)
        self.drawString(LEFT, 790, self.report["head"])
        self.drawRightString(RIGHT, 790, self.chapter)
        self.line(LEFT, 56, RIGHT, 56)
        self.drawString(LEFT, 44, self.report["foot"])
        self.drawRightString(RIGHT, 44, label)


class Outlined(SimpleDocTemplate):  # type: ignore[misc]
    """A template that makes a bookmark of each heading."""

    def afterFlowable(self, flowable: Any) -> None:
        """Add the bookmark of a heading that was just drawn."""
        entry = getattr(flowable, "entry", None)
        if entry is not None:
            title, level, key = entry
            if level == 1:
                self.canv.chapter = title
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(title, key, level - 1)


class Chart(Flowable):  # type: ignore[misc]
    """A bar chart with a label and a number for each bar."""

    def __init__(self, block: Block) -> None:
        super().__init__()
        self.rows = block["rows"]
        self.width, self.height = WIDTH, 19 * len(self.rows)

    def draw(self) -> None:
        """Draw it."""
        most = max(sum(values) for _, values in self.rows)
        for at, (label, values) in enumerate(self.rows, 1):
            foot, width = self.height - 19 * at, sum(values) / most * 250
            self.canv.setFont(REGULAR, 9)
            self.canv.drawString(0, foot + 5, label)
            self.canv.rect(150, foot + 4, width, 11, fill=1)
            self.canv.drawString(158 + width, foot + 5, " + ".join(map(str, values)))


def story(report: Block) -> Iterator[Any]:
    """Yield the flowables of the whole document."""
    blocks = report["blocks"]
    headings = [each for each in blocks if each["kind"] == "heading"]
    for at, block in enumerate(headings):
        block["key"] = f"h{at}"
    for block in blocks:
        if block["kind"] == "contents":
            yield from _contents(block, headings)
        else:
            yield from DRAW[block["kind"]](block)


def _heading(block: Block) -> Iterator[Any]:
    if block["new_page"]:
        yield PageBreak()
    made = Paragraph(escape(block["text"]), HEADINGS[block["level"]])
    made.entry = block["text"], block["level"], block["key"]
    yield made


def _paragraph(block: Block) -> Iterator[Any]:
    look = style(block["size"], block["leading"], leftIndent=LABEL, spaceAfter=7)
    yield Paragraph(escape(block["text"]), look)


def _list(block: Block) -> Iterator[Any]:
    said = style(10.5, 14.5, leftIndent=block["label"], bulletFontName=REGULAR)
    meta = style(8.5, 11.5, ITALIC, leftIndent=block["label"], spaceAfter=5)
    for label, text, small in block["items"]:
        yield Paragraph(escape(text), said, bulletText=label)
        if small:
            yield Paragraph(escape(small), meta)


def _tables(block: Block) -> Iterator[Any]:
    said, meta = style(10.5, 14.5), style(8.5, 11.5, ITALIC)
    rows = [
        [label, Paragraph(escape(text), said), Paragraph(escape(small), meta)]
        for label, text, small in block["items"]
    ]
    across = [block["label"], WIDTH - block["label"] - 120, 120]
    heads = ["Nummer", "Synpunkt", "Kodning"]
    yield Table([heads, *rows], colWidths=across, repeatRows=1, style=LOOK)


def _bullets(block: Block) -> Iterator[Any]:
    look = style(10.5, 14.5, leftIndent=LABEL + 17, bulletIndent=LABEL, spaceAfter=2)
    for text in block["texts"]:
        yield Paragraph(escape(text), look, bulletText="\u2022")


def _table(block: Block) -> Iterator[Any]:
    yield Paragraph(escape(block["caption"]), style(9.5, 13, STRONG, spaceAfter=4))
    left, right = style(9, 12), style(9, 12, alignment=TA_RIGHT)
    looks = [right if each["number"] else left for each in block["columns"]]
    weights = [each["weight"] for each in block["columns"]]
    rows = [
        [Paragraph(escape(cell), look) for cell, look in zip(row, looks, strict=True)]
        for row in ([each["title"] for each in block["columns"]], *block["rows"])
    ]
    widths = [WIDTH * each / sum(weights) for each in weights]
    yield Table(rows, colWidths=widths, repeatRows=1, style=LOOK)


def _bars(block: Block) -> Iterator[Any]:
    yield Paragraph(escape(block["caption"]), style(9.5, 13, STRONG, spaceAfter=4))
    yield Chart(block)


def _cover(block: Block) -> Iterator[Any]:
    yield Paragraph(escape(block["kicker"]), style(11, 15, STRONG, spaceBefore=150))
    yield Paragraph(escape(block["title"]), style(32, 37, STRONG, spaceAfter=14))
    yield Paragraph(escape(block["subtitle"]), style(13, 18.5, spaceAfter=20))


def _contents(block: Block, headings: list[Block]) -> Iterator[Any]:
    yield PageBreak()
    yield Paragraph(escape(block["title"]), HEADINGS[1])
    for each in headings:
        if each["listed"] and each["level"] <= 2:
            link = f'<a href="#{each["key"]}">{escape(each["text"])}</a>'
            yield Paragraph(link, style(10.5, 14.5, leftIndent=14 * each["level"]))


DRAW: dict[str, Callable[[Block], Iterator[Any]]] = {
    "heading": _heading,
    "paragraph": _paragraph,
    "list": _list,
    "bullets": _bullets,
    "table": _table,
    "bars": _bars,
    "cover": _cover,
}


def main(statements: str, source: Path, target: Path) -> None:
    """Build the document, statements set in `tables` or `lists`."""
    if statements == "tables":
        DRAW["list"] = _tables
    for name in (REGULAR, STRONG, ITALIC):
        pdfmetrics.registerFont(TTFont(name, str(FONTS / f"{name}.ttf")))
    Furnished.report = json.loads(source.read_text(encoding="utf-8"))
    document = Outlined(
        str(target), pagesize=A4, leftMargin=LEFT, rightMargin=LEFT, topMargin=78
    )
    document.build(list(story(Furnished.report)), canvasmaker=Furnished)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
