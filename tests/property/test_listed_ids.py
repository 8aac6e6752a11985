"""Several ids in one cell are told apart again, whatever stands in them."""

from hypothesis import example, given
from hypothesis import strategies as st

from facilitator.domain.open_data.listed_ids import (
    SEPARATOR,
    ids_in,
    in_one_cell,
    is_marked,
    marked_list,
)
from tests.hostile import HOSTILE, ROOM_WORDS

texts = (
    st.text()
    | st.text(alphabet=["|", "\\", "a", ",", ";", " ", "\n", '"', "%"])
    | st.sampled_from([*HOSTILE.values(), *ROOM_WORDS])
)


@given(st.lists(texts))
@example(["a1.rum.a|b", "a1.rum.c"])
@example(["a", "|b"])
@example(["a|", "b"])
@example(["a\\", "b"])
@example(["\\|", "|\\"])
@example([""])
@example(["", ""])
def test_what_is_listed_is_read_again_as_it_was(ids: list[str]) -> None:
    assert ids_in(in_one_cell(ids)) == tuple(ids)


@given(st.lists(texts))
def test_a_marked_list_says_so_and_is_read_as_it_was(ids: list[str]) -> None:
    assert (
        is_marked(marked_list(ids)) and ids_in(marked_list(ids)) == tuple(ids)
    ) or not ids


@given(st.lists(texts.filter(lambda text: text and SEPARATOR not in text)))
def test_ids_without_the_separator_stand_as_they_always_did(ids: list[str]) -> None:
    assert in_one_cell(ids) == "|".join(ids)
    assert not is_marked(in_one_cell(ids))
