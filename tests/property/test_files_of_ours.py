"""Cells, seals and lines of origin: read back as they were, and nothing else is."""

import json
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.open_data.provenance import (
    Provenance,
    is_unbroken,
    keywords_of,
    provenance_in,
    sealed,
)
from facilitator.domain.open_data.spreadsheet_cells import (
    exact,
    harmless,
)

cells = st.text(st.sampled_from("'=+-@a\t\r\n;"), max_size=8) | st.text()
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
digests = st.text("0123456789abcdef", min_size=64, max_size=64)
values: Callable[[], st.SearchStrategy[object]] = lambda: st.recursive(  # noqa: E731
    st.none() | st.booleans() | st.integers() | words,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3)
    ),
    max_leaves=8,
)


@given(cells)
def test_a_harmless_cell_is_no_formula_and_becomes_the_text_again(text: str) -> None:
    cell = harmless(text)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert exact(cell) == text


@given(words, words, digests, words, words)
def test_a_line_of_origin_is_read_back_whatever_it_names(
    session: str, edition: str, digest: str, document: str, version: str
) -> None:
    origin = Provenance(session, edition, digest, document, version)
    line = keywords_of(origin)
    assert line.isascii() and line.isprintable()
    assert provenance_in(line) == origin


@given(st.text() | words.map(lambda text: f"facilitator; session={text}"))
def test_any_other_line_is_none_of_ours(line: str) -> None:
    assert provenance_in(line) is None


@given(st.dictionaries(words, values(), max_size=4), words, values())
def test_a_seal_breaks_when_anything_is_changed(
    content: dict[str, object], key: str, value: object
) -> None:
    whole = json.loads(json.dumps(sealed(content)))
    assert is_unbroken(whole)
    changed = whole | {key: value}
    assert is_unbroken(changed) == (json.dumps(changed) == json.dumps(whole))
