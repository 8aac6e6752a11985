"""The digital form's server, as the front ends see it: begun, watched, ended.

It is a process of its own with a journal of its own, so that neither a phone nor the
scribe ever waits for the other. What it writes is followed like any other device's.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal, NamedTuple, Protocol, TypeAlias

from facilitator.domain.errors import FacilitatorError, NeedsAPerson, Refused

Phase: TypeAlias = Literal["stopped", "starting", "open", "failed"]


class Serving(NamedTuple):
    """How it stands with the form's server."""

    phase: Phase
    port: int = 0
    """Where it listens, once it is open."""
    phones: int = 0
    """How many phones have fetched the form; those behind one address of another
    network may be told as one."""
    answers: int = 0
    """Answers that got their receipt since it was started."""
    held: int = 0
    """How many of them wait for somebody to look at them."""
    error: FacilitatorError | None = None
    """Why it failed, with a way out."""


class FormWish(NamedTuple):
    """Which form is to be served, and where."""

    session_id: str
    host: str = ""
    """The address to listen at; empty for all that this laptop has."""
    port: int = 0
    """0 for the usual one, or the next that is free."""
    base_url: str = ""
    """What the form is reached by from outside; empty where it is this laptop."""


class Child(Protocol):
    """The process that serves."""

    def news(self) -> Sequence[Mapping[str, object]]:
        """Return what it has told since this was last asked; never waits."""

    def ended(self) -> int | None:
        """Return what it ended with; None while it goes on."""

    def end(self) -> None:
        """Let it finish what it is doing and end; does not wait for that."""


class FormServer:
    """Starts and stops the form, and tells how it stands.

    A front end calls `start`, asks `look` about once a second, and calls `stop`. None
    of them waits. If the program dies the server ends too. Whatever happens, an answer
    that got its receipt is on disk.
    """

    def __init__(
        self,
        launch: Callable[[FormWish], Child],
        addresses: Callable[[], Sequence[str]],
    ) -> None:
        self._launch = launch
        self._addresses = addresses
        self._child: Child | None = None
        self._serving = Serving("stopped")

    def addresses(self) -> Sequence[str]:
        """Return this laptop's own addresses, the likeliest for phones first.

        Empty where it is on no network. Cheap; asks nothing of any network.
        """
        return self._addresses()

    def start(
        self, session_id: str, *, host: str = "", port: int = 0, base_url: str = ""
    ) -> None:
        """Begin to serve the form of a session; `look` tells when it is open.

        Where one is being served already it is ended first. What goes wrong is told by
        `look` as `failed`, with its error.
        """
        self.stop()
        self._serving = Serving("starting")
        try:
            self._child = self._launch(FormWish(session_id, host, port, base_url))
        except FacilitatorError as error:
            self._serving = Serving("failed", error=error)

    def stop(self) -> None:
        """End it; what is being answered is answered first."""
        child, self._child = self._child, None
        if child:
            child.end()
        self._serving = Serving("stopped")

    def look(self) -> Serving:
        """Return how it stands now."""
        if self._child is None:
            return self._serving
        status = self._child.ended()
        for state in self._child.news():
            self._serving = _after(self._serving, state)
        if status is not None or self._serving.phase == "failed":
            self._child.end()
            self._child = None
            if self._serving.phase != "failed":
                error = Refused("form.ended", status=status)
                self._serving = self._serving._replace(phase="failed", error=error)
        return self._serving


def _after(serving: Serving, state: Mapping[str, object]) -> Serving:
    """Return how it stands after one thing the process has told."""
    match state:
        case {"told": "open", "port": int(port)}:
            return serving._replace(phase="open", port=port)
        case {
            "told": "count",
            "phones": int(phones),
            "answers": int(answers),
            "held": int(held),
        }:
            return serving._replace(phones=phones, answers=answers, held=held)
        case {"told": "failed", "code": str(code), "details": dict(details)}:
            error = _error(
                code, details, state.get("status") == NeedsAPerson.exit_status
            )
            return serving._replace(phase="failed", error=error)
    return serving


def _error(code: str, details: Mapping[str, object], needs: bool) -> FacilitatorError:
    """Return an error as it was raised in the other process."""
    plain_details = {
        str(name): tuple(value) if isinstance(value, list) else value
        for name, value in details.items()
    }
    return (NeedsAPerson if needs else Refused)(code, **plain_details)
