"""What a person should know of the journals in a folder."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from facilitator.domain.errors import FacilitatorError, NeedsAPerson, Notice
from facilitator.domain.events.events import UnknownEvent
from facilitator.storage.disk.lock import is_locked
from facilitator.storage.journal.event_lines import decode_event
from facilitator.storage.journal.followed_file import FollowedFile
from facilitator.storage.journal.follower import Follower
from facilitator.storage.journal.guard import Doubts
from facilitator.storage.journal.journal import Recovery
from facilitator.storage.journal.known_keys import key_of
from facilitator.storage.journal.line_reader import whole_lines


def findings(folder: Path, session: str) -> list[FacilitatorError]:
    """Read every journal of a session whole and return what is not as it should be."""
    follower = Follower(
        folder,
        session=session,
        decode=decode_event,
        key_of=lambda header: key_of(folder, header.device) or header.key,
    )
    unknown = set()
    while (slices := list(follower.poll())) or follower.pending:
        events = chain.from_iterable(events for _, events in slices)
        # By id: what a stick carried may lie here in two copies.
        unknown |= {each.id for each in events if isinstance(each, UnknownEvent)}
    about_files = [each for file in follower.look() for each in _about(file)]
    if unknown:
        about_files.append(NeedsAPerson("journal.unknown_events", count=len(unknown)))
    return [*about_files, *map(_set_aside, sorted(folder.glob("*.damaged-*")))]


def _about(file: FollowedFile) -> Iterator[FacilitatorError]:
    if file.problem:
        yield file.problem
    yield from damage_notices(
        file.path, max(file.damaged_lines, file.missing_lines), file.restored_lines
    )
    yield from doubt_notices(file.path, file.doubts)
    # Whoever has the journal open may be in the middle of a line.
    torn = file.torn()
    if torn and not is_locked(file.path):
        yield Notice("journal.torn", path=file.path, count=torn)


def _set_aside(path: Path) -> FacilitatorError:
    """Return what a file says that keeps the damaged end of a journal."""
    damaged = path.read_bytes()
    lines = whole_lines(damaged)
    if lines:
        return NeedsAPerson("journal.set_aside_lines", path=path, lines=lines)
    return Notice("journal.set_aside", path=path, count=len(damaged))


def doubt_notices(path: Path, doubts: Doubts) -> Iterator[NeedsAPerson]:
    """Yield the notices on lines that their journal's device did not write."""
    about = {"path": path}
    unsigned = max(doubts.unsigned, doubts.withheld)
    if doubts.foreign:
        yield NeedsAPerson("journal.foreign_lines", **about, count=doubts.foreign)
    if doubts.out_of_order:
        yield NeedsAPerson("journal.out_of_order", **about, count=doubts.out_of_order)
    if doubts.unchained:
        yield NeedsAPerson("journal.changed_lines", **about, count=doubts.unchained)
    if doubts.forged:
        yield NeedsAPerson("journal.forged", **about, count=doubts.forged)
    if unsigned:
        yield NeedsAPerson("journal.unsigned", **about, count=unsigned)
    if doubts.other_key:
        yield NeedsAPerson("journal.other_key", **about)


def damage_notices(path: Path, lost: int, restored: int) -> Iterator[NeedsAPerson]:
    """Yield the notices on damage within a journal.

    Args:
        path: the journal.
        lost: lines that cannot be read.
        restored: lines in which one bit was wrong, and whose records are used.
    """
    if lost:
        yield NeedsAPerson("journal.damaged_lines", path=path, count=lost)
    if restored:
        yield NeedsAPerson("journal.restored_lines", path=path, count=restored)


def recovery_notice(recovery: Recovery) -> FacilitatorError:
    """Return the notice that the end of a journal was set aside on opening.

    A half line was never acknowledged. Whole lines may have been, so that somebody
    has to look at them.
    """
    details = {
        "path": recovery.path,
        "count": recovery.quarantined_bytes,
        "kept": recovery.kept_lines,
        "lines": recovery.quarantined_lines,
    }
    if recovery.quarantined_lines:
        return NeedsAPerson("journal.recovered_lines", **details)
    return Notice("journal.recovered", **details)
