"""Write numbered objects as a file: a compact one, or one as old archives want it.

The identity in a file's trailer is a hash of the whole file, the identity itself read
as zeros; `origin.py` tells by it whether a file is as it was made.
"""

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from struct import Struct
from typing import Literal

Archive = Literal["2a", "1a"]
"""A conformance level of PDF/A: part 2 on PDF 1.7, or part 1 on PDF 1.4."""

UNKNOWN = b"0" * 32
"""What an identity is read as while it is worked out."""
# Bytes beyond ASCII, lest the file be taken for text on its way: ISO 19005-1, 6.1.2.
_BINARY = b"\n%\xe2\xe3\xcf\xd3\n"
_VERSIONS: dict[Archive, bytes] = {"2a": b"%PDF-1.7", "1a": b"%PDF-1.4"}
_OBJECTS_PER_STREAM = 250
_NOTHING = 65535
"""Generation of object 0, which is never used."""
_EFFORT = 5
"""Of packing, 1 to 9: more takes half as long again and saves next to nothing."""

_place = Struct(">BIH").pack
"""Spells where an object is: how it is kept, in or at what, and which of those."""


def stream_body(entries: str, data: bytes, *, packed: bool = True) -> bytes:
    """Spell a stream object; `entries` are dictionary entries in PDF syntax."""
    if packed:
        data = zlib.compress(data, _EFFORT)
        entries += "/Filter/FlateDecode"
    # Data that ends in CR would swallow a lone LF for some readers.
    end = b"\r\n" if data.endswith(b"\r") else b"\n"
    head = f"<<{entries}/Length {len(data)}>>".encode("latin-1")
    return b"".join((head, b"\nstream\n", data, end, b"endstream"))


def identity(parts: Iterable[bytes | memoryview]) -> bytes:
    """Return the identity of a file whose own identity reads as `UNKNOWN`."""
    content = sha256()
    for part in parts:
        content.update(part)
    return content.hexdigest()[:32].encode("ascii")


def write_file(
    streams: Mapping[int, bytes],
    others: Mapping[int, bytes],
    root: int,
    info: int,
    archive: Archive = "2a",
) -> bytes:
    """Return the bytes of a file.

    Args:
        streams: stream objects by number, as `stream_body` spells them.
        others: all other objects by number; numbers 1 and up are all taken.
        root: number of the catalog.
        info: number of the information dictionary.
        archive: with "1a" the file has no object streams and a table in plain text.
    """
    head = _VERSIONS[archive] + _BINARY
    entries = b"/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]" % (root, info, UNKNOWN, UNKNOWN)
    # Object streams and packed tables came with PDF 1.5; part 1 of PDF/A is on 1.4.
    if archive == "1a":
        parts = list(_plain(head, {**streams, **others}, entries))
    else:
        parts = list(_compact(head, streams, others, entries))
    file_id = identity(parts)
    spelt = b"/ID[<%b><%b>]" % (file_id, file_id)
    # The trailer is all in the last part, and only there can it be meant.
    before, _, after = parts[-1].rpartition(b"/ID[<%b><%b>]" % (UNKNOWN, UNKNOWN))
    return b"".join((*parts[:-1], before, spelt, after))


def _plain(head: bytes, bodies: Mapping[int, bytes], trailer: bytes) -> Iterator[bytes]:
    """Yield a file of PDF 1.4: every object by itself and a table of their places."""
    yield head
    places = [(0, _NOTHING, b"f")]
    offset = len(head)
    for number, body in sorted(bodies.items()):
        part = _object(number, body)
        places.append((offset, 0, b"n"))
        yield part
        offset += len(part)
    # A row is twenty bytes to the letter: ISO 32000-1, 7.5.4.
    rows = b"".join(b"%010d %05d %b\r\n" % place for place in places)
    yield b"xref\n0 %d\n%btrailer\n<</Size %d%b>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(places),
        rows,
        len(places),
        trailer,
        offset,
    )


def _compact(
    head: bytes,
    streams: Mapping[int, bytes],
    others: Mapping[int, bytes],
    entries: bytes,
) -> Iterator[bytes]:
    """Yield a file of PDF 1.7: object streams and one cross-reference stream."""
    yield head
    # Object 0 heads the free ones, of which there is no other: ISO 32000-1, 7.5.4.
    places = {0: _place(0, 0, _NOTHING)}
    bodies = dict(streams)
    following = len(streams) + len(others) + 1
    numbers = sorted(others)
    for start in range(0, len(numbers), _OBJECTS_PER_STREAM):
        group = numbers[start : start + _OBJECTS_PER_STREAM]
        bodies[following] = _object_stream(group, others)
        for at, number in enumerate(group):
            places[number] = _place(2, following, at)
        following += 1
    offset = len(head)
    for number, body in sorted(bodies.items()):
        part = _object(number, body)
        places[number] = _place(1, offset, 0)
        yield part
        offset += len(part)
    places[following] = _place(1, offset, 0)
    # `W` tells the widths that `_place` packs: ISO 32000-1, 7.5.8.2.
    spelt = f"/Type/XRef/Size {following + 1}/W[1 4 2]{entries.decode('ascii')}"
    table = _object(following, stream_body(spelt, _table(places)))
    yield b"%bstartxref\n%d\n%%%%EOF\n" % (table, offset)


def _object(number: int, body: bytes) -> bytes:
    return b"%d 0 obj\n%b\nendobj\n" % (number, body)


def _table(places: Mapping[int, bytes]) -> bytes:
    """Return the cross-reference table, a row of seven bytes for each object."""
    return b"".join(places[number] for number in range(len(places)))


def _object_stream(numbers: Sequence[int], bodies: Mapping[int, bytes]) -> bytes:
    offset = 0
    index = []
    for number in numbers:
        index.append(f"{number} {offset}")
        offset += len(bodies[number]) + 1
    head = " ".join(index).encode("ascii") + b"\n"
    data = head + b"\n".join(bodies[number] for number in numbers)
    return stream_body(f"/Type/ObjStm/N {len(numbers)}/First {len(head)}", data)
