"""The plan of a goal work and of one dialogue session: data, never code.

The items are named tuples, which Python makes much sooner than data classes: plans are
on the way to the first screen.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from functools import cached_property
from typing import NamedTuple, Protocol, TypeVar

from facilitator.domain.errors import Refused
from facilitator.domain.plan.form_plan import FormPlan
from facilitator.domain.plan.look import Look
from facilitator.domain.text import fold


class PlanItem(Protocol):
    """Anything in a plan that a user can name."""

    @property
    def id(self) -> str:
        """Stable id, unique among items of its kind."""

    @property
    def name(self) -> str:
        """What people call it."""


Item = TypeVar("Item", bound=PlanItem)


class Keyword(NamedTuple):
    """A political keyword under one goal area (nyckelord); prepared, never computed."""

    id: str
    name: str
    area: str
    """Id of the goal area it stands under."""


class Question(NamedTuple):
    """A question put to the room (fråga), belonging to one goal area."""

    id: str
    name: str
    """The question's full text."""
    area: str
    """Id of the goal area it belongs to."""


class GoalArea(NamedTuple):
    """A goal area (målområde) with its keywords and questions in order."""

    id: str
    name: str
    keywords: tuple[Keyword, ...] = ()
    questions: tuple[Question, ...] = ()


class TargetGroup(NamedTuple):
    """A target group (målgrupp) and how many of it are expected."""

    id: str
    name: str
    expected: int = 0
    """Expected number of participants in the room, 0 or more."""


class Table(NamedTuple):
    """A table in the hall (bord)."""

    id: str
    name: str
    group: str = ""
    """The target group that sits there, by id, number or name; empty where mixed."""


class Round(NamedTuple):
    """A round of talk (omgång), or a pause between two."""

    id: str
    name: str
    minutes: int = 0
    """Planned length in minutes; 0 where the plan does not say."""
    area: str = ""
    """The area that all tables talk about, by id, number or name; empty where each
    has its own."""
    pause: bool = False
    """True where nobody talks: a pause in the programme."""
    note: str = ""
    """An internal note to the facilitators, printed on the running sheet only."""


class Laptop(NamedTuple):
    """A laptop that is expected to write in a session (dator)."""

    id: str
    """The name of its journals: small letters a–z, digits and hyphens."""
    name: str
    tables: tuple[str, ...] = ()
    """The tables it is meant for, by id, number or name."""


class FramingCriterion(NamedTuple):
    """A frame the goals must keep within (ram), in the source's words."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Project:
    """The whole goal work (målarbete), shared by all its sessions."""

    name: str
    municipality: str = ""
    areas: tuple[GoalArea, ...] = ()
    groups: tuple[TargetGroup, ...] = ()
    criteria: tuple[FramingCriterion, ...] = ()
    laptops: tuple[Laptop, ...] = ()
    """The laptops that are expected in every session that names none itself."""
    examples: bool = False
    """True where groups, keywords and questions are invented examples."""
    look: Look = field(default=Look())
    """How documents look."""


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """One meeting (dialogtillfälle) as planned."""

    id: str
    """Folder name, which begins with the date."""
    name: str
    date: date
    body: str = ""
    """Who meets, for instance the executive board."""
    kind: str = "dialogue"
    """One of `SESSION_KINDS`."""
    place: str = ""
    due: str = ""
    """What the meeting has to bring about, in one sentence."""
    tables: tuple[Table, ...] = ()
    rounds: tuple[Round, ...] = ()
    rotation: str = "none"
    """One of `ROTATIONS`: how areas and tables come together in the rounds."""
    advance: str = "manual"
    """One of `ADVANCES`: what happens when a round's time is out."""
    starts: time | None = None
    """When the first round is to begin, on the laptop's wall clock."""
    wifi: str = ""
    """Name of the network for participants' phones; empty where there is none."""
    wifi_password: str = ""
    form_link: str = ""
    """Address of the digital form; empty where none is set."""
    form: FormPlan = field(default=FormPlan())
    report_to: str = ""
    """Which meeting the compilation is made for, as printed on its cover."""
    rehearsal: bool = False
    """True where nothing of it is real: all that shows the session says so."""
    laptops: tuple[Laptop, ...] = ()
    """The laptops that are expected, the session's own or those of the project."""
    areas: tuple[GoalArea, ...] = field(default=())
    """The session's own areas, or those of the project."""
    groups: tuple[TargetGroup, ...] = field(default=())
    """The session's own groups, or those of the project."""

    @property
    def midnight(self) -> datetime:
        """When its day begins: the date of what is made of a plan alone."""
        return datetime.combine(self.date, time(), UTC)


