"""The sums that must balance: nothing that was said has vanished.

logged = to goals + to the programme + outside + unhandled + withdrawn, and the
totals by channel, by area and by group each add up to what counts.
"""

from collections import Counter
from dataclasses import dataclass, field, replace

from facilitator.domain.events.kinds import CHANNELS
from facilitator.domain.plan.plan import Plan
from facilitator.domain.session.coverage import Count
from facilitator.domain.session.session import Session


@dataclass(frozen=True, slots=True)
class Balance:
    """Where every logged statement has gone. Counts are of statements."""

    logged: int
    """Every statement that was ever logged."""
    withdrawn: int
    """Taken back, or their logging undone: number and reason stay."""
    unhandled: int
    goals: int = 0
    programme: int = 0
    outside: int = 0
    by_channel: Count = field(default_factory=Count)
    """What counts, by channel."""
    by_area: int = 0
    """What counts, added up over the plan's areas and groups."""

    @property
    def counted(self) -> int:
        """The statements that count: all that are not withdrawn."""
        return self.goals + self.programme + self.outside + self.unhandled

    @property
    def balances(self) -> bool:
        """True where every sum agrees with every other."""
        return (
            self.logged == self.counted + self.withdrawn
            and self.by_channel.total == self.counted
            and self.by_area == self.counted
        )


def balance(session: Session, plan: Plan) -> Balance:
    """Return the sums of a session from the counts that were kept as events came.

    The statements that count, the withdrawn ones and the cells of the coverage are
    counted apart, and held against each other here.
    """
    areas, groups = session.coverage.areas_and_groups()
    # An area or group that the plan has lost is still counted.
    areas.update(area.id for area in plan.areas)
    groups.update(group.id for group in plan.groups)
    channels = Count(*(session.channel_counts[channel] for channel in CHANNELS))
    return Balance(
        logged=len(session.statements),
        withdrawn=session.withdrawn,
        unhandled=channels.total,
        by_channel=channels,
        by_area=session.coverage.total("area", areas, groups).total,
    )


def recount(session: Session, plan: Plan) -> Balance:
    """Return the same sums with every statement counted anew, for what is printed."""
    statements = session.statements.values()
    channel_counts = Counter(each.channel for each in statements if not each.withdrawn)
    channels = Count(*(channel_counts[channel] for channel in CHANNELS))
    return replace(
        balance(session, plan),
        withdrawn=len(statements) - channels.total,
        unhandled=channels.total,
        by_channel=channels,
    )
