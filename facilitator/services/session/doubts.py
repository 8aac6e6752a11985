"""What a session's own events give reason to doubt: told, and never settled alone."""

from collections.abc import Iterator

from facilitator.domain.errors import FacilitatorError, NeedsAPerson
from facilitator.domain.session.session import Session


def doubts(session: Session) -> Iterator[FacilitatorError]:
    """Yield what a person must look at in a session that has been read whole."""
    if count := len(session.disputes):
        yield NeedsAPerson("session.disputed", count=count)
    if count := session.undone_for_others:
        yield NeedsAPerson("session.undone_for_others", count=count)
    if count := len(session.hall.unsettled()):
        yield NeedsAPerson("session.unsettled_in_hall", count=count)


class Teller:
    """Tells of doubts while a session is open: anew only once they have doubled.

    Events that are doubtful may come all evening.
    """

    def __init__(self) -> None:
        self._told: dict[str, int] = {}

    def news(self, session: Session) -> Iterator[FacilitatorError]:
        """Yield what has not been told yet."""
        unknown = len(session.unknown_events)
        found = [*doubts(session)]
        if unknown:
            found.append(NeedsAPerson("journal.unknown_events", count=unknown))
        for each in found:
            count = int(str(each.details["count"]))
            if count >= 2 * self._told.get(each.code, 0):
                self._told[each.code] = count
                yield each
