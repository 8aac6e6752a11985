"""What lies over one statement: corrections, withdrawals, voices, read-backs."""

from collections.abc import Callable
from dataclasses import dataclass, field

from facilitator.domain.events.events import Layer
from facilitator.domain.events.marks import Mark
from facilitator.domain.session.layers import heads, in_order
from facilitator.domain.session.statement import (
    Statement,
    through_layers,
    through_marks,
)


@dataclass(slots=True)
class Overlay:
    """A statement that something has happened to after it was logged."""

    original: Statement | None = None
    """None until the event that logged it has arrived."""
    layers: list[Layer] = field(default_factory=list)
    """From the lowest to the one that leads."""
    marks: list[Mark] = field(default_factory=list)

    def lay(self, event: Layer | Mark) -> None:
        """Put a layer in its place among the others, or add a mark."""
        if isinstance(event, Layer):
            self.layers = in_order([*self.layers, event])
        else:
            self.marks.append(event)

    def heads(self, undone: Callable[[str], bool]) -> tuple[Layer, ...]:
        """Return the layers that lead; more than one where they do not agree."""
        return heads(self.layers, undone)

    def over(self, original: Statement, undone: Callable[[str], bool]) -> Statement:
        """Return the original through the layers and marks that are not undone."""
        counting = [layer for layer in self.layers if not undone(layer.id)]
        statement = through_layers(original, counting)
        if not self.marks:
            return statement
        marks = [mark for mark in self.marks if not undone(mark.id)]
        newest = max((layer.id for layer in counting), default="")
        return through_marks(statement, marks, newest)
