"""The ways in which statements came in, apart: how many, until when, what waits.

On site, by the digital form and on paper are never added up without saying so. Twins,
the same text in two channels, may be one person's: they are listed for a person to look
at, and none is taken away, since two people may well say the same.
"""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from facilitator.domain.events.kinds import CHANNELS
from facilitator.domain.plan.plan import Plan
from facilitator.domain.session.session import Session
from facilitator.domain.session.statement import Statement
from facilitator.domain.text import fold


@dataclass(frozen=True, slots=True)
class Channels:
    """What came in by which channel, and what is in no figure. Counts of statements."""

    counts: Mapping[str, int]
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
    plan: Plan, session: Session, statements: Iterable[Statement]
) -> Channels:
    """Return how statements came in.

    Args:
        plan: says when the form closes.
        session: the answers that are kept apart.
        statements: the statements that count, in the total order.
    """
    counts: Counter[str] = Counter(dict.fromkeys(CHANNELS, 0))
    latest: dict[str, str] = {}
    late = []
    is_late = session.quarantine.was_late
    for each in statements:
        counts[each.channel] += 1
        latest[each.channel] = each.at
        if each.source_id and is_late(each.source_id):
            late.append(each)
    waiting = session.quarantine.causes()
    return Channels(
        counts=counts,
        latest=latest,
        closes=plan.session.form.closes,
        late=tuple(late),
        waiting=waiting.total(),
        waiting_late=waiting["late"],
        rejected=len(session.quarantine.rejected_answers()),
    )


Twins: TypeAlias = tuple[Statement, ...]
"""Statements of the same text in two channels or more, in the order of `twins_of`."""
_LEFT_OUT = "PZC"
"""Major categories of characters that do not count: punctuation, spaces, controls."""


class _Counting(dict[int, int | None]):
    """Which characters count, looked up once each."""

    def __missing__(self, code: int) -> int | None:
        left_out = unicodedata.category(chr(code))[0] in _LEFT_OUT
        self[code] = None if left_out else code
        return self[code]


def twins_of(statements: Iterable[Statement]) -> tuple[Twins, ...]:
    """Return the twins among the statements that count, each text's together.

    The texts are told apart by neither case, accents, spaces nor punctuation. The
    work grows as the number of statements does.
    """
    counting_statements = [each for each in statements if not each.withdrawn]
    if len({each.channel for each in counting_statements}) < 2:
        return ()
    counting = _Counting()
    alike: dict[str, list[Statement]] = defaultdict(list)
    for each in counting_statements:
        alike[comparable_text(each.text, counting)].append(each)
    return tuple(
        tuple(same_text)
        for same_text in alike.values()
        if len(same_text) > 1 and len({each.channel for each in same_text}) > 1
    )


def comparable_text(text: str, counting: _Counting | None = None) -> str:
    """Return what of a text counts when it is held against others.

    A text of punctuation alone is what it is.
    """
    plain = fold(text)
    return plain.translate(_Counting() if counting is None else counting) or plain
