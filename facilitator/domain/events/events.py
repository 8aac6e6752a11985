"""What has happened: the events that the journal keeps, in the past tense.

State is the fold of all events. An event is never changed or taken out: undo,
correction and withdrawal are events of their own.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from sys import intern
from typing import Any, Final, Literal, NamedTuple, TypeAlias, final

from facilitator.domain.events.answers import (
    CAUSES,
    AnswerEvent,
    AnswerHeld,
    AnswerRejected,
)
from facilitator.domain.events.approval import (
    VERDICTS,
    ReviewEvent,
    ReviewSettled,
    SectionReviewed,
)
from facilitator.domain.events.hall import (
    CLOCK_ACTIONS,
    MOST,
    PHASES,
    ClockSet,
    HallEvent,
    PeopleCounted,
    RoomWordAdded,
    SilenceLifted,
    SilenceNoted,
)

Kind = Literal["own_words", "paraphrase", "scribe_note"]
Channel = Literal["onsite", "online", "paper"]
KINDS: tuple[Kind, ...] = ("own_words", "paraphrase", "scribe_note")
CHANNELS: tuple[Channel, ...] = ("onsite", "online", "paper")


@final
class StatementLogged(NamedTuple):
    """A statement was written down as it was said.

    Nearly every event is one of these; a named tuple is made soonest.
    """

    id: str
    """The hybrid clock's stamp: unique, and the place in the total order."""
    at: str
    """Wall time with offset in ISO 8601, for display only."""
    by: str
    """Who did it: a role or the name a scribe has chosen."""
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
    also: tuple[str, ...] = ()
    """Further areas that it concerns; it counts in its own area only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Happened:
    id: str
    """The hybrid clock's stamp: unique, and the place in the total order."""
    at: str
    """Wall time with offset in ISO 8601, for display only."""
    by: str
    """Who did it: a role or the name a scribe has chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _OverStatement(_Happened):
    statement: str
    reason: str
    after: tuple[str, ...] | None = None
    """Ids of the layers that nothing lay over when this one was made.

    None in journals of earlier versions, which did not tell.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementCorrected(_OverStatement):
    """A layer over a statement: every field that is not None replaces."""

    text: str | None = None
    area: str | None = None
    group: str | None = None
    question: str | None = None
    """A question's id, or "" where the statement has none any more."""
    keywords: tuple[str, ...] | None = None
    kind: Kind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementWithdrawn(_OverStatement):
    """A statement was taken back; its number and the reason stay."""


@final
class VoiceAdded(NamedTuple):
    """What a statement says was said once more."""

    id: str
    at: str
    by: str
    statement: str
    group: str
    """The group that said it."""


@final
class StatementConfirmed(NamedTuple):
    """A statement was read back, and whoever said it agreed to the wording."""

    id: str
    at: str
    by: str
    statement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventUndone(_Happened):
    """An earlier event does not count any more."""

    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRedone(_Happened):
    """An undone event counts again."""

    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownEvent:
    """An event that this version of the program does not understand."""

    id: str
    at: str
    by: str
    type: str


Layer: TypeAlias = StatementCorrected | StatementWithdrawn
Mark: TypeAlias = VoiceAdded | StatementConfirmed
Event: TypeAlias = (
    StatementLogged
    | Layer
    | Mark
    | HallEvent
    | AnswerEvent
    | ReviewEvent
    | EventUndone
    | EventRedone
    | UnknownEvent
)

