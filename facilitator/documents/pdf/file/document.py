"""A tagged document on reportlab's PDF objects: PDF/UA-1 and PDF/A-2a by construction.

Reportlab knows fonts, pages and outlines but no tags, no output intent and no object
streams; what it lacks or gets wrong is added here and nowhere else.
"""

import re

from reportlab.pdfbase import pdfdoc

from facilitator.documents.pdf.file.elements import El, Link
from facilitator.documents.pdf.file.fonts import Fonts
from facilitator.documents.pdf.file.metadata import (
    Info,
    srgb_profile,
    xmp_packet,
)
from facilitator.documents.pdf.file.page import Page
from facilitator.documents.pdf.file.pictures import Raster
from facilitator.documents.pdf.file.sheets import (
    Placed,
    Side,
    sides,
)
from facilitator.documents.pdf.file.styles import Layout
from facilitator.documents.pdf.file.tags import Numbers, write_tree
from facilitator.documents.pdf.file.text import (
    one_line,
    text_string,
    uri_string,
)
from facilitator.documents.pdf.file.writer import (
    stream_body,
    write_file,
)

_CMAP_ROW = re.compile(r"<([0-9A-F]{2})> <([0-9A-F]{4,6})>")
_CMAP_BLOCK = re.compile(r"\d+ beginbfchar.*endbfchar", re.DOTALL)
_CMAP_ROWS_PER_BLOCK = 100


