"""What has been exported before: when, of which data, and whether it still holds."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from facilitator.domain.errors import FacilitatorError
from facilitator.domain.session.digest import (
    digest,
    plan_digest,
)
from facilitator.services.export.catalogue import OF_PLAN
from facilitator.services.export.verify import (
    OriginOf,
    Verified,
    Verifier,
)
from facilitator.services.session.open_session import OpenSession


class Issue(NamedTuple):
    """A file among the exports."""

    path: Path
    session: str
    """The id of the session among whose exports it lies."""
    at: float = 0
    """When it was written, in seconds since 1970; 0 where that cannot be told."""
    size: int = 0
    """In bytes."""
    is_checked: bool = False
    """True once it has been looked into."""
    verdict: Verified | None = None
    """What came of it; None where the file does not say where it comes from."""


class Ledger:
    """Looks into exported files, each only once while it stays as it is."""

    def __init__(self, origin_of: OriginOf) -> None:
        """Take what reads files."""
        self._verifier = Verifier(origin_of, None)
        self._verdicts: dict[tuple[Path, float, int], Verified | None] = {}

    def issues(self, session_id: str, paths: Iterable[Path]) -> list[Issue]:
        """Return files with when they were written; nothing is looked into."""
        return [_issue(session_id, path) for path in paths]

    def look_into(
        self, issues: Iterable[Issue], open_session: OpenSession
    ) -> Iterator[Issue]:
        """Yield files as they are once looked into and held against their session.

        Args:
            issues: all of one session.
            open_session: that session, read whole.
        """
        # Counted once: there may be hundreds of files.
        of_plan, of_session = (
            plan_digest(open_session.plan),
            digest(open_session.session),
        )
        session_id = open_session.plan.session.id
        for issue in issues:
            verdict = self._verdict_of(issue)
            if verdict and verdict.made_of.session == session_id:
                is_of_plan = verdict.made_of.document in OF_PLAN
                verdict = replace(verdict, now=of_plan if is_of_plan else of_session)
            yield issue._replace(is_checked=True, verdict=verdict)

    def _verdict_of(self, issue: Issue) -> Verified | None:
        key = issue.path, issue.at, issue.size
        if key not in self._verdicts:
            verdict = None
            # What is no document of ours, or cannot be read, tells nothing.
            with suppress(FacilitatorError):
                verdict = self._verifier.look(issue.path)
            self._verdicts[key] = verdict
        return self._verdicts[key]


def _issue(session_id: str, path: Path) -> Issue:
    try:
        status = path.stat()
    except OSError:  # It has been taken away since it was listed.
        return Issue(path, session_id)
    return Issue(path, session_id, status.st_mtime, status.st_size)
