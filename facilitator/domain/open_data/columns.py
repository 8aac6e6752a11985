"""The columns of the open data: one list, from which all that has columns is made.

JSON, both kinds of CSV, the workbook and its codebook, `facilitator statements --json`
and the import of the program's own files read it; `make columns` writes
`docs/open-data.schema.json` and the table in `docs/open-data.md` from it.
"""

from collections.abc import Mapping, Sequence

from facilitator.domain.compilation.editions import RULES, Edition
from facilitator.domain.events.kinds import CHANNELS, KINDS
from facilitator.domain.messages import mark
from facilitator.domain.open_data.open_column import (
    Format,
    OpenColumn,
    Schema,
    SheetColumn,
    corrections_of,
    withdrawal_of,
)
from facilitator.domain.session.statement import destination_of

JSON_FORMAT = "facilitator.compilation/2"
"""Names the shape of the JSON file and its version."""

_TEXT: Schema = {"type": "string"}
_TEXT_OR_NULL: Schema = {"type": ["string", "null"]}
_TEXTS: Schema = {"type": "array", "items": _TEXT}
_COUNT: Schema = {"type": "integer", "minimum": 0}

COLUMNS: Sequence[OpenColumn] = (
    OpenColumn(
        "number",
        "The number it is shown under: table, round, serial; p-001 … where that "
        "would tell who said it.",
        lambda s: s.number, _TEXT, role="id", in_every_file=True,
        sheet=SheetColumn(mark("Number"),
            mark("Table, round and serial; printed on paper and never changed."), 12,
            swedish="Nummer"),
    ),
    OpenColumn(
        "id", "Stable id of the statement in its session.",
        lambda s: s.statement.id, _TEXT, rule="place_and_time",
    ),
    OpenColumn(
        "text",
        "What was said, as the wording stands; null where a withdrawn statement's"
        " words are not told.",
        lambda s: s.statement.text, _TEXT_OR_NULL,
        public_schema={**_TEXT, "description": "What was said, as the wording stands."},
        role="text", in_every_file=True,
        sheet=SheetColumn(mark("Statement"),
            mark("What was said, as the wording stands."), 80, swedish="Synpunkt"),
    ),
    OpenColumn(
        "original_text", "The first wording.",
        lambda s: s.statement.original_text, _TEXT_OR_NULL, rule="first_wording",
    ),
    OpenColumn(
        "area", "Id of a goal area.",
        lambda s: s.statement.area, _TEXT, role="area", in_every_file=True,
        sheet=SheetColumn(mark("Goal area"), mark("The goal area in which it counts."),
            28, "area", swedish="Målområde"),
    ),
    OpenColumn(
        "question", "Id of the question it answers.",
        lambda s: s.statement.question, _TEXT_OR_NULL, role="question",
        in_every_file=True,
        sheet=SheetColumn(mark("Question"), mark("The question it answers."), 40,
            "question", swedish="Fråga"),
    ),
    OpenColumn(
        "keywords", "Ids of keywords.",
        lambda s: list(s.statement.keywords), _TEXTS, role="keywords",
        in_every_file=True,
        sheet=SheetColumn(mark("Keywords"), mark("Keywords of the plan."), 28,
            "keywords", swedish="Nyckelord"),
    ),
    OpenColumn(
        "group",
        "Id of a target group; “+” are the groups that the public edition joins.",
        lambda s: s.statement.group, _TEXT, role="group", in_every_file=True,
        sheet=SheetColumn(mark("Target group"), mark("The group that said it."), 28,
            "group", swedish="Målgrupp"),
    ),
    OpenColumn(
        "table", "Id of the table.",
        lambda s: s.statement.table, _TEXT_OR_NULL, rule="place_and_time",
        role="table",
        sheet=SheetColumn(mark("Table"), mark("The table at which it was said."), 12,
            "table", swedish="Bord"),
    ),
    OpenColumn(
        "round", "Id of the round.",
        lambda s: s.statement.round, _TEXT_OR_NULL, rule="place_and_time",
        role="round",
        sheet=SheetColumn(mark("Round"), mark("The round in which it was said."), 14,
            "round", swedish="Omgång"),
    ),
    OpenColumn(
        "kind", "Whose words they are.",
        lambda s: s.statement.kind, {"enum": [*KINDS]}, role="kind",
        in_every_file=True,
        sheet=SheetColumn(mark("Kind"),
            mark("Whether it is their own words, a paraphrase or the scribe's note."),
            16, "kind", swedish="Typ"),
    ),
    OpenColumn(
        "channel", "The way in which it came in.",
        lambda s: s.statement.channel, {"enum": [*CHANNELS]}, role="channel",
        in_every_file=True,
        sheet=SheetColumn(mark("Channel"), mark("The way in which it came in."), 12,
            "channel", swedish="Kanal"),
    ),
    OpenColumn(
        "at", "When it was written down, ISO 8601 with offset.",
        lambda s: s.statement.at, _TEXT, rule="place_and_time", role="time",
        sheet=SheetColumn(mark("Time"), mark("When it was written down, local time."),
            20, "moment", swedish="Tid"),
    ),
    OpenColumn(
        "device", "The laptop on which it was written down.",
        lambda s: s.statement.device, _TEXT, rule="place_and_time",
    ),
    OpenColumn(
        "by", "The scribe.",
        lambda s: s.statement.by, _TEXT, rule="scribe",
    ),
    OpenColumn(
        "destination", "What became of it.",
        lambda s: destination_of(s.statement), {"const": "unhandled"},
        formats=("statements", "json"),
    ),
    OpenColumn(
        "themes", "Kept for later versions; empty.",
        lambda s: [], _TEXTS, formats=("statements", "json"),
    ),
    OpenColumn(
        "corrections", "Every correction, the first first.",
        corrections_of, {"type": "array", "items": {"$ref": "#/$defs/correction"}},
        rule="withdrawn_reason", formats=("statements", "json"),
    ),
    OpenColumn(
        "corrected", "How often it was corrected.",
        lambda s: len(s.statement.corrections), _COUNT, last_in_json=True,
        formats=("json", "csv-plain"),
    ),
    OpenColumn(
        "withdrawn", "Whether it was withdrawn, and why: it does not count any more.",
        withdrawal_of, {"oneOf": [{"type": "null"}, {"$ref": "#/$defs/withdrawal"}]},
        rule="withdrawn_reason", role="gone",
        plain_value=lambda s: s.statement.withdrawn is not None,
        sheet=SheetColumn(mark("Withdrawn, with the reason"),
            mark("Why it does not count any more; empty where it does."), 28,
            "why_gone", lambda s: s.statement.withdrawn,
            swedish="Återtagen, med orsak"),
    ),
    OpenColumn(
        "reason", "Why it was withdrawn.",
        lambda s: s.statement.withdrawn.reason if s.statement.withdrawn else "", _TEXT,
        rule="withdrawn_reason", formats=("csv-plain",),
    ),
    OpenColumn(
        "late", "Whether it came after the form had closed.",
        lambda s: s.statement.id, {}, formats=(),
        sheet=SheetColumn(mark("Late supplement"),
            mark("Whether it came after the form had closed."), 12, "late"),
    ),
    OpenColumn(
        "twins", "Numbers of the same text in other channels.",
        lambda s: s.statement.id, {}, formats=(),
        sheet=SheetColumn(mark("The same text in another channel"),
            mark("Numbers of the same text in other channels."), 20, "twins"),
    ),
    OpenColumn(
        "also",
        "Ids of further goal areas that it concerns; it counts in its own only.",
        lambda s: list(s.statement.also), _TEXTS, role="also",
        sheet=SheetColumn(mark("Concerns these too"),
            mark("Further goal areas; it does not count in them."), 28, "areas",
            swedish="Berör även"),
    ),
    OpenColumn(
        "voices", "How often more the same was said.",
        lambda s: s.statement.voices, _COUNT,
        sheet=SheetColumn(mark("Further voices"),
            mark("How many more said the same; not counted as statements."), 12,
            "count"),
    ),
    OpenColumn(
        "confirmed", "Whether it was read back, and the wording agreed to.",
        lambda s: s.statement.confirmed, {"type": "boolean"}, rule="place_and_time",
    ),
    OpenColumn(
        "session", "The folder name of the session.",
        lambda s: s.session, _TEXT, role="session", in_every_file=True,
        formats=("csv-plain",),
        sheet=SheetColumn(mark("Session"), mark("The folder name of the session."), 30,
            swedish="Dialogtillfälle"),
    ),
)  # fmt: skip
"""All columns, in the order in which they are shown."""


