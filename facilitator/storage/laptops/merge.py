"""Takes in other devices' journals: the union of events, whatever order they come in.

A journal is copied whole beside the others and given a name only when it is on disk.
Nothing that is here is lost: a file is put in another's place only where it holds all
that the other holds.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Self

from facilitator.domain.errors import Refused
from facilitator.domain.events.events import Event
from facilitator.domain.laptops import JournalIntake
from facilitator.domain.plan.ids import device_slug
from facilitator.domain.taking_in import JournalLook, changes
from facilitator.storage.disk.durable import make_folder
from facilitator.storage.disk.lock import take_lock
from facilitator.storage.disk.safe_write import (
    publish_new,
    publish_over,
    set_aside,
    write_beside,
)
from facilitator.storage.errors import (
    ForeignFormat,
    JournalLocked,
    SourceLost,
    storage_error,
)
from facilitator.storage.journal.codec import DamagedLine
from facilitator.storage.journal.event_lines import decode_event
from facilitator.storage.journal.followed_file import FollowedFile
from facilitator.storage.journal.known_keys import key_of, meet
from facilitator.storage.journal.segments import segments
from facilitator.storage.journal.signatures import word_of
from facilitator.storage.laptops.journal_tally import (
    MARK,
    Tally,
    tallies,
    tally,
)
from facilitator.storage.laptops.set_aside import read_set_aside
from facilitator.storage.laptops.sources import (
    Source,
)

_NAME = re.compile(r"(?P<device>[a-z0-9-]+)(?:\.[1-9][0-9]*|~[a-z0-9-]+)?\.jsonl")


class NoneOfOurs(Refused):
    """A file is no journal of this session."""


class LeftAside(Refused):
    """The journals of the laptop that wrote a file were set aside here."""


class Merger:
    """Takes journals into one session's folder."""

    def __init__(
        self, folder: Path, session: str, *, own: str, now: Callable[[], str]
    ) -> None:
        """Take in journals of `session`.

        Args:
            folder: where the session's journals are; made if it is not there.
            session: whose journals are taken; others are refused.
            own: this device, whose own journal is never replaced.
            now: returns the wall time as text.

        Raises:
            Refused: another program is taking in journals here.
            ReadOnly, DiskFull, FileFailed: the folder cannot be made or read.
        """
        self._folder, self._session, self._own, self._now = folder, session, own, now
        try:
            make_folder(folder)
            self._lock = take_lock(folder / "merge")
        except JournalLocked as error:
            raise Refused("merge.busy", path=folder) from error
        except OSError as error:
            raise storage_error(error, folder) from error
        self._set_aside = read_set_aside(folder)
        self._here = {each.path.name: each for each in tallies(folder)}
        self._known = set().union(*(each.contents for each in self._here.values()))
        """What is said here under each id: another content of one is news as well."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        """Let others take in journals here."""
        self._lock.release()

    def take(self, source: Source) -> JournalIntake | None:
        """Take in one journal; None where it was come across and is none of ours.

        Raises:
            DiskFull, ReadOnly, FileFailed: it could not be written here.
        """
        lost: list[SourceLost] = []
        beside = write_beside(self._folder / "journal", _readable(source, lost))
        try:
            copy_tally = self._tally_of(beside, source)
            new = copy_tally.contents - self._known
            if new or not self._is_here(copy_tally) or self._heals(copy_tally):
                self._publish(beside, copy_tally, source)
                self._meet(copy_tally)
                self._known |= new
            return JournalIntake(
                source.name, copy_tally.device, len(copy_tally.events), len(new),
                copy_tally.lost, copy_tally.restored, lost[0] if lost else None,
            )  # fmt: skip
        except (NoneOfOurs, ForeignFormat) as error:
            if lost or source.sought:
                return JournalIntake(source.name, problem=lost[0] if lost else error)
            return None
        except LeftAside as error:
            return JournalIntake(source.name, problem=error)
        finally:
            beside.unlink(missing_ok=True)

    def look(self, source: Source, now_ms: int) -> JournalLook | None:
        """Tell what taking in one journal would change; nothing is changed.

        None where it was come across and is none of ours.

        Raises:
            DiskFull, ReadOnly, FileFailed: it could not be copied here to be read.
        """
        lost: list[SourceLost] = []
        beside = write_beside(self._folder / "journal", _readable(source, lost))
        try:
            copy_tally = self._tally_of(beside, source)
            looked = self._looked_at(beside, copy_tally, source.name, now_ms)
            return looked._replace(problem=lost[0]) if lost else looked
        except (NoneOfOurs, ForeignFormat) as error:
            if lost or source.sought:
                return JournalLook(source.name, problem=lost[0] if lost else error)
            return None
        except LeftAside as error:
            return JournalLook(source.name, problem=error)
        finally:
            beside.unlink(missing_ok=True)

    def _looked_at(
        self, beside: Path, copy_tally: Tally, name: str, now_ms: int
    ) -> JournalLook:
        header = copy_tally.header
        key, device = header.key if header else "", copy_tally.device
        known = key_of(self._folder, device)
        file = FollowedFile(
            beside, decode=decode_event, key_of=lambda h: known or h.key
        )
        new_ids = {event_id for event_id, _ in copy_tally.contents - self._known}
        events: dict[str, Event] = {}
        while not events or file.pending:
            parts = file.parts()
            events.update((e.id, e) for _, found in parts for e in found)
            if not parts:
                break
        forks = [e.fork(copy_tally) for e in self._copies_of(copy_tally)]
        doubts = file.doubts
        return JournalLook(
            name,
            device,
            len(new_ids),
            changes((e for e in events.values() if e.id in new_ids), now_ms),
            fork=min(filter(None, forks), default=0),
            doubtful=sum(doubts[:-1]),
            shows_other_key=doubts.other_key,
            is_new_key=bool(key) and not known,
            word=word_of(key),
        )

    def _copies_of(self, copy_tally: Tally) -> list[Tally]:
        """Return the files here that are copies of the same journal."""
        here = self._here.values()
        return [each for each in here if each.journal == copy_tally.journal]

    def _tally_of(self, beside: Path, source: Source) -> Tally:
        """Return what a copy of a journal holds, if it is one of this session."""
        try:
            copy_tally = tally(beside)
        except DamagedLine as error:
            raise NoneOfOurs("merge.none", path=source.name) from error
        if copy_tally.header and copy_tally.header.session != self._session:
            raise NoneOfOurs("merge.other_session", path=source.name)
        if copy_tally.device in self._set_aside:
            device = copy_tally.device
            raise LeftAside("merge.set_aside", path=source.name, device=device)
        return copy_tally

    def _meet(self, copy_tally: Tally) -> None:
        """Take note of the key of a laptop whose journal comes for the first time."""
        header = copy_tally.header
        if header and header.key:
            meet(self._folder, header.device, header.key, self._now())

    def _is_here(self, copy_tally: Tally) -> bool:
        """Tell whether some file here has all lines of a journal, to the letter.

        The same events are not enough: one copy may bear signatures, another none.
        """
        lines = copy_tally.links.items()
        here = self._here.values()
        return not lines or any(lines <= each.links.items() for each in here)

    def _heals(self, copy_tally: Tally) -> bool:
        """Tell whether a journal is whole of which a damaged copy is here."""
        copies = self._shorter(copy_tally)
        return copy_tally.is_whole and not all(each.is_whole for each in copies)

    def _shorter(self, copy_tally: Tally) -> list[Tally]:
        """Return the files here that a journal may take the place of."""
        own = {path.name for path in segments(self._folder, self._own)}
        here = self._here.values()
        return [e for e in here if e.path.name not in own and copy_tally.may_replace(e)]

    def _publish(self, beside: Path, copy_tally: Tally, source: Source) -> None:
        """Give a journal its name among the others."""
        path = self._in_place_of_another(beside, copy_tally)
        if path is None:
            path = self._folder / self._name(copy_tally, source)
            publish_new(beside, path)
        copy_tally.path = path
        self._here[path.name] = copy_tally

    def _in_place_of_another(self, beside: Path, copy_tally: Tally) -> Path | None:
        """Put a journal in the place of a shorter copy, if there is one; say where."""
        for here in self._shorter(copy_tally):
            with suppress(JournalLocked), ExitStack() as locks:
                locks.callback(take_lock(here.path).release)
                # Whatever carries files here may have put another one there.
                if copy_tally.may_replace(tally(here.path)):
                    self._replace(beside, here, copy_tally)
                    return here.path
        return None

    def _replace(self, beside: Path, here: Tally, copy_tally: Tally) -> None:
        if not here.is_whole and not copy_tally.is_whole:
            set_aside(here.path, here.path.read_bytes(), self._now())
        publish_over(beside, here.path)

    def _name(self, copy_tally: Tally, source: Source) -> str:
        """Return a free name: the one it had where that is safe, else one with a mark.

        A plain name of this device is never given: it would be written on.
        """
        device = device_slug(copy_tally.device) or "dator"
        had = PurePosixPath(source.member or source.file.name).name
        fits = _NAME.fullmatch(had)
        names = [had] if fits and fits["device"] == device else []
        for name in (*names, f"{device}.jsonl"):
            may_be = device != self._own or MARK in name
            if may_be and not (self._folder / name).exists():
                return name
        return _marked_name(device, copy_tally)


def _readable(source: Source, lost: list[SourceLost]) -> Iterator[bytes]:
    """Yield what can be read of a source; what ends it too soon is put into `lost`.

    Each line tells by itself whether it is whole, so that what was read counts.
    """
    try:
        yield from source.parts()
    except SourceLost as error:
        lost.append(error)


def _marked_name(device: str, copy_tally: Tally) -> str:
    """Return a name that only a journal with these lines has."""
    lines = repr((copy_tally.journal, sorted(copy_tally.links.items()))).encode()
    return f"{device_slug(device)}{MARK}{sha256(lines).hexdigest()[:8]}.jsonl"
