"""A mapping as a person meets it in a text editor."""

import json
from collections.abc import Iterator

from facilitator.domain.intake.mapping import (
    Column,
    ColumnMap,
)

_TOP = """\
# Hur ett formulärverktygs fil blir synpunkter. Filen får ändras för hand; allt efter #
# på en rad är förklaring. Nästa fil med samma kolumner läses på samma sätt.
# HOW a form tool's file becomes statements. It may be edited by hand.

# Vilket formulär det är. Byt inte namn när något har hämtats in: samma svar skulle
# räknas en gång till. Ett annat formulär med samma kolumner ska ha ett annat namn.
# WHICH form it is: keep the name once anything has come in.
"""
_WHOLE = """\

# Det som gäller för hela filen: målgrupp (group), målområde (area) och bord (table),
# med id, nummer eller namn ur planen. Tomt där en kolumn säger det.
# FOR THE WHOLE FILE, by id, number or name in the plan; empty where a column tells.
"""
_COLUMNS = """\

# Kolumnerna i filen, och vad var och en är (role):
#   text       svar. question = frågan det svarar på, eller area = målområdet
#   group, area, question, table, keywords
#              cellen säger målgrupp, målområde, fråga, bord eller nyckelord. Säger den
#              något annat än planen: values = [{ cell = "65+", means = "aldre" }]
#              Har varje svarsval en egen kolumn: option = "valet"
#   id, time, finished, verdict
#              radens eget nummer, tid, ifylld när någon svarat klart, granskarens dom
#   left_out   läses inte
# THE COLUMNS of the file and what each of them is (role).
"""


def mapping_text(mapping: ColumnMap) -> str:
    """Return the file's text; read again it gives the same mapping."""
    return "\n".join(
        (
            f"{_TOP}form = {_toml_text(mapping.form)}",
            f"tool = {_toml_text(mapping.tool)}",
            f"channel = {_toml_text(mapping.channel)}  # online, onsite, paper",
            f"{_WHOLE}group = {_toml_text(mapping.group)}",
            f"area = {_toml_text(mapping.area)}",
            f"table = {_toml_text(mapping.table)}",
            _COLUMNS.rstrip("\n"),
            *(line for column in mapping.columns for line in _column(column)),
            "",
        )
    )


def _column(column: Column) -> Iterator[str]:
    yield "\n[[columns]]"
    yield f"header = {_toml_text(column.header)}"
    yield f"role = {_toml_text(column.role)}"
    for key in ("question", "area", "option"):
        if value := getattr(column, key):
            yield f"{key} = {_toml_text(value)}"
    if column.values:
        yield "values = ["
        for cell, means in column.values:
            yield f"    {{ cell = {_toml_text(cell)}, means = {_toml_text(means)} }},"
        yield "]"


def _toml_text(text: str) -> str:
    """Return a text as TOML writes it, which is as JSON does but for one sign."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