def is_told(key: str, edition: Edition) -> bool:
    """Tell whether an edition's open data has a key."""
    rule = _RULE_OF[key]
    return not rule or edition in RULES[rule]


def columns_of(kind: Format, edition: Edition = "work") -> Sequence[OpenColumn]:
    """Return the columns that an edition tells programs, in the format's order."""
    inside = [
        each for each in COLUMNS if kind in each.formats and is_told(each.key, edition)
    ]
    if kind != "csv-plain":
        inside.sort(key=lambda each: each.last_in_json)
    return tuple(inside)


_RULE_OF = {each.key: each.rule for each in COLUMNS}
PLAIN_KEYS = tuple(each.key for each in columns_of("csv-plain"))
"""The keys of plain CSV in the edition that tells all."""
SHEET_COLUMNS = tuple((each, each.sheet) for each in COLUMNS if each.sheet)
"""The columns that people read in a spreadsheet, and how they stand there."""


def _names_of(column: OpenColumn) -> Sequence[str]:
    """Return what a column is called, in all formats and languages."""
    sheet = column.sheet
    names = (column.key, *((sheet.heading, sheet.swedish) if sheet else ()))
    return tuple(dict.fromkeys(name.casefold() for name in names))


HEADINGS: Mapping[str, Sequence[str]] = {
    each.role: _names_of(each) for each in COLUMNS if each.role
}
"""What columns of each role are called when they come back."""
ALWAYS = frozenset(each.role for each in COLUMNS if each.in_every_file)
"""Roles that a column of every one of our files plays."""
