"""Where a statement has gone: the one place that says so."""

from typing import Literal, TypeAlias, get_args

from facilitator.domain.session.statement import Statement

Destination: TypeAlias = Literal["goals", "programme", "outside", "unhandled"]
DESTINATIONS: tuple[Destination, ...] = get_args(Destination)
"""To the goals · to the development programme · outside both · not yet handled."""


def destination_of(statement: Statement) -> Destination:
    """Return where a statement has gone; as yet nobody sends any anywhere."""
    return "unhandled"
