"""Which running numbers the good lines of a journal have, and so which are missing."""

from bisect import bisect_right
from collections.abc import Sequence


class RunningNumbers:
    """Numbers from 1 on; those that follow each other are kept as one stretch."""

    def __init__(self) -> None:
        self._stretches: list[tuple[int, int]] = []
        """The first and the last number of each, rising, none next to another."""

    @property
    def highest(self) -> int:
        """The highest number, 0 where there is none."""
        return self._stretches[-1][1] if self._stretches else 0

    @property
    def missing(self) -> int:
        """How many numbers below the highest no line has."""
        there = sum(last - first + 1 for first, last in self._stretches)
        return self.highest - there

    def __contains__(self, number: int) -> bool:
        """Tell whether a line with this number is there."""
        at = bisect_right(self._stretches, number, key=_first)
        return at > 0 and number <= self._stretches[at - 1][1]

    def add(self, numbers: Sequence[int]) -> None:
        """Take in the numbers of some lines, in any order."""
        if not numbers:
            return
        first, last = numbers[0], numbers[-1]
        # A slice of an undamaged file is one stretch, and is taken in at once.
        if last - first + 1 == len(numbers) and follows(numbers):
            self._add(first, last)
        else:
            for number in numbers:
                self._add(number, number)

    def unite(self, other: "RunningNumbers") -> None:
        """Take in what another copy of the journal has."""
        for first, last in other._stretches:
            self._add(first, last)

    def _add(self, first: int, last: int) -> None:
        first = max(first, 1)  # No program writes one below.
        if last < 1:
            return
        stretches = self._stretches
        begins = bisect_right(stretches, first - 1, key=_last_below)
        ends = bisect_right(stretches, last + 1, key=_first)
        if begins < ends:
            first = min(first, stretches[begins][0])
            last = max(last, stretches[ends - 1][1])
        # Stretches that touch become one: a whole journal of a million lines is a
        # single pair.
        stretches[begins:ends] = [(first, last)]


def follows(numbers: Sequence[int]) -> bool:
    """Tell whether each number is one more than that before it."""
    first = numbers[0] if numbers else 0
    return list(numbers) == list(range(first, first + len(numbers)))


def _first(stretch: tuple[int, int]) -> int:
    return stretch[0]


def _last_below(stretch: tuple[int, int]) -> int:
    return stretch[1] + 1
