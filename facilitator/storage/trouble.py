"""What a user must be told of journals that were found damaged."""

from collections.abc import Iterator
from pathlib import Path

from facilitator.domain.errors import FacilitatorError, NeedsAPerson, Notice
from facilitator.storage.journal.journal import Recovery


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
