"""Decisions about the review of a compilation."""

from typing import assert_never

from facilitator.domain.decide.context import (
    Context,
    Stamp,
)
from facilitator.domain.errors import Refused, one_of
from facilitator.domain.events.approval import (
    ROLE_LIMIT,
    VERDICTS,
    ReviewEvent,
    ReviewSettled,
    SectionReviewed,
)
from facilitator.domain.events.commands import (
    ReviewCommand,
    ReviewSection,
    SettleReview,
)
from facilitator.domain.plan.plan import Plan
from facilitator.domain.plan.sections import section_keys
from facilitator.domain.session.session import Session
from facilitator.domain.text import TEXT_LIMIT, clean, clean_line, reason_text


def decide_review(
    context: Context, command: ReviewCommand, stamp: Stamp
) -> ReviewEvent:
    """Return the event that carries out a command about the review.

    Raises:
        Refused: the command cannot be carried out as things stand.
    """
    match command:
        case ReviewSection():
            return _review(context, command, stamp)
        case SettleReview():
            return _settle(context, command, stamp)
        case _:
            assert_never(command)


def reviewable(plan: Plan, session: Session) -> tuple[str, ...]:
    """Return the keys of the sections that can be reviewed, in their order.

    An area that the plan has lost has its chapter too, if anything was said of it.
    """
    lost, _ = session.coverage.areas_and_groups()
    areas = [area.id for area in plan.areas]
    return section_keys(dict.fromkeys([*areas, *sorted(lost)]))


def _review(context: Context, command: ReviewSection, stamp: Stamp) -> SectionReviewed:
    keys = reviewable(context.plan, context.session)
    section = one_of("section", keys, command.section)
    verdict = one_of("verdict", VERDICTS, command.verdict)
    comment, reviewer = clean(command.comment), clean_line(command.reviewer)
    if not reviewer or len(reviewer) > ROLE_LIMIT:
        raise Refused("review.bad_role", limit=ROLE_LIMIT)
    if len(comment) > TEXT_LIMIT or not (comment or verdict != "commented"):
        raise Refused("review.bad_comment", limit=TEXT_LIMIT)
    return SectionReviewed(
        *stamp,
        section,
        verdict,
        comment,
        reviewer,
        clean_line(command.digest),
        clean_line(command.made),
        command.source_id,
    )


def _settle(context: Context, command: SettleReview, stamp: Stamp) -> ReviewSettled:
    keys = reviewable(context.plan, context.session)
    review = context.session.review
    section = one_of("section", (*keys, *review.returned), command.section)
    returned = review.of(section).returned
    if not returned:
        raise Refused("review.not_returned", section=section)
    reason = reason_text(command.reason)
    return ReviewSettled(
        *stamp, section, reason, tuple(word.source_id for word in returned)
    )
