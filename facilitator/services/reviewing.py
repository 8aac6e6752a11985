"""The review of a compilation: takes reviews in, tells how it stands, settles.

review = review_of(opened)                     what is said of each section
taken = take_in(opened, path)                  a file that a review copy made
settle(opened, "summary", "the sum is right")  a returned section is dealt with
"""

from pathlib import Path
from typing import NamedTuple

from facilitator.domain.commands import ReviewSection, SettleReview
from facilitator.domain.decide_review import reviewable
from facilitator.domain.digest import digest
from facilitator.domain.errors import Notice, Refused
from facilitator.domain.review import Review
from facilitator.domain.review_file import (
    MOST_BYTES,
    ReviewFile,
    read_review,
    source_of,
)
from facilitator.i18n.section_name import section_name
from facilitator.i18n.translate import Translator
from facilitator.services.open_session import OpenSession


class TakenReview(NamedTuple):
    """What came of a file."""

    reviewer: str
    """The role that it was made in."""
    new: int
    """How many sections it said something of that had not come in before."""
    known: int
    """How many had come in before."""
    notices: tuple[Notice, ...]
    """What is to be told: unknown sections, another compilation than the present."""


def review_of(opened: OpenSession) -> Review:
    """Return what has been said of a session's compilation, all of it read."""
    return opened.load_all().session.review


def take_in(opened: OpenSession, path: Path) -> TakenReview:
    """Take in a file that a review copy made; the same file twice adds nothing.

    Raises:
        Refused: it cannot be read, is no review, or is one of another session.
        FacilitatorError: it could not be written.
    """
    file = read_review(_read(path))
    plan, session = opened.plan, opened.load_all().session
    if file.session != plan.session.id:
        here = plan.session.id
        raise Refused("review.other_session", session=file.session, here=here)
    notices = []
    if file.digest != digest(session):
        notices.append(Notice("review.older"))
    known = set(reviewable(plan, session))
    unknown = [each.section for each in file.remarks if each.section not in known]
    notices += [Notice("review.unknown_section", section=each) for each in unknown]
    new = _write(opened, file, known)
    old = len(file.remarks) - len(unknown) - new
    return TakenReview(file.reviewer, new, old, tuple(notices))


def settle(opened: OpenSession, section: str, reason: str) -> None:
    """Tell how what a section was returned for has been dealt with.

    Raises:
        Refused: unknown section, one that is not returned, or no reason.
        FacilitatorError: it could not be written.
    """
    opened.execute(SettleReview(section, reason))


def refuse_while_returned(opened: OpenSession, tr: Translator) -> None:
    """See that nothing stands in the way of a final compilation.

    Raises:
        Refused: `review.returned`, with the names of the sections that are.
    """
    returned = set(review_of(opened).returned)
    if not returned:
        return
    known = reviewable(opened.plan, opened.session)
    keys = [*(key for key in known if key in returned), *sorted(returned - {*known})]
    names = (section_name(tr, opened.plan.areas, key) for key in keys)
    raise Refused("review.returned", sections=", ".join(names))


def _write(opened: OpenSession, file: ReviewFile, known: set[str]) -> int:
    """Take in what a file says of known sections; return how much of it was new."""
    said = [each for each in file.remarks if each.section in known]
    outcomes = [
        opened.execute(
            ReviewSection(
                section=each.section,
                verdict=each.verdict,
                comment=each.comment,
                reviewer=file.reviewer,
                digest=file.digest,
                made=file.made,
                source_id=source_of(file, each),
            )
        )
        for each in said
    ]
    return sum(1 for outcome in outcomes if outcome.event)


def _read(path: Path) -> bytes:
    """Return a file's bytes, never more than tell that it is too large."""
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", "") or str(error)
        raise Refused("review.unreadable", path=path, reason=reason) from error
