"""What the room sees at a moment: worked out from the plan and the clock, in words.

Nothing that anybody has said comes in here, and no note of the plan's.
"""

from datetime import datetime
from math import ceil
from typing import Literal, NamedTuple

from facilitator.domain.events.hall import ClockSet
from facilitator.domain.hall.agenda import (
    Moment,
    area_at,
    moment,
    next_round,
)
from facilitator.domain.plan.plan import Plan
from facilitator.domain.session.session import Session
from facilitator.i18n.formats import clock as time_of
from facilitator.i18n.formats import long_date
from facilitator.i18n.translate import Translator
from facilitator.tui.hall.countdown import Face
from facilitator.tui.hall.pages import (
    DOT,
    LABEL,
    QUIET,
    TOPIC,
    Page,
    lobby,
    questions,
    round_of,
    stopped,
    tables,
    thanks,
)
from facilitator.tui.kit.poster import Block

Kind = Literal["opening", "lobby", "talk", "pause", "stopped", "between", "over"]
MINUTE = 60


class View(NamedTuple):
    """What a scene is made of."""

    plan: Plan
    session: Session
    clock: ClockSet | None
    """The clock that this laptop follows."""
    now: datetime
    is_loaded: bool = True
    """False while the session is being read in."""

    @property
    def moment(self) -> Moment:
        """How the agenda stands."""
        return moment(self.plan, self.clock, self.now)


class Scene(NamedTuple):
    """What the room sees, but for the seconds of the clock."""

    kind: Kind
    head: str
    round: str
    """Which round it is, of how many; empty where there is none."""
    pages: tuple[Page, ...]
    """Of questions: all of them, then each. Else the same, ever more tersely."""
    has_steps: bool = False
    """True where the pages are questions, which keys step through."""
    mark: str = ""
    """What is said as the round nears its end."""
    level: int = 0
    """0 usually, 1 near the end, 2 at the end and after it."""
    is_timed: bool = False
    """True where a mark may come, for which room is kept."""


def scene(view: View, tr: Translator) -> Scene:
    """Return what the room sees."""
    moment = view.moment
    whole = _scene(view, moment, tr)
    return whole._replace(
        head=_head(view.plan, whole.kind, tr),
        is_timed=moment.is_timed,
        level=moment.mark if whole.kind in ("talk", "pause") else 0,
        mark=_mark(moment, tr) if whole.kind in ("talk", "pause") else "",
    )


def face(view: View, tr: Translator) -> Face:
    """Return what the clock shows: the time left, over, or when it all begins."""
    moment, starts = view.moment, view.plan.session.starts
    if moment.stage == "before" and view.is_loaded and starts:
        at = datetime.combine(view.now.date(), starts)
        return Face(time_of(at, tr.language), tr("the start"))
    if not moment.is_timed:
        return Face()
    if moment.stage == "paused":
        return Face(_minutes(moment.remaining), tr("The clock is stopped"))
    caption = tr("left") if moment.remaining >= 0 else tr("over time")
    return Face(_minutes(moment.remaining), caption, moment.mark)


def _minutes(left: float) -> str:
    seconds = ceil(left) if left >= 0 else int(-left)
    sign = "" if left >= 0 else "+"
    return f"{sign}{seconds // MINUTE:02}:{seconds % MINUTE:02}"


def _head(plan: Plan, kind: Kind, tr: Translator) -> str:
    """Return which meeting it is; in the lobby, which says that itself, when."""
    session = plan.session
    when = [long_date(session.date, tr.language), session.place]
    parts = when if kind == "lobby" else [session.name]
    parts.append(plan.project.municipality)
    if session.rehearsal:
        parts.insert(0, tr("Rehearsal"))
    return " · ".join(part for part in parts if part)


def _mark(moment: Moment, tr: Translator) -> str:
    if moment.mark == 0:
        return ""
    if moment.remaining <= 0:
        return tr("Time is up: please finish")
    if moment.mark == 2:
        return tr("Please finish")
    return tr.plural(
        "Soon over: {count} minute left",
        "Soon over: {count} minutes left",
        ceil(moment.remaining / MINUTE),
    )


def _scene(view: View, moment: Moment, tr: Translator) -> Scene:
    rounds = view.plan.session.rounds
    if not view.is_loaded:
        opening = (Block(view.plan.session.name, rank=1),)
        return Scene("opening", "", "", (opening,))
    match moment.stage:
        case "before":
            return Scene(
                "lobby", "", "", tuple(lobby(view.plan, view.clock, view.now, tr))
            )
        case "over":
            return Scene("over", "", "", (thanks(view.session, tr),))
        case "between":
            return _between(view.plan, moment, tr)
        case "paused":
            here = rounds[moment.place]
            round_words = round_of(view.plan, here, tr)
            return Scene("stopped", "", round_words, (stopped(view.plan, here, tr),))
        case _:
            return _running(view.plan, moment, tr)


def _between(plan: Plan, moment: Moment, tr: Translator) -> Scene:
    coming = next_round(plan, moment)
    assert coming is not None  # Else the day would be over.
    parts = [tr("Next"), coming.name]
    if coming.minutes:
        parts.append(tr("{count} min", count=coming.minutes))
    label = Block(DOT.join(parts), LABEL)
    round_words = round_of(plan, coming, tr)
    if coming.pause:
        return Scene("between", "", "", ((Block(coming.name, TOPIC, rank=1), label),))
    area = area_at(plan, None, coming.id)
    if area:
        page = (label, Block(area.name, TOPIC, rank=1))
        return Scene("between", "", round_words, (page,))
    return Scene("between", "", round_words, tuple(tables(plan, coming, label)))


def _running(plan: Plan, moment: Moment, tr: Translator) -> Scene:
    here = plan.session.rounds[moment.place]
    if here.pause:
        coming = next_round(plan, moment)
        page: Page = (Block(here.name, TOPIC, rank=1),)
        if coming:
            page += (Block(tr("Then: {round}", round=coming.name), QUIET),)
        return Scene("pause", "", "", (page,))
    round_words = round_of(plan, here, tr)
    area = area_at(plan, None, here.id)
    if area is None:
        label = Block(here.name, LABEL)
        return Scene("talk", "", round_words, tuple(tables(plan, here, label)))
    pages = tuple(questions(area, tr))
    return Scene("talk", "", round_words, pages, has_steps=len(pages) > 1)
