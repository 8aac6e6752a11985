"""Any table of texts reads back cell for cell, in every dialect and encoding."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from facilitator.intake.decoding import decode, is_garbled, repair_letters
from facilitator.intake.delimited import DELIMITERS, delimiter_of, rows_of
from facilitator.intake.tables import read_table
from tests.intake.shapes import workbook

SIGNS = 'ab;,\t|"\r\n åÄ€’–'
CELLS = st.text(alphabet=st.sampled_from(SIGNS), max_size=12)
NAMES = st.text(alphabet="abcåäö ?", min_size=1, max_size=12)
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252")


@st.composite
def tables(draw: st.DrawFn) -> list[list[str]]:
    """Draw a header and rows of its width, none of them blank."""
    width = draw(st.integers(1, 5))
    header = draw(st.lists(NAMES, min_size=width, max_size=width))
    row = st.lists(CELLS, min_size=width, max_size=width)
    rows = draw(st.lists(row.filter(lambda cells: "".join(cells).strip()), max_size=8))
    return [header, *rows]


def written(rows: list[list[str]], delimiter: str, quoting: int, end: str) -> str:
    """Return rows as text."""
    text = io.StringIO(newline="")
    made = csv.writer(
        text,
        delimiter=delimiter,
        quoting=quoting,  # type: ignore[arg-type]
        lineterminator=end,
    )
    made.writerows(rows)
    return text.getvalue()


@settings(max_examples=300, deadline=None)
@given(
    tables(),
    st.sampled_from(DELIMITERS),
    st.sampled_from((csv.QUOTE_MINIMAL, csv.QUOTE_ALL)),
    st.sampled_from(("\r\n", "\n", "\r")),
    st.sampled_from(ENCODINGS),
)
def test_a_table_that_tells_its_delimiter_reads_back_cell_for_cell(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[list[str]],
    delimiter: str,
    quoting: int,
    end: str,
    encoding: str,
) -> None:
    # Python's own writer leaves a break without quotes where it ends no line.
    other = {"\n": "\r", "\r": "\n"}.get(end, "no break")
    if quoting == csv.QUOTE_MINIMAL:
        assume(not any(other in cell for row in rows for cell in row))
    text = f"sep={delimiter}{end}" + written(rows, delimiter, quoting, end)
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    (path := tmp_path_factory.getbasetemp() / "b.csv").write_bytes(
        (mark + text).encode(encoding)
    )
    table = read_table(path)
    assert table.delimiter == delimiter
    blank = [[] if not "".join(row).strip() else row for row in rows]
    assert list(table.rows()) == blank


@settings(max_examples=300, deadline=None)
@given(tables(), st.sampled_from(DELIMITERS), st.sampled_from(("\r\n", "\n", "\r")))
def test_the_delimiter_is_found_where_cells_are_quoted(
    rows: list[list[str]], delimiter: str, end: str
) -> None:
    text = written(rows, delimiter, csv.QUOTE_ALL, end)
    found = delimiter_of(text)
    assert list(rows_of(text, found)) == rows
    if len(rows[0]) > 1:
        assert found == delimiter


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a;b\n1,5;2,5\n3,5;4,5\n", ";"),
        ("a,b\n1;2,3\n", ","),
        ("Vad, menar du?;b\nja, det;nej\n", ";"),
        ('a,b\n"x;y",1\n"p;q",2\n', ","),
        ("a\tb\nx, y; z\t2\n", "\t"),
        ("a|b\n1|2\n", "|"),
    ],
)
def test_the_delimiter_is_the_one_that_makes_rows_alike(
    text: str, delimiter: str
) -> None:
    assert delimiter_of(text) == delimiter


def test_a_single_column_is_never_divided() -> None:
    text = "Synpunkt\nBussar, tåg\nVi vill; ni kan\n"
    found = list(rows_of(text, delimiter_of(text)))
    assert found == [["Synpunkt"], ["Bussar, tåg"], ["Vi vill; ni kan"]]


@pytest.mark.parametrize(
    ("raw", "text", "encoding"),
    [
        ("åäö".encode(), "åäö", "utf-8"),
        ("åäö".encode("utf-8-sig"), "åäö", "utf-8"),
        ("åäö €".encode("cp1252"), "åäö €", "cp1252"),
        ("åäö".encode("latin-1") + b"\x81", "åäö\x81", "latin-1"),
        ("åäö".encode("utf-16"), "åäö", "utf-16-le"),
        (b"\xfe\xff" + "åäö".encode("utf-16-be"), "åäö", "utf-16-be"),
        ("åä".encode("utf-16") + b"\x01", "åä\ufffd", "utf-16-le"),
        (b"\xef\xbb\xbf\xe5", "ï»¿å", "cp1252"),
    ],
)
def test_the_encoding_is_told_by_the_bytes(
    raw: bytes, text: str, encoding: str
) -> None:
    assert decode(raw) == (text, encoding)


@given(st.text(alphabet=st.sampled_from("abc åäöÅÄÖéü–”€😂ع"), max_size=30))
def test_letters_that_were_read_wrongly_are_put_right(text: str) -> None:
    garbled = "".join(
        byte.decode("cp1252") if byte not in b"\x81\x8d\x8f\x90\x9d" else chr(byte[0])
        for byte in (bytes([each]) for each in text.encode())
    )
    assert repair_letters(garbled) == text
    assert is_garbled(garbled) == (not text.isascii())


@given(st.text(alphabet=st.sampled_from("abc åäöÅÄÖéüÃ –”€😂ع"), max_size=30))
def test_what_was_read_rightly_is_left_alone(text: str) -> None:
    if not is_garbled(text):
        assert repair_letters(text) == text


def test_what_garbled_letters_there_are_is_told_in_both_kinds_of_file(
    tmp_path: Path,
) -> None:
    (text := tmp_path / "a.csv").write_text("text\nlÃ¥r\n", "utf-8")
    workbook(book := tmp_path / "a.xlsx", [["text"], ["lÃ¥r"]])
    for path in (text, book):
        assert read_table(path).garbled
        assert list(read_table(path, repair=True).rows()) == [["text"], ["lår"]]
        assert list(read_table(path).rows()) == [["text"], ["lÃ¥r"]]


@settings(max_examples=60, deadline=None)
@given(tables())
def test_a_workbook_reads_back_cell_for_cell(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    workbook(path := tmp_path_factory.getbasetemp() / "c.xlsx", rows)
    kept = [list(cells) for cells in rows]
    for cells in kept:
        while cells and not cells[-1]:
            cells.pop()
    blank = [[] if not "".join(cells).strip() else cells for cells in kept]
    found = list(read_table(path).rows())
    assert found == blank[: len(found)] and not any(blank[len(found) :])