class _Catalog(pdfdoc.PDFCatalog):  # type: ignore[misc]
    """A catalog that lets the output intent through."""

    __NoDefault__ = (*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents")


class _Spelt(pdfdoc.PDFObject):  # type: ignore[misc]
    """An object whose spelling is already known."""

    def __init__(self, body: str) -> None:
        self.body = body

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """Return the body as it stands."""
        return self.body.encode("latin-1")


class _SpeltStream(_Spelt):
    """A stream whose spelling is settled when the file is written."""

    __RefOnly__ = 1

    def __init__(self, entries: str, data: bytes, *, packed: bool = True) -> None:
        super().__init__(entries)
        self.data = data
        self.packed = packed


class _InfoDictionary(_Spelt):
    """The information dictionary, with what reportlab asks of it."""

    invariant = True

    def digest(self, signature: object) -> None:
        """Add nothing to reportlab's signature: the ID is a hash of the content."""


class TaggedDocument(pdfdoc.PDFDocument):  # type: ignore[misc]
    """A document in the making: its pages, its structure tree and its outline."""

    def __init__(self, info: Info, layout: Layout) -> None:
        super().__init__(compression=1, invariant=1, pdfVersion=(1, 7))
        self.root = El("Document")
        self.pages: list[Page] = []
        """In their order; a page may be put in anywhere until the end."""
        self.fonts = Fonts(self)
        self.archive = info.archive
        self._layout = layout
        self._sides: list[Side] = []
        self._links: list[Link] = []
        self._places: dict[str, pdfdoc.Destination] = {}
        self._tree = _Spelt("null")
        self._resources = _Spelt("null")
        self.Reference(self._resources, "resources")
        self._images: list[int] = []
        self._describe(info)

    def add_bookmark(self, title: str, level: int, place: str) -> None:
        """Add an entry to the outline; `level` begins at 0 and never skips one."""
        self.outline.addOutlineEntry(place, level, one_line(title))
        self.Catalog.setPageMode("UseOutlines")

    def add_image(self, raster: Raster) -> str:
        """Take in a picture and return its resource name."""
        entries = (
            f"/Type/XObject/Subtype/Image/Width {raster.width}/Height {raster.height}"
            "/ColorSpace/DeviceRGB/BitsPerComponent 8"
        )
        name = f"Image{len(self._images)}"
        self.Reference(_SpeltStream(entries, raster.pixels), name)
        self._images.append(self._named(name))
        return f"/{name}"

    def save(self) -> bytes:
        """Return the finished file; the document must not be used afterwards."""
        images = "".join(f"/Image{at} {no} 0 R" for at, no in enumerate(self._images))
        self._resources.body = (
            f"<</Font {self._named(pdfdoc.BasicFonts)} 0 R/XObject<<{images}>>>>"
        )
        self._sides = sides(self.pages, self._layout)
        for at, side in enumerate(self._sides):
            self._add_side(side, at)
        data: bytes = self.GetPDFData(self)
        return data

    def format(self) -> bytes:
        """Number and spell every object, then the structure tree, then the file."""
        streams: dict[int, bytes] = {}
        others: dict[int, bytes] = {}
        number = 1
        # Spelling one object may add others.
        while number in self.numberToId:
            name = self.numberToId[number]
            found = self.idToObject[name]
            if isinstance(found, _SpeltStream):
                streams[number] = stream_body(
                    found.body, found.data, packed=found.packed
                )
            elif isinstance(found, pdfdoc.PDFStream):
                streams[number] = self._font_stream(name, found)
            else:
                others[number] = pdfdoc.format(found, self, toplevel=1)
            number += 1
        root = self._number(self._tree)
        numbers = Numbers(
            root,
            number,
            {
                placed.page: self._named(f"Page{at}")
                for at, side in enumerate(self._sides, 1)
                for placed in side
            },
            {link: self._named(f"Link{at}") for at, link in enumerate(self._links)},
            {placed.page: placed for side in self._sides for placed in side},
        )
        others[root], bodies = write_tree(self.root, self._sides, self._links, numbers)
        others.update(enumerate(bodies, number))
        catalog, info = self._number(self.Catalog), self._number(self.info)
        return write_file(streams, others, catalog, info, self.archive)

    def _describe(self, info: Info) -> None:
        self.Catalog = self._catalog = catalog = _Catalog()
        catalog.Pages, catalog.Outlines = self.Pages, self.outline
        catalog.Lang = _Spelt(text_string(info.language))
        catalog.MarkInfo = _Spelt("<</Marked true>>")
        catalog.ViewerPreferences = _Spelt(self._preferences())
        catalog.StructTreeRoot = self._tree
        catalog.Metadata = _SpeltStream(
            "/Type/Metadata/Subtype/XML", xmp_packet(info), packed=False
        )
        profile = self.Reference(_SpeltStream("/N 3", srgb_profile()), "profile")
        catalog.OutputIntents = _Spelt(
            "[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
            f"/Info(sRGB)/DestOutputProfile {profile.format(self).decode()}>>]"
        )
        entries = {
            "Title": one_line(info.title),
            "Creator": info.creator,
            "Producer": info.producer,
            "CreationDate": info.pdf_date,
            "ModDate": info.pdf_date,
        }
        if keywords := one_line(info.keywords):
            entries["Keywords"] = keywords
        spelt = "".join(f"/{key}{text_string(text)}" for key, text in entries.items())
        self.info = _InfoDictionary(f"<<{spelt}>>")

    def _preferences(self) -> str:
        edge = ""
        # PDF 1.4 has no word for it.
        if self._layout.two_sided and self.archive != "1a":
            edge = "Short" if self._layout.booklet else "Long"
        duplex = f"/Duplex/DuplexFlip{edge}Edge" if edge else ""
        return f"<</DisplayDocTitle true{duplex}>>"

    def _add_side(self, side: Side, at: int) -> None:
        content = b"\n".join(placed.content() for placed in side)
        links = " ".join(
            f"{self._add_link(link, placed)} 0 R"
            for placed in side
            for link in placed.page.links
        )
        width, height = self._layout.paper
        made = _Spelt(
            f"<</Type/Page/Parent {self._number(self.Pages)} 0 R"
            f"/MediaBox[0 0 {width:g} {height:g}]"
            f"/Resources {self._number(self._resources)} 0 R"
            f"/Contents {self._number(_SpeltStream('', content))} 0 R"
            f"/StructParents {at}/Tabs/S{f'/Annots[{links}]' if links else ''}>>"
        )
        for placed in side:
            for name, height in placed.page.places.items():
                place = self._bookmarkReference(name)
                left = placed.across(self._layout.left)
                place.xyz(round(left, 2), round(height * placed.scale, 2), 0)
                place.setPage(self.thisPageRef())
        self.addPage(made)

    def _add_link(self, link: Link, placed: Placed) -> int:
        box = [round(edge, 3) for edge in placed.box(link.box)]
        entries = {
            "Type": "/Annot",
            "Subtype": "/Link",
            "F": 4,
            "Border": "[0 0 0]",
            "Rect": pdfdoc.PDFArray(box),
            "Contents": text_string(one_line(link.label)),
            "StructParent": len(self._sides) + len(self._links),
        }
        if link.target.startswith("#"):
            entries["Dest"] = self._bookmarkReference(link.target[1:])
        else:
            entries["A"] = f"<</S/URI/URI{uri_string(link.target)}>>"
        name = f"Link{len(self._links)}"
        self._links.append(link)
        self.Reference(pdfdoc.PDFDictionary(entries), name)
        return self._named(name)

    def _bookmarkReference(self, name: str) -> pdfdoc.Destination:
        """Return a place by its name; reportlab's outline asks for it so."""
        return self._places.setdefault(name, pdfdoc.Destination(name))

    def _font_stream(self, name: str, stream: pdfdoc.PDFStream) -> bytes:
        """Spell a stream of an embedded font, with the mapping to text repaired."""
        content = stream.content
        if name.startswith("toUnicodeCMap:"):
            content = repaired_cmap(content)
        data = content.encode("latin-1") if isinstance(content, str) else content
        entries = "".join(
            f"/{key} {value}" for key, value in stream.dictionary.dict.items()
        )
        return stream_body(entries, data)

    def _number(self, made: pdfdoc.PDFObject) -> int:
        return self._named(self.Reference(made).name)

    def _named(self, name: str) -> int:
        number: int = self.idToObjectNumberAndVersion[name][0]
        return number


def repaired_cmap(content: str) -> str:
    """Return reportlab's mapping of codes to text as the standards want it.

    Unused codes are left out rather than mapped to U+0000, signs beyond the first
    plane are spelt as UTF-16, and no block holds more than a hundred rows.
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
