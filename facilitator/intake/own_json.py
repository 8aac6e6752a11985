"""The program's own JSON, as the same rows that its plain CSV has."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from facilitator.domain.errors import Refused
from facilitator.domain.foreign.nested_json import load_json
from facilitator.domain.foreign.reading import Unreadable, foreign_reading
from facilitator.domain.open_data.columns import JSON_FORMAT, PLAIN_KEYS
from facilitator.domain.open_data.listed_ids import in_one_cell

_ANY_VERSION = JSON_FORMAT.partition("/")[0] + "/"


def own_rows(text: str) -> Sequence[Sequence[str]]:
    """Return the statements of a file under their header; nothing if it is not ours.

    Raises:
        Refused: `import.broken_own`: it says that it is ours, but is not whole.
    """
    if not text.lstrip().startswith("{"):
        return ()
    content: Any = None
    with suppress(Unreadable), foreign_reading():
        content = load_json(text)
    if not _is_ours(content):
        return ()
    with foreign_reading(lambda _: Refused("import.broken_own")):
        session = content["session"]["id"]
        return [PLAIN_KEYS, *(_row(each, session) for each in content["statements"])]


def _is_ours(content: Any) -> bool:
    says = content.get("format", "") if isinstance(content, Mapping) else ""
    return isinstance(says, str) and says.startswith(_ANY_VERSION)


def _row(statement: Mapping[str, Any], session: object) -> list[str]:
    values = {**statement, "session": session}
    return [_cell(values.get(key)) for key in PLAIN_KEYS]


def _cell(value: object) -> str:
    match value:
        case None | False:
            return ""
        case list():
            return in_one_cell([*map(str, value)])
        case _:
            return str(value)
