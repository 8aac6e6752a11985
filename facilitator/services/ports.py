"""What the services need from outside; `bootstrap` hands the real ones in."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeAlias

from facilitator.domain.errors import FacilitatorError
from facilitator.domain.events.events import Event
from facilitator.domain.laptops import JournalIntake, LaptopKey, Receipt
from facilitator.domain.plan.plan import (
    Plan,
    Project,
)
from facilitator.domain.session.change import Change
from facilitator.domain.session.standing import Standing

if TYPE_CHECKING:
    from facilitator.domain.taking_in import JournalLook

Batch: TypeAlias = tuple[Standing, Sequence[Event]]
"""How well it is known who wrote them, and events."""
Progress: TypeAlias = Callable[[float], None]
"""Told the share done (0 to 1) now and then; may raise to stop the work."""


class Telling(Protocol):
    """Told now and then how far a document has come; may raise to stop the work."""

    def __call__(self, share: float, part: str = "", /) -> None:
        """Take the share done, from 0 to 1, and the part of the document set now."""


Clock: TypeAlias = Callable[[], datetime]
"""Returns the wall time with its offset."""


class Store(Protocol):
    """The journals of one session: this device's own and all the others'."""

    @property
    def stamp(self) -> str:
        """The device part of this device's event ids; empty where it only reads."""

    def remember(self, own_events: Callable[[], Sequence[Event]]) -> None:
        """Take what this device has written from memory, should its file be gone.

        Args:
            own_events: returns all of it that is known, the oldest first.
        """

    def append(self, events: Sequence[Event]) -> None:
        """Write events with one flush; they are on disk when this returns.

        Raises:
            FacilitatorError: they could not be written, and nothing has changed.
        """

    def tail(self) -> Sequence[Batch]:
        """Return the newest events of every journal, whatever their length."""

    def rest(self) -> Iterator[tuple[float, Batch]]:
        """Yield all events in slices, with the share read so far (0 to 1).

        This device's own come in the order in which it wrote them.
        """

    def news(self) -> Sequence[Batch]:
        """Return what other devices' journals hold that was not there before."""

    def notices(self) -> Sequence[FacilitatorError]:
        """Return what the user must be told of, each once."""

    def close(self) -> None:
        """Let go of the journals and the lock."""


class Drafts(Protocol):
    """Keeps what is half typed on this device, beside the journal."""

    def save(self, draft: Mapping[str, Any]) -> None:
        """Keep a draft on disk; it replaces the one before."""

    def load(self) -> Mapping[str, Any]:
        """Return the draft, empty where there is none or it cannot be read."""

    @property
    def damaged(self) -> Path | None:
        """Where the latest `load` put a draft it could not read, if it did."""

    def clear(self) -> None:
        """Forget the draft."""


class LaptopJournals(Protocol):
    """The journals of all laptops in one workspace, by session."""

    @property
    def device(self) -> str:
        """The name of this laptop's journals."""

    def receipts(self, session_id: str) -> Sequence[Receipt]:
        """Return what each device's journals hold here."""

    def own_receipts(self, session_id: str) -> Mapping[str, Receipt]:
        """Return what devices have said of themselves, by name."""

    def contradicted(self, session_id: str) -> Collection[str]:
        """Return the devices whose journals here are not those they have told of."""

    def look(
        self, session_id: str, paths: Sequence[Path], now_ms: int
    ) -> "Sequence[JournalLook]":
        """Tell what taking in would change; nothing is changed.

        Raises:
            FacilitatorError: it could not be read.
        """

    def set_aside(self, session_id: str, device: str, reason: str) -> None:
        """Put a device's journals where nobody reads them.

        Raises:
            FacilitatorError: they are where they were.
        """

    def take_back(self, session_id: str, device: str) -> None:
        """Put a device's journals back among the others.

        Raises:
            FacilitatorError: none of it was set aside, or it cannot be put back.
        """

    def set_aside_reasons(self, session_id: str) -> Mapping[str, str]:
        """Return why journals were set aside, by device."""

    def keys(self, session_id: str) -> Mapping[str, LaptopKey]:
        """Return by device how it stands with the key that signs its journals."""

    def confirm_key(self, session_id: str, device: str) -> str:
        """Let the key that a laptop's journals show be its own; return the word.

        Raises:
            FacilitatorError: they show none, or it could not be kept.
        """

    def places(self) -> Sequence[Path]:
        """Return where there are sticks to put a safe copy on."""

    def take_in(
        self, session_id: str, paths: Sequence[Path], progress: Progress
    ) -> Sequence[JournalIntake]:
        """Take in journals from files, folders and zips; say what came of each.

        Raises:
            FacilitatorError: it could not be written here.
        """


