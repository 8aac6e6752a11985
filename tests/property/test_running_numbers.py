"""What is missing from a row of numbers, in whatever order they come."""

from hypothesis import given
from hypothesis import strategies as st

from facilitator.storage.journal.running_numbers import RunningNumbers

stretches = st.builds(
    lambda first, many: [*range(first, first + many)],
    st.integers(1, 40),
    st.integers(0, 9),
)
parts = st.lists(st.lists(st.integers(-2, 40), max_size=6) | stretches, max_size=12)


@given(parts, parts)
def test_missing_is_what_no_line_has_below_the_highest(
    one: list[list[int]], other: list[list[int]]
) -> None:
    here, there = RunningNumbers(), RunningNumbers()
    for part in one:
        here.add(part)
    for part in other:
        there.add(part)
    here.unite(there)
    known = {each for part in (*one, *other) for each in part if each > 0}
    highest = max(known, default=0)
    assert here.highest == highest
    assert here.missing == highest - len(known)


def test_made_up_numbers_take_no_memory() -> None:
    numbers = RunningNumbers()
    numbers.add([1, 10**15])
    assert (numbers.highest, numbers.missing) == (10**15, 10**15 - 2)
