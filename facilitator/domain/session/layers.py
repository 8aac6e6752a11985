"""The layers over one statement: in which order they lie, and which do not agree.

A layer tells which layers its maker had seen (`after`), and lies over them whatever
the clocks said. Of layers whose makers did not know of each other, the later leads,
and both are shown.
"""

from collections.abc import Callable, Iterable, Sequence
from graphlib import CycleError, TopologicalSorter
from heapq import heappop, heappush

from facilitator.domain.events.events import Layer


def in_order(layers: Iterable[Layer]) -> list[Layer]:
    """Return the layers from the lowest to the one that leads.

    The order depends on nothing but which layers there are. A layer of an earlier
    version, which did not tell what it had seen, lies where its stamp says.
    """
    by_stamp = sorted(layers, key=lambda layer: layer.id)
    if len(by_stamp) < 2:
        return by_stamp
    by_id = {layer.id: layer for layer in by_stamp}
    sorter = TopologicalSorter(
        {layer.id: [each for each in _layers_before(layer, by_stamp) if each in by_id]
         for layer in by_stamp}
    )  # fmt: skip
    try:
        sorter.prepare()
    except CycleError:  # No program writes a ring, but a file may hold one.
        return by_stamp
    ready: list[str] = []
    order: list[Layer] = []
    while sorter.is_active():
        for each in sorter.get_ready():
            # Of those that nothing holds back, the lowest stamp first: the order then
            # rests on what the layers say, never on when they came.
            heappush(ready, each)
        lowest = heappop(ready)
        order.append(by_id[lowest])
        sorter.done(lowest)
    return order


def heads(
    layers: Sequence[Layer], undone: Callable[[str], bool] = lambda each: False
) -> tuple[Layer, ...]:
    """Return the layers that count and that no other such layer was laid over.

    Two or more were made without knowing of each other, and do not agree.

    Args:
        layers: in order.
        undone: tells whether a layer does not count any more.
    """
    counting = [layer for layer in layers if not undone(layer.id)]
    below = _below(layers)
    # An undone layer covers nothing: what it lay over leads again.
    covered = set[str]().union(*(below[layer.id] for layer in counting))
    return tuple(layer for layer in counting if layer.id not in covered)


def beneath(layer: Layer, layers: Sequence[Layer]) -> set[str]:
    """Return the ids of all layers that one knowingly lies over; `layers` in order."""
    return _below(layers)[layer.id]


def _below(layers: Sequence[Layer]) -> dict[str, set[str]]:
    below: dict[str, set[str]] = {}
    for layer in layers:
        under = _layers_before(layer, layers)
        below[layer.id] = {*under}.union(*(below.get(each, ()) for each in under))
    return below


def _layers_before(layer: Layer, all_layers: Sequence[Layer]) -> list[str]:
    # Journals of the first version: whoever wrote later is taken to have seen all
    # before.
    if layer.after is None:
        return [each.id for each in all_layers if each.id < layer.id]
    return [each for each in layer.after if each != layer.id]
