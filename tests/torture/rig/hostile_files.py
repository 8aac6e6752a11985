"""Files of at most a megabyte that would cost far more than that to read."""

import io
import json
import zipfile
from collections.abc import Iterator
from hashlib import sha256

from facilitator.domain.open_data.columns import JSON_FORMAT
from facilitator.storage.laptops.safe_copy import KIND, MANIFEST
from tests.storage.sample_laptops import SESSION

LARGEST = 1 << 20
_OWN = f'{{"format":"{JSON_FORMAT}","session":{{"id":"x"}},"edition":"e","digest":"d",'


def _zip(members: list[tuple[str, bytes]], comment: bytes = b"") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = comment
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _copy(files: dict[str, bytes]) -> bytes:
    """Return a safe copy that holds these files, and says so."""
    sums = {name: sha256(content).hexdigest() for name, content in files.items()}
    about = {"kind": KIND, "session": SESSION, "device": "bord-1", "made": "",
             "receipts": [], "files": sums}  # fmt: skip
    return _zip([(MANIFEST, json.dumps(about).encode()), *files.items()])


def _book(sheet: bytes) -> bytes:
    return _zip([("xl/workbook.xml", b"<workbook/>"), ("xl/worksheets/s.xml", sheet)])


def _texts() -> Iterator[tuple[str, bytes]]:
    """Yield those that are texts."""
    yield "nothing", b""
    yield "lists", b"[" * 900_000
    yield "objects", b'{"a":' * 180_000
    yield "own, nested", (_OWN + '"statements":' + "[" * 900_000).encode()
    yield "own, many", (_OWN + '"statements":[' + "{}," * 300_000 + "{}]}").encode()
    yield "huge number", (_OWN + '"n":' + "9" * 900_000 + "}").encode()
    yield "surrogates", (_OWN + '"n":"' + "\\ud800" * 100_000 + '"}').encode()
    yield "dotted key", b"a." * 20_000 + b"a = 1"
    yield "dotted tables", b"".join(b"[a%d.b.c]\n" % n for n in range(18_000))
    yield "inline tables", b"a = {b = " * 20_000
    yield (
        "lines of a list",
        b'name = "x"\nbad = 1\nareas = [[\n' + b"1,\n" * 19_000 + b"]]",
    )
    yield "many keys", b"".join(b"k%d = 1\n" % n for n in range(19_000))
    yield "long line", b"x" * 1_000_000
    yield "line feeds", b"\n" * 1_000_000
    yield "semicolons", b";" * 1_000_000
    yield "quotes", b'"' * 999_999
    yield "half UTF-16", b"\xff\xfe" + b"\x00\xd8" * 400_001 + b"\x00"
    yield "damaged UTF-8", b"\xc3" * 1_000_000
    yield "entities", b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'


def _archives() -> Iterator[tuple[str, bytes]]:
    """Yield those that are zips."""
    bomb = bytes(200 << 20)
    yield "sums", _zip([("SHA256SUMS", bomb)])
    yield "properties", _zip([("docProps/core.xml", bomb)])
    yield "journal of zeros", _zip([("bord-2.jsonl", bomb)])
    yield "journal of line feeds", _zip([("bord-2.jsonl", b"\n" * len(bomb))])
    yield "manifest", _zip([(MANIFEST, bomb)])
    yield "many members", _zip([(f"{n}", b"") for n in range(9_000)])
    yield "many journals", _zip([(f"{n}.jsonl", b"") for n in range(1_900)])
    yield "same names", _copy({"a.jsonl": b"x"}) + _zip([("a", b"")] * 1)
    yield "copy of a bomb", _copy({f"sessions/{SESSION}/journal/a.jsonl": bomb})
    yield (
        "copy with many mappings",
        _copy({f"sessions/{SESSION}/import/m{n}.toml": b"a" for n in range(1_900)}),
    )
    yield "name of no text", _copy({"å": b"x"}).replace("å".encode(), b"\xff\xff")
    entity = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><worksheet>&b;'
    yield "sheet with entities", _book(entity)
    yield "deep sheet", _book(b"<worksheet>" + b"<a>" * 1_000_000)
    whole = _copy({f"sessions/{SESSION}/journal/a.jsonl": b"x" * 9_000})
    yield "cut copy", whole[: len(whole) // 2]


def hostile_files() -> Iterator[tuple[str, bytes]]:
    """Yield each file with its name."""
    yield from _texts()
    yield from _archives()
