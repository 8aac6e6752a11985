"""All that leans on the inside of reportlab; no other file may, as a test holds.

Reportlab writes files from a canvas that knows no tags, so that its objects are used
without the canvas. They are not documented: each of their names that stands here also
stands in `tests/documents/test_pdf_reportlab.py`, which fails when one is gone.
"""

import re
from collections.abc import Iterable, Mapping

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import TTFont

from facilitator.documents.pdf.file.writer import stream_body

_CMAP_ROW = re.compile(r"<([0-9A-F]{2})> <([0-9A-F]{4,6})>")
_CMAP_BLOCK = re.compile(r"\d+ beginbfchar.*endbfchar", re.DOTALL)
_CMAP_ROWS_PER_BLOCK = 100
"""The most that one block may hold: Adobe's Technical Note 5014."""
_MAPPING = "toUnicodeCMap:"
"""How the names of streams begin that map a font's codes to text."""


class _Catalog(pdfdoc.PDFCatalog):  # type: ignore[misc]
    """A catalog that lets the output intent through."""

    # `PDFCatalog.format` drops every entry that this list does not name, and it lacks
    # the one that makes the colours of PDF/A known (ISO 19005-2, 6.2.3).
    __NoDefault__ = (*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents")


class Spelt(pdfdoc.PDFObject):  # type: ignore[misc]
    """An object whose spelling is already known."""

    def __init__(self, body: str) -> None:
        self.body = body

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """Return the body as it stands."""
        return self.body.encode("latin-1")


class SpeltStream(Spelt):
    """A stream whose spelling is settled when the file is written."""

    # `pdfdoc.format` writes a reference, not the thing, wherever it finds this: a
    # stream must be an object by itself (ISO 32000-1, 7.3.8.1).
    __RefOnly__ = 1

    def __init__(self, entries: str, data: bytes, *, packed: bool = True) -> None:
        super().__init__(entries)
        self.data = data
        self.packed = packed


class _InfoDictionary(Spelt):
    """The information dictionary, with what reportlab asks of it."""

    # `GetPDFData` sets the one and calls the other, as on its own `PDFInfo`.
    invariant = True

    def digest(self, signature: object) -> None:
        """Add nothing to reportlab's signature: the ID is a hash of the content."""


class ObjectDocument(pdfdoc.PDFDocument):  # type: ignore[misc]
    """Reportlab's objects with their numbers, fonts and outline, but not its file."""

    def __init__(self) -> None:
        # Without `invariant` the time of making gets into reportlab's identity.
        super().__init__(compression=1, invariant=1, pdfVersion=(1, 7))
        catalog = _Catalog()
        # Reportlab keeps its catalog under both names.
        self.Catalog = self._catalog = catalog
        catalog.Pages, catalog.Outlines = self.Pages, self.outline
        self._places: dict[str, pdfdoc.Destination] = {}

    def describe(self, entries: Mapping[str, pdfdoc.PDFObject], info: str) -> None:
        """Set entries of the catalog, and the information dictionary as it is spelt."""
        for name, entry in entries.items():
            setattr(self.Catalog, name, entry)
        self.info = _InfoDictionary(info)

    @property
    def catalog_number(self) -> int:
        """Object number of the catalog."""
        return self.number_of(self.Catalog)

    @property
    def info_number(self) -> int:
        """Object number of the information dictionary."""
        return self.number_of(self.info)

    @property
    def pages_number(self) -> int:
        """Object number of the root of all pages."""
        return self.number_of(self.Pages)

    @property
    def fonts_number(self) -> int:
        """Object number of the dictionary in which all fonts are named."""
        return self.number_named(pdfdoc.BasicFonts)

    def number_of(self, thing: pdfdoc.PDFObject) -> int:
        """Return an object's number; it gets one if it had none."""
        return self.number_named(self.Reference(thing).name)

    def number_named(self, name: str) -> int:
        """Return the number of the object with a name of reportlab's or ours."""
        number: int = self.idToObjectNumberAndVersion[name][0]
        return number

    def add_named(self, thing: pdfdoc.PDFObject, name: str) -> int:
        """Take in an object under a name and return its number."""
        self.Reference(thing, name)
        return self.number_named(name)

    def add_link(
        self, name: str, box: Iterable[float], entries: Mapping[str, object]
    ) -> int:
        """Take in a link annotation under a name and return its number."""
        entries = {**entries, "Rect": pdfdoc.PDFArray([*box])}
        return self.add_named(pdfdoc.PDFDictionary(entries), name)

    def add_outline_entry(self, title: str, level: int, place: str) -> None:
        """Add an entry to the outline, which is shown beside the pages from now on."""
        self.outline.addOutlineEntry(place, level, title)
        self.Catalog.setPageMode("UseOutlines")

    def place(self, name: str) -> pdfdoc.Destination:
        """Return a place by its name, be it set yet or not."""
        return self._places.setdefault(name, pdfdoc.Destination(name))

    # `PDFOutlines.prepare` asks the canvas for places by this name; `complete` gives
    # it the document in place of a canvas.
    _bookmarkReference = place

    def set_place(self, name: str, left: float, height: float) -> None:
        """Set where on the page that is added next a place is, in points."""
        place = self.place(name)
        place.xyz(round(left, 2), round(height, 2), 0)
        place.setPage(self.thisPageRef())

    def format(self) -> bytes:
        """Return nothing: `GetPDFData` ends in this, but the file is ours to write."""
        return b""

    def complete(self) -> None:
        """Let reportlab subset the fonts and join the outline; nothing may follow."""
        self.GetPDFData(self)

    def spelt_objects(self) -> tuple[dict[int, bytes], dict[int, bytes]]:
        """Return streams and all other objects, each spelt and by its number."""
        streams: dict[int, bytes] = {}
        others: dict[int, bytes] = {}
        number = 1
        # Spelling one object may add others.
        while number in self.numberToId:
            name = self.numberToId[number]
            thing = self.idToObject[name]
            if isinstance(thing, SpeltStream):
                streams[number] = stream_body(
                    thing.body, thing.data, packed=thing.packed
                )
            elif isinstance(thing, pdfdoc.PDFStream):
                streams[number] = _font_stream(name, thing)
            else:
                others[number] = pdfdoc.format(thing, self, toplevel=1)
            number += 1
        return streams, others


def _font_stream(name: str, stream: pdfdoc.PDFStream) -> bytes:
    """Spell a stream of an embedded font, with the mapping to text repaired."""
    content = stream.content
    if name.startswith(_MAPPING):
        content = repaired_cmap(content)
    data = content.encode("latin-1") if isinstance(content, str) else content
    entries = "".join(
        f"/{key} {value}" for key, value in stream.dictionary.dict.items()
    )
    return stream_body(entries, data)


def repaired_cmap(content: str) -> str:
    """Return reportlab's mapping of codes to text as the standards want it.

    Unused codes are left out rather than mapped to U+0000 (ISO 19005-2, 6.2.11.7.2,
    forbids that), signs beyond the first plane are spelt as UTF-16 (ISO 32000-1,
    9.10.3), and no block holds more than a hundred rows.
    """
    rows = [
        f"<{code}> <{chr(int(point, 16)).encode('utf-16-be').hex().upper()}>"
        for code, point in _CMAP_ROW.findall(content)
        if int(point, 16) >= 0x20
    ]
    blocks = []
    for start in range(0, len(rows), _CMAP_ROWS_PER_BLOCK):
        block = rows[start : start + _CMAP_ROWS_PER_BLOCK]
        blocks.append("\n".join((f"{len(block)} beginbfchar", *block, "endbfchar")))
    return _CMAP_BLOCK.sub("\n".join(blocks), content)


def repair_metrics(font: TTFont) -> None:
    """Give the last glyphs of a font that was just read their own widths.

    A subset takes its widths from `hmetrics`, which is no part of what reportlab's
    description of a font's face names.
    """
    font.face.hmetrics = repaired_metrics(font.face.hmetrics)


def repaired_metrics(metrics: list[tuple[float, int]]) -> list[tuple[float, int]]:
    """Return reportlab's metrics of all glyphs in the font's own units.

    The glyphs at the end that share one advance get it from reportlab in thousandths,
    as a float, and would be embedded with a wrong width.
    """
    own = [each for each in metrics if isinstance(each[0], int)]
    return own + [(own[-1][0], bearing) for _, bearing in metrics[len(own) :]]
