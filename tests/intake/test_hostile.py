"""No file takes the program down: it is read, or refused with a sentence."""

from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.errors import Refused
from facilitator.domain.text import clean, clean_line
from facilitator.i18n.sentences.all import sentence
from facilitator.i18n.translate import load
from facilitator.intake import limits, tables, unpacking
from facilitator.intake.tables import read_table
from tests.hostile import HOSTILE
from tests.intake.conftest import Desk
from tests.intake.packages import lying, package, row, sheet, strings
from tests.intake.shapes import GROUPS, forms, workbook, write

MEGABYTE = 1024 * 1024


def refused(path: Path) -> str:
    """Return the code with which a file is refused, when read to its end."""
    with pytest.raises(Refused) as caught:
        list(read_table(path).rows())
    assert sentence(load("sv"), caught.value) != str(caught.value)
    return caught.value.code


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "import.old_workbook"),
        (b"%PDF-1.7\n%...", "import.no_table"),
        (b"\x89PNG\r\n\x1a\n", "import.no_table"),
        (b"  <!DOCTYPE html><table><tr><td>a;b", "import.no_table"),
        (b"PK\x03\x04", "import.broken"),
        (b"PK\x03\x04" + b"\xff" * 5000, "import.broken"),
        (b'a;b\n1;"' + b"x" * 300_000, "import.long_cell"),
        (b'a;b\n1;"x\n2;y\n', "import.open_quote"),
        (b";".join([b"a"] * 100_000) + b"\n1\n", "import.too_wide"),
        (b"a\n" * 200_001, "import.too_many_rows"),
    ],
)  # fmt: skip
def test_what_is_no_table_or_too_large_is_refused(
    tmp_path: Path, raw: bytes, code: str
) -> None:
    path = tmp_path / "svar.csv"
    path.write_bytes(raw)
    assert refused(path) == code


def test_a_folder_and_what_is_not_there_are_refused(tmp_path: Path) -> None:
    assert refused(tmp_path) == "import.no_file"
    assert refused(tmp_path / "borta.csv") == "import.no_file"


def test_a_file_beyond_the_limit_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "LARGEST_FILE", 100)
    (path := tmp_path / "svar.csv").write_bytes(b"a" * 101)
    assert refused(path) == "import.too_large"


@pytest.mark.parametrize("raw", [b"", b"\n\n", b"\xef\xbb\xbf", b"sep=;\r\n", b" ; ;"])
def test_a_file_without_rows_is_refused(desk: Desk, raw: bytes) -> None:
    with pytest.raises(Refused, match="no_rows"):
        desk.propose(desk.text(raw))


def test_what_a_file_holds_decides_not_its_name(desk: Desk) -> None:
    forms(book := desk.folder / "svar.csv")
    text = desk.text("Synpunkt;Målgrupp\nFler träd;Äldre (65+)\n", "svar.xlsx")
    assert desk.propose(book).tool == "forms"
    assert desk.propose(text).delimiter == ";"


def test_nul_bytes_are_taken_out_and_cost_nothing_else(desk: Desk) -> None:
    desk.take(desk.text(b"text\nFler\0 tr\0\xc3\xa4d\n\0\n"), group="1", area="1")
    assert desk.texts() == ["Fler träd"]


def test_hostile_texts_come_in_as_any_statement_does(desk: Desk) -> None:
    texts = [text for text in HOSTILE.values() if "\ud800" not in text]
    write(
        path := desk.folder / "a.csv", [["text"], *([x] for x in texts)], ";", "utf-8"
    )
    report = desk.take(path, group="1", area="1")
    assert report.read == len(texts)
    assert desk.texts() == sorted(clean(text) for text in texts if clean(text))


def test_hostile_headers_are_one_line_each_and_unlike(desk: Desk) -> None:
    header = [*HOSTILE.values(), "", "", "dubbel", "dubbel", "x" * 9000]
    named = [name.encode("utf-8", "replace").decode() for name in header]
    write(path := desk.folder / "a.csv", [named, ["a"] * len(named)], ";", "utf-8")
    names = desk.propose(path).names
    assert len(set(names)) == len(header)
    assert all(clean_line(name) == name and len(name) <= 500 for name in names)
    imports = desk.office.imports()
    saved = desk.propose(path, group="1", area="1").mapping
    assert desk.propose(path).mapping.columns == saved.columns
    imports.save(desk.opened, saved)
    assert desk.propose(path).mapping == saved


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    blank = sheet(" " * 30 * MEGABYTE)
    assert refused(package(tmp_path / "a.xlsx", blank)) == "import.bomb"
    many = {f"xl/worksheets/s{n}.xml": "<a/>" for n in range(limits.MOST_PARTS)}
    path = package(tmp_path / "b.xlsx", sheet(""), **many)
    assert refused(path) == "import.bomb"


def test_content_beyond_the_limit_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unpacking, "LARGEST_CONTENT", 1000)
    path = package(tmp_path / "a.xlsx", sheet(row(1, "a" * 2000)))
    assert refused(path) == "import.bomb"


@pytest.mark.parametrize("size", [10, 500, 4_000_000_000])
def test_a_part_that_lies_about_its_size_is_not_trusted(
    tmp_path: Path, size: int
) -> None:
    rows = "".join(row(n, "fler träd") for n in range(1, 4000))
    path = package(tmp_path / "a.xlsx", sheet(rows))
    lying(path, "xl/worksheets/sheet1.xml", size)
    assert refused(path) in ("import.broken", "import.bomb")


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576">'
         '<c r="A1048576"><v>1</v></c></row>', "import.too_many_rows"),
        ('<row r="1"><c r="XFD1"><v>1</v></c></row>', "import.too_wide"),
        ('<row r="1"><c r="A1"><v>1</v></c></row><row r="190000">'
         '<c r="ZZ190000"><v>1</v></c></row>', "import.too_many_cells"),
        (f"<row>{''.join(f'<c><v>{n}</v></c>' for n in range(100_000))}</row>",
         "import.too_wide"),
    ],
    ids=("rows", "columns", "cells", "row without places"),
)  # fmt: skip
def test_a_sheet_that_spans_too_much_is_refused(
    tmp_path: Path, rows: str, code: str
) -> None:
    assert refused(package(tmp_path / "a.xlsx", sheet(rows))) == code


