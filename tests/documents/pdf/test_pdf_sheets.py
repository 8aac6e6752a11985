"""Pages on sheets: large print, two-sided print, and booklets to fold."""

import re
import subprocess
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from facilitator.documents.pdf import (
    Archive,
    Column,
    Flow,
    Item,
    Layout,
    Table,
    booklet,
    large,
)
from tests.documents.conftest import LAYOUTS, Write, new_flow, ordinary
from tests.documents.validators import page_texts, read_tree, require_tool

pytestmark = pytest.mark.slow

WORDS = re.compile(r'xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)"')
AREAS = ("Kollektivtrafik", "Barnomsorg", "Kultur", "Arbetsmarknad", "Trygghet")


def words_of(path: Path) -> list[tuple[float, float]]:
    """Return the left and right edge of each word."""
    require_tool("pdftotext")
    found = subprocess.run(
        ["pdftotext", "-bbox", path, "-"], capture_output=True, check=True
    )
    return [(float(a), float(b)) for a, b in WORDS.findall(found.stdout.decode())]


def sizes(path: Path) -> set[float]:
    """Return every size that text is printed in, running lines included."""
    found = set()
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            content = page.Contents.read_bytes()
            scale = float(re.findall(rb"^q ([\d.]+) 0 0", content)[0])
            for size in re.findall(rb"([\d.]+) Tf", content):
                found.add(round(float(size) * scale, 1))
    return found


def pages_to_fold(flow: Flow, count: int) -> Flow:
    """Write so many pages, a word on each."""
    for at in range(count):
        flow.heading(1, f"Sida-{at + 1}.", new_page=True)
        flow.paragraph("<</MCID 3>>BDC (är ingen märkning)")
    return flow


def test_large_print_has_no_text_under_its_least_size(write: Write) -> None:
    found = sorted(sizes(write(ordinary(large(Layout())))))

    running, *content = found
    assert running >= 12
    assert min(content) >= 16


@pytest.mark.parametrize("layout", [large(Layout()), large(booklet(Layout()))])
def test_a_matrix_too_wide_for_the_page_is_a_list_that_says_as_much(
    layout: Layout, write: Write
) -> None:
    flow = new_flow(layout=layout)
    flow.heading(1, "Fördelning")
    columns = [Column("Grupp", 2), *(Column(area, number=True) for area in AREAS)]
    rows = [[f"Ungdomsrådet {at}", *"12345"] for at in range(9)]
    flow.table(Table(columns, rows, caption="Efter grupp och område"))

    path = write(flow)

    right = layout.paper[0] - layout.right * layout.scale
    assert all(edge <= right + 0.5 for _, edge in words_of(path))
    told = " · ".join(f"{area}: {at}" for at, area in enumerate(AREAS, 1))
    assert [entry.text for entry in read_tree(path).find("P")] == [
        "Efter grupp och område",
        *(text for at in range(9) for text in (f"Ungdomsrådet {at}", told)),
    ]


@pytest.mark.parametrize(("archive", "told"), [("2a", True), ("1a", False)])
@pytest.mark.parametrize(
    ("layout", "edge"),
    [(Layout(duplex=True), "Long"), (booklet(Layout()), "Short")],
)
def test_a_printer_is_told_how_to_turn_the_paper(
    layout: Layout, edge: str, archive: Archive, told: bool, write: Write
) -> None:
    with pikepdf.open(write(new_flow(layout=layout, archive=archive))) as pdf:
        found = pdf.Root.ViewerPreferences.get("/Duplex")

    assert str(found) == (f"/DuplexFlip{edge}Edge" if told else "None")


def test_a_gutter_is_for_two_sided_print_alone(write: Write) -> None:
    flow = pages_to_fold(new_flow(layout=Layout(gutter=15)), 2)
    lefts = {left for left, _ in words_of(write(flow))}

    assert min(lefts) == pytest.approx(57, abs=0.5)


