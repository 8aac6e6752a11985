r"""One journal line: a checksum first, then JSON that a person can read.

A line is `{"crc":"%08x",` + the payload without its opening brace + `\n`. The
checksum covers the bytes as they stand between that comma and the line feed, so any
program can check a line without writing it again. A record's payload begins with its
running number `n` and, from format 2 on, with what it calls the line before it, `p`
(see `chain`); it may end with a signature, `s`. The first line of a file is the header.
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from msgspec.json import Encoder, decode

from facilitator.storage.errors import ForeignFormat, RecordRefused

Record = dict[str, Any]
"""A flat record; its `h` is its id and sorts as text in the order of events."""

FORMAT = 2
"""The newest format version of journals that this program knows."""

_OF_THE_LINE = frozenset(("crc", "n", "p", "s"))
"""What a line holds besides its record."""

CHECKSUM_SIZE = 18
"""Bytes of `{"crc":"%08x",`, which tell one line from another."""

is_id = re.compile(r"[0-9]{13}\.[0-9a-f]{4}\.[a-z0-9-]+").fullmatch
"""Tells whether a text is the id of a record."""
_encode = Encoder().encode
_STRICT = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))
"""Refuses what JSON has no word for: NaN, bytes, sets. It takes many times as long."""


class DamagedLine(ValueError):
    """A line is not as it was written."""


class Header(NamedTuple):
    """The first line of a journal."""

    format: int
    """Format version, counted from 1."""
    device: str
    """The only device that writes this file."""
    nonce: str
    """Random text that tells two files of one cloned device apart."""
    session: str
    """The session that the records belong to."""
    created: str
    """Wall time of creation, for display."""
    key: str = ""
    """The public half of the key that signs, in hex; empty where none does."""


def encode_header(header: Header) -> bytes:
    """Return the header as a line.

    Raises:
        RecordRefused: a field cannot be written as UTF-8.
    """
    fields = header._asdict()
    if not header.key:
        del fields["key"]
    return _line(fields)


def encode_record(record: Mapping[str, Any], number: int, before: str = "") -> bytes:
    """Return a record as the line with this running number.

    Args:
        record: what to write.
        number: its running number.
        before: what it calls the line before it; empty for a line of format 1.

    Raises:
        RecordRefused: it has no proper id, uses a reserved name, or holds something
            that JSON or UTF-8 cannot, such as NaN or half a surrogate pair.
    """
    record_id = record.get("h")
    if not isinstance(record_id, str) or not is_id(record_id):
        raise RecordRefused(reason="h")
    # They are the line's own. A second one in the same object would be read by one
    # program and overlooked by the next (RFC 8259, section 4: names should be unique).
    if not _OF_THE_LINE.isdisjoint(record):
        raise RecordRefused(reason=", ".join(sorted(_OF_THE_LINE)))
    return _line({"n": number, **({"p": before} if before else {}), **record})


def decode_header(line: bytes, path: Path) -> Header:
    """Return the header in a line without its line feed; `path` is for messages.

    Raises:
        DamagedLine: the line is damaged or not a header.
        ForeignFormat: a newer program wrote it.
    """
    fields = _payload(line)
    version = fields.get("format")
    # `isinstance` would take true for format 1.
    if type(version) is not int:
        raise DamagedLine
    # Lines of a later format may mean something else. Better none than wrong ones;
    # events that are new within a format are passed over one by one instead.
    if version > FORMAT:
        raise ForeignFormat(path=path, format=version, known=FORMAT)
    device, nonce, session, created = (
        fields.get(name) for name in ("device", "nonce", "session", "created")
    )
    key = fields.get("key", "")
    if not (
        isinstance(device, str)
        and isinstance(nonce, str)
        and isinstance(session, str)
        and isinstance(created, str)
        and isinstance(key, str)
    ):
        raise DamagedLine
    return Header(version, device, nonce, session, created, key)


def decode_record(line: bytes) -> tuple[int, Record]:
    """Return the running number and the record in a line without its line feed.

    Raises:
        DamagedLine: the line is damaged or not a record.
    """
    record = _payload(line)
    try:
        number, record_id = record.pop("n"), record["h"]
        record.pop("p", None)
        record.pop("s", None)
        if type(number) is int and is_id(record_id):
            return number, record
    except (KeyError, TypeError):
        pass
    raise DamagedLine


def check(line: bytes) -> None:
    """See that a line without its line feed is as it was written.

    Raises:
        DamagedLine: it is not.
    """
    # The hexadecimal digits are compared, not their value: `A` is not `a` here.
    if line[:CHECKSUM_SIZE] != b'{"crc":"%08x",' % crc32(line[CHECKSUM_SIZE:]):
        raise DamagedLine


def line_of(payload: bytes) -> bytes:
    """Return the line whose JSON, from its opening brace on, is `payload`."""
    # The checksum stands first, so that a line can be checked as bytes, by any program,
    # before anything of it is read as JSON: a reader that must trust a line to find its
    # checksum has trusted too much.
    return with_checksum(payload[1:]) + b"\n"


def with_checksum(rest: bytes) -> bytes:
    """Return the line whose bytes after the checksum are `rest`."""
    return b'{"crc":"%08x",%b' % (crc32(rest), rest)


def _line(payload: Mapping[str, Any]) -> bytes:
    try:
        # msgspec writes NaN as null and bytes as base64. A record that holds such
        # things would be read back as something else, so that it goes the slow way,
        # which refuses it.
        if _is_plain(payload):
            encoded = _encode(payload)
        else:
            encoded = _STRICT.encode(payload).encode("utf-8")
    except (TypeError, ValueError, RecursionError) as error:
        raise RecordRefused(reason=str(error)) from error
    return line_of(encoded)


def _is_plain(payload: Mapping[str, Any]) -> bool:
    """Tell whether a payload holds but texts, whole numbers and lists of texts."""
    for value in payload.values():
        kind = type(value)
        if kind is str or kind is int:
            continue
        if kind is not list or any(type(each) is not str for each in value):
            return False
    return True


def _payload(line: bytes) -> Record:
    check(line)
    try:
        # Brackets nested a thousand deep end in RecursionError, with a checksum that is
        # right.
        record: Record = decode(line)
    except (ValueError, RecursionError) as error:
        raise DamagedLine from error
    # Nobody above this file need know that lines are checked.
    del record["crc"]
    return record
