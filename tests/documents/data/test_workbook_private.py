"""The names inside XlsxWriter that the workbook leans on, each named here."""

import inspect
import io
import zipfile

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from facilitator.documents.data.xlsxwriter_private import PlainSheet

MARKUP = "<r><t>fet</t></r>"
"""What XlsxWriter takes for rich text of its own."""


def sheet_with(text: str, kind: type[Worksheet]) -> str:
    """Return the XML of a sheet that has a text in its first cell."""
    file = io.BytesIO()
    book = Workbook(file, {"constant_memory": True})
    book.add_worksheet("Ett", worksheet_class=kind).write_string(0, 0, text)
    book.close()
    with zipfile.ZipFile(file) as package:
        return package.read("xl/worksheets/sheet1.xml").decode()


def test_a_sheet_writes_rich_and_other_texts_by_two_methods_that_take_the_same() -> (
    None
):
    rich = inspect.signature(Worksheet._xml_rich_inline_string).parameters
    plain = inspect.signature(Worksheet._xml_inline_string).parameters
    assert [*rich] == ["self", "string", "attributes"]
    assert [*plain] == ["self", "string", "preserve", "attributes"]
    source = inspect.getsource(Worksheet._write_cell)
    assert "self._xml_rich_inline_string(string, attributes)" in source


def test_a_text_that_looks_like_rich_text_is_markup_to_xlsxwriter_and_text_to_us() -> (
    None
):
    assert MARKUP in sheet_with(MARKUP, Worksheet)
    ours = sheet_with(MARKUP, PlainSheet)
    assert MARKUP not in ours and "&lt;r&gt;&lt;t&gt;fet" in ours
