r"""One journal line: a checksum first, then JSON that a person can read.

A line is `{"crc":"%08x",` + the payload without its opening brace + `\n`. The
checksum covers the bytes as they stand between that comma and the line feed, so any
program can check a line without writing it again. A record's payload begins with its
running number `n`; the first line of a file is the header instead.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, NoReturn
from zlib import crc32

from facilitator.storage.errors import ForeignFormat, RecordRefused
from facilitator.storage.nesting import check_depth

Record = dict[str, Any]
"""A flat record; its `h` is its id and sorts as text in the order of events."""

FORMAT = 1
"""The newest format version of journals that this program knows."""

CHECKSUM_SIZE = 18
"""Bytes of `{"crc":"%08x",`, which tell one line from another."""

_ID = re.compile(r"[0-9]{13}\.[0-9a-f]{4}\.[a-z0-9-]+")
_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


_DECODER = json.JSONDecoder(parse_constant=_refuse_constant)


class DamagedLine(ValueError):
    """A line is not as it was written."""


@dataclass(frozen=True, slots=True)
class Header:
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


def encode_header(header: Header) -> bytes:
    """Return the header as a line.

    Raises:
        RecordRefused: a field cannot be written as UTF-8.
    """
    return _line(asdict(header))


def encode_record(record: Mapping[str, Any], number: int) -> bytes:
    """Return a record as the line with this running number.

    Raises:
        RecordRefused: it has no proper id, uses a reserved name, or holds something
            that JSON or UTF-8 cannot, such as NaN or half a surrogate pair.
    """
    if not _is_id(record.get("h")):
        raise RecordRefused(reason="h")
    for reserved in ("crc", "n"):
        if reserved in record:
            raise RecordRefused(reason=reserved)
    return _line({"n": number, **record})


def decode_header(line: bytes, path: Path) -> Header:
    """Return the header in a line without its line feed; `path` is for messages.

    Raises:
        DamagedLine: the line is damaged or not a header.
        ForeignFormat: a newer program wrote it.
    """
    found = _payload(line)
    version = found.get("format")
    if type(version) is not int:
        raise DamagedLine
    if version > FORMAT:
        raise ForeignFormat(path=path, format=version, known=FORMAT)
    device, nonce, session, created = (
        found.get(name) for name in ("device", "nonce", "session", "created")
    )
    if not (
        isinstance(device, str)
        and isinstance(nonce, str)
        and isinstance(session, str)
        and isinstance(created, str)
    ):
        raise DamagedLine
    return Header(version, device, nonce, session, created)


def decode_record(line: bytes) -> tuple[int, Record]:
    """Return the running number and the record in a line without its line feed.

    Raises:
        DamagedLine: the line is damaged or not a record.
    """
    record = _payload(line)
    number = record.pop("n", None)
    if type(number) is not int or not _is_id(record.get("h")):
        raise DamagedLine
    return number, record


def _line(payload: Mapping[str, Any]) -> bytes:
    try:
        rest = _ENCODER.encode(payload)[1:].encode("utf-8")
    except (TypeError, ValueError, RecursionError) as error:
        raise RecordRefused(reason=str(error)) from error
    return b'{"crc":"%08x",%b\n' % (crc32(rest), rest)


def _payload(line: bytes) -> Record:
    rest = line[CHECKSUM_SIZE:]
    # The hexadecimal digits are compared, not their value: `A` is not `a` here.
    if line[:CHECKSUM_SIZE] != b'{"crc":"%08x",' % crc32(rest):
        raise DamagedLine
    try:
        text = "{" + rest.decode("utf-8")
        check_depth(text)
        found: Record = _DECODER.decode(text)
        if b"\\ud" in rest or b"\\uD" in rest:
            _ENCODER.encode(found).encode("utf-8")  # fails on half a surrogate pair
    except (ValueError, RecursionError) as error:
        raise DamagedLine from error
    return found


def _is_id(value: object) -> bool:
    return isinstance(value, str) and _ID.fullmatch(value) is not None
