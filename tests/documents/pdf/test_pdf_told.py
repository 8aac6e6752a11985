"""What no validator can judge: that a reader is told the source, all of it, in order.

A file that is in order by every standard may still leave a statement out, or tell it
wrongly. So everything the tag tree tells is compared with what was written, and each
fault of this kind, sown in a file that passes, is seen.
"""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pytest
from pikepdf import Array, Name, Object, Pdf, String

from facilitator.documents.pdf import Bars, Column, Flow, Item, Table
from tests.documents.conftest import Write, new_flow
from tests.documents.pdf.sowing import elements, first, font, links, rewrite
from tests.documents.validators import outline, read_tree

pytestmark = pytest.mark.slow

SAID = {
    "07-1": "Bussen går inte efter åtta på kvällen, och då kommer ingen hem. " * 3,
    "07-2": "يجب أن تكون هناك دروس في المساء",
    "07-3": "Ett tecken som inget typsnitt har: \U0001fae8",
    "07-4": "Första raden\nandra raden",
    "07-5": "Máŋga giela",
}
ROWS = [["Unga vuxna", "12"], ["Äldre", "7"]]
Fault = Callable[[Pdf], None]
ALT = "Två staplar: unga vuxna 12, äldre 7."


class Told(NamedTuple):
    """One thing a reader is told."""

    kind: str
    """A structure type."""
    text: str
    lang: str = ""
    alt: str = ""


SOURCE = [
    Told("H1", "Innehåll"),
    *(
        Told("Link", f"{title} {page}")
        for title, page in [("Synpunkter", 2), ("Kvällar", 2), ("Bilaga", 3)]
    ),
    Told("H1", "Synpunkter"),
    Told("H2", "Kvällar"),
    *(
        told
        for number, text in SAID.items()
        for told in (
            Told("Lbl", number),
            Told("LBody", text.strip(), "se" if number == "07-5" else ""),
        )
    ),
    Told("H1", "Bilaga"),
    *(Told("TH", text) for text in ("Grupp", "Antal")),
    *(told for name, count in ROWS for told in (Told("TH", name), Told("TD", count))),
    Told("Figure", "Unga vuxna12Äldre7", alt=ALT),
]
BOOKMARKS = [("Innehåll", 0), ("Synpunkter", 1), ("Kvällar", 1), ("Bilaga", 2)]
LEADS = [1, 1, 2]
"""Index of the page that each link of the contents opens."""


def written() -> Flow:
    """Write the source."""
    flow = new_flow()
    flow.contents("Innehåll")
    flow.heading(1, "Synpunkter")
    flow.heading(2, "Kvällar")
    flow.items(
        Item(number, text, lang="se" if number == "07-5" else "")
        for number, text in SAID.items()
    )
    flow.heading(1, "Bilaga", new_page=True)
    flow.table(Table([Column("Grupp"), Column("Antal", number=True)], ROWS))
    flow.bars(Bars([(name, (int(count),)) for name, count in ROWS], ALT))
    return flow


def leads(path: Path) -> list[int]:
    """Return the index of the page that each link opens."""
    with pikepdf.open(path) as pdf:
        pages = {page.obj.objgen: at for at, page in enumerate(pdf.pages)}
        return [pages[link.Dest[0].objgen] for link in links(pdf)]


def told(path: Path) -> tuple[list[Told], list[tuple[str, int]], list[int]]:
    """Return all that a file tells, its bookmarks, and where its links lead."""
    leaves = read_tree(path).leaves()
    read = [Told(leaf.kind, leaf.text, leaf.lang, leaf.alt) for leaf in leaves]
    return read, outline(path), leads(path)


def swap(first: Object, second: Object, key: Name) -> None:
    """Let two objects change an entry with each other."""
    first[key], second[key] = second[key], first[key]


FAULTS: list[Fault] = []


def fault(sow: Fault) -> Fault:
    """Enter a fault under its name."""
    FAULTS.append(sow)
    return sow


@fault
def a_statement_made_decoration(pdf: Pdf) -> None:
    page = pdf.pages[1]
    body = first(pdf, "LBody")
    mark = b"/LBody<</MCID %d>>BDC" % int(body.K)
    content = page.Contents.read_bytes()
    assert mark in content
    page.Contents = pdf.make_stream(content.replace(mark, b"/Artifact BMC"))
    body.K = Array()


@fault
def a_statement_left_out_of_the_tree(pdf: Pdf) -> None:
    del first(pdf, "L").K[2]


@fault
def a_statement_told_twice(pdf: Pdf) -> None:
    kids = first(pdf, "L").K
    kids.append(kids[0])


