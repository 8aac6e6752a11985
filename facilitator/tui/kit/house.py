"""What screens, dialogs and widgets may ask of the program they stand in.

They know the program by this protocol alone, so that it can import them and none of
them has to import it.
"""

from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

from textual.dom import DOMNode
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.signal import Signal
from textual.widget import Widget
from textual.worker import WorkType

from facilitator.domain.errors import FacilitatorError
from facilitator.domain.events.commands import Command
from facilitator.domain.session.change import Change
from facilitator.i18n.translate import Translator
from facilitator.services.office import Office
from facilitator.services.ports import Outcome
from facilitator.services.program import Program
from facilitator.services.session.open_session import OpenSession
from facilitator.tui.kit.desk import Desk

if TYPE_CHECKING:  # Loaded when a rehearsal is first wanted: the start does without.
    from facilitator.services.rehearsal.rehearsal import RehearsalWish

STAGE = "stage"
"""The mode that the whole hall looks at."""

Answer = TypeVar("Answer")


class WorkspaceDoor(Protocol):
    """The way into workspaces, real ones and those of rehearsals."""

    async def enter(self, office: Office | None) -> None:
        """Open another workspace where it was left."""

    async def rehearse(self, wish: "RehearsalWish") -> None:
        """Set a rehearsal up and go to it."""

    async def leave_rehearsal(self) -> None:
        """End the rehearsal and go back to where the user was before it."""


class CopyRoom(Protocol):
    """What is done with safe copies and the names of laptops."""

    async def go_on_from(self, copy: Path, root: Path | None = None) -> None:
        """Go on from another laptop's safe copy, in this workspace unless told."""

    async def rename_laptop(self, name: str) -> None:
        """Let this laptop's journals have another name, and open the session anew."""


class House(Protocol):
    """The program in full screen, as seen from inside it."""

    program: Program
    form_link: str
    """Address of the form that stands in for the plan's; empty for that."""
    changed: Signal[list[Change]]
    """Published with every change of the session, whoever made it."""
    progressed: Signal[float]
    """Published while a session is read in, with the share done (0 to 1)."""
    room_played: Signal[None]
    """Published when something may have been said in the room of a rehearsal."""

    @property
    def workspaces(self) -> WorkspaceDoor:
        """The way into another workspace, or into a rehearsal."""

    @property
    def safe_copies(self) -> CopyRoom:
        """What goes on from another laptop's safe copy."""

    @property
    def tr(self) -> Translator:
        """The translator of the language in use."""

    @property
    def keys(self) -> Mapping[str, str]:
        """The keys the user has chosen, by action id."""

    @property
    def current_mode(self) -> str:
        """The mode that is shown."""

    @property
    def desk(self) -> Desk | None:
        """The desk at the session that is open, if one is."""

    @property
    def office(self) -> Office:
        """The services of the workspace that is open; there must be one."""

    @property
    def opened(self) -> OpenSession:
        """The session that is open; there must be one."""

    def tell(self, message: str, severity: SeverityLevel = "information") -> None:
        """Show a sentence where the user is; what is wrong stays longer."""

    def say(self, error: FacilitatorError) -> None:
        """Show an error's sentence where the user is."""

    async def do(self, command: Command) -> bool:
        """Carry out a command and tell all views; say why where it is refused."""

    async def attempt(self, work: Awaitable[Outcome]) -> Outcome | None:
        """Do some work and tell all views; where it is refused, say why: None."""

    async def carry_out(self, command: Command) -> Outcome:
        """Carry out a command and tell all views; raises FacilitatorError."""

    def follow(self) -> None:
        """Look for what other devices have written, unless that is going on."""

    async def open_session(self, session_id: str) -> bool:
        """Open a session in the mode where it was left; tell whether it opened."""

    async def action_mode(self, mode: str) -> None:
        """Show a mode of the open session, as it was when it was left."""

    async def action_undo(self) -> None:
        """Undo typing where there is some, else the latest thing done here."""

    async def action_quit(self) -> None:
        """Keep what is half typed, let go of the journal and end."""

    def switch_mode(self, mode: str) -> Awaitable[None]:
        """Show a mode, whether or not a session is open."""

    def push_screen(
        self, screen: Screen[Answer], callback: Callable[[Answer | None], object]
    ) -> object:
        """Ask with a dialog, and call back with its answer."""

    def run_worker(
        self,
        work: WorkType[Any],
        *,
        group: str = "default",
        exclusive: bool = False,
        thread: bool = False,
    ) -> object:
        """Do work that goes on when the screen that wanted it is gone."""

    def call_later(self, callback: Callable[..., object], *args: object) -> object:
        """Call a function once the program is done with what it is doing."""

    async def run_action(self, action: str, default_namespace: DOMNode) -> bool:
        """Do what an action means to a node; tell whether it meant something."""


def house_of(node: "Widget | Screen[Any]") -> House:
    """Return the program that a widget or screen stands in."""
    return cast(House, node.app)
