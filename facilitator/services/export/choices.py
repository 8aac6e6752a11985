"""What can be chosen of a document, and which of it as things stand."""

from collections.abc import Mapping

from facilitator.i18n.translate import mark
from facilitator.services.export.catalogue import DOCUMENTS
from facilitator.services.export.request import Request

CHOICES: Mapping[str, str] = {
    "format": mark("File format"),
    "edition": mark("Edition"),
    "limit": mark("Small groups"),
    "sections": mark("Sections"),
    "table": mark("Table"),
    "round": mark("Round"),
    "group": mark("Group"),
    "area": mark("Area"),
    "copies": mark("Copies"),
    "paper": mark("Paper"),
    "large": mark("Large print"),
    "booklet": mark("Booklet"),
    "final": mark("Final stamp"),
}
"""What is chosen on the screen, by field of `Request`, in the order of the list."""
PLACES = ("table", "round", "group", "area")
"""What is chosen among the items of one session's plan."""
ON_PAPER = ("large", "booklet")
"""What matters on paper alone."""
FORMAT_WORDS: Mapping[str, str] = {
    "pdf": mark("PDF, to read and print"),
    "html": mark("Web page"),
    "json": mark("JSON, for other programs"),
    "csv": mark("CSV, for a spreadsheet"),
    "csv-plain": mark("CSV to the letter, for programs"),
    "xlsx": mark("Excel workbook"),
    "zip": mark("Package (zip)"),
}
"""What each kind of file is called, and what it is good for."""
ENDINGS: Mapping[str, str] = {"csv-plain": "csv"}
"""How a file's name ends, where not as its format is called."""


def choosable(request: Request) -> list[str]:
    """Return the fields that can be chosen as things stand, in their order."""
    document = DOCUMENTS[request.what]
    is_printed = document.format_of(request) == "pdf"
    # In no other edition are small groups joined.
    is_public = document.edition_of(request) == "public"
    return [
        field
        for field in CHOICES
        if field in document.fields
        and not (field in ON_PAPER and not is_printed)
        and not (field == "limit" and not is_public)
    ]
