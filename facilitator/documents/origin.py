"""What a file of ours says of its origin, and whether it is as it was made."""

import hashlib
import io
import re
import zipfile
from contextlib import suppress
from typing import NamedTuple

from facilitator.documents.pdf.file.origin import read_origin
from facilitator.domain.foreign.archive import (
    bytes_of,
    most_out_of,
    opened_archive,
    pieces_of,
)
from facilitator.domain.foreign.nested_json import load_json
from facilitator.domain.foreign.reading import Unreadable, foreign_reading
from facilitator.domain.open_data.columns import JSON_FORMAT
from facilitator.domain.open_data.provenance import Provenance, is_unbroken, keywords_of

_CORE = "docProps/core.xml"
_KEYWORDS = re.compile("<cp:keywords>([^<>&]*)</cp:keywords>")
_SUMS = "SHA256SUMS"
_SUM = re.compile(r"([0-9a-f]{64})  ([^\n]+)\n")
_MOST_CORE = 100_000
"""Bytes of a workbook's properties; ours are some eight hundred."""
_MOST_SUMS = 1_000_000
"""Bytes of the sums of a package; ours are some three thousand."""
_MOST_UNPACKED = 1 << 30
"""Bytes of all files in a package; more is not read."""


class Origin(NamedTuple):
    """Where a file comes from, in its own words."""

    keywords: str
    """The line that `provenance_in` takes apart; empty if it has none."""
    altered: bool | None
    """Whether it has been changed since it was made; None where nothing tells."""


def origin_of(data: bytes) -> Origin | None:
    """Return what a file says of itself; None where it is no file of ours."""
    # Whoever sends it may mean harm: what cannot be read is no file of ours.
    with suppress(Unreadable), foreign_reading():
        if data.startswith(b"%PDF-"):
            origin = read_origin(data)
            return origin and Origin(origin.keywords, origin.altered)
        if data.startswith(b"PK"):
            return _of_package(data)
        return _of_json(data)
    return None


def _of_json(data: bytes) -> Origin | None:
    content = load_json(data.decode("utf-8-sig"))
    if content["format"] != JSON_FORMAT:
        return None
    names = content["session"]["id"], content["edition"], content["digest"]
    session, edition, digest = map(str, names)
    origin = Provenance(session, edition, digest, "open-data")
    return Origin(keywords_of(origin), not is_unbroken(content))


def _of_package(data: bytes) -> Origin | None:
    with opened_archive(io.BytesIO(data)) as package:
        if _SUMS in package.namelist():
            line = package.comment.decode("ascii", "replace")
            return Origin(line, not _sums_agree(package, len(data)))
        text = bytes_of(package, _CORE, _MOST_CORE).decode("utf-8", "replace")
        match = _KEYWORDS.search(text)
        return Origin(match[1], None) if match else None


def _sums_agree(package: zipfile.ZipFile, size: int) -> bool:
    """Tell whether a package of a size holds the files of its sums, as they were."""
    with suppress(Unreadable), foreign_reading():
        sums = _SUM.findall(bytes_of(package, _SUMS, _MOST_SUMS).decode())
        names = [each.filename for each in package.infolist() if each.filename != _SUMS]
        unpacked = sum(each.file_size for each in package.infolist())
        if unpacked > most_out_of(size, _MOST_UNPACKED):
            return False
        return sums == [(_sum_of(package, name), name) for name in names]
    return False


def _sum_of(package: zipfile.ZipFile, name: str) -> str:
    state = hashlib.sha256()
    for piece in pieces_of(package, name, _MOST_UNPACKED):
        state.update(piece)
    return state.hexdigest()
