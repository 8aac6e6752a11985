"""Everything that goes out of a session in one numbered zip, with an index and sums."""

import hashlib
import io
import zipfile
from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeAlias

from facilitator import __version__
from facilitator.domain.compilation.compilation import Compilation
from facilitator.domain.open_data.provenance import (
    Provenance,
    keywords_of,
)
from facilitator.domain.text import clean_line, whole_letters
from facilitator.i18n.formats import number, short_date
from facilitator.i18n.translate import Translator
from facilitator.i18n.words import EDITION_WORDS
from facilitator.services.export.catalogue import BUNDLE, DOCUMENTS
from facilitator.services.export.choices import ENDINGS
from facilitator.services.export.document import Document, InBundle
from facilitator.services.export.request import Request
from facilitator.services.ports import Telling

SUMS = "SHA256SUMS"
"""What the file with all checksums is called, as `sha256sum --check` reads it."""
_DAY = (1980, 1, 1, 0, 0, 0)
"""The date of every file within, so that the same content gives the same bytes."""
_UNIX = 3
_READABLE = 0o644 << 16

Make: TypeAlias = Callable[[Request, Telling], bytes]
"""Makes one document."""


class Part(NamedTuple):
    """A document of the bundle, in one of its formats."""

    document: Document
    place_in_bundle: InBundle
    """In which format, and how the index tells of it."""

    @property
    def place(self) -> tuple[bool, bool]:
        """Where it stands: data come last, after what is internal."""
        is_data = not {"pdf", "html"} & set(self.document.formats)
        return is_data, not self.document.has_editions


PARTS = sorted(
    (
        Part(each, place_in_bundle)
        for each in DOCUMENTS.values()
        for place_in_bundle in each.in_bundle
    ),
    key=lambda part: part.place,
)
"""All that can be in it, in order."""


class _File(NamedTuple):
    name: str
    part: Part
    data: bytes


def bundle(
    made_of: Compilation,
    request: Request,
    tr: Translator,
    make: Make,
    progress: Telling,
) -> bytes:
    """Return the zip: documents, index and checksums; the same content, the same bytes.

    Args:
        made_of: what the bundle tells of itself.
        request: its edition, sections and limit go for every document in it.
        make: makes each document.
        progress: told the share done; may raise to stop the work.
    """
    parts = [part for part in PARTS if _is_in(part, request)]
    files = []
    for index, part in enumerate(parts):
        ending = ENDINGS.get(part.place_in_bundle.format, part.place_in_bundle.format)
        name = f"{index + 1:02d}-{tr(part.document.key)}.{ending}"
        share = _within(progress, name, index, len(parts))
        share(0.0)
        data = make(_request_of(part, request), share)
        files.append(_File(name, part, data))
    return _zip(files, made_of, tr)


def _request_of(part: Part, request: Request) -> Request:
    """Return what asks for a part: in the bundle's edition, but feedback is public.

    Those who took part get the feedback, whoever gets the bundle.
    """
    document = part.document
    is_public = document.edition == "public"
    edition = document.edition if is_public else request.edition
    shape = part.place_in_bundle.format
    return request._replace(what=document.key, format=shape, edition=edition)


def _within(progress: Telling, name: str, index: int, of: int) -> Telling:
    """Return whom one document of several tells how far it has come."""

    def share(of_this: float, part: str = "", /) -> None:
        progress((index + of_this) / of, f"{name}: {part}" if part else name)

    return share


def _is_in(part: Part, request: Request) -> bool:
    """Tell whether an edition has a part; what is made in none tells all."""
    return part.document.has_editions or request.edition == "work"


def _zip(files: list[_File], made_of: Compilation, tr: Translator) -> bytes:
    index = "\r\n".join(_index(files, made_of, tr)).encode() + b"\r\n"
    contents = {file.name: file.data for file in files}
    contents[tr("CONTENTS.txt")] = b"\xef\xbb\xbf" + index
    sums = [f"{_sha256(data)}  {name}\n" for name, data in contents.items()]
    contents[SUMS] = "".join(sums).encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.comment = _origin(made_of).encode()
        for name, data in contents.items():
            info = zipfile.ZipInfo(name, _DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system, info.external_attr = _UNIX, _READABLE
            package.writestr(info, data)
    return packed.getvalue()


def _origin(made_of: Compilation) -> str:
    session, edition = made_of.plan.session.id, made_of.scope.edition
    of_session = (session, edition, made_of.digest)
    return keywords_of(Provenance(*of_session, BUNDLE, __version__))


def _index(files: list[_File], made_of: Compilation, tr: Translator) -> Iterator[str]:
    """Yield the lines of the index."""
    session = made_of.plan.session
    yield whole_letters(clean_line(session.name)) + (
        f" ({tr('Rehearsal')})" if session.rehearsal else ""
    )
    yield f"{short_date(session.date)}, {tr(EDITION_WORDS[made_of.scope.edition])}"
    yield f"{tr('Checksum')}: {made_of.digest}"
    for file in files:
        size = number(len(file.data), tr.language)
        yield ""
        yield file.name
        yield "   " + tr(file.part.place_in_bundle.description)
        yield "   " + tr("For: {whom}", whom=tr(file.part.place_in_bundle.readers))
        yield "   " + tr("Size: {size} bytes", size=size)
        yield f"   SHA-256: {_sha256(file.data)}"
    yield ""
    yield tr(
        "“facilitator verify” with the name of this package tells whether it is as it "
        "was made. {sums} has the same checksums for other programs.",
        sums=SUMS,
    )


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
