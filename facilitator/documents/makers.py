"""What makes each document, by what it is and the format it is asked for as."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from facilitator.documents.made import Made, Progress
from facilitator.i18n.translate import Translator

Maker = Callable[[Any, Translator, Progress], Made]

_MAKERS: Mapping[tuple[str, str], str] = {
    ("compilation", "pdf"): "compilation.document:compilation_pdf",
    ("compilation", "html"): "compilation.web_page:compilation_html",
    ("compilation", "json"): "data.open_json:compilation_json",
    ("review-copy", "html"): "compilation.review_copy:review_copy_html",
    ("compilation", "csv"): "data.open_csv:compilation_csv",
    ("compilation", "csv-plain"): "data.open_csv:compilation_csv_plain",
    ("compilation", "xlsx"): "data.workbook:compilation_xlsx",
    ("open-data", "json"): "data.open_json:compilation_json",
    ("open-data", "csv"): "data.open_csv:compilation_csv",
    ("open-data", "csv-plain"): "data.open_csv:compilation_csv_plain",
    ("open-data", "xlsx"): "data.workbook:compilation_xlsx",
    ("correction-slips", "pdf"): "papers.correction_slips:slips_pdf",
    ("table-sheets", "pdf"): "papers.table_sheets:table_sheets_pdf",
    ("running-sheet", "pdf"): "papers.running_sheet:running_sheet_pdf",
    ("card", "pdf"): "papers.scribe_card:card_pdf",
    ("paper-form", "pdf"): "papers.answer_forms:paper_form_pdf",
    ("poster", "pdf"): "papers.posters:posters_pdf",
    ("wifi-poster", "pdf"): "papers.posters:wifi_poster_pdf",
    ("handouts", "pdf"): "papers.handouts:handouts_pdf",
    ("journal", "pdf"): "papers.journal:journal_pdf",
    ("feedback", "pdf"): "papers.feedback:feedback_pdf",
}
"""Module and function of each, so that only what is made is loaded."""


def maker(what: str, kind: str) -> Maker:
    """Return what makes a document.

    Raises:
        KeyError: there is no such document, or not in that format.
    """
    module, _, name = _MAKERS[what, kind].partition(":")
    made: Maker = getattr(import_module(f"facilitator.documents.{module}"), name)
    return made
