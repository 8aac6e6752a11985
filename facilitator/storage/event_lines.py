"""Events straight from the lines of a journal, as fast as they can be read.

What `from_record` makes of a record is made here of the line itself for the one event
that nearly all are; a test holds the two to each other.
"""

from sys import intern
from zlib import crc32

from msgspec import Struct, ValidationError
from msgspec.json import Decoder

from facilitator.domain.events import (
    LOGGED,
    Channel,
    Event,
    Kind,
    StatementLogged,
    distinct,
    from_record,
)
from facilitator.storage.codec import CHECKSUM_SIZE, DamagedLine, decode_record, is_id


class _Logged(Struct, tag_field="type", tag=LOGGED, gc=False):
    n: int
    h: str
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


_decode = Decoder(_Logged).decode


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
    if not is_id(read.h):
        raise DamagedLine
    question, words, table = read.question, read.keywords, read.table
    values = (
        read.h,
        read.at,
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
    )
    # What `StatementLogged._make` does: every opening does this for every statement.
    return read.n, tuple.__new__(StatementLogged, values)
