"""Which events do not count any more: each device undoes its own, and no other's."""

from facilitator.domain.events.events import EventRedone, EventUndone
from facilitator.domain.events.hybrid_clock import device_name

Switch = EventUndone | EventRedone

BESIDE = "~"
"""Stands in the id of a content that stands beside another; in no stamp."""


class Switches:
    """The words on whether events count.

    Attributes:
        of_others: ids of words on events of another device, which change nothing.
    """

    def __init__(self) -> None:
        self.of_others: set[str] = set()
        self._by_target: dict[str, dict[str, Switch]] = {}
        self._latest: dict[str, Switch] = {}

    def add(self, switch: Switch) -> bool:
        """Take in a word; tell whether it is the latest on its event."""
        # Whoever could undo another's would need no more than a file to take back an
        # evening. What others say of a statement are layers: they give a reason, and
        # can be taken back themselves.
        if device_name(switch.id) != device_name(switch.target):
            self.of_others.add(switch.id)
            return False
        self._by_target.setdefault(switch.target, {})[switch.id] = switch
        latest = self._latest.get(switch.target)
        # A device's own stamps rise, so that its last word is that with the highest.
        if latest and switch.id <= latest.id:
            return False
        self._latest[switch.target] = switch
        return True

    def remove(self, switch: Switch) -> None:
        """Take a word out again, since it turned out to be another's."""
        self.of_others.discard(switch.id)
        words = self._by_target.get(switch.target, {})
        if words.pop(switch.id, None):
            self._latest.pop(switch.target)
            if words:
                self._latest[switch.target] = words[max(words)]

    def get(self, event_id: str) -> Switch | None:
        """Return the latest word on an event; None where there is none.

        It is about every content that has come under the event's id.
        """
        return self._latest.get(event_id.partition(BESIDE)[0])

    def is_undone(self, event_id: str) -> bool:
        """Tell whether the latest word on an event is that it was undone."""
        return isinstance(self.get(event_id), EventUndone)
