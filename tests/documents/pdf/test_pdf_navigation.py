"""Bookmarks, the table of contents and links lead where they say."""

import re
import subprocess
from pathlib import Path

import pikepdf
import pytest

from facilitator.documents.pdf import Flow, Furniture, Info, Item, Layout
from tests.documents.conftest import MADE, Write, new_flow, ordinary
from tests.documents.validators import (
    Node,
    outline,
    page_texts,
    read_tree,
    require_tool,
)

WORD = re.compile(
    r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="[\d.]+">(.*?)</word>'
)


def headings(tree: Node) -> list[tuple[str, int]]:
    """Return all headings but the cover's, with the index of their page."""
    found = [
        (node.text, min(node.pages))
        for level in ("H1", "H2", "H3", "H4")
        for node in tree.find(level)
        if min(node.pages) > 0
    ]
    return sorted(found)


def test_bookmarks_open_the_pages_of_their_headings(ordinary_file: Path) -> None:
    bookmarks = sorted(outline(ordinary_file))

    assert bookmarks == headings(read_tree(ordinary_file))
    assert len({page for _, page in bookmarks}) > 4


def test_contents_print_and_open_the_pages_of_their_headings(
    ordinary_file: Path,
) -> None:
    tree = read_tree(ordinary_file)
    pages = dict(headings(tree))
    [table] = tree.find("TOC")
    printed = [entry.text.rsplit(" ", 1) for entry in table.kids]

    assert [title for title, _ in printed] == [
        "Sammanfattning",
        "Fördelning",
        "Synpunkter",
        "Unga vuxna",
        "Äldre",
        "Landsbygden",
    ]
    assert {title: int(number) - 1 for title, number in printed} == {
        title: pages[title] for title, _ in printed
    }
    with pikepdf.open(ordinary_file) as pdf:
        order = {page.obj.objgen: at for at, page in enumerate(pdf.pages)}
        links = pdf.pages[1].Annots
        assert [order[link.Dest[0].objgen] for link in links] == [
            pages[title] for title, _ in printed
        ]


def test_a_long_table_of_contents_takes_the_pages_it_needs(write: Write) -> None:
    flow = new_flow()
    flow.contents("Innehåll", depth=3)
    for at in range(90):
        flow.heading(1, f"Kapitel {at} " + "med lång rubrik " * (at % 9))
        flow.paragraph("Text.")

    path = write(flow)

    tree = read_tree(path)
    [table] = tree.find("TOC")
    pages = dict(headings(tree))
    assert len(table.pages) > 2
    for entry in table.kids:
        title, number = entry.text.rsplit(" ", 1)
        assert pages[title] == int(number) - 1


def test_every_page_but_the_cover_is_numbered_of_the_total(ordinary_file: Path) -> None:
    texts = page_texts(ordinary_file)

    assert "Sida" not in texts[0]
    for number, text in enumerate(texts[1:], 2):
        assert f"Sida {number} av {len(texts)}" in text
        assert "Summa 7f3a" in text
        assert "Medborgardialog" in text


def test_the_running_head_names_the_chapter(ordinary_file: Path) -> None:
    texts = page_texts(ordinary_file)

    assert "Synpunkter" in texts[-1]
    assert "Sammanfattning" in texts[2]
    assert "Sammanfattning" not in texts[-1]


@pytest.mark.parametrize("left", ["Dialog", "حوار المواطنين", "Dialog " * 30])
def test_the_two_sides_of_the_running_head_never_meet(
    left: str, tmp_path: Path
) -> None:
    flow = Flow(Info("Sidor", "sv-SE", MADE), furniture=Furniture(left, "Summa"))
    flow.heading(1, "Kapitel " * 30)
    path = tmp_path / "sidor.pdf"
    path.write_bytes(flow.finish())

    require_tool("pdftotext")
    told = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True)
    words = [
        (float(low), float(high), word)
        for low, top, high, word in WORD.findall(told.stdout.decode())
        if float(top) < 60
    ]
    lefts = [high for _, high, word in words if word != "Kapitel"]
    assert lefts and max(lefts) < min(
        low for low, _, word in words if word == "Kapitel"
    )


def test_the_running_head_names_what_goes_on_from_the_page_before(
    write: Write,
) -> None:
    flow = new_flow()
    flow.heading(1, "1 Hållbar tillväxt")
    flow.paragraph("Allt.")
    flow.heading(2, "Vad behöver finnas nära?")
    for group in ("Barnfamiljer", "Äldre"):
        flow.heading(3, group, in_contents=False)
        flow.items(Item(f"1-{at}", "En buss. " * 30) for at in range(30))
    flow.heading(1, "2 Kultur", new_page=True)
    flow.paragraph("Inget.")

    first, *others, last = page_texts(write(flow))

    within = "Vad behöver finnas nära? · "
    found = [text.split(within)[1].splitlines()[0] for text in others if within in text]
    assert found == sorted(found)
    assert within not in first and within not in last
    assert set(found) == {"Barnfamiljer", "Äldre"}
    assert len(found) == len(others)


def test_a_web_link_carries_its_address(ordinary_file: Path) -> None:
    with pikepdf.open(ordinary_file) as pdf:
        addresses = [
            str(link.A.URI)
            for page in pdf.pages
            for link in page.obj.get("/Annots", [])
            if "/A" in link
        ]

    assert addresses == ["HTTPS://KOMMUN.EXAMPLE/D"]


def test_a_gutter_moves_pages_links_and_figures_alike(write: Write) -> None:
    flow = new_flow(layout=Layout(gutter=15, duplex=True))
    flow.heading(1, "Ett")
    flow.qr("https://kommun.example", "QR-kod")
    flow.heading(1, "Två", new_page=True)
    flow.qr("https://kommun.example", "QR-kod")

    with pikepdf.open(write(flow)) as pdf:
        lefts = [float(page.Annots[0].Rect[0]) for page in pdf.pages]
        contents = [page.Contents.read_bytes() for page in pdf.pages]

    assert lefts[0] - lefts[1] == pytest.approx(30)
    assert contents[0].startswith(b"q 1 0 0 1 15 0 cm")
    assert contents[1].startswith(b"q 1 0 0 1 -15 0 cm")


def test_the_outline_never_skips_a_level_when_a_cover_comes_first(write: Write) -> None:
    with pikepdf.open(write(ordinary())) as pdf, pdf.open_outline() as tree:
        titles = [item.title for item in tree.root]

    assert titles == ["Innehåll", "Sammanfattning", "Synpunkter"]
