"""A statement as it stands now, seen through all layers that lie over it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias, assert_never, get_args

from facilitator.domain.events.events import (
    Layer,
    StatementCorrected,
    StatementLogged,
    StatementWithdrawn,
)
from facilitator.domain.events.hybrid_clock import device_name
from facilitator.domain.events.kinds import Channel, Kind
from facilitator.domain.events.marks import Mark, StatementConfirmed, VoiceAdded

Destination: TypeAlias = Literal["goals", "programme", "outside", "unhandled"]
DESTINATIONS: tuple[Destination, ...] = get_args(Destination)
"""To the goals · to the development programme · outside both · not yet handled."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction of a statement, for the record."""

    at: str
    by: str
    reason: str
    text: str | None
    """The new wording, or None where only the coding was changed."""


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Why a statement does not count any more."""

    at: str
    by: str
    reason: str
    """Empty where the logging itself was undone."""
    undone: bool = False
    """True where the scribe undid the logging, rather than withdrew it."""
    again: bool = False
    """True where the same answer has come in on another laptop, and counts there."""


class Statement(NamedTuple):
    """A statement (synpunkt) as it stands; the first wording is never lost."""

    # First what `StatementLogged` has, in the same order.
    id: str
    at: str
    by: str
    number: str
    """As given when logged; see `Session.number_of` for the one shown."""
    text: str
    area: str
    group: str
    question: str | None
    keywords: tuple[str, ...]
    table: str | None
    round: str | None
    kind: Kind
    channel: Channel
    source_id: str | None
    also: tuple[str, ...]
    """Further areas that it concerns; it counts in its own only."""
    original_text: str
    corrections: tuple[Correction, ...] = ()
    withdrawn: Withdrawal | None = None
    voices: int = 0
    """How often more the same was said."""
    confirmed: bool = False
    """True where it was read back, and the wording agreed to."""

    @property
    def device(self) -> str:
        """The name of the device on which it was logged."""
        return device_name(self.id)


_UNTOUCHED = tuple(Statement._field_defaults.values())
"""What a statement has that nothing has happened to yet."""


def from_logged(event: StatementLogged) -> Statement:
    """Return the statement as it was first written down."""
    # What `Statement._make` does, which every opening does for every statement.
    return tuple.__new__(Statement, (*event, event.text, *_UNTOUCHED))


def as_logged(original: Statement) -> StatementLogged:
    """Return the event that a statement was first written down with."""
    return StatementLogged._make(original[: len(StatementLogged._fields)])


def through_layers(original: Statement, layers: Iterable[Layer]) -> Statement:
    """Return the statement seen through `layers`, given from the lowest.

    Whoever corrects a statement knowing that it was withdrawn lets it stand again.
    """
    statement, withdrawn_at = original, ""
    for layer in layers:
        match layer:
            case StatementCorrected():
                statement = _with_correction(statement, layer)
                # Only knowingly: a correction made on a laptop that had not heard of
                # the withdrawal does not undo it.
                if withdrawn_at in (layer.after or ()):
                    statement = statement._replace(withdrawn=None)
            case StatementWithdrawn():
                withdrawal = Withdrawal(layer.at, layer.by, layer.reason)
                statement, withdrawn_at = (
                    statement._replace(withdrawn=withdrawal),
                    layer.id,
                )
            case _:
                assert_never(layer)
    return statement


def through_marks(
    statement: Statement,
    marks: Iterable[Mark],
    saw: Callable[[StatementConfirmed], bool],
) -> Statement:
    """Return a statement with the marks that count.

    Args:
        statement: the statement through its layers.
        marks: those that are not undone.
        saw: tells whether what was agreed to is the wording that stands.
    """
    voices, confirmed = 0, False
    for mark in marks:
        match mark:
            case VoiceAdded():
                voices += 1
            case StatementConfirmed():
                # A correction afterwards needs a new yes.
                confirmed = confirmed or saw(mark)
            case _:
                assert_never(mark)
    return statement._replace(voices=voices, confirmed=confirmed)


def _with_correction(statement: Statement, layer: StatementCorrected) -> Statement:
    note = Correction(layer.at, layer.by, layer.reason, layer.text)
    question = statement.question if layer.question is None else layer.question or None
    return statement._replace(
        text=statement.text if layer.text is None else layer.text,
        area=layer.area or statement.area,
        group=layer.group or statement.group,
        question=question,
        keywords=statement.keywords if layer.keywords is None else layer.keywords,
        kind=layer.kind or statement.kind,
        corrections=(*statement.corrections, note),
    )


def destination_of(statement: Statement) -> Destination:
    """Return where a statement has gone; as yet nobody sends any anywhere."""
    return "unhandled"
