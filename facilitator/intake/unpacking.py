"""A workbook's parts, taken out of their package only as far as is safe.

What goes on to the reader is a package of our own: nothing but the parts with rows,
strings and styles, no link that leads out, no picture, no macro, each part as large as
it says and looked through before.
"""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from facilitator.domain.errors import Refused
from facilitator.domain.foreign.archive import (
    ArchiveTooMuch,
    opened_archive,
    pieces_of,
)
from facilitator.domain.foreign.reading import foreign_reading
from facilitator.intake.limits import (
    LARGEST_CONTENT,
    LARGEST_RATIO,
    MOST_PARTS,
    SMALL,
)
from facilitator.intake.looking_through import Sheets

_ENDINGS = (".xml", ".rels")
_LEFT_OUT = (
    "externallinks/", "drawings/", "charts/", "media/", "comments", "pivot",
    "docprops/", "customxml/", "tables/", "querytables/", "calcchain", "persons/",
)  # fmt: skip
"""What a part's name may hold that no answer stands in."""
_BOOK = "workbook.xml"


def rows_alone(path: Path) -> io.BytesIO:
    """Return a workbook with its rows alone, as a new package in memory.

    Raises:
        Refused: `import.no_workbook`, `import.broken`, `import.bomb` or what looking
            its parts through finds.
    """
    with (
        foreign_reading(lambda _: Refused("import.broken")),
        _bomb_told(),
        path.open("rb") as stream,
        opened_archive(stream) as package,
    ):
        return _copy_of(package)


@contextmanager
def _bomb_told() -> Iterator[None]:
    try:
        yield
    except ArchiveTooMuch as error:
        raise Refused("import.bomb") from error


def _copy_of(package: zipfile.ZipFile) -> io.BytesIO:
    parts = _parts(package)
    sheets = Sheets()
    for strings in (True, False):
        for part in parts:
            pieces = pieces_of(package, part, LARGEST_CONTENT)
            sheets.look_through(pieces, strings=strings)
    copy = io.BytesIO()
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
        for part in parts:
            with target.open(part.filename, "w") as to:
                for piece in pieces_of(package, part, LARGEST_CONTENT):
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
