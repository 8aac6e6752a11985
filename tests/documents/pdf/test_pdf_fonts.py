"""The bundled fonts are small, licensed, and named apart."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from reportlab.pdfbase.pdfdoc import PDFDocument

from facilitator.documents.pdf.file.fonts import Fonts

FOLDER = Path(__file__).parents[3] / "facilitator" / "documents" / "fonts"
FONTS = sorted(FOLDER.glob("*.ttf"))


def test_all_fonts_together_are_small() -> None:
    assert sum(path.stat().st_size for path in FONTS) < 1_500_000


def test_the_licences_are_shipped() -> None:
    licence = (FOLDER / "OFL.txt").read_text(encoding="utf-8")
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")

    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert all(path.name in readme for path in FONTS)


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_a_font_bears_its_own_name_and_no_reserved_one(path: Path) -> None:
    names = TTFont(path)["name"]

    assert names.getDebugName(6) == path.stem
    for number in (1, 3, 4, 6):
        assert "Source" not in names.getDebugName(number)
    assert names.getDebugName(0)


def test_no_two_fonts_share_a_name() -> None:
    names = {TTFont(path)["name"].getDebugName(6) for path in FONTS}

    assert len(names) == len(FONTS) == 8


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_every_glyph_is_embedded_with_its_own_width(path: Path) -> None:
    font, face = TTFont(path), Fonts(PDFDocument()).load(path.stem).face

    assert [advance for advance, _ in face.hmetrics] == [
        font["hmtx"][glyph][0] for glyph in font.getGlyphOrder()
    ]
