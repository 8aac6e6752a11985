"""The flow of blocks over pages: nothing orphaned, nothing outside the paper."""

import re
import subprocess
from pathlib import Path

import pikepdf
import pytest

from facilitator.documents.pdf import Bars, Column, Item, Layout, Table
from tests.documents.conftest import Write, new_flow
from tests.documents.validators import Node, page_texts, read_tree, require_tool

pytestmark = pytest.mark.slow

SENTENCE = "En mening som är ungefär så lång som en rad i textspalten brukar vara. "


def pages_of(node: Node) -> list[int]:
    """Return the pages of a node in order."""
    return sorted(node.pages)


@pytest.mark.parametrize("filled", range(30, 48))
def test_a_heading_is_never_alone_at_the_foot(filled: int, write: Write) -> None:
    flow = new_flow()
    flow.heading(1, "Först")
    flow.bullets(["rad"] * filled)
    flow.heading(2, "Rubrik")
    flow.heading(3, "Underrubrik")
    flow.items([Item("1", SENTENCE * 3)])

    tree = read_tree(write(flow))

    [upper], [lower] = tree.find("H2"), tree.find("H3")
    item = list(tree.find("LBody"))[-1]
    assert pages_of(upper) == pages_of(lower) == pages_of(item)[:1]


@pytest.mark.parametrize("filled", range(36, 50))
def test_no_line_of_a_paragraph_is_left_alone(filled: int, write: Write) -> None:
    flow = new_flow()
    flow.heading(1, "Först")
    flow.bullets(["rad"] * filled)
    flow.paragraph(SENTENCE * 7)
    with pikepdf.open(write(flow)) as pdf:
        lines = [_lines_of(page, b"/P") for page in pdf.pages]

    assert sum(lines) > 5
    assert all(count == 0 or count >= 2 for count in lines)


def _lines_of(page: pikepdf.Page, kind: bytes) -> int:
    content = page.Contents.read_bytes()
    marks = re.findall(kind + rb"<</MCID \d+>>BDC(.*?)EMC", content, re.DOTALL)
    return sum(mark.count(b"Tj") for mark in marks)


def test_headings_that_skip_a_level_are_refused() -> None:
    flow = new_flow()
    with pytest.raises(ValueError, match="level 2"):
        flow.heading(2, "Nej")
    flow.heading(1, "Ja")
    with pytest.raises(ValueError, match="level 3"):
        flow.heading(3, "Nej")


def test_a_table_repeats_its_header_as_an_artifact(write: Write) -> None:
    flow = new_flow()
    flow.heading(1, "Bilaga")
    flow.table(Table([Column("Grupprubrik")], [[f"rad {at}"] for at in range(150)]))

    path = write(flow)

    texts = page_texts(path)
    assert len(texts) > 3
    assert all("Grupprubrik" in text for text in texts)
    [head] = read_tree(path).find("THead")
    assert head.text == "Grupprubrik"


def test_a_new_page_shows_again_whose_words_go_on(write: Write) -> None:
    flow = new_flow()
    flow.heading(1, "Betydelser")
    said = [Item("Unga vuxna", SENTENCE), *[Item("", SENTENCE)] * 60]
    flow.entries([*said, Item("Äldre", SENTENCE)])

    path = write(flow)

    texts = page_texts(path)
    assert len(texts) > 2
    assert [text.count("Unga vuxna") for text in texts] == [1] * len(texts)
    labels = [each.text for each in read_tree(path).find("Lbl")]
    assert [each for each in labels if each] == ["Unga vuxna", "Äldre"]


def test_rows_are_kept_whole_unless_they_are_long(write: Write) -> None:
    flow = new_flow()
    flow.heading(1, "Bilaga")
    rows = [[str(at), SENTENCE * 5] for at in range(60)]
    rows.append(["lång", SENTENCE * 150])
    flow.table(Table([Column("Nr", width=60), Column("Text")], rows))

    *whole, broken = next(read_tree(write(flow)).find("TBody")).kids

    assert all(len(row.pages) == 1 for row in whole)
    assert len(broken.pages) == 2


def test_a_row_of_another_width_is_refused() -> None:
    flow = new_flow()
    flow.heading(1, "Bilaga")
    with pytest.raises(ValueError, match="2 cells"):
        flow.table(Table([Column("Nr")], [["1", "2"]]))


def test_a_chart_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="words"):
        new_flow().bars(Bars([("Unga", (1,))], alt=" "))


def test_a_chart_too_long_for_a_page_becomes_several(write: Write) -> None:
    flow = new_flow()
    flow.heading(1, "Diagram")
    flow.bars(Bars([(f"Ord {at}", (at,)) for at in range(90)], alt="Nittio staplar"))

    figures = list(read_tree(write(flow)).find("Figure"))

    assert len(figures) == 3
    assert all(len(figure.pages) == 1 for figure in figures)
    shown = "".join(figure.text for figure in figures)
    assert all(f"Ord {at}" in shown for at in range(90))


def test_nothing_is_drawn_outside_the_margins(write: Write) -> None:
    flow = new_flow(layout=Layout(width=300, height=420))
    flow.heading(1, "W" * 200)
    flow.paragraph("W" * 900)
    flow.items([Item("nummer-" * 9, "W" * 900, meta="m" * 300)])
    flow.facts([("nyckel" * 9, "v" * 200)])
    flow.table(Table([Column("W" * 40), Column("W" * 40)], [["W" * 900, "w" * 90]]))

    path = write(flow)

    require_tool("pdftotext")
    found = subprocess.run(
        ["pdftotext", "-bbox", path, "-"], capture_output=True, check=True
    )
    words = re.findall(
        r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"',
        found.stdout.decode(),
    )
    assert len(words) > 20
    for left, top, right, bottom in (map(float, word) for word in words):
        assert left >= 56
        assert right <= 300 - 56
        assert top >= 25
        assert bottom <= 420 - 25


def test_an_empty_document_has_one_page(write: Write) -> None:
    assert len(page_texts(write(new_flow()))) == 1


def test_the_qr_code_can_be_read_from_paper(write: Write, tmp_path: Path) -> None:
    import zxingcpp
    from PIL import Image

    address = "HTTPS://KOMMUN.EXAMPLE/D/BORD-7?G=UNGA"
    flow = new_flow()
    flow.heading(1, "Svara")
    flow.qr(address, "QR-kod")
    path = write(flow)

    require_tool("pdftoppm")
    picture = tmp_path / "page"
    command = ["pdftoppm", "-r", "150", "-gray", "-png", "-singlefile"]
    subprocess.run([*command, str(path), str(picture)], check=True)
    with Image.open(picture.with_suffix(".png")) as image:
        [code] = zxingcpp.read_barcodes(image)

    assert code.text == address
