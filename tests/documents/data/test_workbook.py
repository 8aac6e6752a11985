"""The workbook: everything in it, each cell as what it is, nothing that runs."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from facilitator.documents.data.workbook import LONGEST, cell_text
from facilitator.domain.compilation.compilation import (
    Compilation,
    Scope,
    compile_session,
)
from facilitator.domain.compilation.editions import (
    EDITIONS,
    Edition,
)
from facilitator.domain.open_data.provenance import provenance_in
from facilitator.domain.text import clean
from tests.builders import Desk
from tests.documents.data.test_open_data import an_evening, hostile_compilation
from tests.documents.sample_papers import compiled
from tests.hostile import HOSTILE

TRAPS = ["<r><t>fet</t></r>", "_x0041_ _x000D_", "http://exempel.example", "007", "1e5"]


def made(edition: Edition = "committee", desk: Desk | None = None) -> Compilation:
    """Return an edition of an evening with all that there can be."""
    desk = desk or an_evening()
    return compile_session(desk.plan, desk.session, Scope(edition))


def sheets(data: bytes) -> dict[str, list[list[Any]]]:
    """Return the sheets by name, as a spreadsheet shows them."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def parts(data: bytes) -> dict[str, str]:
    """Return the parts of the package, as text."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name).decode() for name in package.namelist()}


def test_it_holds_every_statement_to_the_letter() -> None:
    desk, _ = hostile_compilation()
    for text in TRAPS:
        desk.log(text)
    _, *rows = sheets(compiled(made(desk=desk), "xlsx"))["Synpunkter"]
    said = [clean(text) for text in (*HOSTILE.values(), *TRAPS)]
    assert [row[1] for row in rows] == said


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_cell_is_a_formula_or_a_link(edition: Edition) -> None:
    desk, _ = hostile_compilation()
    found = parts(compiled(made(edition, desk), "xlsx"))
    for name, text in found.items():
        if name.startswith("xl/worksheets/"):
            assert not re.search(r"<(f|hyperlink)\b", text)
    assert not [name for name in found if "_rels/sheet" in name]


def test_times_and_numbers_are_such_and_the_header_stays() -> None:
    data = compiled(made(), "xlsx")
    head, *rows = sheets(data)["Synpunkter"]
    assert isinstance(rows[0][head.index("Tid")], datetime)
    sheet = parts(data)["xl/worksheets/sheet1.xml"]
    assert "<autoFilter" in sheet and 'state="frozen"' in sheet


def test_the_public_edition_has_no_columns_that_it_does_not_tell() -> None:
    found = sheets(compiled(made("public"), "xlsx"))
    assert not {"Bord", "Omgång", "Tid"} & set(found["Synpunkter"][0])
    kinds = {row[0] for row in found["Kodbok"]}
    assert {"Målområde", "Målgrupp", "Nyckelord", "Fråga", "Utelämnat"} <= kinds
    assert not {"Bord", "Omgång"} & kinds


def test_what_the_edition_hides_is_no_nought_in_the_matrix() -> None:
    head, first, second, sums = sheets(compiled(made("public"), "xlsx"))["Matris"]
    hidden = "redovisas inte"
    assert head[-1] == first[0].replace("Område 1", "Summa")
    assert first[1:] == [hidden, hidden, 0, 9, 9]
    assert second[1:] == [0, 0, 0, hidden, 0]
    assert sums[-1] == 9


def test_the_codebook_tells_which_data_it_was_made_of() -> None:
    made_of = made()
    rows = sheets(compiled(made_of, "xlsx"))["Kodbok"]
    assert ["Den här filen", "Kontrollsumma", made_of.digest] in rows
    assert ["Den här filen", "Datum", date(2019, 4, 1)] in rows
    assert ["Nyckelord", "a1-ord1", "Nyckelord 1.1"] in rows


def test_the_file_itself_says_where_it_comes_from() -> None:
    made_of = made("public")
    core = parts(compiled(made_of, "xlsx"))["docProps/core.xml"]
    line = re.search("<cp:keywords>(.*)</cp:keywords>", core)
    told = provenance_in(line[1]) if line else None
    assert told and told[:3] == (made_of.plan.session.id, "public", made_of.digest)


@pytest.mark.parametrize(
    "at",
    [
        "0001-01-01T00:00:00+14:00",
        "1899-12-31T23:59:59+01:00",
        "9999-12-31T23:59:59-12:00",
    ],
)
def test_a_time_that_no_workbook_can_tell_is_a_text(at: str) -> None:
    when = datetime.fromisoformat(at)
    made_of = made()
    annex = (made_of.annex[0]._replace(at=at),)
    strange = replace(made_of, as_of=when, annex=annex)
    head, row = sheets(compiled(strange, "xlsx"))["Synpunkter"]
    told = row[head.index("Tid")]
    assert told == (when.replace(tzinfo=None) if when.year > 1900 else at)


@settings(deadline=None)
@given(st.text(st.characters(), max_size=50), st.integers(0, 2 * LONGEST))
def test_any_text_fits_a_cell_and_nothing_of_it_vanishes_unseen(
    text: str, more: int
) -> None:
    whole = text + "å😀"[: more % 3] * more
    shown = cell_text(whole, lambda length: f"({length})")
    assert len(shown.encode("utf-16-le")) // 2 <= LONGEST
    if len(whole) < LONGEST // 2:
        assert len(shown) + whole.count("\r\n") == len(whole)
    elif shown.endswith(f"[…] ({len(whole)})"):
        assert len(shown.encode("utf-16-le")) // 2 > LONGEST - 4
    assert not re.search("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]", shown)
