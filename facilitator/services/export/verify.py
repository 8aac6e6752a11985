"""Which data a document was made of, and whether the workspace still gives the same."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeAlias

from facilitator.domain.errors import Refused
from facilitator.domain.open_data.provenance import (
    Provenance,
    provenance_in,
)
from facilitator.domain.session.digest import (
    digest,
    plan_digest,
)
from facilitator.services.export.catalogue import OF_PLAN
from facilitator.services.session.open_session import OpenSession
from facilitator.services.workspace import Workspace


class Origin(Protocol):
    """What a file says of itself."""

    @property
    def keywords(self) -> str:
        """The line that tells where it comes from; empty if it has none."""

    @property
    def altered(self) -> bool | None:
        """Whether it has been changed since it was made; None where nothing tells."""


OriginOf: TypeAlias = Callable[[Path], Origin | None]
"""Reads what a file says of itself; None where it is no file of ours.

Raises `Refused` where it cannot be read.
"""


@dataclass(frozen=True, slots=True)
class Verified:
    """What came of looking at a file."""

    path: Path
    made_of: Provenance
    """What it says that it was made of."""
    altered: bool | None
    """Whether it has been changed since; None where the file cannot tell."""
    now: str = ""
    """The digest that the session gives now; empty where there is no such session."""

    @property
    def is_current(self) -> bool | None:
        """Whether the session still gives the same; None where there is none."""
        return self.made_of.digest == self.now if self.now else None

    @property
    def holds(self) -> bool:
        """Whether it can be relied on: not changed, and made of what there is now."""
        return not self.altered and bool(self.is_current)


class Verifier:
    """Looks at files that the program has made."""

    def __init__(self, origin_of: OriginOf, workspace: Workspace | None) -> None:
        """Take what reads files, and the workspace to compare with, if there is one."""
        self._origin_of = origin_of
        self._workspace = workspace

    def verify(self, path: Path) -> Verified:
        """Look at a file, and at the session that it says it was made of.

        Raises:
            Refused: it cannot be read, or does not say where it comes from.
            FacilitatorError: the session's plan or journals cannot be used.
        """
        verdict = self.look(path)
        open_session = self._session(verdict.made_of.session)
        return self.compare(verdict, open_session) if open_session else verdict

    def look(self, path: Path) -> Verified:
        """Look at a file alone: what it says of itself, and whether it is unaltered.

        Raises:
            Refused: it cannot be read, or does not say where it comes from.
        """
        origin = self._origin_of(path)
        made_of = provenance_in(origin.keywords) if origin else None
        if origin is None or made_of is None:
            raise Refused("verify.no_origin", path=path)
        return Verified(path, made_of, origin.altered)

    def compare(self, verdict: Verified, open_session: OpenSession) -> Verified:
        """Return what was found of a file with what a session that is open gives now.

        What was made of another session than that stays unknown.
        """
        if verdict.made_of.session != open_session.plan.session.id:
            return verdict
        of_plan = verdict.made_of.document in OF_PLAN
        now = (
            plan_digest(open_session.plan) if of_plan else digest(open_session.session)
        )
        return Verified(verdict.path, verdict.made_of, verdict.altered, now)

    def _session(self, session_id: str) -> OpenSession | None:
        """Return the session of just that name, read whole; None if there is none."""
        if self._workspace is None:
            return None
        try:
            is_known = self._workspace.resolve(session_id) == session_id
        except Refused:
            return None
        return self._workspace.read(session_id) if is_known else None
