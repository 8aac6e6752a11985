"""The layers over one statement: in which order they lie, and which do not agree.

A layer tells which layers its maker had seen (`after`), and lies over them whatever
the clocks said. Of layers whose makers did not know of each other, that of the laptop
which logged the statement leads, then a correction before a withdrawal, and all are
shown.
"""

from collections.abc import Callable, Iterable, Sequence

from facilitator.domain.events.events import Layer, StatementCorrected
from facilitator.domain.events.hybrid_clock import device_name
from facilitator.domain.session.knowing import Layered, chance


def layered(layers: Iterable[Layer]) -> Layered[Layer]:
    """Return layers in their order, from the lowest to the one that leads.

    The order depends on nothing but which layers there are.
    """
    return Layered(layers, _weight)


def heads(
    layers: Sequence[Layer], undone: Callable[[str], bool] = lambda each: False
) -> tuple[Layer, ...]:
    """Return the layers that count and that no other such layer was laid over.

    Two or more were made without knowing of each other, and do not agree.

    Args:
        layers: all there are over one statement.
        undone: tells whether a layer does not count any more.
    """
    return layered(layers).heads(undone)


def _weight(layer: Layer) -> tuple[bool, bool, bytes]:
    is_of_its_scribe = device_name(layer.id) == device_name(layer.statement)
    # A word that may have been taken back stays to be read until that is settled.
    return is_of_its_scribe, isinstance(layer, StatementCorrected), chance(layer)
