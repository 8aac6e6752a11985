"""The ways in which statements came in, apart: how many, until when, what waits.

On site, by the digital form and on paper are never added up without saying so.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from facilitator.domain.events.kinds import CHANNELS
from facilitator.domain.plan.plan import Plan
from facilitator.domain.session.session import Session
from facilitator.domain.session.statement import Statement


@dataclass(frozen=True, slots=True)
class Channels:
    """What came in by which channel, and what is in no figure. Counts of statements."""

    counted: Mapping[str, int]
    """What counts, by channel."""
    latest: Mapping[str, str]
    """Wall time of the latest that counts, by channel; none where there is none."""
    closes: datetime | None
    """When the form closes or closed, on the wall clock; None where it does not."""
    late: tuple[Statement, ...]
    """What counts but was sent after the form had closed, the oldest first."""
    waiting: int
    """Answers that wait for a person to look at them: in no figure."""
    waiting_late: int
    """Those of them that were sent after the form had closed."""
    rejected: int
    """Answers that a person has looked at and rejected: in no figure."""


def channels_of(
    plan: Plan, session: Session, standing: Iterable[Statement]
) -> Channels:
    """Return how statements came in.

    Args:
        plan: says when the form closes.
        session: the answers that are kept apart.
        standing: the statements that count, in the total order.
    """
    counted: Counter[str] = Counter(dict.fromkeys(CHANNELS, 0))
    latest: dict[str, str] = {}
    late = []
    is_late = session.quarantine.was_late
    for each in standing:
        counted[each.channel] += 1
        latest[each.channel] = each.at
        if each.source_id and is_late(each.source_id):
            late.append(each)
    waiting = session.quarantine.causes()
    return Channels(
        counted=counted,
        latest=latest,
        closes=plan.session.form.closes,
        late=tuple(late),
        waiting=waiting.total(),
        waiting_late=waiting["late"],
        rejected=len(session.quarantine.rejected()),
    )
