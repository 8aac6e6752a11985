"""The compilation as CSV: for a Swedish spreadsheet, and plain for programs."""

import csv
import io
from datetime import datetime

from facilitator.documents.data.readable import (
    Readable,
    Value,
)
from facilitator.documents.made import Made, Progress
from facilitator.domain.compilation.compilation import Compilation
from facilitator.domain.intake.own_files import (
    PLAIN_KEYS,
    SEPARATOR,
)
from facilitator.domain.open_data.rows import (
    is_told,
    open_row,
)
from facilitator.domain.open_data.spreadsheet_cells import harmless
from facilitator.domain.session.statement import Statement
from facilitator.domain.text import whole_letters
from facilitator.i18n.translate import Translator

AT_A_TIME = 500
"""Rows between two reports of how far it has come."""


def compilation_csv(made_of: Compilation, tr: Translator, progress: Progress) -> Made:
    """Return every statement as a row that a Swedish spreadsheet opens right.

    Semicolons, a byte order mark and CRLF. A cell that a spreadsheet would take for
    a formula gets an apostrophe in front.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    readable = Readable(made_of, tr)
    writer.writerow([harmless(tr(field.heading)) for field in readable.fields])
    for done, statement in enumerate(made_of.annex):
        if done % AT_A_TIME == 0:
            progress(done / len(made_of.annex))
        writer.writerow([harmless(_text(cell)) for cell in readable.row(statement)])
    return Made(b"\xef\xbb\xbf" + whole_letters(text.getvalue()).encode())


def compilation_csv_plain(
    made_of: Compilation, tr: Translator, progress: Progress
) -> Made:
    """Return every statement as a row for programs, as RFC 4180 says.

    Commas and CRLF, English keys above, ids of the plan, texts to the letter: what a
    spreadsheet would take for a formula is left as it was said.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    keys = [key for key in PLAIN_KEYS if is_told(key, made_of.scope.edition)]
    writer.writerow(keys)
    for done, statement in enumerate(made_of.annex):
        if done % AT_A_TIME == 0:
            progress(done / len(made_of.annex))
        row = _plain_row(made_of, statement)
        writer.writerow([_plain(row[key]) for key in keys])
    return Made(whole_letters(text.getvalue()).encode())


def _plain_row(made_of: Compilation, statement: Statement) -> dict[str, object]:
    number, session = made_of.number_of(statement), made_of.plan.session.id
    row = open_row(made_of.scope.edition, number, statement) | {"session": session}
    gone = statement.withdrawn
    return row | {"withdrawn": gone is not None, "reason": gone.reason if gone else ""}


def _plain(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case list():
            return SEPARATOR.join(map(str, value))
        case _:
            return str(value)


def _text(cell: Value) -> str:
    return cell.isoformat() if isinstance(cell, datetime) else str(cell)
