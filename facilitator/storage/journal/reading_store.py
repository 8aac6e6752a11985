"""The journals of one session for whoever only reads them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from facilitator.domain.errors import FacilitatorError, NeedsAPerson, Refused
from facilitator.domain.events.events import Event
from facilitator.domain.session.standing import Standing
from facilitator.storage.journal.codec import Header
from facilitator.storage.journal.event_lines import (
    decode_event,
)
from facilitator.storage.journal.followed_file import FollowedFile
from facilitator.storage.journal.follower import Follower
from facilitator.storage.journal.known_keys import key_of
from facilitator.storage.journal.notices import (
    damage_notices,
    doubt_notices,
)
from facilitator.storage.journal.reading_progress import Batch, bytes_of, with_share

SLICE_BYTES = 128 << 10
"""Read at a time: some milliseconds of work, so that a key never waits longer."""


class ReadingStore:
    """All journals of a session's folder, for reading only."""

    stamp = ""

    def __init__(self, folder: Path, session: str) -> None:
        self._folder = folder
        self._follower = Follower(
            folder, session=session, decode=decode_event, key_of=self._key_of
        )
        self._former: list[FollowedFile] = []
        """Files that this device wrote earlier, the first one first."""
        self._reported: set[tuple[str, str, int]] = set()

    def remember(self, own_events: Callable[[], Sequence[Event]]) -> None:
        """Need nothing: what is not written cannot be lost."""

    def append(self, events: Sequence[Event]) -> None:
        """Refuse: this store only reads."""
        raise Refused("session.read_only")

    def tail(self) -> list[Batch]:
        """Return nothing: who only reads waits for the whole."""
        return []

    def rest(self) -> Iterator[tuple[float, Batch]]:
        """Yield what all journals hold, in slices, with the share read so far."""
        files = self._follower.look()
        parts = self._read(files)
        return with_share(parts, bytes_of(file.path for file in files))

    def news(self) -> list[Batch]:
        """Return what was added since."""
        return [part for _, parts in self._follower.parts() for part in parts]

    def notices(self) -> list[FacilitatorError]:
        """Return what is wrong with any journal, each thing once."""
        # A list of its own: a thread that looks for news may find a file meanwhile.
        return [
            notice
            for file in self._former + list(self._follower.files.values())
            for notice in self._about(file)
        ]

    def close(self) -> None:
        """Nothing is held open between two readings."""

    def _key_of(self, header: Header) -> str:
        """Return the key by which the writer of a journal is known.

        Whom nobody has met yet is known by the key that it shows.
        """
        return key_of(self._folder, header.device) or header.key

    def _read(
        self, files: Iterable[FollowedFile], as_: Standing | None = None
    ) -> Iterator[tuple[int, Batch]]:
        """Yield what files hold, each with how many bytes that took, about."""
        for file in files:
            file.read_again()
            while True:
                parts = file.parts(SLICE_BYTES)
                for standing, events in parts or [(Standing.UNPROVEN, [])]:
                    share = SLICE_BYTES // max(len(parts), 1)
                    yield share, (standing if as_ is None else as_, events)
                if not file.pending:
                    break

    def _about(self, file: FollowedFile) -> Iterator[FacilitatorError]:
        if file.problem and self._first_time(file.path.name, file.problem.code, 0):
            yield file.problem
        lost = max(file.damaged_lines, file.missing_lines)
        yield from self._damage(file.path, lost, file.restored_lines)
        for notice in doubt_notices(file.path, file.doubts):
            # Lines may come all evening: which kinds there are is told, not how many.
            if self._first_time(file.path.name, notice.code, 0):
                yield notice

    def _damage(self, path: Path, lost: int, restored: int) -> Iterator[NeedsAPerson]:
        for notice in damage_notices(path, lost, restored):
            count = int(str(notice.details["count"]))
            if self._first_time(path.name, notice.code, count):
                yield notice

    def _first_time(self, name: str, what: str, count: int) -> bool:
        if (name, what, count) in self._reported:
            return False
        self._reported.add((name, what, count))
        return True
