"""Writes what `docs/` says of the open data's columns from the one list of them.

In `open-data.schema.json` those are the statements of each edition and the name of the
format; in `open-data.md` the table between two marks. All the rest is written by hand.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from facilitator.domain.compilation.editions import EDITIONS, RULES, Edition
from facilitator.domain.open_data.columns import (
    COLUMNS,
    JSON_FORMAT,
    columns_of,
)
from facilitator.domain.open_data.open_column import OpenColumn

DOCS = Path(__file__).resolve().parent.parent / "docs"
SCHEMA = DOCS / "open-data.schema.json"
PAGE = DOCS / "open-data.md"
BEGIN = "<!-- Columns: written by `make columns` -->\n"
END = "<!-- End of columns -->\n"
_HEAD = """\
| key | what it holds | JSON | plain CSV | in a spreadsheet | editions |
|---|---|---|---|---|---|
"""


def schema(text: str) -> str:
    """Return the text of the schema with its statements as the columns are."""
    content = json.loads(text)
    content["properties"]["format"] = {"const": JSON_FORMAT}
    for edition in EDITIONS:
        content["$defs"][f"{edition}_statement"] = _statement(edition)
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def page(text: str) -> str:
    """Return the text of the page with its table as the columns are.

    Raises:
        ValueError: the marks between which the table stands are not there.
    """
    start, end = text.index(BEGIN) + len(BEGIN), text.index(END)
    return text[:start] + _HEAD + "".join(map(_line, _shown())) + text[end:]


def _statement(edition: Edition) -> dict[str, Any]:
    """Return the schema of a statement as an edition tells it."""
    inside = columns_of("json", edition)
    return {
        "type": "object",
        "properties": {each.key: _value(each, edition) for each in inside},
        "required": [each.key for each in inside],
        "additionalProperties": False,
    }


def _value(column: OpenColumn, edition: Edition) -> dict[str, Any]:
    if edition == "public" and column.public_schema:
        return dict(column.public_schema)
    if "oneOf" in column.schema:  # What it points to says what it is.
        return dict(column.schema)
    return {**column.schema, "description": column.meaning}


def _shown() -> Iterator[OpenColumn]:
    return (each for each in COLUMNS if each.sheet or {*each.formats} - {"statements"})


def _line(column: OpenColumn) -> str:
    told = RULES[column.rule] if column.rule else EDITIONS
    cells = (
        f"`{column.key}`",
        column.meaning,
        "yes" if "json" in column.formats else "",
        "yes" if "csv-plain" in column.formats else "",
        column.sheet.heading if column.sheet else "",
        "all" if told == EDITIONS else ", ".join(told),
    )
    return f"| {' | '.join(cells)} |\n"


if __name__ == "__main__":
    SCHEMA.write_text(schema(SCHEMA.read_text("utf-8")), "utf-8")
    PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8")
