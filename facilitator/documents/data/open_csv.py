"""The compilation as CSV: for a Swedish spreadsheet, and plain for programs."""

import csv
import io
from datetime import datetime

from facilitator.documents.data.readable import Readable, Value
from facilitator.documents.output import Output, Progress
from facilitator.domain.compilation.compilation import Compilation
from facilitator.domain.open_data.columns import columns_of
from facilitator.domain.open_data.listed_ids import in_one_cell
from facilitator.domain.open_data.rows import plain_row
from facilitator.domain.open_data.spreadsheet_cells import harmless
from facilitator.domain.text import whole_letters
from facilitator.i18n.translate import Translator

AT_A_TIME = 500
"""Rows between two reports of how far it has come."""


def compilation_csv(made_of: Compilation, tr: Translator, progress: Progress) -> Output:
    """Return every statement as a row that a Swedish spreadsheet opens right.

    Semicolons, a byte order mark and CRLF. A cell that a spreadsheet would take for
    a formula gets an apostrophe in front.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    readable = Readable(made_of, tr)
    writer.writerow([harmless(tr(field.heading)) for field in readable.fields])
    for row_number, statement in enumerate(made_of.annex):
        if row_number % AT_A_TIME == 0:
            progress(row_number / len(made_of.annex))
        writer.writerow([harmless(_text(cell)) for cell in readable.row(statement)])
    return Output(b"\xef\xbb\xbf" + whole_letters(text.getvalue()).encode())


def compilation_csv_plain(
    made_of: Compilation, tr: Translator, progress: Progress
) -> Output:
    """Return every statement as a row for programs, as RFC 4180 says.

    Commas and CRLF, English keys above, ids of the plan, texts to the letter: what a
    spreadsheet would take for a formula is left as it was said.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    edition, session = made_of.scope.edition, made_of.plan.session.id
    writer.writerow([each.key for each in columns_of("csv-plain", edition)])
    for row_number, statement in enumerate(made_of.annex):
        if row_number % AT_A_TIME == 0:
            progress(row_number / len(made_of.annex))
        row = plain_row(edition, made_of.number_of(statement), statement, session)
        writer.writerow([_plain(value) for value in row.values()])
    return Output(whole_letters(text.getvalue()).encode())


def _plain(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case list():
            return in_one_cell([*map(str, value)])
        case _:
            return str(value)


def _text(cell: Value) -> str:
    return cell.isoformat() if isinstance(cell, datetime) else str(cell)
