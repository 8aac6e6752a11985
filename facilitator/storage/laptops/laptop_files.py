"""What several laptops have written, in one workspace: counted, and taken in."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from facilitator.domain.errors import Refused
from facilitator.domain.laptops import JournalIntake, LaptopKey, Receipt
from facilitator.domain.taking_in import JournalLook
from facilitator.storage.errors import STORAGE_ERRORS
from facilitator.storage.folders import (
    JOURNALS,
    SESSIONS,
)
from facilitator.storage.journal.known_keys import confirm, read_keys
from facilitator.storage.journal.session_store import Writer
from facilitator.storage.journal.signatures import word_of
from facilitator.storage.laptops.journal_tally import receipts, tallies
from facilitator.storage.laptops.merge import Merger
from facilitator.storage.laptops.receipt_files import (
    contradicted,
    keep,
    read_receipts,
)
from facilitator.storage.laptops.removable_disks import removable
from facilitator.storage.laptops.safe_copy import SafeCopy
from facilitator.storage.laptops.set_aside import (
    read_set_aside,
    set_aside_journals,
    take_back_journals,
)
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
        for path in _zips(journals):
            keep(folder, _receipts_in(path, session_id))
        return intakes

    def look(
        self, session_id: str, paths: Sequence[Path], now_ms: int
    ) -> list[JournalLook]:
        """Tell what taking in would change; nothing is changed.

        Raises:
            Refused: another program is taking in journals here.
            DiskFull, ReadOnly, FileFailed: it could not be read.
        """
        journals, lost = _gathered(paths)
        folder, now = self._journals(session_id), self._writer.now
        told = {path: _receipts_in(path, session_id) for path in _zips(journals)}
        with Merger(folder, session_id, own=self.device, now=now) as merger:
            looks = [merger.look(source, now_ms) for source in journals]
        here = {each.device: each.events for each in self.receipts(session_id)}
        problems = [JournalLook(each.name, problem=each.problem) for each in lost]
        return [*_with_receipts(filter(None, looks), told, here), *problems]

    def set_aside(self, session_id: str, device: str, reason: str) -> None:
        """Put a device's journals where nobody reads them.

        Raises:
            Refused: it is this laptop's own, there are none, or they are in use.
            DiskFull, ReadOnly, FileFailed: they are where they were.
        """
        if device == self.device:
            raise Refused("aside.own")
        folder, now = self._journals(session_id), self._writer.now()
        set_aside_journals(folder, device, reason, now)

    def take_back(self, session_id: str, device: str) -> None:
        """Put a device's journals back among the others.

        Raises:
            Refused: none of it was set aside.
            DiskFull, ReadOnly, FileFailed: some may still be set aside.
        """
        take_back_journals(self._journals(session_id), device)

    def set_aside_reasons(self, session_id: str) -> dict[str, str]:
        """Return why journals were set aside, by device."""
        found = read_set_aside(self._journals(session_id))
        return {device: each.reason for device, each in found.items()}

    def keys(self, session_id: str) -> dict[str, LaptopKey]:
        """Return by device how it stands with the key that signs its journals."""
        folder = self._journals(session_id)
        known = read_keys(folder)
        shown = {e.device: e.header.key for e in tallies(folder) if e.header}
        return {
            device: LaptopKey(
                word_of(shown.get(device, "")),
                word_of(known[device].key) if device in known else "",
                device in known and known[device].confirmed,
            )
            for device in {**known, **shown}
        }

    def confirm_key(self, session_id: str, device: str) -> str:
        """Let the key that a laptop's journals show be its own; return the word.

        Raises:
            Refused: `key.none` where its journals show none.
            DiskFull, ReadOnly, FileFailed: it could not be kept.
        """
        folder = self._journals(session_id)
        keys = [
            each.header.key
            for each in tallies(folder)
            if each.header and each.device == device and each.header.key
        ]
        if not keys:
            raise Refused("key.none", device=device)
        confirm(folder, device, keys[-1], self._writer.now())
        return word_of(keys[-1])

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


def _zips(journals: Iterable[Source]) -> list[Path]:
    return list(dict.fromkeys(each.file for each in journals if each.member))


def _with_receipts(
    looks: Iterable[JournalLook],
    told: Mapping[Path, Sequence[Receipt]],
    here: Mapping[str, int],
) -> Iterator[JournalLook]:
    """Yield looks with what their laptops have said that is in neither place."""
    said = {each.device: each.events for found in told.values() for each in found}
    for look in looks:
        there = here.get(look.device, 0) + look.new
        yield look._replace(short_by=max(said.get(look.device, 0) - there, 0))


def _receipts_in(path: Path, session_id: str) -> Sequence[Receipt]:
    """Return the receipts in a zip, none where it is no safe copy of the session."""
    try:
        contents = SafeCopy(path).contents
    except Refused:
        return ()
    return contents.receipts if contents.session == session_id else ()