@fault
def statements_told_in_another_order(pdf: Pdf) -> None:
    kids = first(pdf, "L").K
    first(pdf, "L").K = Array([*list(kids)[1:], kids[0]])


@fault
def a_number_before_another_statement(pdf: Pdf) -> None:
    one, two, *_ = elements(pdf, "Lbl")
    swap(one, two, Name.K)


@fault
def two_statements_changed_with_each_other(pdf: Pdf) -> None:
    bodies = list(elements(pdf, "LBody"))
    swap(bodies[0], bodies[4], Name.K)


@fault
def no_replacement_text_for_arabic(pdf: Pdf) -> None:
    del first(pdf, "Span")[Name.ActualText]


@fault
def another_replacement_text(pdf: Pdf) -> None:
    first(pdf, "Span").ActualText = String("Inget sagt")


@fault
def a_stand_in_without_its_character(pdf: Pdf) -> None:
    page = pdf.pages[1]
    content = page.Contents.read_bytes()
    hidden = b"/ActualText<FEFFD83EDEE8>"
    assert hidden in content
    page.Contents = pdf.make_stream(content.replace(hidden, b"/ActualText(?)"))


@fault
def a_line_broken_without_a_space(pdf: Pdf) -> None:
    page = pdf.pages[1]
    content = page.Contents.read_bytes()
    assert b" )Tj\nT*" in content
    page.Contents = pdf.make_stream(content.replace(b" )Tj\nT*", b")Tj\nT*", 1))


@fault
def a_word_left_out(pdf: Pdf) -> None:
    page = pdf.pages[1]
    content = page.Contents.read_bytes()
    assert b"inte " in content
    page.Contents = pdf.make_stream(content.replace(b"inte ", b"", 1))


@fault
def letters_that_mean_others(pdf: Pdf) -> None:
    rows = font(pdf).ToUnicode.read_bytes()
    font(pdf).ToUnicode = pdf.make_stream(rows.replace(b"<0061>", b"<0065>"))


@fault
def a_statement_without_its_language(pdf: Pdf) -> None:
    [spoken] = [body for body in elements(pdf, "LBody") if Name.Lang in body]
    del spoken[Name.Lang]


@fault
def a_heading_told_as_a_paragraph(pdf: Pdf) -> None:
    first(pdf, "H2").S = Name.P


@fault
def a_header_told_as_a_cell(pdf: Pdf) -> None:
    cell = list(elements(pdf, "TH"))[2]
    cell.S = Name.TD
    del cell[Name.A]


@fault
def rows_told_in_another_order(pdf: Pdf) -> None:
    body = first(pdf, "TBody")
    body.K = Array([body.K[1], body.K[0]])


@fault
def cells_told_in_another_order(pdf: Pdf) -> None:
    one, two = elements(pdf, "TD")
    swap(one, two, Name.K)


@fault
def a_chart_told_as_nothing(pdf: Pdf) -> None:
    first(pdf, "Figure").Alt = String("Diagram")


@fault
def chapters_told_in_another_order(pdf: Pdf) -> None:
    root = pdf.Root.StructTreeRoot.K
    root.K = Array([root.K[0], root.K[2], root.K[1]])


@fault
def a_bookmark_that_leads_elsewhere(pdf: Pdf) -> None:
    pdf.Root.Outlines.First.Dest[0] = pdf.pages[2].obj


@fault
def a_chapter_without_a_bookmark(pdf: Pdf) -> None:
    with pdf.open_outline() as tree:
        del tree.root[-1]


@fault
def a_link_that_leads_elsewhere(pdf: Pdf) -> None:
    next(links(pdf)).Dest[0] = pdf.pages[2].obj


@fault
def a_mark_moved_to_another_element(pdf: Pdf) -> None:
    rewrite(pdf, b"/MCID 0", b"/MCID 99999")
    rewrite(pdf, b"/MCID 1>", b"/MCID 0>")
    rewrite(pdf, b"/MCID 99999", b"/MCID 1")


def test_a_file_tells_its_source_to_the_letter(write: Write) -> None:
    assert told(write(written())) == (SOURCE, BOOKMARKS, LEADS)


@pytest.mark.parametrize("sow", FAULTS, ids=lambda sow: sow.__name__.replace("_", " "))
def test_a_fault_that_no_validator_judges_is_seen(
    sow: Fault, write: Write, tmp_path: Path
) -> None:
    path = tmp_path / "faulty.pdf"
    with pikepdf.open(write(written())) as pdf:
        sow(pdf)
        pdf.save(path)

    assert told(path) != (SOURCE, BOOKMARKS, LEADS)
