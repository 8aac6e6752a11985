"""The line format."""

import json
from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.storage.errors import ForeignFormat, RecordRefused
from facilitator.storage.journal.codec import (
    FORMAT,
    DamagedLine,
    decode_header,
    decode_record,
    encode_header,
    encode_record,
)
from facilitator.storage.journal.line_reader import scan
from tests.storage.records import HEADER, journal_bytes, record

TEXT = st.text(st.characters(exclude_categories=["Cs"]))


def _signed(rest: bytes) -> bytes:
    return b'{"crc":"%08x",%b' % (crc32(rest), rest)


@given(st.dictionaries(TEXT, TEXT | st.lists(TEXT) | st.integers() | st.booleans()))
def test_a_record_comes_back_as_it_was(fields: dict[str, object]) -> None:
    whole = {**fields, "h": record(1)["h"]}
    for of_the_line in ("n", "crc", "p", "s"):
        whole.pop(of_the_line, None)
    for before in ("", "0" * 32):
        line = encode_record(whole, 7, before)
        assert line.count(b"\n") == 1
        assert decode_record(line[:-1]) == (7, whole)


def test_a_line_is_json_that_a_person_can_read() -> None:
    line = encode_record(record(1, text="Må bättre"), 1)
    assert json.loads(line)["text"] == "Må bättre"
    assert "Må bättre".encode() in line
    assert line.startswith(b'{"crc":"')


def test_line_separators_of_unicode_stay_inside_their_record() -> None:
    text = "före\u2028mellan\u2029efter\x85slut\x1c\r\n"
    lines = encode_record(record(1, text=text), 1) + encode_record(record(2), 2)
    assert [found["text"] for found in scan(lines, decode_record).records] == [
        text,
        record(2)["text"],
    ]


def test_a_record_of_a_megabyte_comes_back() -> None:
    whole = record(1, text="å" * 500_000)
    assert decode_record(encode_record(whole, 1)[:-1]) == (1, whole)


@pytest.mark.parametrize(
    "fields",
    [
        {"text": "\ud800"},
        {"\udfff": "key"},
        {"value": float("nan")},
        {"value": float("inf")},
        {"value": {1, 2}},
        {"value": b"bytes"},
        {"n": 3},
        {"crc": "00000000"},
        {"p": "0" * 32},
        {"s": "A" * 86},
        {"h": "not an id"},
        {"h": None},
        {"h": record(1)["h"] + "\n"},
        {"value": 10**5000},
    ],
)
def test_what_json_or_utf8_cannot_hold_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(RecordRefused):
        encode_record({**record(1), **fields}, 1)


def test_every_flipped_bit_is_detected() -> None:
    flips = undetected = 0
    for number in range(1, 31):
        line = encode_record(record(number, text=f"Nr {number}: åäö ”ja”"), number)
        for bit in range((len(line) - 1) * 8):
            damaged = bytearray(line[:-1])
            damaged[bit // 8] ^= 1 << bit % 8
            flips += 1
            try:
                decode_record(bytes(damaged))
            except DamagedLine:
                continue
            undetected += 1
    assert flips > 30_000
    assert undetected == 0


def test_every_flipped_bit_in_three_lines_is_found_and_restored() -> None:
    data = journal_bytes(3).split(b"\n", 1)[1]
    written = scan(data, decode_record).records
    for bit in range(len(data) * 8):
        damaged = bytearray(data)
        damaged[bit // 8] ^= 1 << bit % 8
        found = scan(bytes(damaged), decode_record)
        assert found.records == written
        assert found.restored == 1
        assert found.damaged == found.trailing == 0


@pytest.mark.parametrize(
    "rest",
    [
        b'"n":1,"h":"0000000000001.0000.a","v":NaN}',
        b'"n":1,"h":"0000000000001.0000.a","v":"\\ud800"}',
        b'"n":1,"h":"0000000000001.0000.a","v":"\\uDfff"}',
        b'"n":1,"h":"0000000000001.0000.a"',
        b'"n":1,"h":"0000000000001.0000.a"}{}',
        b'"n":1,"h":"other"}',
        b'"n":true,"h":"0000000000001.0000.a"}',
        b'"h":"0000000000001.0000.a"}',
        b'"n":1,"h":"0000000000001.0000.a","v":"\xff"}',
        b'"v":' + b"[" * 100_000,
    ],
)
def test_a_well_signed_line_that_is_no_record_is_damaged(rest: bytes) -> None:
    with pytest.raises(DamagedLine):
        decode_record(_signed(rest))


def test_escaped_backslashes_are_not_taken_for_surrogates() -> None:
    whole = record(1, text=r"C:\udda\filer")
    assert decode_record(encode_record(whole, 1)[:-1]) == (1, whole)


def test_a_header_comes_back_and_a_record_is_none(tmp_path: Path) -> None:
    assert decode_header(encode_header(HEADER)[:-1], tmp_path) == HEADER
    with pytest.raises(DamagedLine):
        decode_header(encode_record(record(1), 1)[:-1], tmp_path)
    with pytest.raises(DamagedLine):
        decode_header(_signed(b'"format":1,"device":"a"}'), tmp_path)


def test_a_header_of_a_newer_program_is_known_as_such(tmp_path: Path) -> None:
    with pytest.raises(ForeignFormat) as caught:
        decode_header(_signed(b'"format":%d,"new":{}}' % (FORMAT + 1)), tmp_path)
    assert caught.value.details["format"] == FORMAT + 1
