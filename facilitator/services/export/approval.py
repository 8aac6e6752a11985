"""The review of a compilation: takes reviews in, tells how it stands, settles.

review = review_of(open_session)          what is said of each section
taken = take_in(open_session, file)       what a review copy made
review = proposed(open_session, file)     the same for a screen, which carries out each
                                          command by itself
settle(open_session, "summary", "the sum is right")  a returned section is dealt with
"""

from typing import NamedTuple

from facilitator.domain.compilation.review_file import (
    ReviewFile,
    source_of,
)
from facilitator.domain.decide.approval import reviewable
from facilitator.domain.errors import Notice, Refused
from facilitator.domain.events.commands import (
    ReviewSection,
    SettleReview,
)
from facilitator.domain.plan.plan import Plan
from facilitator.domain.session.approval import (
    Review,
    SectionReview,
)
from facilitator.domain.session.digest import digest
from facilitator.domain.session.session import Session
from facilitator.i18n.names import section_name
from facilitator.i18n.translate import Translator
from facilitator.services.session.open_session import OpenSession


class ProposedReview(NamedTuple):
    """What a file says of the sections of a session, before it is taken in."""

    reviewer: str
    """The role that it was made in."""
    commands: tuple[ReviewSection, ...]
    """What takes it in; what has come in before adds nothing."""
    notices: tuple[Notice, ...]
    """What is to be told: unknown sections, another compilation than the present."""


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


def review_of(open_session: OpenSession) -> Review:
    """Return what has been said of a session's compilation, all of it read."""
    return open_session.load_all().session.review


def take_in(open_session: OpenSession, file: ReviewFile) -> TakenReview:
    """Take in a file that a review copy made; the same file twice adds nothing.

    Raises:
        Refused: it is one of another session.
        FacilitatorError: it could not be written.
    """
    proposals = propose_review(open_session, file)
    outcomes = [open_session.execute(command) for command in proposals.commands]
    new = sum(1 for outcome in outcomes if outcome.event)
    return TakenReview(proposals.reviewer, new, len(outcomes) - new, proposals.notices)


def propose_review(open_session: OpenSession, file: ReviewFile) -> ProposedReview:
    """Return the commands that take a file in.

    Raises:
        Refused: it is one of another session.
    """
    plan, session = open_session.plan, open_session.load_all().session
    if file.session != plan.session.id:
        here = plan.session.id
        raise Refused("review.other_session", session=file.session, here=here)
    notices = []
    if file.digest != digest(session):
        notices.append(Notice("review.older"))
    sections = set(reviewable(plan, session))
    unknown = [each.section for each in file.remarks if each.section not in sections]
    notices += [Notice("review.unknown_section", section=each) for each in unknown]
    commands = tuple(
        ReviewSection(
            section=each.section,
            verdict=each.verdict,
            comment=each.comment,
            reviewer=file.reviewer,
            digest=file.digest,
            made=file.made_at,
            source_id=source_of(file, each),
        )
        for each in file.remarks
        if each.section in sections
    )
    return ProposedReview(file.reviewer, commands, tuple(notices))


def settle(open_session: OpenSession, section: str, reason: str) -> None:
    """Tell how what a section was returned for has been dealt with.

    Raises:
        Refused: unknown section, one that is not returned, or no reason.
        FacilitatorError: it could not be written.
    """
    open_session.execute(SettleReview(section, reason))


def sections_said(plan: Plan, session: Session) -> list[SectionReview]:
    """Return the sections of which something was said, in their order."""
    review = session.review
    place = {key: at for at, key in enumerate(reviewable(plan, session))}
    keys = sorted(review.sections, key=lambda key: place.get(key, len(place)))
    return [review.of(key) for key in keys]


def returned_sections(plan: Plan, session: Session) -> list[SectionReview]:
    """Return the sections that are returned, in their order."""
    return [each for each in sections_said(plan, session) if each.returned]


def refuse_while_returned(open_session: OpenSession, tr: Translator) -> None:
    """See that nothing stands in the way of a final compilation.

    Raises:
        Refused: `review.returned`, with the names of the sections that are.
    """
    returned = returned_sections(open_session.plan, open_session.load_all().session)
    if not returned:
        return
    names = (
        section_name(tr, open_session.plan.areas, each.section) for each in returned
    )
    raise Refused("review.returned", sections=", ".join(names))