SESSION_KINDS = ("dialogue", "preparation", "decision")
ROTATIONS = ("none", "areas", "tables")
"""Areas chosen freely · areas go from table to table · each table keeps its area."""
ADVANCES = ("manual", "automatic")
ALL = "all"
"""Asks for each of the items of a kind, where one alone may be named."""


@dataclass(frozen=True)
class Plan:
    """A session's plan together with the project it belongs to."""

    project: Project
    session: SessionPlan

    @property
    def areas(self) -> tuple[GoalArea, ...]:
        """The goal areas of this session, in order."""
        return self.session.areas

    @property
    def groups(self) -> tuple[TargetGroup, ...]:
        """The target groups of this session, in order."""
        return self.session.groups

    @cached_property
    def keywords(self) -> tuple[Keyword, ...]:
        """Every keyword of every area, in order."""
        return tuple(word for area in self.areas for word in area.keywords)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Every question of every area, in order."""
        return tuple(question for area in self.areas for question in area.questions)

    def with_words(self, words: Sequence[Keyword]) -> "Plan":
        """Return the plan with words that were taken up in the room (rumsord)."""
        if not words:
            return self
        areas = tuple(
            area._replace(
                keywords=(*area.keywords, *(w for w in words if w.area == area.id))
            )
            for area in self.areas
        )
        return Plan(self.project, replace(self.session, areas=areas))

    def area(self, reference: str) -> GoalArea:
        """Return the area a user means by id, number or name."""
        return find("area", self.areas, reference)

    def group(self, reference: str) -> TargetGroup:
        """Return the target group a user means by id, number or name."""
        return find("group", self.groups, reference)

    def keyword(self, reference: str) -> Keyword:
        """Return the keyword a user means by id, number or name."""
        return find("keyword", self.keywords, reference)

    def question(self, reference: str, area: str | None = None) -> Question:
        """Return the question a user means; numbers count within `area` if given."""
        if area is None:
            return find("question", self.questions, reference)
        questions = find("area", self.areas, area).questions
        return find("question", questions, reference)

    def table(self, reference: str) -> Table:
        """Return the table a user means by id, number or name."""
        return find("table", self.session.tables, reference)

    def round(self, reference: str) -> Round:
        """Return the round a user means by id, number or name."""
        return find("round", self.session.rounds, reference)

    def table_number(self, table_id: str | None) -> int:
        """Return the table's place in the plan, counted from 1; 0 for no table."""
        return position(self.session.tables, table_id)

    def round_number(self, round_id: str | None) -> int:
        """Return the round's place in the plan, counted from 1; 0 for no round."""
        return position(self.session.rounds, round_id)


def position(items: Sequence[PlanItem], item_id: str | None) -> int:
    """Return the place of an id among `items`, counted from 1; 0 where absent."""
    return next((n for n, item in enumerate(items, 1) if item.id == item_id), 0)


def name_of(items: Sequence[PlanItem], item_id: str | None) -> str:
    """Return the name behind an id, or the id itself where the plan has lost it."""
    return next((item.name for item in items if item.id == item_id), item_id or "")


def find(kind: str, items: Sequence[Item], reference: str) -> Item:
    """Return the one item that a user names by id, by number in order or by name.

    An id to the letter is always meant as the id.

    Raises:
        Refused: `plan.unknown` or `plan.ambiguous`, with the choices, or
            `plan.none` where the plan has no item of this kind.
    """
    if not items:
        raise Refused("plan.none", kind=kind, value=reference)
    for item in items:
        if item.id == reference:
            return item
    matches = list(_matches(items, reference))
    if len(matches) == 1:
        return matches[0]
    code = "plan.ambiguous" if matches else "plan.unknown"
    choices = tuple((n, item.id, item.name) for n, item in enumerate(items, 1))
    raise Refused(code, kind=kind, value=reference, choices=choices)


def _matches(items: Sequence[Item], reference: str) -> Iterator[Item]:
    plain = fold(reference.strip())
    for number, item in enumerate(items, 1):
        if plain in (fold(item.id), fold(item.name), str(number)):
            yield item
