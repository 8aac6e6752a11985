"""Statements that were corrected in two places at once, side by side."""

from typing import NamedTuple

from facilitator.domain.events.commands import (
    Command,
    CorrectStatement,
    WithdrawStatement,
)
from facilitator.domain.events.events import Layer
from facilitator.domain.events.hybrid_clock import device_name
from facilitator.domain.session.layers import layered
from facilitator.domain.session.session import Session
from facilitator.domain.session.statement import (
    Statement,
    through_layers,
)


class Side(NamedTuple):
    """How a statement stands for one of those who did not know of each other."""

    layer: Layer
    statement: Statement

    @property
    def device(self) -> str:
        """The laptop on which it was done."""
        return device_name(self.layer.id)


def sides(session: Session, statement_id: str) -> list[Side]:
    """Return how each side would have an unsettled statement, the leading one last."""
    layers = layered(session.layers_over(statement_id))
    original = session.original_of(statement_id)
    all_sides = []
    for leading in session.unsettled.get(statement_id, ()):
        # What this side knew of, and no more: so each stands as its maker saw it.
        under = {leading.id, *layers.beneath([leading.id])}
        known_layers = [
            layer
            for layer in layers.order
            if layer.id in under and not session.is_undone(layer.id)
        ]
        all_sides.append(Side(leading, through_layers(original, known_layers)))
    return all_sides


def settling(side: Side, reason: str) -> Command:
    """Return the command that lets one side stand."""
    statement = side.statement
    if statement.withdrawn:
        return WithdrawStatement(statement=statement.id, reason=reason)
    return CorrectStatement(
        statement=statement.id,
        reason=reason,
        text=statement.text,
        area=statement.area,
        group=statement.group,
        question=statement.question or "",
        keywords=statement.keywords,
        kind=statement.kind,
    )
