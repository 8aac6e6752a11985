"""Workbooks made part by part, so that each can be as hostile as wanted."""

import io
import zipfile
from pathlib import Path

_NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOC = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
BOOK = (
    f'<workbook xmlns="{_NS}" xmlns:r="{_DOC}"><sheets>'
    '<sheet name="Svar" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
LINKS = (
    f'<Relationships xmlns="{_RELS}">'
    f'<Relationship Id="rId1" Type="{_DOC}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_DOC}/sharedStrings" Target="sharedStrings.xml"/>'
    f'<Relationship Id="rId3" Type="{_DOC}/externalLink" '
    'Target="externalLinks/externalLink1.xml"/></Relationships>'
)
TOP = (
    f'<Relationships xmlns="{_RELS}"><Relationship Id="rId1" '
    f'Type="{_DOC}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)


def sheet(cells: str) -> str:
    """Return a sheet with these rows."""
    return f'<worksheet xmlns="{_NS}"><sheetData>{cells}</sheetData></worksheet>'


def strings(*texts: str) -> str:
    """Return the part of shared strings."""
    listed = "".join(f"<si><t>{text}</t></si>" for text in texts)
    return f'<sst xmlns="{_NS}">{listed}</sst>'


def package(path: Path, rows: str, shared: str = "", **more: str) -> Path:
    """Write a workbook with one sheet; `more` are further parts by name."""
    parts = {
        "_rels/.rels": TOP,
        "xl/workbook.xml": BOOK,
        "xl/_rels/workbook.xml.rels": LINKS,
        "xl/worksheets/sheet1.xml": rows,
        "xl/sharedStrings.xml": shared or strings(),
        **more,
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, text in parts.items():
            target.writestr(name, text)
    return path


def row(number: int, *texts: str) -> str:
    """Return a row of cells with their texts in them."""
    cells = "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in texts)
    return f'<row r="{number}">{cells}</row>'


def lying(path: Path, name: str, size: int) -> None:
    """Let a part say that it is of another size than it is, wherever it says so."""
    raw = bytearray(path.read_bytes())
    with zipfile.ZipFile(io.BytesIO(raw)) as read:
        info = read.getinfo(name)
        central = raw.find(b"PK\x01\x02")
        while raw[central + 46 : central + 46 + len(name)] != name.encode():
            central = raw.find(b"PK\x01\x02", central + 4)
    raw[central + 24 : central + 28] = size.to_bytes(4, "little")
    at = info.header_offset + 22
    raw[at : at + 4] = size.to_bytes(4, "little")
    path.write_bytes(raw)
