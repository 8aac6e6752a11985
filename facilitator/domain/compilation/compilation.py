"""The compilation as a read model: what the committee is to see, in what order.

Pure data from a plan and a session; how it looks on paper is for the documents.
Every statement that counts stands in exactly one chapter and once in the annex.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from facilitator.domain.compilation.accounting import (
    Balance,
    recount,
)
from facilitator.domain.compilation.channels import (
    Channels,
    Twins,
    channels_of,
    twins_of,
)
from facilitator.domain.compilation.chapters import (
    Chapter,
    chapters_of,
)
from facilitator.domain.compilation.editions import (
    JOINED_GROUP,
    Edition,
    EditionView,
    edition_view,
)
from facilitator.domain.events.hybrid_clock import millis_of
from facilitator.domain.plan.look import LIMIT
from facilitator.domain.plan.plan import (
    GoalArea,
    Plan,
    TargetGroup,
)
from facilitator.domain.plan.sections import SECTIONS
from facilitator.domain.session.coverage import (
    Count,
    Coverage,
)
from facilitator.domain.session.digest import digest
from facilitator.domain.session.session import Session
from facilitator.domain.session.statement import Statement

FEW = 5
"""A group with fewer statements than this is marked as a weak basis."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a compilation is asked to show."""

    edition: Edition = "committee"
    limit: int = LIMIT
    """Fewer statements of a group in an area than this are a small cell."""
    sections: tuple[str, ...] = SECTIONS
    """Those of `SECTIONS` that it has."""
    final: bool = False
    """Whether it is stamped as final."""
    joined_name: str = "Joined groups"
    """What groups that are shown as one are called."""


@dataclass(frozen=True, slots=True)
class Participation:
    """What a target group contributed."""

    group: TargetGroup
    count: Count

    @property
    def weak(self) -> bool:
        """True where too little was said to speak for the group."""
        return self.count.total < FEW


@dataclass(frozen=True, slots=True)
class Compilation:
    """All that the compilation shows."""

    plan: Plan
    session: Session
    scope: Scope
    view: EditionView
    """The statements as the edition shows them."""
    coverage: Coverage
    """The counts of those that count."""
    areas: tuple[GoalArea, ...]
    """The plan's areas, and any that statements name but the plan has lost."""
    groups: tuple[TargetGroup, ...]
    """The plan's groups, any that it has lost, and last those that are joined."""
    groups_heard: int
    """How many target groups said something that counts."""
    chapters: tuple[Chapter, ...]
    participation: tuple[Participation, ...]
    annex: tuple[Statement, ...]
    """Every statement that the edition shows, by number."""
    balance: Balance
    channels: Channels
    """The ways in which it came, apart, and what is in no figure."""
    twins: tuple[Twins, ...]
    """The same texts in several channels, the oldest of each first."""
    digest: str
    as_of: datetime
    """When the newest thing it shows was written down; else the session's day."""

    @property
    def named_groups(self) -> tuple[TargetGroup, ...]:
        """The groups that have a name of their own."""
        return tuple(group for group in self.groups if group.id != JOINED_GROUP)

    def number_of(self, statement: Statement) -> str:
        """Return the number that a statement is shown under."""
        return self.view.numbers[statement.id]

    def cell(self, area: GoalArea, group: TargetGroup) -> Count:
        """Return the counts of one place in the matrix area × group."""
        return self.coverage.count("area", area.id, group.id)

    def tells_silence(self, area: GoalArea, group: TargetGroup) -> bool:
        """Tell whether it may be said that a group said nothing in an area."""
        return self.view.tells_silence(area, group)

    def area_total(self, area: GoalArea) -> Count:
        """Return the counts of an area, all groups together."""
        groups = [group.id for group in self.groups]
        return self.coverage.total("area", [area.id], groups)


def compile_session(
    plan: Plan, session: Session, scope: Scope | None = None
) -> Compilation:
    """Return the compilation of a session as it stands; the committee's without it."""
    scope = scope or Scope()
    statements = [s for s in map(session.statements.get, session.order) if s]
    counting = [each for each in statements if not each.withdrawn]
    areas = _with_lost_areas(plan.areas, counting)
    groups = _with_lost_groups(plan.groups, counting)
    ids = [area.id for area in areas], [group.id for group in groups]
    view = edition_view(session, statements, scope.edition, scope.limit, *ids)
    if view.joined_groups.groups:
        groups = (*groups, TargetGroup(JOINED_GROUP, scope.joined_name))
    channels = channels_of(plan, session, counting)
    late = tuple(view.shown_as[each.id] for each in channels.late)
    coverage = (
        _coverage(view.counting) if view.joined_groups.groups else session.coverage
    )
    return Compilation(
        plan=plan,
        session=session,
        scope=scope,
        view=view,
        coverage=coverage,
        areas=areas,
        groups=groups,
        groups_heard=len({each.group for each in counting}),
        chapters=chapters_of(areas, groups, view, coverage),
        participation=tuple(
            Participation(group, coverage.total("area", ids[0], [group.id]))
            for group in groups
        ),
        annex=_annex(view),
        balance=recount(session, plan),
        channels=replace(channels, late=late),
        twins=twins_of(view.counting),
        digest=digest(session),
        as_of=as_of(plan, session),
    )


def _annex(view: EditionView) -> tuple[Statement, ...]:
    """Return an edition's statements in the order of the numbers it shows."""
    return tuple(
        sorted(view.statements, key=lambda s: by_number(s, view.numbers[s.id]))
    )


def _coverage(statements: Iterable[Statement]) -> Coverage:
    coverage = Coverage()
    for statement in statements:
        coverage.add(statement, 1)
    return coverage


def as_of(plan: Plan, session: Session) -> datetime:
    """Return when the newest thing was written down; else the session's day."""
    event_id, at = session.latest
    if not event_id:
        return plan.session.midnight
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        # Another program's journal may hold any text; the stamp is always a time.
        moment = datetime.fromtimestamp(millis_of(event_id) / 1000, UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def by_number(statement: Statement, shown_number: str) -> tuple[list[int], str]:
    """Return what sorts statements by table, round and serial.

    `shown_number` is the number that the statement is shown under.
    """
    # Another program's journal may hold a number of another shape.
    parts = statement.number.split("-")
    return [int(part) if part.isdecimal() else 0 for part in parts], shown_number


def _with_lost_areas(
    areas: Sequence[GoalArea], statements: Iterable[Statement]
) -> tuple[GoalArea, ...]:
    in_plan = {area.id for area in areas}
    lost = dict.fromkeys(s.area for s in statements if s.area not in in_plan)
    return (*areas, *(GoalArea(each, each) for each in lost))


def _with_lost_groups(
    groups: Sequence[TargetGroup], statements: Iterable[Statement]
) -> tuple[TargetGroup, ...]:
    in_plan = {group.id for group in groups}
    lost = dict.fromkeys(s.group for s in statements if s.group not in in_plan)
    return (*groups, *(TargetGroup(each, each) for each in lost))


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a compilation; it is of the same plan, data and edition."""

    made_of: Compilation

    @property
    def plan(self) -> Plan:
        """The session's plan."""
        return self.made_of.plan

    @property
    def digest(self) -> str:
        """The content digest."""
        return self.made_of.digest

    @property
    def as_of(self) -> datetime:
        """When the newest thing that it shows was written down."""
        return self.made_of.as_of

    @property
    def edition(self) -> Edition:
        """For whom it is."""
        return self.made_of.scope.edition
