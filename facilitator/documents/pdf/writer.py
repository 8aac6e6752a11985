"""Write numbered objects as a compact file: object streams and one xref stream."""

import zlib
from collections.abc import Mapping, Sequence
from hashlib import sha256
from struct import Struct

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_OBJECTS_PER_STREAM = 250
_place = Struct(">BIH").pack
"""Spells where an object is: how it is kept, in or at what, and which of those."""


def stream_body(entries: str, data: bytes, *, packed: bool = True) -> bytes:
    """Spell a stream object; `entries` are dictionary entries in PDF syntax."""
    if packed:
        data = zlib.compress(data)
        entries += "/Filter/FlateDecode"
    # Data that ends in CR would swallow a lone LF for some readers.
    end = b"\r\n" if data.endswith(b"\r") else b"\n"
    head = f"<<{entries}/Length {len(data)}>>".encode("latin-1")
    return b"".join((head, b"\nstream\n", data, end, b"endstream"))


def write_file(
    streams: Mapping[int, bytes], others: Mapping[int, bytes], root: int, info: int
) -> bytes:
    """Return the bytes of a file.

    Args:
        streams: stream objects by number, as `stream_body` spells them.
        others: all other objects by number; numbers 1 and up are all taken.
        root: number of the catalog.
        info: number of the information dictionary.
    """
    places = {0: _place(0, 0, 65535)}
    bodies = dict(streams)
    following = len(streams) + len(others) + 1
    numbers = sorted(others)
    for start in range(0, len(numbers), _OBJECTS_PER_STREAM):
        group = numbers[start : start + _OBJECTS_PER_STREAM]
        bodies[following] = _object_stream(group, others)
        for at, number in enumerate(group):
            places[number] = _place(2, following, at)
        following += 1
    parts = [_HEADER]
    offset = len(_HEADER)
    for number, body in sorted(bodies.items()):
        part = b"%d 0 obj\n%b\nendobj\n" % (number, body)
        places[number] = _place(1, offset, 0)
        parts.append(part)
        offset += len(part)
    places[following] = _place(1, offset, 0)
    identity = sha256(b"".join(parts)).hexdigest()[:32]
    entries = (
        f"/Type/XRef/Size {following + 1}/W[1 4 2]/Root {root} 0 R/Info {info} 0 R"
        f"/ID[<{identity}><{identity}>]"
    )
    parts.append(
        b"%d 0 obj\n%b\nendobj\n" % (following, stream_body(entries, _table(places)))
    )
    parts.append(b"startxref\n%d\n%%%%EOF\n" % offset)
    return b"".join(parts)


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
