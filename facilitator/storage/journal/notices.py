"""Everything a person should know of the journals in a folder, for `check`."""

from collections.abc import Iterator
from pathlib import Path

from facilitator.domain.errors import FacilitatorError, NeedsAPerson, Notice
from facilitator.storage.disk.lock import is_locked
from facilitator.storage.journal.follower import (
    FollowedFile,
    Follower,
)
from facilitator.storage.journal.line_reader import whole_lines
from facilitator.storage.trouble import damage


def findings(folder: Path, session: str) -> list[FacilitatorError]:
    """Read every journal of a session whole and return what is not as it should be."""
    follower = Follower(folder, session=session)
    while list(follower.poll()) or follower.pending:
        pass
    found = [each for file in follower.look() for each in _about(file)]
    return [*found, *map(_set_aside, sorted(folder.glob("*.damaged-*")))]


def _about(file: FollowedFile) -> Iterator[FacilitatorError]:
    if file.problem:
        yield file.problem
    yield from damage(
        file.path, max(file.damaged_lines, file.missing_lines), file.restored_lines
    )
    # Whoever has the journal open may be in the middle of a line.
    torn = file.torn()
    if torn and not is_locked(file.path):
        yield Notice("journal.torn", path=file.path, count=torn)


def _set_aside(path: Path) -> FacilitatorError:
    """Return what a file says that keeps the damaged end of a journal."""
    kept = path.read_bytes()
    lines = whole_lines(kept)
    if lines:
        return NeedsAPerson("journal.set_aside_lines", path=path, lines=lines)
    return Notice("journal.set_aside", path=path, count=len(kept))
