"""A workspace on disk, as the services ask for it."""

from pathlib import Path

from facilitator.domain.errors import FacilitatorError, NeedsAPerson, Refused
from facilitator.domain.plan.plan import (
    Plan,
    Project,
)
from facilitator.storage.disk.durable import make_folder
from facilitator.storage.disk.privacy import let_others_read
from facilitator.storage.disk.safe_write import write_new
from facilitator.storage.errors import storage_error
from facilitator.storage.folders import (
    EXPORTS,
    JOURNALS,
    PROJECT_FILE,
    SESSIONS,
    resolve_session,
    session_folders,
)
from facilitator.storage.journal.drafts import DraftFile
from facilitator.storage.journal.notices import findings
from facilitator.storage.journal.reading_store import ReadingStore
from facilitator.storage.journal.session_store import (
    Writer,
    WritingStore,
)
from facilitator.storage.plans.files import (
    check_workspace,
    read_plan,
    read_project,
)
from facilitator.storage.plans.load import (
    PlanError,
    Problem,
)

LOGO_LIMIT = 5_000_000
"""The largest logo in bytes."""


class Shelf:
    """Plans, journals, drafts and exports by session id."""

    def __init__(self, root: Path, writer: Writer) -> None:
        self.root = root
        self._writer = writer

    def session_ids(self) -> list[str]:
        """Return the ids of all sessions, in order of date."""
        return [folder.name for folder in session_folders(self.root)]

    def resolve(self, reference: str) -> str:
        """Return the id of the session a user means."""
        return resolve_session(self.root, reference).name

    def project(self) -> Project:
        """Return the goal work's plan."""
        try:
            return read_project(self.root / SESSIONS / PROJECT_FILE)
        except PlanError as error:
            raise self._problem(error.problems[0]) from error

    def plan(self, session_id: str) -> Plan:
        """Return a session's plan, or raise the first thing wrong in its files."""
        try:
            return read_plan(self._session(session_id))
        except PlanError as error:
            raise self._problem(error.problems[0]) from error

    def problems(self) -> list[FacilitatorError]:
        """Return every fault of every plan file, with `file` and `line`."""
        return [self._problem(each) for each in check_workspace(self.root)]

    def store(self, session_id: str) -> WritingStore:
        """Open a session's journals for writing on this device."""
        return WritingStore(self._journals(session_id), session_id, self._writer)

    def reader(self, session_id: str) -> ReadingStore:
        """Open a session's journals for reading only."""
        return ReadingStore(self._journals(session_id), session_id)

    def findings(self, session_id: str) -> list[FacilitatorError]:
        """Return what is not as it should be with a session's journals."""
        from facilitator.storage.laptops.findings import laptop_findings

        journals = self._journals(session_id)
        return [*findings(journals, session_id), *laptop_findings(journals)]

    def drafts(self, session_id: str) -> DraftFile:
        """Return where this device's draft of a session is kept."""
        name = f"{self._writer.device}.draft.json"
        return DraftFile(self._journals(session_id) / name, self._writer.now)

    def exports(self, session_id: str) -> Path:
        """Return the folder of a session's exports, which need not be there yet."""
        return self.root / EXPORTS / session_id

    def exported_files(self, session_id: str) -> list[Path]:
        """Return the files exported from a session, newest first."""
        folder = self.exports(session_id)
        try:
            files = [path for path in folder.iterdir() if path.is_file()]
            visible = [path for path in files if not path.name.startswith(".")]
            return sorted(visible, key=lambda path: path.stat().st_mtime, reverse=True)
        except FileNotFoundError:
            return []
        except OSError as error:
            raise storage_error(error, folder) from error

    def export_path(self, session_id: str, name: str, ending: str) -> Path:
        """Return a path among the session's exports that is not taken yet."""
        folder = self.exports(session_id)
        number = 1
        while True:
            extra = f"-{number}" if number > 1 else ""
            path = folder / f"{name}{extra}.{ending}"
            if not path.exists():
                return path
            number += 1

    def logo(self, name: str) -> bytes:
        """Return the logo beside the plan of the goal work.

        Raises:
            Refused: `look.no_logo` or `look.large_logo`.
        """
        path = self.root / SESSIONS / name
        try:
            if path.stat().st_size > LOGO_LIMIT:
                raise Refused("look.large_logo", path=name, limit=LOGO_LIMIT // 10**6)
            return path.read_bytes()
        except OSError as error:
            reason = error.strerror or str(error)
            raise Refused("look.no_logo", path=name, reason=reason) from error

    def publish(self, path: Path, data: bytes) -> None:
        """Write a new file whole or not at all; never over an existing one."""
        try:
            make_folder(path.parent)
        except OSError as error:
            raise storage_error(error, path.parent) from error
        write_new(path, data)

    def share(self, path: Path) -> None:
        """Let everybody on this computer read a file."""
        try:
            let_others_read(path)
        except OSError as error:
            raise storage_error(error, path) from error

    def _session(self, session_id: str) -> Path:
        return self.root / SESSIONS / session_id

    def _journals(self, session_id: str) -> Path:
        return self._session(session_id) / JOURNALS

    def _problem(self, problem: Problem) -> NeedsAPerson:
        """Return a plan's problem as an error, its file named from the workspace."""
        file = problem.file
        if file.is_relative_to(self.root):
            file = file.relative_to(self.root)
        where = {"file": file.as_posix(), "line": problem.line}
        return NeedsAPerson(problem.code, **where, **problem.details)
