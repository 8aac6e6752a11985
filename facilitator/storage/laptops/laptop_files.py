"""What several laptops have written, in one workspace: counted, and taken in."""

from collections.abc import Callable, Sequence
from pathlib import Path

from facilitator.domain.errors import Refused
from facilitator.domain.laptops import JournalIntake, Receipt
from facilitator.storage.errors import STORAGE_ERRORS
from facilitator.storage.folders import (
    JOURNALS,
    SESSIONS,
)
from facilitator.storage.journal.session_store import Writer
from facilitator.storage.laptops.journal_tally import receipts
from facilitator.storage.laptops.merge import (
    Merger,
    tallies,
)
from facilitator.storage.laptops.receipt_files import (
    contradicted,
    keep,
    read_receipts,
)
from facilitator.storage.laptops.removable_disks import removable
from facilitator.storage.laptops.safe_copy import SafeCopy
from facilitator.storage.laptops.sources import (
    Source,
    sources,
)

Progress = Callable[[float], None]


class LaptopFiles:
    """The journals of all laptops, by session."""

    def __init__(self, root: Path, writer: Writer) -> None:
        self._root, self._writer = root, writer

    @property
    def device(self) -> str:
        """The name of this laptop's journals."""
        return self._writer.device

    def receipts(self, session_id: str) -> list[Receipt]:
        """Return what each device's journals hold here, by name."""
        return receipts(tallies(self._journals(session_id)))

    def own_receipts(self, session_id: str) -> dict[str, Receipt]:
        """Return what devices have said of themselves, by name."""
        return read_receipts(self._journals(session_id))

    def contradicted(self, session_id: str) -> set[str]:
        """Return the devices whose journals here are not those they have told of."""
        folder = self._journals(session_id)
        return contradicted(folder, list(tallies(folder)))

    def places(self) -> list[Path]:
        """Return where sticks are."""
        return removable()

    def take_in(
        self, session_id: str, paths: Sequence[Path], progress: Progress
    ) -> list[JournalIntake]:
        """Take in the journals in files, folders and zips, and say what came of each.

        Raises:
            Refused: another program is taking in journals here.
            DiskFull, ReadOnly, FileFailed: it could not be written here.
        """
        folder = self._journals(session_id)
        journals, intakes = _gathered(paths)
        now = self._writer.now
        with Merger(folder, session_id, own=self.device, now=now) as merger:
            for number, source in enumerate(journals, 1):
                result = merger.take(source)
                intakes += [result] if result else []
                progress(number / len(journals))
        for path in {source.file for source in journals if source.member}:
            keep(folder, _receipts_in(path, session_id))
        return intakes

    def _journals(self, session_id: str) -> Path:
        return self._root / SESSIONS / session_id / JOURNALS


def _gathered(paths: Sequence[Path]) -> tuple[list[Source], list[JournalIntake]]:
    """Return the journals there are to take in, and what could not be looked at."""
    journals: list[Source] = []
    lost: list[JournalIntake] = []
    for path in paths:
        try:
            journals.extend(sources(path))
        except STORAGE_ERRORS as error:
            lost.append(JournalIntake(str(path), problem=error))
    return journals, lost


def _receipts_in(path: Path, session_id: str) -> Sequence[Receipt]:
    """Return the receipts in a zip, none where it is no safe copy of the session."""
    try:
        contents = SafeCopy(path).contents
    except Refused:
        return ()
    return contents.receipts if contents.session == session_id else ()