LOGGED: Final = "statement.logged"
_TYPES: dict[str, type[Any]] = {
    "statement.corrected": StatementCorrected,
    "statement.withdrawn": StatementWithdrawn,
    "statement.confirmed": StatementConfirmed,
    "voice.added": VoiceAdded,
    "clock.set": ClockSet,
    "people.counted": PeopleCounted,
    "silence.noted": SilenceNoted,
    "silence.lifted": SilenceLifted,
    "room_word.added": RoomWordAdded,
    "answer.held": AnswerHeld,
    "answer.rejected": AnswerRejected,
    "section.reviewed": SectionReviewed,
    "review.settled": ReviewSettled,
    "event.undone": EventUndone,
    "event.redone": EventRedone,
}
_NAMES: dict[type[Any], str] = {kind: name for name, kind in _TYPES.items()} | {
    StatementLogged: LOGGED
}
_FIELDS: dict[type[Any], tuple[str, ...]] = {
    kind: tuple(
        field.name for field in fields(kind) if field.name != "id"
    ) if is_dataclass(kind) else kind._fields[1:]
    for kind in _NAMES
}  # fmt: skip
_USUAL: dict[type[Any], tuple[Any, ...]] = {
    kind: tuple(map(getattr(kind, "_field_defaults", {}).get, names))
    for kind, names in _FIELDS.items()
}
_LISTS = ("keywords", "after", "also", "settles")
_NUMBERS = ("seconds", "spent", "people")
_CHOICES: dict[str, tuple[str, ...]] = {
    "kind": KINDS,
    "phase": PHASES,
    "action": CLOCK_ACTIONS,
    "cause": CAUSES,
    "channel": CHANNELS,
    "verdict": VERDICTS,
}


def to_record(event: Event) -> dict[str, Any]:
    """Return the event as a flat record for the journal, its id under `h`.

    What equals the default of `StatementLogged` or is None is left out.
    """
    kind = type(event)
    record: dict[str, Any] = {"h": event.id, "type": _NAMES[kind]}
    names = _FIELDS[kind]
    values: Iterable[Any] = (
        event[1:]
        if isinstance(event, tuple)
        else [getattr(event, name) for name in names]
    )
    for name, value, usual in zip(names, values, _USUAL[kind], strict=True):
        if value != usual:
            record[name] = list(value) if name in _LISTS else value
    return record


def from_record(record: Mapping[str, Any]) -> Event:
    """Return the event that a journal's record tells of.

    A type this version does not know, or one whose fields are not what they must be,
    gives an `UnknownEvent`; a field it does not know is passed over, so that journals
    of later versions can be read.
    """
    name = record.get("type")
    try:
        if name == LOGGED:
            return _logged(record)
        if name in _TYPES:
            return _other(_TYPES[name], record)
    except (KeyError, TypeError, ValueError):
        pass
    at, by, name = (str(record.get(key, "")) for key in ("at", "by", "type"))
    return UnknownEvent(id=record["h"], at=at, by=by, type=name)


def distinct(keywords: Sequence[str]) -> tuple[str, ...]:
    """Return keywords once each, in their order and kept only once in memory."""
    words = tuple(map(intern, keywords))
    return words if len(words) < 2 else tuple(dict.fromkeys(words))


def _logged(record: Mapping[str, Any]) -> StatementLogged:
    """Read the event that nearly all are; texts that recur are kept once."""
    get = record.get
    at, number, text = record["at"], record["number"], record["text"]
    words, kind, channel = get("keywords"), get("kind"), get("channel")
    return StatementLogged(
        id=record["h"],
        at=_text(at),
        by=intern(record["by"]),
        number=_text(number),
        text=_text(text),
        area=intern(record["area"]),
        group=intern(record["group"]),
        question=_text_or_none(get("question")),
        keywords=distinct(_list(words)) if words else (),
        table=_text_or_none(get("table")),
        round=_text_or_none(get("round")),
        kind=KINDS[KINDS.index(kind)] if kind else "own_words",
        channel=CHANNELS[CHANNELS.index(channel)] if channel else "onsite",
        source_id=_text_or_none(get("source_id")),
        also=distinct(_list(get("also") or [])),
    )


def _text(value: object) -> str:
    if type(value) is not str:
        raise TypeError
    return value


def _list(value: object) -> list[Any]:
    if type(value) is not list:
        raise TypeError
    return value


def _text_or_none(value: object) -> str | None:
    return None if value is None else intern(_text(value))


def _other(kind: type[Any], record: Mapping[str, Any]) -> Event:
    values = {name: record[name] for name in _FIELDS[kind] if name in record}
    for name, value in values.items():
        if name in _LISTS:
            values[name] = tuple(map(_text, _list(value)))
        elif name in _NUMBERS:
            _number(value)
        else:
            _text(value)
    for name, choices in _CHOICES.items():
        if name in values:
            choices.index(values[name])
    event: Event = kind(id=record["h"], **values)
    return event


def _number(value: object) -> None:
    if type(value) is not int or not 0 <= value <= MOST:
        raise TypeError
