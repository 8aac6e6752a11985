"""Choosing one of a few fixed words."""

from collections.abc import Sequence
from typing import TypeVar

from facilitator.domain.errors import Refused

Word = TypeVar("Word", bound=str)


def one_of(field: str, choices: Sequence[Word], value: str) -> Word:
    """Return `value` if it is one of `choices`.

    Raises:
        Refused: `choice.unknown`, with the choices.
    """
    for choice in choices:
        if choice == value:
            return choice
    raise Refused("choice.unknown", field=field, value=value, choices=tuple(choices))