@pytest.mark.parametrize("place", ["", "A", "1", "AAAA1", "A00000001048576", "Å1"])
def test_a_cell_whose_place_cannot_be_told_is_refused(
    tmp_path: Path, place: str
) -> None:
    rows = f'<row><c r="{place}"><v>1</v></c></row>'
    assert refused(package(tmp_path / "a.xlsx", sheet(rows))) == "import.broken"


def test_one_long_string_in_many_cells_is_refused(tmp_path: Path) -> None:
    cell = '<c t="s"><v>0</v></c>'
    rows = "".join(f"<row>{cell * 10}</row>" for _ in range(400))
    path = package(tmp_path / "a.xlsx", sheet(rows), strings("å" * 100_000))
    assert refused(path) == "import.too_much_text"
    path = package(tmp_path / "b.xlsx", sheet(rows), strings("å" * 200_000))
    assert refused(path) == "import.too_much_text"


@pytest.mark.parametrize("number", ["7", "-1", "9" * 20, "x", "+0", "0" * 30, ""])
def test_strings_that_point_nowhere_do_no_harm(tmp_path: Path, number: str) -> None:
    cells = f'<row><c t="s"><v>{number}</v></c></row>'
    path = package(tmp_path / "a.xlsx", sheet(cells), strings("a"))
    try:
        assert list(read_table(path).rows()) in ([["a"]], [[]], [])
    except Refused as error:
        assert error.code == "import.broken"


@pytest.mark.parametrize("number", ["+1", "0" * 11 + "1", "1.0", "1 "])
def test_a_long_string_is_counted_however_it_is_pointed_at(
    tmp_path: Path, number: str
) -> None:
    cell = f'<c t="s"><v>{number}</v></c>'
    rows = f"<row>{cell * 1000}</row>"
    path = package(tmp_path / "a.xlsx", sheet(rows), strings("a", "å" * 120_000))
    assert refused(path) == "import.too_much_text"


def test_definitions_that_grow_are_refused(tmp_path: Path) -> None:
    laughs = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]>'
    path = package(tmp_path / "a.xlsx", laughs + sheet(row(1, "&c;")))
    assert refused(path) == "import.broken"


def test_links_that_lead_out_never_reach_the_reader(tmp_path: Path) -> None:
    more = {
        "xl/externalLinks/externalLink1.xml": "<x>http://exempel.example/</x>",
        "xl/vbaProject.bin": "macro",
    }
    path = package(tmp_path / "a.xlsx", sheet(row(1, "a")), **more)
    kept = unpacking.rows_alone(path).getvalue()
    assert b"exempel" not in kept and b"vbaProject" not in kept
    assert b"externalLink1.xml" not in kept.replace(b"xl/_rels", b"")
    assert [cells for cells in read_table(path).rows()] == [["a"]]


def test_formulas_are_the_values_that_were_stored(tmp_path: Path) -> None:
    cells = '<row><c t="str"><f>HYPERLINK("http://x")</f><v>Fler träd</v></c></row>'
    path = package(tmp_path / "a.xlsx", sheet(cells))
    assert list(read_table(path).rows()) == [["Fler träd"]]


def test_a_text_that_looks_like_a_formula_stays_a_text(desk: Desk) -> None:
    workbook(
        path := desk.folder / "a.xlsx", [["text"], ["=1+1"], ["-2+3|' /C calc'!A0"]]
    )
    desk.take(path, group="1", area="1")
    assert desk.texts() == ["-2+3|' /C calc'!A0", "=1+1"]


def test_a_workbook_cut_anywhere_is_read_or_refused(tmp_path: Path) -> None:
    forms(whole := tmp_path / "hel.xlsx")
    raw = whole.read_bytes()
    for end in range(0, len(raw), 97):
        (path := tmp_path / "a.xlsx").write_bytes(raw[:end])
        if end < 4:
            continue
        assert refused(path) in ("import.broken", "import.no_workbook")


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_workbook_with_changed_bytes_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.getbasetemp()
    if not (whole := folder / "hel.xlsx").exists():
        forms(whole)
    raw = bytearray(whole.read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(4, len(raw) - 1))
        raw[at] = data.draw(st.integers(0, 255))
    (path := folder / "a.xlsx").write_bytes(raw)
    with pytest.raises((Refused, StopIteration)):
        rows = read_table(path).rows()
        while True:
            next(rows)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, raw: bytes
) -> None:
    (path := tmp_path_factory.getbasetemp() / "a.csv").write_bytes(raw)
    try:
        for cells in islice(read_table(path).rows(), 100):
            assert all(isinstance(cell, str) for cell in cells)
    except Refused as error:
        assert error.code.startswith("import.")


def test_a_number_of_a_person_is_held_back_wherever_it_stands(desk: Desk) -> None:
    texts = ["19811228-9874", "ring 8112289874!", "811228+9874", "1981 12 28 9874"]
    write(
        path := desk.folder / "a.csv", [["text"], *([x] for x in texts)], ";", "utf-8"
    )
    report = desk.take(path, group=GROUPS[0], area="1")
    assert (report.imported, len(report.held_rows)) == (0, len(texts))
