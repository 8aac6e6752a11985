"""A statement as one flat row with English keys, as every open format shows it."""

from dataclasses import asdict

from facilitator.domain.destination import destination_of
from facilitator.domain.statement import Statement

ROW_KEYS = (
    "number",
    "id",
    "text",
    "original_text",
    "area",
    "question",
    "keywords",
    "group",
    "table",
    "round",
    "kind",
    "channel",
    "at",
    "device",
    "by",
    "destination",
    "themes",
    "corrections",
    "withdrawn",
    "also",
    "voices",
    "confirmed",
)
"""The keys of a row, in the order in which they are shown."""


def statement_row(number: str, statement: Statement) -> dict[str, object]:
    """Return the row of a statement; plan items by id, None where there is none.

    `number` is what the statement is shown under. `corrections` is a list with `at`,
    `by`, `reason` and `text`; `withdrawn` is None or `at`, `by`, `reason`, `undone`.
    """
    gone = statement.withdrawn
    values: tuple[object, ...] = (
        number,
        statement.id,
        statement.text,
        statement.original_text,
        statement.area,
        statement.question,
        list(statement.keywords),
        statement.group,
        statement.table,
        statement.round,
        statement.kind,
        statement.channel,
        statement.at,
        statement.device,
        statement.by,
        destination_of(statement),
        [],
        [asdict(correction) for correction in statement.corrections],
        asdict(gone) if gone else None,
        list(statement.also),
        statement.voices,
        statement.confirmed,
    )
    return dict(zip(ROW_KEYS, values, strict=True))
