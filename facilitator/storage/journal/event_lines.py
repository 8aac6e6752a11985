"""Events straight to and from the lines of a journal, as fast as that can be done.

For the one event that nearly all are, what `to_record` and `from_record` do by way of a
record is done here by way of the line itself; tests hold the two to each other.
"""

from sys import intern
from typing import Any, Literal
from zlib import crc32

from msgspec import Struct, ValidationError
from msgspec.json import Decoder, Encoder

from facilitator.domain.events.events import LOGGED, Event, StatementLogged
from facilitator.domain.events.fields import distinct
from facilitator.domain.events.kinds import Channel, Kind
from facilitator.domain.events.records import from_record, to_record
from facilitator.storage.errors import RecordRefused
from facilitator.storage.journal.chain import EVERY, Key, signed
from facilitator.storage.journal.codec import (
    CHECKSUM_SIZE,
    DamagedLine,
    decode_record,
    encode_record,
    is_id,
    line_of,
)


# `gc=False`: nothing in it can refer back to it, and the garbage collector then need
# not look through a million of them (msgspec, Structs, "Disabling Garbage Collection").
class _Logged(Struct, omit_defaults=True, gc=False, kw_only=True):
    """What the line of a logged statement holds, in its order."""

    n: int
    p: str = ""
    h: str
    type: Literal["statement.logged"]
    at: str
    by: str
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
    also: tuple[str, ...] = ()


_decode = Decoder(_Logged).decode
_encode = Encoder().encode
_FIELDS = StatementLogged._fields[1:]


def encode_event(
    event: Event,
    number: int,
    before: str = "",
    is_last: bool = True,
    *,
    key: Key | None = None,
) -> tuple[str, bytes]:
    """Return an event's id, and the event as the line with this running number.

    Args:
        event: what happened.
        number: its running number.
        before: what it calls the line before it; empty for a line of format 1.
        is_last: whether it is the last one of a write, which vouches for the others.
        key: what signs the lines that are due; all that lies over words or takes them
            back is.

    Raises:
        RecordRefused: a text cannot be written as UTF-8.
    """
    if isinstance(event, StatementLogged):
        line = _logged_line(event, number, before)
        is_due = is_last or number % EVERY == 0
    else:
        line = encode_record(to_record(event), number, before)
        is_due = True
    return event.id, signed(line, key) if key and is_due else line


def _logged_line(event: StatementLogged, number: int, before: str) -> bytes:
    try:
        fields: dict[str, Any] = dict(zip(_FIELDS, event[1:], strict=True))
        line = _encode(_Logged(n=number, p=before, h=event.id, type=LOGGED, **fields))
    except ValueError as error:
        raise RecordRefused(reason=str(error)) from error
    return line_of(line)


def decode_event(line: bytes) -> tuple[int, Event]:
    """Return the running number and the event in a line without its line feed.

    Raises:
        DamagedLine: the line is damaged or not a record.
    """
    if line[:CHECKSUM_SIZE] != b'{"crc":"%08x",' % crc32(line[CHECKSUM_SIZE:]):
        raise DamagedLine
    try:
        read = _decode(line)
    except ValidationError:  # It is another event, or one that is not in order.
        number, record = decode_record(line)
        return number, from_record(record)
    except (ValueError, RecursionError) as error:
        raise DamagedLine from error
    # The struct knows that it is a text, not that it sorts as a stamp does.
    if not is_id(read.h):
        raise DamagedLine
    question, words, table = read.question, read.keywords, read.table
    values = (
        read.h,
        read.at,
        # Names and ids recur in nearly every line. They are kept once each; what that
        # spares, benchmarks/replay.py counts in bytes per statement.
        intern(read.by),
        read.number,
        read.text,
        intern(read.area),
        intern(read.group),
        question and intern(question),
        words if not words else distinct(words),
        table and intern(table),
        read.round and intern(read.round),
        intern(read.kind),
        intern(read.channel),
        read.source_id,
        read.also if not read.also else distinct(read.also),
    )
    # What `StatementLogged._make` does: every opening does this for every statement.
    return read.n, tuple.__new__(StatementLogged, values)
