"""Whether this device's files are still there, as they were left."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from facilitator.storage.disk.append_file import look
from facilitator.storage.journal.journal import Journal


class Watch:
    """Knows how each file of a device was left when the session was opened."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self._left_as = {path: look(path) for path in paths}

    def leave_out(self, path: Path) -> None:
        """Watch a file no longer: it is being written."""
        self._left_as.pop(path, None)

    def gone(self, written: Sequence[Journal]) -> Path | None:
        """Return a file that is no longer as it was left; None where all are.

        `written` are the segments since the opening, the one in use last.
        """
        gone = [path for path, left in self._left_as.items() if look(path) != left]
        gone += [each.path for each in written[:-1] if look(each.path) is None]
        in_use = written[-1]
        if not in_use.failure and not in_use.is_in_place():
            gone.append(in_use.path)
        return gone[0] if gone else None
