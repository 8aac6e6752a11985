"""Events of which two different contents have come under one id.

No program writes an id twice. Where a file says otherwise, somebody has changed
another's words, and nobody can tell from the words alone who. Nothing is replaced: the
content whose writer is known best keeps the id, and each other one stands beside it
under an id of its own, to be seen and settled. The same contents always come to the
same, in whatever order they arrive and whatever their files are called.
"""

import json
from dataclasses import is_dataclass, replace
from hashlib import blake2b
from itertools import zip_longest
from typing import Any, NamedTuple, TypeVar

from facilitator.domain.events.events import Event, StatementLogged, UnknownEvent
from facilitator.domain.events.records import to_record
from facilitator.domain.session.standing import Standing
from facilitator.domain.session.switches import BESIDE, Switch

AnyEvent = TypeVar("AnyEvent", bound=Event)


class Claim(NamedTuple):
    """One content of a disputed id; the lowest leads."""

    standing: Standing
    mark: bytes
    """Made of the content alone."""
    event: Any


class Moved(NamedTuple):
    """What stands otherwise from now on."""

    before: Event | None
    """What stood under an id; None where nothing did."""
    after: Event | None
    """What stands there now."""


class Disputes:
    """All disputed ids, and what is claimed of each."""

    def __init__(self) -> None:
        self._claims: dict[tuple[bool, str], list[Claim]] = {}
        """By whether it logs a statement, and id."""

    def __len__(self) -> int:
        return len(self._claims)

    @property
    def ids(self) -> set[str]:
        """The disputed ids, as their journals have them."""
        return {event_id for _, event_id in self._claims}

    def knows(self, event: Event) -> bool:
        """Tell whether an event's id is disputed."""
        return _key(event) in self._claims

    def add(
        self, first: AnyEvent, usual: Standing, event: AnyEvent, standing: Standing
    ) -> list[Moved]:
        """Take in another content of an id; return what stands elsewhere for it.

        Args:
            first: what stands under the id, for one that was not disputed.
            usual: how well its writer is known.
            event: what has come under the same id.
            standing: how well its writer is known.
        """
        claims = self._claims.setdefault(
            _key(event), [Claim(usual, _mark(first), first)]
        )
        before = _placed(claims)
        _claim(claims, Claim(standing, _mark(event), event))
        return [
            Moved(*places)
            for places in zip_longest(before, _placed(claims))
            if places[0] != places[1]
        ]


def _key(event: Event) -> tuple[bool, str]:
    # A statement and what lies over one may bear the same id without harm.
    return isinstance(event, StatementLogged), event.id


def _claim(claims: list[Claim], new: Claim) -> None:
    """Put a claim among the others; one that came before may be known better now."""
    same = next((each for each in claims if each.event == new.event), None)
    if same:
        claims.remove(same)
        new = min(same, new)
    claims.append(new)
    claims.sort(key=lambda each: each[:2])


def _placed(claims: list[Claim]) -> list[Event | None]:
    """Return the contents that stand, each under the id that it stands under.

    What was said is never hidden. What lies over it stands where nobody is known better
    to have laid it; and where nobody can tell which of two is right, nothing is undone.
    """
    leading = claims[0]
    if isinstance(leading.event, StatementLogged):
        level = claims
    else:
        level = [each for each in claims if each.standing == leading.standing]
        if isinstance(leading.event, Switch) and len(level) > 1:
            return [None]
    return [_with_id(each.event, place) for place, each in enumerate(level)]


def _with_id(event: Any, place: int) -> Any:
    if not place:
        return event
    new_id = f"{event.id}{BESIDE}{place + 1}"
    if is_dataclass(event):
        return replace(event, id=new_id)  # type: ignore[type-var]
    return event._replace(id=new_id)


def _mark(event: Event) -> bytes:
    known = None if isinstance(event, UnknownEvent) else to_record(event)
    content = json.dumps(known or repr(event), sort_keys=True).encode()
    return blake2b(content, digest_size=16).digest()
