"""Tagged PDF by construction: PDF/UA-1 and PDF/A (2a or 1a), from plain texts.

A report is written with one `Flow`; everything else here serves it.
"""

from facilitator.documents.pdf.charts import Bars
from facilitator.documents.pdf.columns import Column
from facilitator.documents.pdf.flow import Flow
from facilitator.documents.pdf.furniture import Furniture
from facilitator.documents.pdf.lists import Item
from facilitator.documents.pdf.logo import Logo, check_logo
from facilitator.documents.pdf.metadata import Info
from facilitator.documents.pdf.styles import (
    BODY,
    CAPTION,
    LEAD,
    SMALL,
    Layout,
    Style,
    booklet,
    large,
)
from facilitator.documents.pdf.tables import Cell, Table
from facilitator.documents.pdf.text import printable
from facilitator.documents.pdf.writer import Archive

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
