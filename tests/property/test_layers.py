"""Layers lie in the order in which their makers knew of them."""

import random
from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.events.events import (
    Layer,
    StatementCorrected,
    StatementWithdrawn,
)
from facilitator.domain.session.layers import heads, layered


def in_order(layers: Iterable[Layer]) -> list[Layer]:
    """Return layers from the lowest to the one that leads."""
    return layered(layers).order


def layer(layer_id: str, after: tuple[str, ...] | None) -> Layer:
    """Return a correction made when `after` was what lay on top."""
    return StatementCorrected(
        id=layer_id, at="", by="", statement="s", reason="fel", after=after
    )


@st.composite
def histories(draw: st.DrawFn) -> list[Layer]:
    """Return layers of a few devices with clocks of their own, causes first."""
    chance = draw(st.randoms(use_true_random=False))
    made: list[Layer] = []
    for number in range(draw(st.integers(0, 12))):
        seen = [each for each in made if chance.random() < 0.5]
        stamp = f"{chance.randrange(100):03d}-{number}"
        tops = tuple(each.id for each in heads(in_order(seen)))
        made.append(layer(stamp, tops))
    return made


@given(histories(), st.randoms(use_true_random=False))
def test_the_order_is_of_the_layers_alone_and_every_layer_lies_over_its_causes(
    made: list[Layer], chance: random.Random
) -> None:
    expected = in_order(made)
    shuffled = list(made)
    chance.shuffle(shuffled)
    assert in_order(shuffled) == expected
    place = {each.id: at for at, each in enumerate(expected)}
    assert all(
        place[below] < place[each.id] for each in made for below in each.after or ()
    )


@given(histories())
def test_a_layer_whose_maker_saw_everything_settles_what_did_not_agree(
    made: list[Layer],
) -> None:
    tops = heads(in_order(made))
    assert bool(tops) == bool(made)
    last = layer("000", tuple(each.id for each in tops))
    ordered = in_order([*made, last])
    assert ordered[-1] == last
    assert heads(ordered) == (last,)


def test_a_correction_lies_over_one_from_a_laptop_in_the_year_2099() -> None:
    wrong = layer("4070908800000", ())
    right = layer("1554120000000", ("4070908800000",))
    assert in_order([wrong, right]) == [wrong, right]
    assert heads([wrong, right]) == (right,)


@given(histories(), st.integers(0, 10**13))
def test_a_stamp_gains_nothing_among_layers_that_did_not_know_of_each_other(
    made: list[Layer], ahead: int
) -> None:
    before = heads(made)
    forged = [layer(f"{ahead + n:013d}.0000.bovn-{n}", ()) for n in range(40)]
    leading = [heads([*made, each])[-1] for each in forged]
    if before:
        assert {*before} & {*leading}
    assert all({*before} <= {*heads([*made, each])} for each in forged)


def test_the_laptop_that_logged_a_statement_leads_over_one_with_a_later_clock() -> None:
    own = correction("0000000000001.0000.bord-1-a", "0000000000000.0000.bord-1-a")
    other = correction("9999999999999.0000.bovn-b", "0000000000000.0000.bord-1-a")
    assert heads([own, other]) == heads([other, own]) == (other, own)


def test_a_word_that_may_be_taken_back_can_be_read_until_that_is_settled() -> None:
    said = "0000000000000.0000.bord-1-a"
    for number in range(20):
        taken = StatementWithdrawn(
            id=f"9999999999999.0000.a-{number}",
            at="", by="", statement=said, reason="nej", after=(),
        )  # fmt: skip
        corrected = correction(f"0000000000001.0000.b-{number}", said)
        assert heads([taken, corrected])[-1] == corrected


def correction(layer_id: str, statement: str) -> Layer:
    """Return a correction by somebody who knew of no other."""
    return StatementCorrected(
        id=layer_id, at="", by="", statement=statement, reason="fel", after=()
    )


def test_what_was_undone_covers_nothing_and_what_it_covered_stands_again() -> None:
    first, second = layer("1", ()), layer("2", ("1",))
    assert heads([first, second], {"2"}.__contains__) == (first,)
    assert heads([first, second], {"1", "2"}.__contains__) == ()


def test_layers_of_earlier_versions_lie_by_their_stamps_and_always_agree() -> None:
    old = [layer("1", None), layer("3", None), layer("2", None)]
    ordered = in_order(old)
    assert [each.id for each in ordered] == ["1", "2", "3"]
    assert heads(ordered) == (ordered[-1],)


@given(histories(), st.randoms(use_true_random=False))
def test_a_ring_covers_nobody_and_whoever_knows_of_it_settles_it(
    made: list[Layer], chance: random.Random
) -> None:
    size = chance.randrange(2, 6)
    ids = [f"9{n:03d}" for n in range(size)]
    under = tuple(each.id for each in made if chance.random() < 0.5)
    ring = [layer(ids[n], (ids[n - 1], *under)) for n in range(size)]
    everything = [*made, *ring]
    chance.shuffle(everything)
    tops = heads(everything)
    assert {*ring} <= {*tops}
    last = layer("000", tuple(each.id for each in tops))
    assert heads([*everything, last]) == (last,)


def test_a_layer_that_claims_to_lie_over_itself_lies_over_nothing() -> None:
    assert [each.id for each in in_order([layer("3", ("3",))])] == ["3"]


def test_a_layer_of_an_earlier_version_covers_none_that_tells_what_it_knew() -> None:
    new, old = layer("1", ()), layer("9", None)
    assert heads([new, old]) == heads([old, new]) == (old, new)


def test_thousands_of_layers_in_one_row_are_put_in_order_without_a_second_look() -> (
    None
):
    row = [
        layer("00000", ()),
        *(layer(f"{n:05d}", (f"{n - 1:05d}",)) for n in range(1, 5000)),
    ]
    assert heads(row[::-1]) == (row[-1],)
    assert heads(row, {each.id for each in row[1:]}.__contains__) == (row[0],)
