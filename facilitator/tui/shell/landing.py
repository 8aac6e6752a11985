"""Where the program begins: in the session that was left, on the timeline, at the door.

Decided before anything is drawn, so that the first screen is the right one.
"""

from typing import NamedTuple

from facilitator.domain.errors import FacilitatorError
from facilitator.services.office import Office
from facilitator.services.program import Program
from facilitator.tui.kit.desk import Desk
from facilitator.tui.shell.modes import SESSION_MODES


class Landing(NamedTuple):
    """Where to begin."""

    mode: str
    desk: Desk | None = None
    """The desk of the session that was left open, if it could be opened."""
    problem: FacilitatorError | None = None
    """Why it could not."""


def land(program: Program) -> Landing:
    """Open what was left open, and return where to begin."""
    office = program.office
    if office is None:
        return Landing("welcome")
    try:
        left = office.workspace.left_open()
        if left is None:
            return Landing("timeline")
        desk = desk_at(office, left)
    except FacilitatorError as error:
        return Landing("timeline", problem=error)
    return Landing(mode_of(desk), desk)


def desk_at(office: Office, session_id: str) -> Desk:
    """Open a session and return the desk at it.

    Raises:
        FacilitatorError: unknown session, faulty plan, journal in use …
    """
    opened = office.workspace.open(session_id)
    try:
        desk = Desk(opened, office.workspace.draft(session_id))
    except FacilitatorError:
        opened.close()  # else nobody could open the journal again
        raise
    desk.change(open=True)
    return desk


def mode_of(desk: Desk) -> str:
    """Return the mode in which a session was left."""
    mode = desk.draft.mode
    return mode if mode in SESSION_MODES else SESSION_MODES[0]
