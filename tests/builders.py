"""Plans, events and sessions for tests, small and complete."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from facilitator.domain.decide.context import (
    Context,
    Stamp,
)
from facilitator.domain.decide.statements import decide
from facilitator.domain.events.commands import (
    Command,
    LogStatement,
)
from facilitator.domain.events.events import Event
from facilitator.domain.plan.plan import (
    GoalArea,
    Keyword,
    Plan,
    Project,
    Question,
    Round,
    SessionPlan,
    Table,
    TargetGroup,
)
from facilitator.domain.session.change import Change
from facilitator.domain.session.history import History
from facilitator.domain.session.session import Session


def a_plan(areas: int = 2, groups: int = 3, tables: int = 2, rounds: int = 2) -> Plan:
    """Return a plan with as many items as asked for, named after their numbers."""
    goal_areas = tuple(
        GoalArea(
            id=f"a{n}",
            name=f"Område {n}",
            keywords=tuple(
                Keyword(f"a{n}-ord{k}", f"Nyckelord {n}.{k}", f"a{n}") for k in (1, 2)
            ),
            questions=tuple(
                Question(f"a{n}-q{k}", f"Vad betyder {n}.{k} för dig?", f"a{n}")
                for k in (1, 2)
            ),
        )
        for n in range(1, areas + 1)
    )
    target_groups = tuple(
        TargetGroup(f"g{n}", f"Grupp {n}", 10) for n in range(1, groups + 1)
    )
    session = SessionPlan(
        id="2019-04-01-medborgardialog",
        name="Medborgardialog",
        date=date(2019, 4, 1),
        body="Kommunstyrelsen",
        tables=tuple(Table(f"bord-{n}", f"Bord {n}") for n in range(1, tables + 1)),
        rounds=tuple(Round(f"r{n}", f"Omgång {n}", 20) for n in range(1, rounds + 1)),
        form_link="HTTPS://EXEMPEL.EXAMPLE/F/1APRIL",
        areas=goal_areas,
        groups=target_groups,
    )
    project = Project("Nya mål", areas=goal_areas, groups=target_groups)
    return Plan(project, session)


@dataclass(slots=True)
class Desk:
    """One device at work on a session, without a disk: decides and folds."""

    device: str = "bord-1"
    plan: Plan = field(default_factory=a_plan)
    session: Session = field(default_factory=Session)
    history: History = field(default_factory=History)
    events: list[Event] = field(default_factory=list)
    time: int = 1_554_120_000_000
    change: Change = field(default_factory=Change)

    def do(self, command: Command) -> Event:
        """Decide, fold and remember; return the event."""
        self.time += 1
        stamp = Stamp(
            f"{self.time:013d}.0000.{self.device}",
            "2019-04-01T14:00:00+02:00",
            "scribe",
        )
        standing = Context(self.plan, self.session, self.history)
        event = decide(standing, command, stamp)
        self.change = self.session.apply(event)
        self.history.follow(event)
        self.events.append(event)
        return event

    def log(self, text: str = "Fler bussar", **coding: object) -> str:
        """Log one statement and return its id."""
        asked = {"area": "a1", "group": "g1", "table": "1", "round": "1"} | coding
        return self.do(LogStatement(text=text, **asked)).id  # type: ignore[arg-type]


def fold_all(events: Iterable[Event]) -> Session:
    """Return the state that the events give, folded in the order given."""
    session = Session()
    for event in events:
        session.apply(event)
    return session
