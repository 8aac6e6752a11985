"""The names inside reportlab that the core leans on, each named here.

A new reportlab that lacks one of them fails here, with its name, before anything
else does.
"""

import inspect
from importlib import resources
from io import BytesIO
from typing import Any

import pytest
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import TTFont, makeToUnicodeCMap

from facilitator.documents.pdf.file.reportlab_private import (
    repair_metrics,
    repaired_cmap,
)


@pytest.fixture
def document() -> Any:
    return pdfdoc.PDFDocument(compression=1, invariant=1, lang="sv-SE")


@pytest.fixture
def font() -> Any:
    return read_font("FacilitatorSans-Regular")


def read_font(name: str) -> Any:
    """Return one of the fonts as reportlab reads it."""
    folder = resources.files("facilitator.documents") / "fonts"
    return TTFont(
        name, BytesIO((folder / f"{name}.ttf").read_bytes()), asciiReadable=True
    )


def test_catalog_and_pages_drop_the_entries_they_do_not_list() -> None:
    assert "OutputIntents" not in pdfdoc.PDFCatalog.__NoDefault__
    assert "StructTreeRoot" in pdfdoc.PDFCatalog.__NoDefault__
    assert "StructTreeRoot" in pdfdoc.PDFCatalog.__Refs__
    assert "MarkInfo" in pdfdoc.PDFCatalog.__NoDefault__
    assert "Metadata" in pdfdoc.PDFCatalog.__NoDefault__
    assert "StructParents" not in pdfdoc.PDFPage.__NoDefault__
    assert "Tabs" not in pdfdoc.PDFPage.__NoDefault__
    assert "Annots" in pdfdoc.PDFPage.__NoDefault__


def test_a_document_numbers_its_objects_by_name(document: Any) -> None:
    made = pdfdoc.PDFDictionary({"A": 1})
    reference = document.Reference(made, "made")
    number, version = document.idToObjectNumberAndVersion["made"]

    assert reference.name == "made"
    assert (document.numberToId[number], version) == ("made", 0)
    assert document.idToObject["made"] is made
    assert pdfdoc.format(made, document, toplevel=1).split() == b"<< /A 1 >>".split()
    assert pdfdoc.BasicFonts in document.idToObjectNumberAndVersion


def test_a_document_has_a_catalog_an_outline_and_a_way_to_save(document: Any) -> None:
    assert document.Catalog is document._catalog
    assert document.Catalog.Pages is document.Pages
    assert document.Catalog.Outlines is document.outline
    assert document.Catalog.Lang
    assert callable(document.Catalog.setPageMode)
    source = inspect.getsource(type(document).GetPDFData)
    assert "delayedFonts" in source
    assert "self.info.digest" in source
    assert "self.info.invariant = " in source
    assert "return self.format()" in source
    assert "canvas._bookmarkReference" in inspect.getsource(pdfdoc.PDFOutlines)


def test_pages_are_named_by_their_number(document: Any) -> None:
    assert document.thisPageRef().name == "Page1"
    page = pdfdoc.PDFPage()
    document.addPage(page)
    assert document.idToObject["Page1"] is page
    assert document.thisPageRef().name == "Page2"


def test_streams_must_stand_at_the_top_level() -> None:
    assert pdfdoc.PDFStream.__RefOnly__ == 1
    assert pdfdoc.__RefOnly__ == "__RefOnly__"


def test_a_place_is_bound_to_a_page_and_a_height(document: Any) -> None:
    place = pdfdoc.Destination("here")
    place.xyz(57, 700, 0)
    place.setPage(document.thisPageRef())
    document.addPage(pdfdoc.PDFPage())

    assert b"/XYZ 57 700 0" in place.format(document)


def test_the_outline_takes_places_by_name_and_their_level(document: Any) -> None:
    assert document.outline is document.Outlines
    document.outline.addOutlineEntry("here", 0, "Kapitel")
    document.Catalog.setPageMode("UseOutlines")
    document._bookmarkReference = pdfdoc.Destination
    document.outline.prepare(document, document)
    assert document.outline.ready == 1


def test_the_last_glyphs_of_a_font_have_widths_in_thousandths() -> None:
    font = read_font("FacilitatorSymbols-Regular")
    metrics = font.face.hmetrics
    assert isinstance(metrics[0][0], int) and isinstance(metrics[-1][0], float)
    repair_metrics(font)
    assert all(isinstance(advance, int) for advance, _ in font.face.hmetrics)
    assert len(font.face.hmetrics) == len(metrics)


def test_a_font_gives_codes_widths_and_names(document: Any, font: Any) -> None:
    assert font.splitString("aå", document)[0][0] == 0
    assert ord("å") in font.face.charToGlyph
    assert font.face.charWidths[ord("a")] == font.face.getCharWidth(ord("a"))
    assert font.getSubsetInternalName(0, document) == "/F1+0"
    assert document.delayedFonts == [font]


def test_the_mapping_to_text_is_made_under_a_known_name(
    document: Any, font: Any
) -> None:
    font.splitString("aå", document)
    font.getSubsetInternalName(0, document)
    font.addObjects(document)

    names = [name for name in document.idToObject if name.startswith("toUnicodeCMap:")]
    stream = document.idToObject[names[0]]
    assert len(names) == 1
    assert isinstance(stream.content, str)
    assert isinstance(stream.dictionary.dict, dict)


def test_the_mapping_to_text_is_repaired() -> None:
    content = makeToUnicodeCMap("Namn", [0, 0, 0x41, 0x1F44D, *range(0x100, 0x190)])

    repaired = repaired_cmap(content)

    assert "<02> <0041>" in repaired
    assert "<03> <D83DDC4D>" in repaired
    assert "<0000>" not in repaired
    assert "100 beginbfchar" in repaired
    assert "46 beginbfchar" in repaired
    assert repaired.count("endbfchar") == 2
    assert "<00> <93>\nendcodespacerange" in repaired