@pytest.mark.parametrize("with_contents", [True, False])
def test_a_right_hand_page_has_an_odd_number(with_contents: bool, write: Write) -> None:
    flow = new_flow(layout=Layout(duplex=True))
    flow.cover("Dialog")
    if with_contents:
        flow.odd_page()
        flow.contents("Innehåll")
    for title in ("Ett", "Två", "Tre"):
        flow.odd_page()
        flow.heading(1, title)
        flow.items([Item("1", "Bussen. " * 40)] * 9)

    tree = read_tree(write(flow))

    first_pages = [min(heading.pages) + 1 for heading in tree.find("H1")]
    assert all(number % 2 for number in first_pages)
    assert len(first_pages) == 4 + with_contents


def test_one_sided_print_has_no_empty_pages(write: Write) -> None:
    flow = new_flow()
    for title in ("Ett", "Två", "Tre"):
        flow.odd_page()
        flow.heading(1, title)

    assert len(page_texts(write(flow))) == 3


@pytest.mark.parametrize("count", [1, 4, 5, 8, 11])
def test_a_booklet_reads_on_when_it_is_folded(count: int, write: Write) -> None:
    path = write(pages_to_fold(new_flow(layout=booklet(Layout())), count))

    found = [re.findall(r"Sida-\d+\.", text) for text in page_texts(path)]
    padded = count + -count % 4
    names = [f"Sida-{at}." if at <= count else "" for at in range(padded + 1)]
    expected = []
    for at in range(1, padded // 2 + 1):
        pair = (padded + 1 - at, at) if at % 2 else (at, padded + 1 - at)
        expected.append({names[each] for each in pair if names[each]})
    assert [set(words) for words in found] == expected
    with pikepdf.open(path) as pdf:
        assert all(page.mediabox[2] > page.mediabox[3] for page in pdf.pages)


def test_a_booklet_is_read_in_the_order_it_was_written(write: Write) -> None:
    path = write(pages_to_fold(new_flow(layout=booklet(Layout())), 9))

    tree = read_tree(path)

    assert [each.text for each in tree.find("H1")] == [
        f"Sida-{at}." for at in range(1, 10)
    ]
    assert {each.text for each in tree.find("P")} == {
        "<</MCID 3>>BDC (är ingen märkning)"
    }


def test_links_and_bookmarks_of_a_booklet_open_the_right_half(write: Write) -> None:
    flow = new_flow(layout=booklet(Layout()))
    flow.contents("Innehåll")
    pages_to_fold(flow, 3)
    with pikepdf.open(write(flow)) as pdf:
        sheets: dict[Any, int] = {page.objgen: at for at, page in enumerate(pdf.pages)}
        half = float(pdf.pages[0].mediabox[2]) / 2
        places = [
            (sheets[note.Dest[0].objgen], float(note.Dest[2]) > half)
            for page in pdf.pages
            for note in page.get("/Annots", [])
        ]
        boxes = [
            float(note.Rect[0]) > half
            for page in pdf.pages
            for note in page.get("/Annots", [])
        ]

    # Pages 2 and 3 are the inner side, page 4 is the back of the outer one.
    assert places == [(1, False), (1, True), (0, False)]
    assert all(boxes)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("filled", range(14, 34, 3))
def test_no_layout_leaves_a_heading_at_the_foot(
    filled: int, layout: str, write: Write
) -> None:
    flow = new_flow(layout=LAYOUTS[layout])
    flow.heading(1, "Först")
    flow.bullets(["rad"] * filled)
    flow.heading(2, "Rubrik")
    flow.table(Table([Column("Grupp", 1), Column("Ord", 2)], [["Ett", "ord " * 60]]))

    tree = read_tree(write(flow))

    [heading], [row] = tree.find("H2"), list(tree.find("TR"))[1:]
    assert heading.pages == row.pages


def test_the_accent_colours_headings_and_links(write: Write) -> None:
    flow = new_flow(layout=Layout(accent="#7a1f3d"))
    flow.heading(1, "Rubrik")
    flow.link("https://kommun.example")
    with pikepdf.open(write(flow)) as pdf:
        content = pdf.pages[0].Contents.read_bytes()

    assert content.count(b"0.478 0.122 0.239 rg") == 1
    assert b"accent" not in content


@pytest.mark.parametrize("accent", ["", "red", "#12345", "#1234567", "0 0 0 rg"])
def test_an_accent_that_is_no_colour_is_refused(accent: str) -> None:
    with pytest.raises(ValueError, match="rrggbb"):
        Layout(accent=accent)
