"""What a document says about itself: XMP, and the colour space it is made for."""

import struct
from dataclasses import dataclass
from datetime import datetime
from html import escape

from facilitator.documents.pdf.file.text import one_line
from facilitator.documents.pdf.file.writer import Archive

# PDF/A knows no schema of PDF/UA, so that the packet has to describe it: ISO 19005-2,
# 6.6.2.3; in part 1 of PDF/A it is 6.7.8.
_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{created}</xmp:CreateDate>
<xmp:ModifyDate>{created}</xmp:ModifyDate>
<pdf:Producer>{producer}</pdf:Producer>{keywords}
<pdfaid:part>{part}</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of PDF/UA</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""

# The white against which every ICC profile tells its colours.
_D50 = (0.9642, 1.0, 0.8249)
_PRIMARIES = {
    b"rXYZ": (0.4360, 0.2225, 0.0139),
    b"gXYZ": (0.3851, 0.7169, 0.0971),
    b"bXYZ": (0.1431, 0.0606, 0.7141),
}


@dataclass(frozen=True, slots=True)
class Info:
    """What a document is called, in which language, and when it was made."""

    title: str
    language: str
    """Language tag, for instance `sv-SE`."""
    created: datetime
    """With a time zone; printed nowhere, but part of the file."""
    creator: str = "Facilitator"
    producer: str = "Facilitator, reportlab"
    keywords: str = ""
    """For programs to read, for instance what the document was made of."""
    archive: Archive = "2a"
    """Which part of PDF/A the file keeps to."""

    def __post_init__(self) -> None:
        """Refuse what no valid file can be made of.

        Raises:
            ValueError: the title is empty, or the time has no time zone.
        """
        if not one_line(self.title):
            raise ValueError("a document needs a title")
        if self.created.utcoffset() is None:
            raise ValueError("the time a document was made needs a time zone")

    @property
    def pdf_date(self) -> str:
        """The time as PDF spells it."""
        # ISO 32000-1, 7.9.4.
        zone = f"{self.created:%z}"
        return f"D:{self.created:%Y%m%d%H%M%S}{zone[:3]}'{zone[3:5]}'"


def xmp_packet(info: Info) -> bytes:
    """Return the metadata that names the standards the document keeps to."""
    values = {
        "title": one_line(info.title),
        "language": info.language,
        "creator": info.creator,
        "producer": info.producer,
        # As in the information dictionary: ISO 19005-1, 6.7.3, holds them together.
        "created": info.created.isoformat(timespec="seconds"),
        "part": info.archive[0],
    }
    spelt = {name: escape(text) for name, text in values.items()}
    keywords = escape(one_line(info.keywords))
    spelt["keywords"] = keywords and f"\n<pdf:Keywords>{keywords}</pdf:Keywords>"
    return _PACKET.format_map(spelt).encode()


def srgb_profile() -> bytes:
    """Make an ICC profile (version 2.1) of the colour space sRGB."""
    curve = _curve([_linear(step / 1023) for step in range(1024)])
    tags = {
        b"desc": _description("sRGB"),
        b"cprt": b"text\0\0\0\0No copyright, use freely\0",
        b"wtpt": _xyz(_D50),
        **{name: _xyz(value) for name, value in _PRIMARIES.items()},
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    offset = 128 + 4 + 12 * len(tags)
    table, body = struct.pack(">I", len(tags)), b""
    placed: dict[bytes, int] = {}
    for name, data in tags.items():
        # Tags may share their data, as the three curves do.
        if data not in placed:
            placed[data] = offset + len(body)
            body += data + b"\0" * (-len(data) % 4)
        table += name + struct.pack(">II", placed[data], len(data))
    return _header(offset + len(body)) + table + body


def _header(size: int) -> bytes:
    # A fixed day, so that the profile is the same in every file.
    day = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
    start = struct.pack(
        ">I4sI4s4s4s", size, b"\0" * 4, 0x02100000, b"mntr", b"RGB ", b"XYZ "
    )
    light = b"".join(_fixed_point(value) for value in _D50)
    return (start + day + b"acsp" + b"\0" * 28 + light).ljust(128, b"\0")


def _linear(value: float) -> float:
    # The curve of sRGB: IEC 61966-2-1.
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _fixed_point(value: float) -> bytes:
    return struct.pack(">i", round(value * 65536))


def _xyz(values: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + b"".join(map(_fixed_point, values))


def _curve(values: list[float]) -> bytes:
    points = [round(value * 65535) for value in values]
    return struct.pack(f">4sII{len(points)}H", b"curv", 0, len(points), *points)


def _description(name: str) -> bytes:
    text = name.encode("ascii") + b"\0"
    return struct.pack(">4sII", b"desc", 0, len(text)) + text + b"\0" * 78
