"""Large letters: they can be told apart, fit where they are put, and break by words."""

from itertools import combinations
from string import ascii_letters, digits

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.tui.kit.letters.big import (
    SIZES,
    SMALLEST,
    Size,
    drawn,
    height,
    wrapped,
)
from facilitator.tui.kit.letters.font import (
    SMALL_FONT,
    TALL_FONT,
    Font,
)
from facilitator.tui.kit.poster import (
    Block,
    set_blocks,
)

SWEDISH = ascii_letters + digits + "åäöÅÄÖéÉüÜ .,:;!?-–+/()%&”’…·"
FONTS = {"tall": TALL_FONT, "small": SMALL_FONT}
TEXTS = st.lists(
    st.text(st.sampled_from(SWEDISH.replace(" ", "")), min_size=1, max_size=9),
    min_size=1,
    max_size=9,
).map(" ".join)


@pytest.mark.parametrize("font", FONTS.values(), ids=FONTS)
def test_every_letter_digit_and_mark_of_swedish_can_be_drawn(font: Font) -> None:
    assert font.has(SWEDISH)
    for char in font.settled(SWEDISH):
        rows = font.drawn(char)
        assert len(rows) == font.height and len(set(map(len, rows))) == 1
        assert char == " " or any("#" in row for row in rows)


@pytest.mark.parametrize("font", FONTS.values(), ids=FONTS)
def test_no_two_letters_look_alike(font: Font) -> None:
    letters = set(font.settled(ascii_letters + digits + "åäöÅÄÖéü"))
    alike = {
        frozenset(pair)
        for pair in combinations(letters, 2)
        if font.drawn(pair[0]) == font.drawn(pair[1])
    }
    assert alike <= {frozenset("O0"), frozenset("S5"), frozenset("Z2")}


def test_accents_stand_over_their_letters_with_room_between() -> None:
    for small in "åäöéü":
        rows = TALL_FONT.drawn(small)
        inked = ["#" in row for row in rows]
        assert False in inked[inked.index(True) : 4], small
    assert TALL_FONT.drawn("a\u0308") != TALL_FONT.drawn("a")
    assert TALL_FONT.settled("a\u030a") == "å"


def test_digits_are_equally_wide_so_that_a_clock_stands_still() -> None:
    for font in FONTS.values():
        assert len({font.width(digit) for digit in digits}) == 1


@pytest.mark.parametrize(
    "text", ["نريد", "👍🏽", "a\u200bb", "\ufffd", "\x1b[31m", "漢"]
)
def test_what_has_no_large_form_is_said_so(text: str) -> None:
    assert wrapped(text, SMALLEST, 500) is None
    assert wrapped(text, None, 500) == [text]


@given(TEXTS, st.sampled_from(SIZES), st.integers(1, 240))
def test_lines_keep_every_word_and_their_width(
    text: str, size: Size, width: int
) -> None:
    lines = wrapped(text, size, width)
    if lines is not None:
        assert " ".join(lines).split() == text.split()
        rows = drawn(tuple(lines), size)
        assert max(map(len, rows)) <= width
        assert len(rows) == height(lines, size)
        assert set("".join(rows)) <= set(" ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█")


@given(st.text(max_size=80), st.integers(1, 60))
def test_plain_lines_lose_nothing_but_blanks(text: str, width: int) -> None:
    lines = wrapped(text, None, width)
    assert lines is not None
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_a_tail_and_the_accent_below_it_never_run_together() -> None:
    tight, loose = TALL_FONT.tight, TALL_FONT.loose
    assert TALL_FONT.pitch(["ana", "ana"]) == tight
    assert TALL_FONT.pitch(["gggg", "Åååå"]) == loose


@given(
    st.lists(TEXTS, min_size=1, max_size=4),
    st.integers(20, 240),
    st.integers(4, 67),
)
def test_blocks_fit_where_plain_letters_do_and_the_first_is_largest(
    texts: list[str], width: int, room: int
) -> None:
    blocks = [Block(text, rank=1 if at == 0 else 2) for at, text in enumerate(texts)]
    done = set_blocks(blocks, width, room, SMALLEST)
    lines = [wrapped(text, None, width) or [] for text in texts]
    if sum(map(len, lines)) + len(texts) - 1 <= room:
        assert sum(each.height for each in done) + len(done) - 1 <= room
    sizes = [SIZES.index(each.size) if each.size else len(SIZES) for each in done]
    assert all(sizes[0] <= size for size in sizes)


def test_a_larger_screen_never_gives_smaller_letters() -> None:
    question = [Block("Vad får dig att må bra i vardagen?", rank=1)]
    found = [
        set_blocks(question, width, room, None)[0].size
        for width, room in ((44, 18), (55, 22), (90, 30), (165, 45))
    ]
    places = [SIZES.index(size) if size else len(SIZES) for size in found]
    assert places == sorted(places, reverse=True)
    assert found[-1] and found[-1].down >= 2
