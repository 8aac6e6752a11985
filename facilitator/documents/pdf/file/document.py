"""A tagged document on reportlab's PDF objects: PDF/UA-1 and PDF/A-2a by construction.

Reportlab knows fonts, pages and outlines but no tags, no output intent and no object
streams; what it lacks or gets wrong is added here and nowhere else.
"""

from facilitator.documents.pdf.file.elements import El, Link
from facilitator.documents.pdf.file.fonts import Fonts
from facilitator.documents.pdf.file.metadata import Info, srgb_profile, xmp_packet
from facilitator.documents.pdf.file.page import Page
from facilitator.documents.pdf.file.pictures import Raster
from facilitator.documents.pdf.file.reportlab_private import (
    ObjectDocument,
    Spelt,
    SpeltStream,
)
from facilitator.documents.pdf.file.sheets import Placed, Side, sides
from facilitator.documents.pdf.file.styles import Layout
from facilitator.documents.pdf.file.tags import Numbers, write_tree
from facilitator.documents.pdf.file.text import one_line, text_string, uri_string
from facilitator.documents.pdf.file.writer import write_file


class TaggedDocument(ObjectDocument):
    """A document in the making: its pages, its structure tree and its outline."""

    def __init__(self, info: Info, layout: Layout) -> None:
        super().__init__()
        self.root = El("Document")
        self.pages: list[Page] = []
        """In their order; a page may be put in anywhere until the end."""
        self.fonts = Fonts(self)
        self.archive = info.archive
        self._layout = layout
        self._sides: list[Side] = []
        self._links: list[Link] = []
        self._tree = Spelt("null")
        self._resources = Spelt("null")
        self.add_named(self._resources, "resources")
        self._images: list[int] = []
        self._describe(info)

    def add_bookmark(self, title: str, level: int, place: str) -> None:
        """Add an entry to the outline; `level` begins at 0 and never skips one."""
        self.add_outline_entry(one_line(title), level, place)

    def add_image(self, raster: Raster) -> str:
        """Take in a picture and return its resource name."""
        entries = (
            f"/Type/XObject/Subtype/Image/Width {raster.width}/Height {raster.height}"
            "/ColorSpace/DeviceRGB/BitsPerComponent 8"
        )
        name = f"Image{len(self._images)}"
        self._images.append(self.add_named(SpeltStream(entries, raster.pixels), name))
        return f"/{name}"

    def save(self) -> bytes:
        """Return the finished file; the document must not be used afterwards."""
        images = "".join(f"/Image{at} {no} 0 R" for at, no in enumerate(self._images))
        self._resources.body = f"<</Font {self.fonts_number} 0 R/XObject<<{images}>>>>"
        self._sides = sides(self.pages, self._layout)
        for at, side in enumerate(self._sides):
            self._add_side(side, at)
        self.complete()
        return self._spelt_file()

    def _spelt_file(self) -> bytes:
        """Number and spell every object, then the structure tree, then the file."""
        streams, others = self.spelt_objects()
        root = self.number_of(self._tree)
        first = 1 + len(streams) + len(others)
        numbers = Numbers(
            root,
            first,
            {
                placed.page: self.number_named(f"Page{at}")
                for at, side in enumerate(self._sides, 1)
                for placed in side
            },
            {
                link: self.number_named(f"Link{at}")
                for at, link in enumerate(self._links)
            },
            {placed.page: placed for side in self._sides for placed in side},
        )
        others[root], bodies = write_tree(self.root, self._sides, self._links, numbers)
        others.update(enumerate(bodies, first))
        return write_file(
            streams, others, self.catalog_number, self.info_number, self.archive
        )

    def _describe(self, info: Info) -> None:
        profile = self.add_named(SpeltStream("/N 3", srgb_profile()), "profile")
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
        self.describe(
            {
                # The language of all that says no other: ISO 14289-1, 7.2.
                "Lang": Spelt(text_string(info.language)),
                "MarkInfo": Spelt("<</Marked true>>"),
                "ViewerPreferences": Spelt(self._preferences()),
                "StructTreeRoot": self._tree,
                # Not packed, for readers that know no PDF: ISO 19005-1, 6.7.2.
                "Metadata": SpeltStream(
                    "/Type/Metadata/Subtype/XML", xmp_packet(info), packed=False
                ),
                "OutputIntents": Spelt(
                    "[<</Type/OutputIntent/S/GTS_PDFA1"
                    "/OutputConditionIdentifier(sRGB)"
                    f"/Info(sRGB)/DestOutputProfile {profile} 0 R>>]"
                ),
            },
            f"<<{spelt}>>",
        )

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
        page = Spelt(
            f"<</Type/Page/Parent {self.pages_number} 0 R"
            f"/MediaBox[0 0 {width:g} {height:g}]"
            f"/Resources {self.number_of(self._resources)} 0 R"
            f"/Contents {self.number_of(SpeltStream('', content))} 0 R"
            f"/StructParents {at}/Tabs/S{f'/Annots[{links}]' if links else ''}>>"
        )
        for placed in side:
            for name, height in placed.page.places.items():
                left = placed.across(self._layout.left)
                self.set_place(name, left, height * placed.scale)
        self.addPage(page)

    def _add_link(self, link: Link, placed: Placed) -> int:
        box = [round(edge, 3) for edge in placed.box(link.box)]
        entries: dict[str, object] = {
            "Type": "/Annot",
            "Subtype": "/Link",
            # Printed: ISO 19005-2, 6.3.2.
            "F": 4,
            "Border": "[0 0 0]",
            # What a screen reader says: ISO 14289-1, 7.18.5.
            "Contents": text_string(one_line(link.label)),
            # Its row in the tree of parents comes after those of all pages.
            "StructParent": len(self._sides) + len(self._links),
        }
        if link.target.startswith("#"):
            entries["Dest"] = self.place(link.target[1:])
        else:
            entries["A"] = f"<</S/URI/URI{uri_string(link.target)}>>"
        name = f"Link{len(self._links)}"
        self._links.append(link)
        return self.add_link(name, box, entries)
