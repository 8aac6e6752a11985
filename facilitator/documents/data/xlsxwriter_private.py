"""All that leans on the inside of XlsxWriter; no other file may, as a test holds.

Each name that stands here also stands in `tests/documents/test_workbook_private.py`,
which fails when one is gone or means something else.
"""

from collections.abc import Iterable

from xlsxwriter.worksheet import Worksheet


class PlainSheet(Worksheet):  # type: ignore[misc]
    """A sheet in which a text is never taken for markup, whatever it looks like."""

    def _xml_rich_inline_string(
        self, string: str, attributes: Iterable[tuple[str, object]]
    ) -> None:
        # `Worksheet._write_cell` takes every text from `<r>` to `</r>` for rich text
        # that it has made itself, and would write what somebody said as XML. No option
        # turns that off where rows are written as they come (`constant_memory`).
        self._xml_inline_string(string, True, attributes)
