"""All papers by the names that they are asked for by."""

from collections.abc import Callable, Mapping
from typing import Any

from facilitator.documents.card import card_pdf
from facilitator.documents.paper import Made, Progress
from facilitator.documents.paper_form import paper_form_pdf
from facilitator.documents.posters import posters_pdf, wifi_poster_pdf
from facilitator.documents.running_sheet import running_sheet_pdf
from facilitator.documents.slips import slips_pdf
from facilitator.documents.table_sheets import table_sheets_pdf
from facilitator.i18n.translate import Translator

PAPERS: Mapping[str, Callable[[Any, Translator, Progress], Made]] = {
    "correction-slips": slips_pdf,
    "table-sheets": table_sheets_pdf,
    "running-sheet": running_sheet_pdf,
    "card": card_pdf,
    "paper-form": paper_form_pdf,
    "poster": posters_pdf,
    "wifi-poster": wifi_poster_pdf,
}
