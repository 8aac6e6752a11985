"""What a decision rests on, and what every event carries."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from facilitator.domain.plan.plan import Plan
from facilitator.domain.session.history import History
from facilitator.domain.session.session import Session

_NOTHING: Mapping[str, int] = MappingProxyType({})


class Stamp(NamedTuple):
    """Who does it and when: what every event carries."""

    id: str
    at: str
    by: str


class Context(NamedTuple):
    """What a decision rests on."""

    plan: Plan
    session: Session
    history: History
    numbers_in_use: Mapping[str, int] = _NOTHING
    """The highest serial by series (`07-2`) among events on their way to the disk."""
