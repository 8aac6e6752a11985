"""Columns and wrapped lines, measured in the cells of a terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.cli.layout import WIDTH, cells, columns, cut, table, wrap


@pytest.mark.parametrize(
    ("text", "width"), [("åäö", 3), ("a\u030a", 1), ("漢字", 4), ("", 0), ("\u200d", 0)]
)
def test_a_text_takes_the_cells_a_terminal_gives_it(text: str, width: int) -> None:
    assert cells(text) == width


@given(st.text(), st.integers(1, 40))
def test_a_cut_text_fits_and_says_that_it_was_cut(text: str, width: int) -> None:
    shown = cut(text, width)
    assert cells(shown) <= width
    assert shown == text or shown.endswith("…")


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"))))
def test_wrapped_lines_fit_and_keep_every_visible_character(text: str) -> None:
    lines = list(wrap(text, 4))
    assert all(cells(line) <= WIDTH for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_columns_stand_under_each_other_to_the_left_or_right() -> None:
    assert columns(("ab", 4), (7, -3), ("c", 5)) == "ab     7 c"


def test_a_table_gives_the_last_column_the_rest() -> None:
    lines = list(table([("a", 10, "x" * 100), ("bbb", 1, "y")]))
    assert lines[0] == "a   10 " + "x" * 72 + "…"
    assert lines[1] == "bbb 1  y"
    assert list(table([])) == []
