"""Tagged PDF by construction: PDF/UA-1 and PDF/A (2a or 1a), from plain texts.

A report is written with one `Flow`; everything else here serves it.
"""

from facilitator.documents.pdf.blocks.charts import Bars
from facilitator.documents.pdf.blocks.columns import Column
from facilitator.documents.pdf.blocks.lists import Item
from facilitator.documents.pdf.blocks.logo import Logo, check_logo
from facilitator.documents.pdf.blocks.running_heads import Furniture
from facilitator.documents.pdf.blocks.tables import Cell, Table
from facilitator.documents.pdf.file.metadata import Info
from facilitator.documents.pdf.file.styles import (
    BODY,
    CAPTION,
    LEAD,
    SMALL,
    Layout,
    Style,
    booklet,
    large,
)
from facilitator.documents.pdf.file.text import printable
from facilitator.documents.pdf.file.writer import Archive
from facilitator.documents.pdf.flow import Flow

__all__ = [
    "BODY",
    "CAPTION",
    "LEAD",
    "SMALL",
    "Archive",
    "Bars",
    "Cell",
    "Column",
    "Flow",
    "Furniture",
    "Info",
    "Item",
    "Layout",
    "Logo",
    "Style",
    "Table",
    "booklet",
    "check_logo",
    "large",
    "printable",
]
