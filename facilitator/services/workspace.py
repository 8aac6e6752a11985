"""A workspace: its timeline of sessions, and the way into each of them."""

from typing import NamedTuple

from facilitator.domain.errors import FacilitatorError
from facilitator.domain.plan.plan import (
    Plan,
    Project,
)
from facilitator.domain.session.coverage import (
    Count,
    count_of,
)
from facilitator.services.ports import Clock, Shelf
from facilitator.services.session.doubts import doubts
from facilitator.services.session.drafts import (
    DraftKeeper,
    damaged_draft,
)
from facilitator.services.session.open_session import OpenSession


class Meeting(NamedTuple):
    """One row of the timeline."""

    id: str
    plan: Plan | None
    """None where the plan files cannot be used; `problem` says why."""
    problem: FacilitatorError | None = None


class Tally(NamedTuple):
    """How much there is in a session. Counts are of statements."""

    logged: int
    withdrawn: int
    standing: Count
    """What counts, the channels apart."""


class Workspace:
    """Opens the sessions of one workspace and tells how each of them stands."""

    def __init__(self, shelf: Shelf, clock: Clock, by: str) -> None:
        self._shelf = shelf
        self._clock = clock
        self._by = by
        self.notices: list[FacilitatorError] = []
        """What the user must be told of drafts that could not be read."""

    @property
    def name(self) -> str:
        """The folder's name, for a heading."""
        return self._shelf.root.name

    def project(self) -> Project:
        """Return the goal work's plan."""
        return self._shelf.project()

    def timeline(self) -> list[Meeting]:
        """Return every session in order of date, also those with a faulty plan."""
        return [self._meeting(session_id) for session_id in self._shelf.session_ids()]

    def tally(self, session_id: str) -> Tally:
        """Count a session's statements; reads its journals whole."""
        open_session = self.read(session_id)
        logged = len(open_session.session.statements)
        standing = count_of(
            each
            for each in open_session.session.statements.values()
            if not each.withdrawn
        )
        return Tally(logged, logged - standing.total, standing)

    def resolve(self, reference: str) -> str:
        """Return the id of the session a user means.

        Raises:
            Refused: no session, or more than one, goes by that name.
        """
        return self._shelf.resolve(reference)

    def open(self, reference: str) -> OpenSession:
        """Open a session for writing, at its newest end.

        Raises:
            FacilitatorError: unknown session, faulty plan, journal in use …
        """
        session_id = self._shelf.resolve(reference)
        plan = self._shelf.plan(session_id)
        store = self._shelf.store(session_id)
        return OpenSession(plan, store, self._clock, self._by)

    def read(self, reference: str) -> OpenSession:
        """Read a session whole, without the right to write."""
        open_session = self.watch(reference).load_all()
        open_session.close()
        return open_session

    def watch(self, reference: str) -> OpenSession:
        """Open a session to look on, without the right to write or any lock.

        It stays open: `load` reads what there is, `poll` and `follow` what comes.

        Raises:
            FacilitatorError: unknown session, faulty plan …
        """
        session_id = self._shelf.resolve(reference)
        plan = self._shelf.plan(session_id)
        store = self._shelf.reader(session_id)
        return OpenSession(plan, store, self._clock, self._by)

    def draft(self, session_id: str) -> DraftKeeper:
        """Return the keeper of this device's draft of a session."""
        return DraftKeeper(self._shelf.drafts(session_id))

    def left_open(self) -> str | None:
        """Return the session in which the program was when it last ended, if any."""
        open_id = None
        for session_id in self._shelf.session_ids():
            drafts = self._shelf.drafts(session_id)
            if drafts.load().get("open") is True:
                open_id = open_id or session_id
            self.notices += damaged_draft(drafts)
        return open_id

    def problems(self) -> list[FacilitatorError]:
        """Return every fault of every plan file, with `file` and `line`."""
        return list(self._shelf.problems())

    def findings(self) -> list[FacilitatorError]:
        """Return what is not as it should be with the journals of all sessions."""
        return [
            finding
            for session_id in self._shelf.session_ids()
            for finding in (
                *self._shelf.findings(session_id),
                *self._doubts(session_id),
            )
        ]

    def _doubts(self, session_id: str) -> list[FacilitatorError]:
        """Return what a session's events themselves give reason to doubt."""
        try:
            return list(doubts(self.read(session_id).session))
        except FacilitatorError:  # A faulty plan is told of with the plans.
            return []

    def _meeting(self, session_id: str) -> Meeting:
        try:
            return Meeting(session_id, self._shelf.plan(session_id))
        except FacilitatorError as error:
            return Meeting(session_id, None, error)
