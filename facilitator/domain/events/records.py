"""Events as the flat records that journals hold, derived from their annotations.

A record has the event's id under `h`, its name in journals under `type`, and its fields
by name. What a class says of its fields is all there is to say: how each is written,
what may stand in it, and what is left out since it is the usual.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Final,
    Generic,
    Literal,
    NamedTuple,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from facilitator.domain.events.events import Event, UnknownEvent
from facilitator.domain.events.fields import journal_name

Read = Callable[[Any], Any]
"""Returns what a value in a record stands for; raises TypeError or ValueError."""
AnyEvent = TypeVar("AnyEvent")

EXACT: Final = 2**53
"""From here on, programs that read JSON do not agree on what a whole number is."""
_NO_DEFAULT: Final = object()


class _Field(NamedTuple):
    name: str
    usual: object
    """What it is where a record does not tell; `_NO_DEFAULT` where each must."""
    read: Read


class RecordType(Generic[AnyEvent]):
    """How the events of one class are written and read."""

    def __init__(self, event_class: type[AnyEvent]) -> None:
        """Derive it from the annotations of a named tuple or data class.

        Raises:
            TypeError: a field is of a kind that no record can hold.
        """
        hints = get_type_hints(event_class, include_extras=True)
        usual = _defaults(event_class)
        self._class = event_class
        self._fields = tuple(
            _Field(name, usual.get(name, _NO_DEFAULT), reader(annotation))
            for name, annotation in hints.items()
            if name != "id"
        )

    def write(self, event: AnyEvent) -> dict[str, Any]:
        """Return an event's fields; what is the usual is left out, and so is the id."""
        fields_to_write = {}
        for name, usual, _ in self._fields:
            value = getattr(event, name)
            if value != usual:
                # JSON knows lists alone. They are compared with what was read.
                fields_to_write[name] = (
                    list(value) if isinstance(value, tuple) else value
                )
        return fields_to_write

    def read(self, event_id: str, record: Mapping[str, Any]) -> AnyEvent:
        """Return the event that a record tells of; fields it does not know are passed.

        Raises:
            TypeError, ValueError: it is no event of this class.
        """
        values = {
            field.name: field.read(record[field.name])
            for field in self._fields
            if field.name in record
        }
        return self._class(id=event_id, **values)  # type: ignore[call-arg]


class RecordBook(Generic[AnyEvent]):
    """Classes of events by their names in journals."""

    def __init__(self, event_classes: Iterable[type[AnyEvent]]) -> None:
        """Take in classes; one without a name is never written nor read."""
        self._classes = {
            name: each for each in event_classes if (name := journal_name(each))
        }
        self._types: dict[type[AnyEvent], RecordType[AnyEvent]] = {}

    def to_record(self, event: AnyEvent) -> dict[str, Any]:
        """Return the event as a record."""
        kind = type(event)
        name = journal_name(kind)
        if name is None:
            raise TypeError(kind)
        head: dict[str, Any] = {"h": event.id, "type": name}  # type: ignore[attr-defined]
        return head | self._type_of(kind).write(event)

    def from_record(self, record: Mapping[str, Any]) -> AnyEvent | UnknownEvent:
        """Return the event that a record tells of.

        A name this version does not know, or a field that does not hold what it must,
        gives an `UnknownEvent`, which is counted and told; a field it does not know is
        passed over. So journals of later versions can be read.
        """
        event_class = self._classes.get(str(record.get("type")))
        if event_class:
            try:
                return self._type_of(event_class).read(record["h"], record)
            except (TypeError, ValueError):
                pass
        at, by, name = (str(record.get(key, "")) for key in ("at", "by", "type"))
        return UnknownEvent(id=record["h"], at=at, by=by, type=name)

    def _type_of(self, event_class: type[AnyEvent]) -> RecordType[AnyEvent]:
        """Return how a class is written and read, worked out when it is first asked.

        Not at import: the first screen of most sessions needs one or two of them.
        """
        record_type = self._types.get(event_class)
        if record_type is None:
            record_type = self._types[event_class] = RecordType(event_class)
        return record_type


def reader(annotation: Any) -> Read:
    """Return what reads a field of a record, as its annotation has it.

    Raises:
        TypeError: no record holds such a field, which is better told on the first use
            of a new class than by events that are written and never come back.
    """
    origin, parts = get_origin(annotation), get_args(annotation)
    if annotation in _PLAIN:
        return _PLAIN[annotation]
    if origin is Literal and all(type(each) is str for each in parts):
        return _one_of(parts)
    if origin is tuple and parts[1:] == (...,):
        return _each(reader(parts[0]))
    if origin is Annotated and callable(parts[1]):
        return _through(reader(parts[0]), parts[1])
    if origin in (Union, UnionType) and len(parts) == 2 and NoneType in parts:
        return _or_none(reader(next(each for each in parts if each is not NoneType)))
    raise TypeError(annotation)


def _defaults(event_class: type[Any]) -> Mapping[str, object]:
    if not is_dataclass(event_class):
        usual: Mapping[str, object] = event_class._field_defaults
        return usual
    defaults = ((each.name, each.default) for each in fields(event_class))
    return {name: default for name, default in defaults if default is not MISSING}


# The types are compared and not asked for with `isinstance`: True is no number here.
def _text(value: Any) -> str:
    if type(value) is not str:
        raise TypeError(value)
    return value


def _number(value: Any) -> int:
    if type(value) is not int or abs(value) >= EXACT:
        raise TypeError(value)
    return value


def _truth(value: Any) -> bool:
    if type(value) is not bool:
        raise TypeError(value)
    return value


_PLAIN: Mapping[Any, Read] = {str: _text, int: _number, bool: _truth}


def _one_of(words: tuple[str, ...]) -> Read:
    # Returned from here, a word is kept once in memory and not once an event.
    return lambda value: words[words.index(value)]


def _each(read: Read) -> Read:
    def read_all(value: Any) -> tuple[Any, ...]:
        if type(value) is not list:
            raise TypeError(value)
        return tuple(map(read, value))

    return read_all


def _through(read: Read, last: Callable[[Any], Any]) -> Read:
    return lambda value: last(read(value))


def _or_none(read: Read) -> Read:
    return lambda value: None if value is None else read(value)


_BOOK: RecordBook[Event] = RecordBook(get_args(Event))


def to_record(event: Event) -> dict[str, Any]:
    """Return one of the program's events as a record for the journal."""
    return _BOOK.to_record(event)


def from_record(record: Mapping[str, Any]) -> Event:
    """Return the event of the program that a journal's record tells of.

    One that this version does not understand is an `UnknownEvent`.
    """
    return _BOOK.from_record(record)
