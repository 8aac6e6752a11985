"""Layers lie in the order in which their makers knew of them."""

import random

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.events.events import (
    Layer,
    StatementCorrected,
)
from facilitator.domain.session.layers import (
    heads,
    in_order,
)


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


def test_two_who_did_not_know_of_each_other_both_stand_and_the_later_leads() -> None:
    one, other = layer("1", ()), layer("2", ())
    assert in_order([other, one]) == [one, other]
    assert heads([one, other]) == (one, other)


def test_what_was_undone_covers_nothing_and_what_it_covered_stands_again() -> None:
    first, second = layer("1", ()), layer("2", ("1",))
    assert heads([first, second], {"2"}.__contains__) == (first,)
    assert heads([first, second], {"1", "2"}.__contains__) == ()


def test_layers_of_earlier_versions_lie_by_their_stamps_and_always_agree() -> None:
    old = [layer("1", None), layer("3", None), layer("2", None)]
    ordered = in_order(old)
    assert [each.id for each in ordered] == ["1", "2", "3"]
    assert heads(ordered) == (ordered[-1],)


def test_a_ring_that_no_program_writes_lies_by_its_stamps() -> None:
    ring = [layer("2", ("1",)), layer("1", ("2",)), layer("3", ("3",))]
    assert [each.id for each in in_order(ring)] == ["1", "2", "3"]