class CopyContents(Protocol):
    """What a safe copy says of itself."""

    @property
    def session(self) -> str:
        """The session it is of."""

    @property
    def device(self) -> str:
        """The laptop that made it."""

    @property
    def receipts(self) -> Sequence[Receipt]:
        """What each device had written when it was made."""


class Handover(Protocol):
    """Makes safe copies, and takes over what others made."""

    def pack(self, session_id: str, target: Path) -> Sequence[Receipt]:
        """Write a safe copy to a new file, check it, return what it holds.

        Raises:
            FacilitatorError: there is no copy, or it is not as it was written.
        """

    def new_path(self, session_id: str, folder: Path | None, name: str) -> Path:
        """Return a free name for a copy in a folder, else among the exports."""

    def take_over(self, path: Path) -> tuple[CopyContents, Sequence[FacilitatorError]]:
        """Put a copy's plan and draft where there are none; return what it says.

        Raises:
            FacilitatorError: it is no safe copy, or it could not be written here.
        """


class Shelf(Protocol):
    """A workspace on disk: plans, journals, drafts and exports by session id."""

    @property
    def root(self) -> Path:
        """The workspace's folder."""

    def session_ids(self) -> Sequence[str]:
        """Return the ids of all sessions, in order of date."""

    def resolve(self, reference: str) -> str:
        """Return the id of the session a user means.

        Raises:
            Refused: no session, or more than one, goes by that name.
        """

    def project(self) -> Project:
        """Return the goal work's plan."""

    def plan(self, session_id: str) -> Plan:
        """Return a session's plan.

        Raises:
            FacilitatorError: the plan files cannot be used; it says file and line.
        """

    def problems(self) -> Sequence[FacilitatorError]:
        """Return every fault of every plan file, with `file` and `line`."""

    def store(self, session_id: str) -> Store:
        """Open a session's journals for writing on this device."""

    def reader(self, session_id: str) -> Store:
        """Open a session's journals for reading only; needs no lock."""

    def findings(self, session_id: str) -> Sequence[FacilitatorError]:
        """Return what is not as it should be with a session's journals."""

    def drafts(self, session_id: str) -> Drafts:
        """Return where this device's draft of a session is kept."""

    def exported_files(self, session_id: str) -> Sequence[Path]:
        """Return the files exported from a session, newest first."""

    def logo(self, name: str) -> bytes:
        """Return the logo beside the goal work's plan; raises Refused."""

    def exports(self, session_id: str) -> Path:
        """Return the folder of a session's exports, which need not be there yet."""

    def export_path(self, session_id: str, name: str, ending: str) -> Path:
        """Return a path among the session's exports that is not taken yet."""

    def publish(self, path: Path, data: bytes) -> None:
        """Write a new file whole or not at all; never over an existing one."""

    def share(self, path: Path) -> None:
        """Let everybody on this computer read a file.

        Raises:
            FacilitatorError: the system does not allow it.
        """


class Outcome(NamedTuple):
    """What came of a command, once it is on disk."""

    change: Change
    event: Event | None = None
    """None where the same `source_id` had come in before and nothing was added."""
