"""What an event's class tells of its record: its name in journals, its fields' limits.

`records` makes records of events by their annotations alone. An annotation may carry a
function, as `Annotated[int, amount]` does: what was read goes through it, and it raises
ValueError where no event holds such a value.
"""

from collections.abc import Callable, Sequence
from sys import intern
from typing import Annotated, Final, TypeAlias, TypeVar

LARGEST_AMOUNT: Final = 10_000_000
"""The largest amount that an event may hold: people, or seconds."""

AnyClass = TypeVar("AnyClass")
_NAME = "__journal_name__"


def in_journals(name: str) -> Callable[[type[AnyClass]], type[AnyClass]]:
    """Say by which name an event's class is known in journals, such as `voice.added`.

    The name is written down for good. A class may be called something else tomorrow.
    """

    def tie(event_class: type[AnyClass]) -> type[AnyClass]:
        setattr(event_class, _NAME, name)
        return event_class

    return tie


def journal_name(event_class: type[object]) -> str | None:
    """Return the name of an event's class in journals; None where it has none."""
    name: str | None = getattr(event_class, _NAME, None)
    return name


def amount(number: int) -> int:
    """Return a number from 0 to `LARGEST_AMOUNT` as it is.

    Raises:
        ValueError: it is another one. Sums of what a damaged or foreign journal claims
            would be of no use to anybody.
    """
    if not 0 <= number <= LARGEST_AMOUNT:
        raise ValueError(number)
    return number


def distinct(words: Sequence[str]) -> tuple[str, ...]:
    """Return words once each, in their order and kept only once in memory."""
    interned = tuple(map(intern, words))
    return interned if len(interned) < 2 else tuple(dict.fromkeys(interned))


Amount: TypeAlias = Annotated[int, amount]
DistinctIds: TypeAlias = Annotated[tuple[str, ...], distinct]
"""Ids of which none stands twice."""
