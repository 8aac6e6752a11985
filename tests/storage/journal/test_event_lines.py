"""Events read from lines are those that records tell of."""

from typing import Any, Literal, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import fields

from facilitator.domain.events.events import LOGGED, StatementLogged, UnknownEvent
from facilitator.domain.events.kinds import CHANNELS, KINDS
from facilitator.domain.events.records import from_record, to_record
from facilitator.storage.errors import RecordRefused
from facilitator.storage.journal.codec import (
    DamagedLine,
    encode_record,
)
from facilitator.storage.journal.event_lines import (
    _Logged,
    decode_event,
    encode_event,
)
from tests.storage.records import record_id

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
ANYTHING = TEXT | st.none() | st.integers() | st.booleans() | st.lists(TEXT, max_size=3)
FIELDS = ("at", "by", "number", "text", "area", "group", "question", "table", "round")
records = st.fixed_dictionaries(
    {"h": st.just(record_id(1)), "type": st.just("statement.logged")}
    | dict.fromkeys(FIELDS[:6], TEXT),
    optional={
        **dict.fromkeys(FIELDS[6:], TEXT),
        "keywords": st.lists(TEXT, max_size=4),
        "kind": st.sampled_from(["own_words", "paraphrase", "scribe_note", "song"]),
        "channel": st.sampled_from(["onsite", "online", "paper", "radio"]),
        "source_id": TEXT,
        "later_version": ANYTHING,
    },
)
spoilt = st.tuples(st.sampled_from([*FIELDS, "keywords", "kind", "type"]), ANYTHING)


@given(records)
def test_a_line_gives_the_event_that_its_record_tells_of(
    record: dict[str, Any],
) -> None:
    line = encode_record(record, 7)[:-1]
    assert decode_event(line) == (7, from_record(record))


@given(records, spoilt)
def test_so_does_a_line_that_is_not_in_order(
    record: dict[str, Any], spoilt: tuple[str, Any]
) -> None:
    field, value = spoilt
    changed = {**record, field: value}
    line = encode_record(changed, 7)[:-1]
    number, event = decode_event(line)
    assert (number, event) == (7, from_record(changed))
    assert isinstance(event, UnknownEvent) or to_record(event)["h"] == record["h"]


@given(records)
def test_an_event_gives_the_line_that_its_record_gives(record: dict[str, Any]) -> None:
    event = from_record(record)
    if not isinstance(event, UnknownEvent):
        line = encode_record(to_record(event), 7)
        assert encode_event(event, 7) == (record["h"], line)


def test_half_a_surrogate_pair_is_refused_by_both() -> None:
    good = {"h": record_id(1), "type": "statement.logged"} | dict.fromkeys(FIELDS, "x")
    event = from_record(good)
    assert isinstance(event, StatementLogged)
    with pytest.raises(RecordRefused):
        encode_event(event._replace(text="\ud83d"), 1)
    with pytest.raises(RecordRefused):
        encode_record({**good, "text": "\ud83d"}, 1)


@pytest.mark.parametrize("record", [{"h": "no id"}, {"h": 5}, {}])
def test_a_line_without_an_id_is_damaged(record: dict[str, Any]) -> None:
    whole = {"h": record_id(1), "type": "statement.logged"}
    good = encode_record({**whole, **dict.fromkeys(FIELDS, "x")}, 1)[:-1]
    assert decode_event(good)[0] == 1
    bad = good.replace(record_id(1).encode(), str(record.get("h", "")).encode())
    with pytest.raises(DamagedLine):
        decode_event(bad)


@pytest.mark.parametrize("value", [[], {}, ["x"], 7, 0, False, ""])
@pytest.mark.parametrize(
    "field", [*FIELDS, "keywords", "also", "kind", "channel", "source_id"]
)
def test_no_field_of_another_kind_comes_into_the_state(
    field: str, value: object
) -> None:
    whole = {"h": record_id(1), "type": "statement.logged"} | dict.fromkeys(FIELDS, "x")
    _, event = decode_event(encode_record({**whole, field: value}, 1)[:-1])
    if isinstance(event, StatementLogged):
        assert all(type(each) is str for each in (*event.keywords, *event.also))
        others = [*event[:8], *event[9:-1]]
        assert all(each is None or type(each) is str for each in others)


def test_a_line_of_a_statement_holds_what_the_event_has_by_its_annotations() -> None:
    line, event = get_type_hints(_Logged), get_type_hints(StatementLogged)
    assert (line.pop("n"), line.pop("type")) == (int, Literal["statement.logged"])
    assert LOGGED == "statement.logged"
    assert line.pop("p") is str
    line["id"] = line.pop("h")
    assert line == event
    names = ("n", "p", "h", "type", *StatementLogged._fields[1:])
    assert _Logged.__struct_fields__ == names
    usual = {each.name: each.default for each in fields(_Logged)}
    for name, default in StatementLogged._field_defaults.items():
        assert usual[name] == default


@given(st.data())
def test_a_statement_of_any_values_comes_back_from_its_line(
    data: st.DataObject,
) -> None:
    ids = st.lists(TEXT, unique=True, max_size=4).map(tuple)
    fields = {
        **dict.fromkeys(FIELDS[:6], TEXT),
        **dict.fromkeys(FIELDS[6:], TEXT | st.none()),
        "keywords": ids,
        "also": ids,
        "kind": st.sampled_from(KINDS),
        "channel": st.sampled_from(CHANNELS),
        "source_id": TEXT | st.none(),
    }
    event = data.draw(st.builds(StatementLogged, id=st.just(record_id(1)), **fields))
    _, line = encode_event(event, 7)
    assert line == encode_record(to_record(event), 7)
    assert decode_event(line[:-1]) == (7, event)
