"""A statement as one flat row with English keys, as every open format shows it."""

from facilitator.domain.compilation.compilation import Compilation
from facilitator.domain.compilation.editions import EDITIONS, Edition
from facilitator.domain.events.kinds import CHANNELS
from facilitator.domain.open_data.columns import columns_of, is_told
from facilitator.domain.open_data.open_column import ShownStatement
from facilitator.domain.session.statement import Statement

_STATEMENT_COLUMNS = columns_of("statements")
# Sorted out once: a file has tens of thousands of rows.
_JSON_COLUMNS = {edition: columns_of("json", edition) for edition in EDITIONS}
_PLAIN_COLUMNS = {edition: columns_of("csv-plain", edition) for edition in EDITIONS}


def statement_row(number: str, statement: Statement) -> dict[str, object]:
    """Return the row of a statement; plan items by id, None where there is none.

    `number` is what the statement is shown under. `corrections` is a list with `at`,
    `by`, `reason` and `text`; `withdrawn` is None or `at`, `by`, `reason`, `undone`.
    """
    source = ShownStatement(number, statement)
    return {each.key: each.value(source) for each in _STATEMENT_COLUMNS}


def open_row(edition: Edition, number: str, statement: Statement) -> dict[str, object]:
    """Return the row of a statement as an edition's open data shows it.

    Keys that the edition does not tell are left out. A text that is not told any more,
    for it was withdrawn, is None.
    """
    source = ShownStatement(number, statement, signed=is_told("by", edition))
    row = {each.key: each.value(source) for each in _JSON_COLUMNS[edition]}
    if statement.withdrawn and not statement.text:
        row |= {key: None for key in ("text", "original_text") if key in row}
    return row


def plain_row(
    edition: Edition, number: str, statement: Statement, session: str
) -> dict[str, object]:
    """Return the row of a statement as an edition's plain CSV shows it.

    `session` is the folder name of the statement's session.
    """
    source = ShownStatement(number, statement, session)
    return {
        each.key: (each.plain_value or each.value)(source)
        for each in _PLAIN_COLUMNS[edition]
    }


def channels_document(made_of: Compilation) -> dict[str, object]:
    """Return the channels apart, the cut-off, and what is in no figure."""
    channels = made_of.channels
    tells_time = is_told("at", made_of.scope.edition)
    number_of = made_of.number_of
    closes = channels.closes
    return {
        "by_channel": {
            each: {
                "statements": channels.counts[each],
                "latest": channels.latest.get(each) if tells_time else None,
            }
            for each in CHANNELS
        },
        "form_closes": closes.isoformat() if closes else None,
        "late_supplement": [number_of(each) for each in channels.late],
        "held": channels.waiting,
        "held_late": channels.waiting_late,
        "rejected": channels.rejected,
    }


def twins_document(made_of: Compilation) -> list[list[dict[str, str]]]:
    """Return the same texts in several channels, each text's statements together."""
    return [
        [
            {
                "number": made_of.number_of(each),
                "channel": each.channel,
                "group": each.group,
            }
            for each in twins
        ]
        for twins in made_of.twins
    ]
