"""What one device can undo and redo: its own events, in the order they happened."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from facilitator.domain.events.events import (
    Event,
    EventRedone,
    EventUndone,
    StatementLogged,
    UnknownEvent,
)


@dataclass(slots=True)
class History:
    """The undo and redo stacks of one device, told its events in rising order.

    One that comes again, as from a second file, is passed over.
    """

    _latest: str = ""
    """Id of the newest event."""
    _done: list[str] = field(default_factory=list)
    _undone: list[str] = field(default_factory=list)

    @property
    def undoable(self) -> str | None:
        """Id of the event that an undo would take back."""
        return self._done[-1] if self._done else None

    @property
    def redoable(self) -> str | None:
        """Id of the event that a redo would bring back."""
        return self._undone[-1] if self._undone else None

    def take(self, events: Iterable[Event]) -> None:
        """Take in the device's next events."""
        for event in events:
            self.follow(event)

    def follow(self, event: Event) -> None:
        """Take in the device's next event."""
        # A device's own ids rise. One that does not is a copy from a second file, and
        # would be undone twice.
        if event.id <= self._latest:
            return
        self._latest = event.id
        match event:
            # The fast way for nearly all events. With something to redo it is the last
            # case that counts: whoever logs on gives that up.
            case StatementLogged() if not self._undone:
                self._done.append(event.id)
            case EventUndone():
                _take(self._done, event.target)
                self._undone.append(event.target)
            case EventRedone():
                _take(self._undone, event.target)
                self._done.append(event.target)
            case UnknownEvent():
                pass
            case _:
                self._done.append(event.id)
                self._undone.clear()


def _take(stack: list[str], event_id: str) -> None:
    """Take an event off a stack; it nearly always lies on top."""
    if stack and stack[-1] == event_id:
        stack.pop()
    elif event_id in stack:
        stack.remove(event_id)
