"""Events are written and read by their annotations alone, whatever those are."""

from dataclasses import dataclass, fields, is_dataclass
from types import NoneType
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.events.events import Event, StatementLogged, UnknownEvent
from facilitator.domain.events.fields import (
    LARGEST_AMOUNT,
    Amount,
    DistinctIds,
    amount,
    distinct,
    in_journals,
    journal_name,
)
from facilitator.domain.events.records import (
    EXACT,
    RecordBook,
    RecordType,
    from_record,
    reader,
    to_record,
)
from facilitator.domain.session.statement import Statement

EVENT_CLASSES = [each for each in get_args(Event) if each is not UnknownEvent]
NAMES = {
    "statement.logged", "statement.corrected", "statement.withdrawn",
    "statement.confirmed", "voice.added", "clock.set", "people.counted",
    "silence.noted", "silence.lifted", "room_word.added", "answer.held",
    "answer.rejected", "section.reviewed", "review.settled", "event.undone",
    "event.redone",
}  # fmt: skip
"""What stands in journals since the first of them; none of these ever changes."""
STAMP = "0000000000001.0000.bord-2-n1"

values: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(),
    int: st.integers(-EXACT + 1, EXACT - 1),
    bool: st.booleans(),
    NoneType: st.none(),
    Amount: st.integers(0, LARGEST_AMOUNT),
    DistinctIds: st.lists(st.text(), unique=True).map(tuple),
    tuple[str, ...]: st.lists(st.text()).map(tuple),
}
"""What may stand in a field, by its annotation."""


@in_journals("room.counted")
@dataclass(frozen=True, slots=True, kw_only=True)
class RoomCounted:
    """An event that a later version may have, of every kind of field there can be."""

    id: str
    at: str
    by: str
    count: int
    """As no event of the program has it, whatever other events call `count`."""
    doors: tuple[str, ...] = ()
    open: bool = False
    size: Literal["small", "large"] = "small"
    chairs: Amount | None = None
    keywords: str = ""
    """A text here, though other events have ids under this name."""


@in_journals("lamp.lit")
class LampLit(NamedTuple):
    """The same, as a named tuple."""

    id: str
    at: str
    by: str
    people: bool
    kind: Literal["roof", "floor"] = "roof"


NEW: RecordBook[Any] = RecordBook([RoomCounted, LampLit])


def events_of(event_class: Any) -> st.SearchStrategy[Any]:
    """Draw events of a class with any values that its annotations allow."""
    hints = get_type_hints(event_class, include_extras=True)
    drawn = {name: values_of(hint) for name, hint in hints.items() if name != "id"}
    return st.builds(event_class, id=st.just(STAMP), **drawn)


def values_of(annotation: Any) -> st.SearchStrategy[Any]:
    """Draw what may stand in a field."""
    if annotation in values:
        return values[annotation]
    parts = get_args(annotation)
    if all(isinstance(each, str) for each in parts):
        return st.sampled_from(parts)
    return st.one_of(*map(values_of, parts))


@pytest.mark.parametrize("event_class", EVENT_CLASSES)
def test_an_event_of_any_values_comes_back_from_its_record(event_class: Any) -> None:
    @given(events_of(event_class))
    def comes_back(event: Any) -> None:
        record = to_record(event)
        assert from_record(record) == event
        assert type(from_record(record)) is event_class
        assert record["type"] == journal_name(event_class)

    comes_back()


@pytest.mark.parametrize("event_class", [RoomCounted, LampLit])
def test_so_does_one_of_a_class_that_is_new(event_class: Any) -> None:
    @given(events_of(event_class))
    def comes_back(event: Any) -> None:
        assert NEW.from_record(NEW.to_record(event)) == event

    comes_back()


def test_a_new_event_with_a_number_is_written_as_it_is_and_is_not_an_unknown_one() -> (
    None
):
    event = RoomCounted(id=STAMP, at="kl 9", by="a", count=7, keywords="en text")
    record = {
        "h": STAMP, "type": "room.counted", "at": "kl 9", "by": "a", "count": 7,
        "keywords": "en text",
    }  # fmt: skip
    assert NEW.to_record(event) == record
    assert NEW.from_record(record) == event
    older = from_record(record)
    assert older == UnknownEvent(id=STAMP, at="kl 9", by="a", type="room.counted")


