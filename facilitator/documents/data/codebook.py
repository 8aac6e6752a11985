"""What a workbook's columns and names stand for, and which data it was made of."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TypeAlias

from facilitator.documents.data.open_json import left_out
from facilitator.documents.data.readable import Readable
from facilitator.domain.compilation.compilation import Compilation
from facilitator.domain.open_data.columns import is_told
from facilitator.domain.plan.plan import PlanItem
from facilitator.i18n.translate import Translator
from facilitator.i18n.words import EDITION_WORDS

Row: TypeAlias = tuple[str, str, str | int | date]
"""What kind of thing it is · its id or column · its name or meaning."""


def codebook(made_of: Compilation, tr: Translator) -> Iterator[Row]:
    """Yield the rows of the codebook."""
    yield from _origin(made_of, tr)
    yield from _left_out(made_of, tr)
    for field in Readable(made_of, tr).fields:
        yield tr("Column"), tr(field.heading), tr(field.meaning)
    for kind, items in _items(made_of, tr):
        for item in items:
            yield kind, item.id, item.name


def _origin(made_of: Compilation, tr: Translator) -> Iterator[Row]:
    plan, what = made_of.plan, tr("This file")
    session = plan.session
    if session.rehearsal:
        yield what, tr("Rehearsal"), tr("yes")
    yield what, tr("Goal work"), plan.project.name
    yield what, tr("Session"), session.id
    yield what, tr("Name"), session.name
    yield what, tr("Date"), session.date
    yield what, tr("Edition"), tr(EDITION_WORDS[made_of.scope.edition])
    yield what, tr("Checksum"), made_of.digest
    yield what, tr("Up to date as of"), made_of.as_of.isoformat()
    yield what, tr("Statements"), len(made_of.view.counting)


def _left_out(made_of: Compilation, tr: Translator) -> Iterator[Row]:
    """Yield what the edition tells less than was said."""
    if made_of.scope.edition != "public":
        return
    what, counts = tr("Left out"), left_out(made_of)
    yield what, tr("Withdrawn statements"), counts["withdrawn"]
    yield what, tr("Statements without their group"), counts["without_group"]
    yield (
        what,
        tr("Small groups"),
        tr(
            "Groups with fewer than {limit} statements in a goal area are shown as one "
            "there. Table, round, time and scribe are not told.",
            limit=made_of.scope.limit,
        ),
    )


def _items(
    made_of: Compilation, tr: Translator
) -> Iterator[tuple[str, Sequence[PlanItem]]]:
    plan, edition = made_of.plan, made_of.scope.edition
    yield tr("Goal area"), made_of.areas
    yield tr("Target group"), made_of.groups
    yield tr("Keyword"), plan.keywords
    yield tr("Question"), plan.questions
    if is_told("table", edition):
        yield tr("Table"), plan.session.tables
        yield tr("Round"), plan.session.rounds
