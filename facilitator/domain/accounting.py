"""The sums that must balance: nothing that was said has vanished.

logged = to goals + to the programme + outside + unhandled + withdrawn, and the
totals by channel, by area and by group each add up to what counts.
"""

from dataclasses import dataclass, field

from facilitator.domain.coverage import Count
from facilitator.domain.plan import Plan
from facilitator.domain.session import Session


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
    """Return the sums of a session; cost grows with the number of statements.

    Statements are counted one by one, and held against the coverage counts that
    were kept as they came.
    """
    statements = session.statements.values()
    standing = [each for each in statements if not each.withdrawn]
    channels = [each.channel for each in standing]
    # An area or group that the plan has lost is still counted.
    areas = dict.fromkeys([area.id for area in plan.areas])
    areas.update(dict.fromkeys(each.area for each in standing))
    groups = dict.fromkeys([group.id for group in plan.groups])
    groups.update(dict.fromkeys(each.group for each in standing))
    return Balance(
        logged=len(statements),
        withdrawn=len(statements) - len(standing),
        unhandled=len(standing),
        by_channel=Count(
            channels.count("onsite"), channels.count("online"), channels.count("paper")
        ),
        by_area=session.coverage.total("area", areas, groups).total,
    )
