"""The compilation as data: JSON for programs, CSV for a spreadsheet."""

import csv
import io
import json
from dataclasses import asdict

from facilitator.documents.made import Made, Progress
from facilitator.domain.channel_rows import channels_document, twins_document
from facilitator.domain.compilation import Compilation
from facilitator.domain.coverage import Count
from facilitator.domain.plan import GoalArea, name_of
from facilitator.domain.rows import statement_row
from facilitator.domain.statement import Statement
from facilitator.i18n.reasons_gone import reason_gone
from facilitator.i18n.translate import Translator, mark
from facilitator.i18n.words import CHANNEL_WORDS, KIND_WORDS

JSON_FORMAT = "facilitator.compilation/1"
"""Names the shape of the JSON file and its version."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_HEADINGS = (
    mark("Number"),
    mark("Statement"),
    mark("Goal area"),
    mark("Question"),
    mark("Keywords"),
    mark("Target group"),
    mark("Table"),
    mark("Round"),
    mark("Kind"),
    mark("Channel"),
    mark("Time"),
    mark("Withdrawn, with the reason"),
    mark("Late supplement"),
    mark("The same text in another channel"),
)


def compilation_json(made_of: Compilation, tr: Translator, progress: Progress) -> Made:
    """Return the compilation as UTF-8 JSON with English keys.

    A withdrawn statement keeps its number and the reason; its texts are null.
    """
    plan = made_of.plan
    content = {
        "format": JSON_FORMAT,
        "project": plan.project.name,
        "session": {
            "id": plan.session.id,
            "name": plan.session.name,
            "date": plan.session.date.isoformat(),
            "body": plan.session.body,
            "rehearsal": plan.session.rehearsal,
        },
        "as_of": made_of.as_of.isoformat(),
        "digest": made_of.digest,
        "balance": asdict(made_of.balance) | {"balances": made_of.balance.balances},
        "areas": [_area(area) for area in made_of.areas],
        "groups": [group._asdict() for group in made_of.groups],
        "matrix": [
            {"area": area.id, "group": group.id} | _counts(made_of.cell(area, group))
            for area in made_of.areas
            for group in made_of.groups
        ],
        "channels": channels_document(made_of),
        "twins": twins_document(made_of),
        "statements": [_public_row(made_of, each) for each in made_of.annex],
    }
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    return Made(text.encode())


def compilation_csv(made_of: Compilation, tr: Translator, progress: Progress) -> Made:
    """Return every statement as a row that a Swedish spreadsheet opens right.

    Semicolons, a byte order mark and CRLF. A cell that a spreadsheet would take for
    a formula gets an apostrophe in front.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([tr(heading) for heading in _HEADINGS])
    late = {each.id for each in made_of.channels.late}
    twins = _others(made_of)
    for statement in made_of.annex:
        cells = (
            *_cells(made_of, statement, tr),
            tr("yes") if statement.id in late else "",
            twins.get(statement.id, ""),
        )
        writer.writerow([_safe(cell) for cell in cells])
    return Made(b"\xef\xbb\xbf" + text.getvalue().encode())


def _others(made_of: Compilation) -> dict[str, str]:
    """Return the numbers of the same text in other channels, by statement."""
    number_of = made_of.number_of
    return {
        each.id: ", ".join(
            number_of(other) for other in twins if other.channel != each.channel
        )
        for twins in made_of.twins
        for each in twins
    }


def _area(area: GoalArea) -> dict[str, object]:
    return area._asdict() | {
        "keywords": [word._asdict() for word in area.keywords],
        "questions": [question._asdict() for question in area.questions],
    }


def _counts(count: Count) -> dict[str, int]:
    return asdict(count) | {"total": count.total}


def _public_row(made_of: Compilation, statement: Statement) -> dict[str, object]:
    row = statement_row(made_of.number_of(statement), statement)
    if statement.withdrawn:
        row |= {"text": None, "original_text": None, "corrections": []}
    return row


def _cells(
    made_of: Compilation, statement: Statement, tr: Translator
) -> tuple[str, ...]:
    plan, gone = made_of.plan, statement.withdrawn
    keywords = [name_of(plan.keywords, word) for word in statement.keywords]
    return (
        made_of.number_of(statement),
        "" if gone else statement.text,
        name_of(made_of.areas, statement.area),
        name_of(plan.questions, statement.question),
        ", ".join(keywords),
        name_of(made_of.groups, statement.group),
        name_of(plan.session.tables, statement.table),
        name_of(plan.session.rounds, statement.round),
        tr(KIND_WORDS[statement.kind]),
        tr(CHANNEL_WORDS[statement.channel]),
        statement.at,
        reason_gone(tr, gone) if gone else "",
    )


def _safe(cell: str) -> str:
    return "'" + cell if cell.startswith(_FORMULA) else cell
