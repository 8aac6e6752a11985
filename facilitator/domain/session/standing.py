"""How well it is known who wrote an event."""

from collections.abc import Iterable
from enum import IntEnum

from facilitator.domain.events.hybrid_clock import device_of


class Standing(IntEnum):
    """What is known of the writer of a journal, the best first."""

    OWN = 0
    """This laptop wrote it."""
    PROVEN = 1
    """It is signed with the key that its laptop is known by."""
    UNPROVEN = 2
    """Nobody has shown who wrote it."""
    GLIMPSED = 3
    """It was read from the end of a journal; who wrote it is known once all is read."""


class Standings:
    """By event, how well it is known who wrote it.

    Nearly all events of one opening of a journal stand alike; only those that do not
    are remembered one by one.
    """

    def __init__(self) -> None:
        self._by_part: dict[str, Standing] = {}
        """By the device part of stamps: how its first events stood."""
        self._others: dict[str, Standing] = {}
        """By event id: those that came otherwise than the first of their part."""

    def note(self, event_ids: Iterable[str], standing: Standing) -> None:
        """Take note of how new events came."""
        if standing is Standing.GLIMPSED:
            self._others.update(dict.fromkeys(event_ids, standing))
            return
        usual = self._by_part
        for each in event_ids:
            if usual.setdefault(device_of(each), standing) is not standing:
                self._others[each] = standing

    def of(self, event_id: str) -> Standing:
        """Return how well it is known who wrote an event that has come."""
        usual = self._by_part.get(device_of(event_id), Standing.UNPROVEN)
        return self._others.get(event_id, usual)

    def improve(self, event_id: str, standing: Standing) -> None:
        """Take note that an event has come again, from whoever is known as well."""
        if standing < self.of(event_id):
            self._others[event_id] = standing
