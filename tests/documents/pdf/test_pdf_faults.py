"""The gate is awake: veraPDF finds every fault sown in a file that passes."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Encryption, Name, Pdf, String

from tests.documents.pdf.sowing import elements, first, font, links, rewrite
from tests.documents.validators import vera

pytestmark = pytest.mark.slow

Fault = Callable[[Pdf], None]
FAULTS: dict[str, tuple[str, Fault]] = {}
"""Name of the fault → the rule it breaks, and how it is sown."""


def fault(rule: str) -> Callable[[Fault], Fault]:
    """Enter a fault under its name and the clause of the rule it breaks."""

    def entered(sow: Fault) -> Fault:
        FAULTS[sow.__name__.replace("_", " ")] = rule, sow
        return sow

    return entered


def edit_metadata(pdf: Pdf, old: bytes, new: bytes) -> None:
    """Change the XMP packet in one place."""
    packet = pdf.Root.Metadata.read_bytes()
    assert old in packet
    pdf.Root.Metadata = pdf.make_stream(
        packet.replace(old, new, 1), Type=Name.Metadata, Subtype=Name.XML
    )


@fault("6.2")
def no_mark_info(pdf: Pdf) -> None:
    del pdf.Root.MarkInfo


@fault("6.2")
def not_marked(pdf: Pdf) -> None:
    pdf.Root.MarkInfo.Marked = False


@fault("7.1")
def suspect_tags(pdf: Pdf) -> None:
    pdf.Root.MarkInfo.Suspects = True


@fault("7.2")
def no_language(pdf: Pdf) -> None:
    del pdf.Root.Lang


@fault("6.7.4")
def an_invalid_language(pdf: Pdf) -> None:
    first(pdf, "P").Lang = String("sv_SE!")


@fault("7.1")
def no_structure_tree(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot


@fault("7.1")
def no_title_shown(pdf: Pdf) -> None:
    del pdf.Root.ViewerPreferences


@fault("7.1")
def no_metadata(pdf: Pdf) -> None:
    del pdf.Root.Metadata


@fault("7.1")
def no_title_in_metadata(pdf: Pdf) -> None:
    edit_metadata(pdf, b"dc:title", b"dc:other")
    edit_metadata(pdf, b"/dc:title", b"/dc:other")


@fault("5")
def no_claim_of_accessibility(pdf: Pdf) -> None:
    edit_metadata(pdf, b"<pdfuaid:part>1</pdfuaid:part>", b"")


@fault("6.6.4")
def no_claim_of_archiving(pdf: Pdf) -> None:
    edit_metadata(pdf, b"<pdfaid:part>2</pdfaid:part>", b"")


@fault("6.6.2.3.1")
def no_extension_schema(pdf: Pdf) -> None:
    packet = pdf.Root.Metadata.read_bytes()
    start = packet.index(b"<pdfaExtension:schemas>")
    end = packet.index(b"</pdfaExtension:schemas>") + 24
    edit_metadata(pdf, packet[start:end], b"")


@fault("7.3")
def a_figure_without_words(pdf: Pdf) -> None:
    del first(pdf, "Figure")[Name.Alt]


@fault("7.4.2")
def a_skipped_heading_level(pdf: Pdf) -> None:
    first(pdf, "H2").S = Name.H4


@fault("7.5")
def a_header_cell_without_scope(pdf: Pdf) -> None:
    for cell in elements(pdf, "TH"):
        del cell[Name.A]


@fault("7.2")
def a_short_row(pdf: Pdf) -> None:
    row = list(elements(pdf, "TR"))[3]
    del row.K[-1]


@fault("7.2")
def a_caption_in_the_middle(pdf: Pdf) -> None:
    kids = first(pdf, "Table").K
    kids.insert(2, kids[0])
    del kids[0]


@fault("7.2")
def a_paragraph_straight_in_a_list(pdf: Pdf) -> None:
    first(pdf, "LI").S = Name.P


@fault("7.2")
def a_list_body_astray(pdf: Pdf) -> None:
    first(pdf, "P").S = Name.LBody


@fault("7.2")
def a_contents_item_astray(pdf: Pdf) -> None:
    first(pdf, "TOC").S = Name.Sect


@fault("7.1")
def an_unknown_kind_of_element(pdf: Pdf) -> None:
    first(pdf, "P").S = Name.Stycke


@fault("7.1")
def a_standard_kind_remapped(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(P=Name.H1)


@fault("7.1")
def untagged_text(pdf: Pdf) -> None:
    rewrite(pdf, b"BT", b"BT /F1+0 9 Tf 1 0 0 1 40 40 Tm (x)Tj ET BT")


@fault("7.1")
def an_artifact_in_tagged_text(pdf: Pdf) -> None:
    rewrite(pdf, b"Tj", b"Tj /Artifact BMC ( )Tj EMC")


@fault("7.1")
def tagged_text_in_an_artifact(pdf: Pdf) -> None:
    rewrite(pdf, b"BT\n", b"BT\n/Artifact BMC\n")
    rewrite(pdf, b"\nET", b"\nEMC\nET")


@fault("7.1")
def a_mark_that_no_element_owns(pdf: Pdf) -> None:
    rewrite(pdf, b"/MCID 0", b"/MCID 999")


@fault("7.1")
def no_parent_tree(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.ParentTree = Dictionary(Nums=Array())


@fault("7.21")
def a_sign_without_a_glyph(pdf: Pdf) -> None:
    rewrite(pdf, b"Tj", b"Tj (\\000)Tj")


@fault("7.21.5")
def a_wrong_width(pdf: Pdf) -> None:
    font(pdf).Widths = Array([width + 50 for width in font(pdf).Widths])


@fault("7.21.4.1")
def a_font_left_out(pdf: Pdf) -> None:
    del font(pdf).FontDescriptor[Name.FontFile2]


@fault("7.21.7")
def no_way_back_to_text(pdf: Pdf) -> None:
    del font(pdf)[Name.ToUnicode]


@fault("7.21.7")
def signs_that_mean_nothing(pdf: Pdf) -> None:
    cmap = font(pdf).ToUnicode.read_bytes()
    font(pdf).ToUnicode = pdf.make_stream(cmap.replace(b"<0061>", b"<0000>"))


@fault("6.2.4.3")
def no_output_intent(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents


@fault("6.5.1")
def a_script(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.beep()"))


@fault("6.8")
def an_attachment(pdf: Pdf) -> None:
    pdf.attachments["x.txt"] = b"x"


@fault("7.18.3")
def no_tab_order(pdf: Pdf) -> None:
    for page in pdf.pages:
        if Name.Annots in page.obj:
            del page.obj[Name.Tabs]


@fault("7.18.5")
def a_link_without_a_name(pdf: Pdf) -> None:
    del next(links(pdf))[Name.Contents]


@fault("7.18.5")
def a_link_outside_the_tree(pdf: Pdf) -> None:
    del next(links(pdf))[Name.StructParent]


@fault("6.3.2")
def a_link_that_is_not_printed(pdf: Pdf) -> None:
    next(links(pdf)).F = 0


@fault("6.3.1")
def a_film(pdf: Pdf) -> None:
    next(links(pdf)).Subtype = Name.Movie


@pytest.mark.validators
@pytest.mark.parametrize("name", FAULTS)
def test_a_sown_fault_is_found(name: str, ordinary_file: Path, tmp_path: Path) -> None:
    rule, sow = FAULTS[name]
    path = tmp_path / "faulty.pdf"
    with pikepdf.open(ordinary_file) as pdf:
        sow(pdf)
        pdf.save(path, object_stream_mode=pikepdf.ObjectStreamMode.generate)

    broken = [*vera(path, "ua1"), *vera(path, "2a")]

    assert any(each.startswith(rule) for each in broken), broken


@pytest.mark.validators
def test_encryption_is_found(ordinary_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    with pikepdf.open(ordinary_file) as pdf:
        pdf.save(path, encryption=Encryption(owner="x", user=""))

    assert any(each.startswith("6.1.3") for each in vera(path, "2a"))


@pytest.mark.validators
def test_saving_the_file_again_breaks_nothing(
    ordinary_file: Path, tmp_path: Path
) -> None:
    path = tmp_path / "again.pdf"
    with pikepdf.open(ordinary_file) as pdf:
        pdf.save(path, object_stream_mode=pikepdf.ObjectStreamMode.generate)

    assert [*vera(path, "ua1"), *vera(path, "2a")] == []
