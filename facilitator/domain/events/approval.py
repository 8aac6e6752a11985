"""What those who look a compilation through say of its sections (granskning)."""

from typing import Final, Literal, NamedTuple, TypeAlias, final

from facilitator.domain.events.fields import in_journals

Verdict = Literal["approved", "returned", "commented"]
VERDICTS: Final[tuple[Verdict, ...]] = ("approved", "returned", "commented")
"""It may go on as it is · something in it must be changed · only a comment."""

ROLE_LIMIT: Final = 80
"""The longest name of a reviewer's role in characters."""


@in_journals("section.reviewed")
@final
class SectionReviewed(NamedTuple):
    """Somebody has said something of one section in a review copy."""

    id: str
    at: str
    by: str
    """Who took it in; the reviewer is named below."""
    section: str
    """One of `section_keys`."""
    verdict: Verdict
    comment: str
    reviewer: str
    """The reviewer's role, never a name."""
    digest: str
    """The content digest of what was looked at."""
    made: str
    """When the reviewer said it, by the reviewer's own clock; in UTC, ISO 8601."""
    source_id: str
    """The word's id where it came from, so that it comes in only once."""


@in_journals("review.settled")
@final
class ReviewSettled(NamedTuple):
    """Somebody has dealt with what a section was returned for, and says how."""

    id: str
    at: str
    by: str
    section: str
    reason: str
    settles: tuple[str, ...]
    """The `source_id` of each word by which it was returned."""


ReviewEvent: TypeAlias = SectionReviewed | ReviewSettled
