"""The compilation as a read model: what the committee is to see, in what order.

Pure data from a plan and a session; how it looks on paper is for the documents.
Every statement that counts stands in exactly one chapter and once in the annex.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from facilitator.domain.accounting import Balance, recount
from facilitator.domain.channels import Channels, channels_of
from facilitator.domain.clock import millis_of
from facilitator.domain.coverage import Count
from facilitator.domain.digest import digest
from facilitator.domain.plan import GoalArea, Plan, Question, TargetGroup
from facilitator.domain.session import Session
from facilitator.domain.statement import Statement
from facilitator.domain.twins import Twins, twins_of

FEW = 5
"""A group with fewer statements than this is marked as a weak basis."""


@dataclass(frozen=True, slots=True)
class GroupVoices:
    """What one target group said, oldest first."""

    group: TargetGroup
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class QuestionPart:
    """One question's answers, group by group."""

    question: Question | None
    """None for what was said in the area outside its questions."""
    voices: tuple[GroupVoices, ...]
    """The groups that said something, in the plan's order."""
    silent: tuple[TargetGroup, ...]
    """The groups that said nothing here, in the plan's order."""

    @property
    def count(self) -> int:
        """How many statements the part holds."""
        return sum(len(voice.statements) for voice in self.voices)


@dataclass(frozen=True, slots=True)
class Chapter:
    """One goal area."""

    area: GoalArea
    parts: tuple[QuestionPart, ...]
    keywords: tuple[tuple[str, Count], ...]
    """The area's keywords by name with their counts; those never used too."""

    @property
    def count(self) -> int:
        """How many statements the chapter holds."""
        return sum(part.count for part in self.parts)


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
    areas: tuple[GoalArea, ...]
    """The plan's areas, and any that statements name but the plan has lost."""
    groups: tuple[TargetGroup, ...]
    """The plan's groups, and any that statements name but the plan has lost."""
    chapters: tuple[Chapter, ...]
    participation: tuple[Participation, ...]
    annex: tuple[Statement, ...]
    """Every statement ever logged, withdrawn ones too, by number."""
    balance: Balance
    channels: Channels
    """The ways in which it came, apart, and what is in no figure."""
    twins: tuple[Twins, ...]
    """The same texts in several channels, the oldest of each first."""
    digest: str
    as_of: datetime
    """When the newest thing it shows was written down; else the session's day."""

    def cell(self, area: GoalArea, group: TargetGroup) -> Count:
        """Return the counts of one place in the matrix area × group."""
        return self.session.coverage.count("area", area.id, group.id)

    def area_total(self, area: GoalArea) -> Count:
        """Return the counts of an area, all groups together."""
        groups = [group.id for group in self.groups]
        return self.session.coverage.total("area", [area.id], groups)


def compile_session(plan: Plan, session: Session) -> Compilation:
    """Return the compilation of a session as it stands."""
    standing = [s for s in map(session.statements.get, session.order) if s]
    counted = [statement for statement in standing if not statement.withdrawn]
    areas = _with_lost_areas(plan.areas, counted)
    groups = _with_lost_groups(plan.groups, counted)
    return Compilation(
        plan=plan,
        session=session,
        areas=areas,
        groups=groups,
        chapters=_chapters(areas, groups, session, counted),
        participation=tuple(
            Participation(
                group,
                session.coverage.total("area", [a.id for a in areas], [group.id]),
            )
            for group in groups
        ),
        annex=tuple(sorted(standing, key=lambda each: by_number(session, each))),
        balance=recount(session, plan),
        channels=channels_of(plan, session, counted),
        twins=twins_of(counted),
        digest=digest(session),
        as_of=as_of(plan, session),
    )


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


def by_number(session: Session, statement: Statement) -> tuple[list[int], str]:
    """Return what sorts statements by table, round and serial."""
    # Another program's journal may hold a number of another shape.
    parts = statement.number.split("-")
    places = [int(part) if part.isdecimal() else 0 for part in parts]
    return places, session.number_of(statement)


def _with_lost_areas(
    areas: Sequence[GoalArea], counted: Iterable[Statement]
) -> tuple[GoalArea, ...]:
    known = {area.id for area in areas}
    lost = dict.fromkeys(s.area for s in counted if s.area not in known)
    return (*areas, *(GoalArea(each, each) for each in lost))


def _with_lost_groups(
    groups: Sequence[TargetGroup], counted: Iterable[Statement]
) -> tuple[TargetGroup, ...]:
    known = {group.id for group in groups}
    lost = dict.fromkeys(s.group for s in counted if s.group not in known)
    return (*groups, *(TargetGroup(each, each) for each in lost))


_Heap = dict[tuple[str, str | None], dict[str, list[Statement]]]


def _chapters(
    areas: Sequence[GoalArea],
    groups: Sequence[TargetGroup],
    session: Session,
    counted: Iterable[Statement],
) -> tuple[Chapter, ...]:
    heap: _Heap = defaultdict(lambda: defaultdict(list))
    for statement in counted:
        heap[statement.area, statement.question][statement.group].append(statement)
    group_ids = [group.id for group in groups]
    return tuple(
        Chapter(
            area,
            tuple(_parts(area, groups, heap)),
            tuple(
                (word.name, session.coverage.total("keyword", [word.id], group_ids))
                for word in area.keywords
            ),
        )
        for area in areas
    )


def _parts(
    area: GoalArea, groups: Sequence[TargetGroup], heap: _Heap
) -> Iterable[QuestionPart]:
    for question in area.questions:
        yield _part(question, groups, heap.get((area.id, question.id), {}))
    known = {question.id for question in area.questions}
    elsewhere: dict[str, list[Statement]] = defaultdict(list)
    for (area_id, question_id), by_group in heap.items():
        if area_id == area.id and question_id not in known:
            for group_id, statements in by_group.items():
                elsewhere[group_id] += statements
    if elsewhere or not area.questions:
        yield _part(None, groups, elsewhere)


def _part(
    question: Question | None,
    groups: Sequence[TargetGroup],
    by_group: dict[str, list[Statement]],
) -> QuestionPart:
    return QuestionPart(
        question,
        tuple(
            GroupVoices(group, tuple(sorted(by_group[group.id], key=lambda s: s.id)))
            for group in groups
            if by_group.get(group.id)
        ),
        tuple(group for group in groups if not by_group.get(group.id)),
    )
