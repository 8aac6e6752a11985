"""A statement as one flat row with English keys, as every open format shows it."""

from collections.abc import Mapping
from dataclasses import asdict

from facilitator.domain.compilation.editions import (
    RULES,
    Edition,
)
from facilitator.domain.destination import destination_of
from facilitator.domain.session.statement import (
    Correction,
    Statement,
    Withdrawal,
)

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
OPEN_KEYS = (*ROW_KEYS, "corrected")
"""Those of a row of open data; `corrected` is how often it was."""
_TOLD_BY: Mapping[str, str] = {
    "id": "place_and_time",
    "original_text": "first_wording",
    "table": "place_and_time",
    "round": "place_and_time",
    "at": "place_and_time",
    "device": "place_and_time",
    "by": "scribe",
    "corrections": "withdrawn_reason",
    "withdrawn": "withdrawn_reason",
    "reason": "withdrawn_reason",
    "confirmed": "place_and_time",
}
"""Which of `RULES` says in what editions a key is told; the others always are."""


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


def is_told(key: str, edition: Edition) -> bool:
    """Tell whether an edition's open data has a key."""
    return key not in _TOLD_BY or edition in RULES[_TOLD_BY[key]]


def open_row(edition: Edition, number: str, statement: Statement) -> dict[str, object]:
    """Return the row of a statement as an edition's open data shows it.

    Keys that the edition does not tell are left out. A text that is not told any more,
    for it was withdrawn, is None.
    """
    row = statement_row(number, statement) | {"corrected": len(statement.corrections)}
    if statement.withdrawn and not statement.text:
        row |= {"text": None, "original_text": None}
    if not is_told("by", edition):
        row["corrections"] = [_unsigned(each) for each in statement.corrections]
        if statement.withdrawn:
            row["withdrawn"] = _unsigned(statement.withdrawn)
    return {key: row[key] for key in OPEN_KEYS if is_told(key, edition)}


def _unsigned(layer: Correction | Withdrawal) -> dict[str, object]:
    """Return a layer without who laid it, nor the words that are not told."""
    return {k: v for k, v in asdict(layer).items() if k not in ("by", "text")}
