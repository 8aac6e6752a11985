"""What has happened: the events that the journal keeps, in the past tense.

State is the fold of all events. An event is never changed or taken out: undo,
correction and withdrawal are events of their own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal, TypeAlias

Kind = Literal["own_words", "paraphrase", "scribe_note"]
Channel = Literal["onsite", "online", "paper"]
KINDS: tuple[Kind, ...] = ("own_words", "paraphrase", "scribe_note")
CHANNELS: tuple[Channel, ...] = ("onsite", "online", "paper")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Happened:
    id: str
    """The hybrid clock's stamp: unique, and the place in the total order."""
    at: str
    """Wall time with offset in ISO 8601, for display only."""
    by: str
    """Who did it: a role or the name a scribe has chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLogged(_Happened):
    """A statement was written down as it was said."""

    number: str
    text: str
    area: str
    group: str
    question: str | None = None
    keywords: tuple[str, ...] = ()
    table: str | None = None
    round: str | None = None
    kind: Kind = "own_words"
    channel: Channel = "onsite"
    source_id: str | None = None
    """The statement's id where it came from, so that it comes in only once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementCorrected(_Happened):
    """A layer over a statement: every field that is not None replaces."""

    statement: str
    reason: str
    text: str | None = None
    area: str | None = None
    group: str | None = None
    question: str | None = None
    """A question's id, or "" where the statement has none any more."""
    keywords: tuple[str, ...] | None = None
    kind: Kind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementWithdrawn(_Happened):
    """A statement was taken back; its number and the reason stay."""

    statement: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventUndone(_Happened):
    """An earlier event does not count any more."""

    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRedone(_Happened):
    """An undone event counts again."""

    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownEvent(_Happened):
    """An event of a kind that only a later version of the program knows."""

    type: str


Layer: TypeAlias = StatementCorrected | StatementWithdrawn
Event: TypeAlias = StatementLogged | Layer | EventUndone | EventRedone | UnknownEvent

_TYPES: dict[str, type[Any]] = {
    "statement.logged": StatementLogged,
    "statement.corrected": StatementCorrected,
    "statement.withdrawn": StatementWithdrawn,
    "event.undone": EventUndone,
    "event.redone": EventRedone,
}
_NAMES = {kind: name for name, kind in _TYPES.items()}
_FIELDS = {
    kind: tuple(field.name for field in fields(kind) if field.name != "id")
    for kind in _NAMES
}
_DEFAULTS: dict[str, object] = {
    "keywords": (),
    "kind": "own_words",
    "channel": "onsite",
}


def to_record(event: Event) -> dict[str, object]:
    """Return the event as a flat record for the journal, without its id.

    What equals the default of `StatementLogged` or is None is left out.
    """
    record: dict[str, object] = {"type": _NAMES[type(event)]}
    lean = isinstance(event, StatementLogged)
    for name in _FIELDS[type(event)]:
        value = getattr(event, name)
        if value is None or (lean and _DEFAULTS.get(name) == value):
            continue
        record[name] = list(value) if isinstance(value, tuple) else value
    return record


def from_record(event_id: str, record: Mapping[str, Any]) -> Event:
    """Return the event that a journal's record tells of.

    A type this version does not know gives an `UnknownEvent`; a field it does not
    know is passed over, so that journals of later versions can be read.
    """
    kind = _TYPES.get(record["type"])
    if kind is None:
        return UnknownEvent(
            id=event_id, at=record["at"], by=record["by"], type=record["type"]
        )
    values = {name: record[name] for name in _FIELDS[kind] if name in record}
    if "keywords" in values:
        values["keywords"] = tuple(values["keywords"])
    event: Event = kind(id=event_id, **values)
    return event