def test_every_event_of_the_program_has_its_name_in_journals_and_no_other() -> None:
    names = {journal_name(each) for each in EVENT_CLASSES}
    assert names >= NAMES and None not in names
    assert len(EVENT_CLASSES) == len(names)
    assert journal_name(UnknownEvent) is None
    with pytest.raises(TypeError):
        to_record(UnknownEvent(id=STAMP, at="", by="", type="room.counted"))


@pytest.mark.parametrize("event_class", [*EVENT_CLASSES, RoomCounted, LampLit])
def test_a_field_that_does_not_hold_what_it_must_gives_an_unknown_event(
    event_class: Any,
) -> None:
    book: RecordBook[Any] = RecordBook([event_class])
    kind: RecordType[Any] = RecordType(event_class)
    hints = get_type_hints(event_class, include_extras=True)
    anything = st.one_of(*values.values(), st.floats(), st.lists(st.integers()))

    @given(events_of(event_class), st.sampled_from(sorted(hints)[1:]), anything)
    def holds(event: Any, name: str, value: object) -> None:
        record = book.to_record(event)
        spoilt = record | {name: list(value) if isinstance(value, tuple) else value}
        if name == "id":
            return
        found = book.from_record(spoilt)
        try:
            expected = reader(hints[name])(spoilt[name])
        except (TypeError, ValueError):
            told = UnknownEvent(
                id=STAMP, at=str(spoilt["at"]), by=str(spoilt["by"]),
                type=record["type"],
            )  # fmt: skip
            assert found == told
        else:
            assert getattr(found, name) == expected
            assert kind.read(STAMP, spoilt) == found

    holds()


@pytest.mark.parametrize("event_class", EVENT_CLASSES)
def test_an_event_without_a_field_that_it_must_have_is_unknown(
    event_class: Any,
) -> None:
    @given(events_of(event_class), st.data())
    def holds(event: Any, data: st.DataObject) -> None:
        record = to_record(event)
        names = required(event_class)
        del record[data.draw(st.sampled_from(names))]
        assert isinstance(from_record(record), UnknownEvent)

    holds()


def required(event_class: Any) -> list[str]:
    """Return the fields of a class that have no default."""
    if is_dataclass(event_class):
        usual = {each.name for each in fields(event_class) if each.default is None}
        names = [each.name for each in fields(event_class)]
    else:
        usual, names = set(event_class._field_defaults), list(event_class._fields)
    return [each for each in names if each not in usual and each != "id"]


def test_a_field_of_a_later_version_is_passed_over() -> None:
    event = LampLit(STAMP, "kl 9", "a", True)
    record = NEW.to_record(event) | {"watts": 60}
    assert NEW.from_record(record) == event


@pytest.mark.parametrize(
    "annotation",
    [float, dict, list[str], tuple[str, str], str | int, Literal[1, 2], Any],
)
def test_a_field_that_no_record_can_hold_is_refused_at_once(annotation: Any) -> None:
    with pytest.raises(TypeError):
        reader(annotation)


@pytest.mark.parametrize(
    ("annotation", "value"),
    [
        (int, True), (int, EXACT), (int, -EXACT), (int, "7"), (int, 7.0),
        (bool, 1), (bool, "true"), (str, None), (str | None, 0),
        (Amount, -1), (Amount, LARGEST_AMOUNT + 1), (Amount, True),
        (Literal["a"], "b"), (Literal["a"], ["a"]),
        (tuple[str, ...], "ab"), (tuple[str, ...], [1]), (DistinctIds, None),
        (Annotated[int, amount], -1),
    ],
)  # fmt: skip
def test_a_value_of_another_kind_is_no_value(annotation: Any, value: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        reader(annotation)(value)


def test_ids_of_a_statement_stand_once_each() -> None:
    record = {"h": STAMP, "type": "statement.logged", "keywords": ["b", "a", "b"]} | {
        each: "x" for each in ("at", "by", "number", "text", "area", "group")
    }
    event = from_record(record)
    assert isinstance(event, StatementLogged)
    assert event.keywords == distinct(["b", "a", "b"]) == ("b", "a")


def test_a_statement_has_first_what_the_event_has_that_logged_it() -> None:
    event, statement = get_type_hints(StatementLogged), get_type_hints(Statement)
    assert list(statement.items())[: len(event)] == list(event.items())
