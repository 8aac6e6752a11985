"""A workbook's parts, taken out of their package only as far as is safe.

What goes on to the reader is a package of our own: nothing but the parts with rows,
strings and styles, no link that leads out, no picture, no macro, each part as large as
it says and looked through before.
"""

import io
import zipfile
import zlib
from pathlib import Path

from facilitator.domain.errors import Refused
from facilitator.intake.limits import (
    LARGEST_CONTENT,
    LARGEST_RATIO,
    MOST_PARTS,
    SMALL,
)
from facilitator.intake.looking_through import Sheets

_PART = 1 << 18
"""Bytes unpacked at a time."""
_ENDINGS = (".xml", ".rels")
_LEFT_OUT = (
    "externallinks/", "drawings/", "charts/", "media/", "comments", "pivot",
    "docprops/", "customxml/", "tables/", "querytables/", "calcchain", "persons/",
)  # fmt: skip
"""What a part's name may hold that no answer stands in."""
_BOOK = "workbook.xml"
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError,
          RuntimeError, ValueError, OverflowError)  # fmt: skip
"""What reading a damaged package may raise."""


def rows_alone(path: Path) -> io.BytesIO:
    """Return a workbook with its rows alone, as a new package in memory.

    Raises:
        Refused: `import.no_workbook`, `import.broken`, `import.bomb` or what looking
            its parts through finds.
    """
    try:
        with zipfile.ZipFile(path) as package:
            return _copy_of(package)
    except BROKEN as error:
        raise Refused("import.broken") from error


def _copy_of(package: zipfile.ZipFile) -> io.BytesIO:
    parts = _parts(package)
    sheets = Sheets()
    for strings in (True, False):
        for part in parts:
            with package.open(part) as stream:
                sheets.look_through(stream, strings=strings)
    copy = io.BytesIO()
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
        for part in parts:
            with package.open(part) as source, target.open(part.filename, "w") as to:
                while piece := source.read(_PART):
                    to.write(piece)
    copy.seek(0)
    return copy


def _parts(package: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """Return the parts that are needed, when all of them together are safe."""
    infos = package.infolist()
    if not any(each.filename.lower().endswith(_BOOK) for each in infos):
        raise Refused("import.no_workbook")
    if len(infos) > MOST_PARTS or len({each.filename for each in infos}) < len(infos):
        raise Refused("import.bomb")
    parts = [each for each in infos if _is_wanted(each.filename.lower())]
    # What a part says of its size is kept to: nothing more of it is ever read.
    if sum(each.file_size for each in parts) > LARGEST_CONTENT:
        raise Refused("import.bomb")
    for each in parts:
        packed = max(each.compress_size, 1)
        if each.file_size > SMALL and each.file_size / packed > LARGEST_RATIO:
            raise Refused("import.bomb")
    return parts


def _is_wanted(name: str) -> bool:
    return name.endswith(_ENDINGS) and not any(each in name for each in _LEFT_OUT)
