"""What lies over one statement: corrections, withdrawals, voices, read-backs."""

from collections.abc import Callable

from facilitator.domain.events.events import Layer
from facilitator.domain.events.marks import Mark, StatementConfirmed
from facilitator.domain.session.knowing import Layered
from facilitator.domain.session.layers import layered
from facilitator.domain.session.statement import (
    Statement,
    through_layers,
    through_marks,
)


class Overlay:
    """A statement that something has happened to after it was logged.

    Attributes:
        original: the statement as it was logged, once that has arrived.
        marks: voices and read-backs by id, undone or not.
    """

    def __init__(self, original: Statement | None = None) -> None:
        self.original = original
        self.marks: dict[str, Mark] = {}
        self._layers: dict[str, Layer] = {}
        self._layered: Layered[Layer] | None = None

    def lay(self, event: Layer | Mark) -> None:
        """Take in a layer or a mark."""
        if isinstance(event, Layer):
            self._layers[event.id] = event
            self._layered = None
        else:
            self.marks[event.id] = event

    def take_off(self, event_id: str) -> None:
        """Take a layer or a mark out again, since it turned out to be another's."""
        self.marks.pop(event_id, None)
        if self._layers.pop(event_id, None):
            self._layered = None

    @property
    def layers(self) -> Layered[Layer]:
        """The layers, from the lowest to the one that leads."""
        # Put in order when they are looked at: a file may hold thousands over one
        # statement.
        if self._layered is None:
            self._layered = layered(self._layers.values())
        return self._layered

    def heads(self, undone: Callable[[str], bool]) -> tuple[Layer, ...]:
        """Return the layers that lead; more than one where they do not agree."""
        return self.layers.heads(undone)

    def over(self, original: Statement, undone: Callable[[str], bool]) -> Statement:
        """Return the original through the layers and marks that are not undone."""
        counting = [layer for layer in self.layers.order if not undone(layer.id)]
        statement = through_layers(original, counting)
        if not self.marks:
            return statement
        marks = [mark for mark in self.marks.values() if not undone(mark.id)]
        return through_marks(statement, marks, lambda mark: self._saw(mark, undone))

    def _saw(self, mark: StatementConfirmed, undone: Callable[[str], bool]) -> bool:
        """Tell whether a read-back was of the wording that stands."""
        heads = self.heads(undone)
        if mark.after is None:
            # An earlier version did not tell. Its stamp counts among its like alone.
            return all(e.after is None and e.id < mark.id for e in heads)
        seen = {*mark.after, *self.layers.beneath(mark.after)}
        return all(each.id in seen for each in heads)
