"""Statements that come as JSON Lines: one object a line, one answer a line."""

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from facilitator.cli.console import Console
from facilitator.domain.errors import FacilitatorError, Refused
from facilitator.domain.events.commands import LogStatement
from facilitator.domain.foreign.nested_json import load_json
from facilitator.domain.text import LINE_LIMIT
from facilitator.i18n.sentences.all import sentence
from facilitator.i18n.translate import Translator
from facilitator.services.session.open_session import OpenSession

LONGEST_LINE = 1 << 20
"""The longest line that is read, in bytes; more is passed over unread."""

_REQUIRED = ("text", "area", "group")
_NAMES = ("area", "group", "question", "table", "round")
"""Keys that name a plan item, by text or by number."""
_TEXTS = ("text", "kind", "channel", "source_id")
_KEYS = (*_REQUIRED, "question", "keywords", "table", "round", "kind", "channel")
KEYS = (*_KEYS, "source_id")
"""The keys that a line's object may have."""


def log_lines(
    open_session: OpenSession, stream: BinaryIO, console: Console, tr: Translator
) -> int:
    """Log each line and answer it once it is on disk; return the exit status."""
    status = 0
    for number, line in lines(stream):
        try:
            console.data_line(_log_line(open_session, line))
        except FacilitatorError as error:
            answer = {"ok": False, "line": number, "error": sentence(tr, error)}
            console.data_line(answer | {"code": error.code})
            status = max(status, error.exit_status)
        console.flush()
    return status


def lines(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Yield the number and bytes of each line that is not blank, None if too long."""
    number = 0
    while piece := stream.readline(LONGEST_LINE + 1):
        number += 1
        if number == 1:
            piece = piece.removeprefix(b"\xef\xbb\xbf")
        too_long = len(piece) > LONGEST_LINE
        while too_long and piece and not piece.endswith(b"\n"):
            piece = stream.readline(LONGEST_LINE)
        if too_long or piece.strip():
            yield number, None if too_long else piece


def _log_line(open_session: OpenSession, line: bytes | None) -> dict[str, object]:
    if line is None:
        raise Refused("input.line_too_long", limit=LONGEST_LINE)
    outcome = open_session.execute(command_of(_object(line)))
    assert outcome.change.statement is not None
    statement = open_session.session.statements[outcome.change.statement]
    number = open_session.session.number_of(statement)
    extra: dict[str, object] = {} if outcome.event else {"duplicate": True}
    return {"ok": True, **extra, "number": number, "id": statement.id}


def _object(line: bytes) -> Mapping[str, Any]:
    try:
        value = load_json(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise Refused("input.not_utf8") from error
    except (ValueError, RecursionError) as error:
        raise Refused("input.not_object") from error
    if not isinstance(value, dict):
        raise Refused("input.not_object")
    return value


def command_of(values: Mapping[str, Any]) -> LogStatement:
    """Return the command in an object; null means that a key is left out.

    Raises:
        Refused: a key is missing, unknown or of the wrong type.
    """
    fields = {key: value for key, value in values.items() if value is not None}
    for key in values:
        if key not in KEYS:
            raise Refused("input.unknown_key", key=key, choices=KEYS)
    for key in _REQUIRED:
        if key not in fields:
            raise Refused("input.missing_key", key=key)
    return LogStatement(**{key: _value(key, each) for key, each in fields.items()})


def _value(key: str, value: object) -> Any:
    match value:
        case str() if key == "source_id" and not 0 < len(value) <= LINE_LIMIT:
            raise Refused("input.bad_source", key=key, limit=LINE_LIMIT)
        case str() if key in _NAMES or key in _TEXTS:
            return value
        case int() if (key in _NAMES or key == "source_id") and value is not True:
            return str(value)
        case list() if key == "keywords":
            return tuple(_value("area", each) for each in value)
        case _:
            raise Refused("input.wrong_type", key=key, expected=_expected(key))


def _expected(key: str) -> str:
    if key in _NAMES:
        return "name"
    return "list" if key == "keywords" else "text"
