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
    _undo_stack: list[str] = field(default_factory=list)
    _redo_stack: list[str] = field(default_factory=list)

    @property
    def undoable(self) -> str | None:
        """Id of the event that an undo would take back."""
        return self._undo_stack[-1] if self._undo_stack else None

    @property
    def redoable(self) -> str | None:
        """Id of the event that a redo would bring back."""
        return self._redo_stack[-1] if self._redo_stack else None

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
            case StatementLogged() if not self._redo_stack:
                self._undo_stack.append(event.id)
            case EventUndone():
                _take(self._undo_stack, event.target)
                self._redo_stack.append(event.target)
            case EventRedone():
                _take(self._redo_stack, event.target)
                self._undo_stack.append(event.target)
            case UnknownEvent():
                pass
            case _:
                self._undo_stack.append(event.id)
                self._redo_stack.clear()


def _take(stack: list[str], event_id: str) -> None:
    """Take an event off a stack; it nearly always lies on top."""
    if stack and stack[-1] == event_id:
        stack.pop()
    elif event_id in stack:
        stack.remove(event_id)
