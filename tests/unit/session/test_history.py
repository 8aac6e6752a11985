"""What one device can undo and redo, also where its events come in odd orders."""

from facilitator.domain.events.events import (
    EventRedone,
    EventUndone,
    StatementLogged,
    UnknownEvent,
)
from facilitator.domain.session.history import History

AT, BY = "2019-04-01T14:00:00+02:00", "scribe"


def logged(event_id: str) -> StatementLogged:
    """Return the logging of a statement."""
    return StatementLogged(event_id, AT, BY, "01-1-001", "Fler bussar", "a1", "g1")


def undone(event_id: str, target: str) -> EventUndone:
    """Return an event that takes another back."""
    return EventUndone(id=event_id, at=AT, by=BY, target=target)


def redone(event_id: str, target: str) -> EventRedone:
    """Return an event that brings another back."""
    return EventRedone(id=event_id, at=AT, by=BY, target=target)


def after(*events: StatementLogged | EventUndone | EventRedone) -> History:
    """Return what is left to undo and redo after some events."""
    history = History()
    history.take(events)
    return history


def taken_back(history: History) -> list[str]:
    """Undo all there is to undo, the last first."""
    targets = []
    while history.undoable:
        targets.append(history.undoable)
        history.follow(undone(f"z{len(targets)}", targets[-1]))
    return targets


def test_what_was_done_last_is_undone_first() -> None:
    history = after(logged("a"), logged("b"), logged("c"))
    assert (history.undoable, history.redoable) == ("c", None)
    assert taken_back(history) == ["c", "b", "a"]
    assert (history.undoable, history.redoable) == (None, "a")


def test_what_was_undone_last_is_redone_first() -> None:
    history = after(logged("a"), logged("b"), undone("c", "b"), undone("d", "a"))
    assert (history.undoable, history.redoable) == (None, "a")
    history.follow(redone("e", "a"))
    assert (history.undoable, history.redoable) == ("a", "b")


def test_an_undo_of_what_is_not_on_top_leaves_all_others() -> None:
    history = after(logged("a"), logged("b"), logged("c"), undone("d", "b"))
    assert history.redoable == "b"
    assert taken_back(history) == ["c", "a"]


def test_a_redo_of_what_is_not_on_top_leaves_all_others() -> None:
    history = after(
        logged("a"), logged("b"), undone("c", "b"), undone("d", "a"), redone("e", "b")
    )
    assert (history.undoable, history.redoable) == ("b", "a")


def test_an_undo_of_what_this_device_never_did_takes_nothing_off() -> None:
    assert taken_back(after(logged("a"), undone("b", "elsewhere"))) == ["a"]
    assert after(undone("b", "elsewhere")).undoable is None


def test_whoever_logs_on_gives_up_what_was_to_be_redone() -> None:
    history = after(logged("a"), undone("b", "a"), logged("c"))
    assert (history.undoable, history.redoable) == ("c", None)


def test_an_event_that_comes_again_is_passed_over() -> None:
    assert taken_back(after(logged("a"), logged("b"), logged("b"), logged("a"))) == [
        "b",
        "a",
    ]


def test_what_this_version_does_not_know_cannot_be_undone() -> None:
    history = after(logged("a"), undone("b", "a"))
    history.follow(UnknownEvent(id="c", at=AT, by=BY, type="new.thing"))
    assert (history.undoable, history.redoable) == (None, "a")
