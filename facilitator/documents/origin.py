"""What a file of ours says of its origin, and whether it is as it was made."""

import hashlib
import io
import json
import re
import zipfile
import zlib
from typing import NamedTuple

from facilitator.documents.pdf.file.origin import read_origin
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
_PIECE = 1 << 20
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError,
            RuntimeError, ValueError, KeyError)  # fmt: skip
"""What reading a damaged or a hostile package may raise."""


class Origin(NamedTuple):
    """Where a file comes from, in its own words."""

    keywords: str
    """The line that `provenance_in` takes apart; empty if it has none."""
    altered: bool | None
    """Whether it has been changed since it was made; None where nothing tells."""


def origin_of(data: bytes) -> Origin | None:
    """Return what a file says of itself; None where it is no file of ours."""
    if data.startswith(b"%PDF-"):
        origin = read_origin(data)
        return origin and Origin(origin.keywords, origin.altered)
    if data.startswith(b"PK"):
        return _of_package(data)
    return _of_json(data)


def _of_json(data: bytes) -> Origin | None:
    try:
        content = json.loads(data.decode("utf-8-sig"))
        if content["format"] != JSON_FORMAT:
            return None
        names = content["session"]["id"], content["edition"], content["digest"]
        session, edition, digest = map(str, names)
        origin = Provenance(session, edition, digest, "open-data")
        return Origin(keywords_of(origin), not is_unbroken(content))
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _of_package(data: bytes) -> Origin | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if _SUMS in package.namelist():
                line = package.comment.decode("ascii", "replace")
                return Origin(line, not _sums_agree(package))
            with package.open(_CORE) as part:
                text = part.read(_MOST_CORE).decode("utf-8", "replace")
            match = _KEYWORDS.search(text)
            return Origin(match[1], None) if match else None
    except _DAMAGED:
        return None


def _sums_agree(package: zipfile.ZipFile) -> bool:
    """Tell whether a package holds the files of its sums, as they were."""
    try:
        with package.open(_SUMS) as part:
            sums = _SUM.findall(part.read(_MOST_SUMS).decode())
        names = [each.filename for each in package.infolist() if each.filename != _SUMS]
        if sum(each.file_size for each in package.infolist()) > _MOST_UNPACKED:
            return False
        return sums == [(_sum_of(package, name), name) for name in names]
    except _DAMAGED:
        return False


def _sum_of(package: zipfile.ZipFile, name: str) -> str:
    state = hashlib.sha256()
    with package.open(name) as part:
        while piece := part.read(_PIECE):
            state.update(piece)
    return state.hexdigest()
