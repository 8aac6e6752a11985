"""The agenda: which round it is, how much of it is left, and when the rest begins.

Worked out from the plan, the latest word on the clock and the wall time, so that a
laptop that was off comes back in the right round.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Literal, NamedTuple

from facilitator.domain.events.hall import ClockSet
from facilitator.domain.plan.plan import (
    GoalArea,
    Plan,
    Round,
    position,
)

Stage = Literal["before", "running", "paused", "between", "over"]

FIFTH, TWENTIETH = 0.2, 0.05
"""Shares of a round at whose beginning the room is told that it nears its end."""


class Moment(NamedTuple):
    """How the agenda stands at some moment."""

    stage: Stage
    place: int
    """The round's place among the plan's, counted from 0; -1 before the first."""
    seconds: int = 0
    """How long the round is to last in all; 0 where that is not known."""
    spent: float = 0
    """Seconds of it that have been spent."""

    @property
    def is_timed(self) -> bool:
        """Tell whether there is any time to count down."""
        return self.seconds > 0 and self.stage in ("running", "paused")

    @property
    def left(self) -> float:
        """Seconds that are left; below 0 where the round has overrun."""
        return self.seconds - self.spent

    @property
    def mark(self) -> int:
        """Return 2 in the round's last twentieth and after it, 1 in its last fifth."""
        if not self.is_timed or self.left > FIFTH * self.seconds:
            return 0
        return 1 if self.left > TWENTIETH * self.seconds else 2


class Item(NamedTuple):
    """A round as it is expected to go."""

    round: Round
    place: int
    starts: datetime
    ends: datetime
    state: Literal["done", "now", "later"]


BEFORE = Moment("before", -1)


def moment(plan: Plan, clock: ClockSet | None, now: datetime) -> Moment:
    """Return how the agenda stands at the wall time `now`."""
    place = position(plan.session.rounds, clock.round) - 1 if clock else -1
    since = clock and wall_time(clock.at)
    if clock is None or since is None or place < 0:
        return BEFORE
    if clock.phase == "closed":
        last = place + 1 == len(plan.session.rounds)
        return Moment("over" if last else "between", place, clock.seconds, clock.spent)
    if clock.phase == "paused":
        return Moment("paused", place, clock.seconds, clock.spent)
    spent = clock.spent + max((now - since).total_seconds(), 0)
    found = Moment("running", place, clock.seconds, spent)
    return _rolled(plan, found) if plan.session.advance == "automatic" else found


def programme(plan: Plan, clock: ClockSet | None, now: datetime) -> Iterator[Item]:
    """Yield all rounds with the times at which they are expected to be.

    What has not begun moves with what goes on.
    """
    found = moment(plan, clock, now)
    start = _zero(plan, clock, now)
    if found.stage == "before":
        start = max(start, now) if start.date() == now.date() else start
    for place, each in enumerate(plan.session.rounds):
        length = timedelta(minutes=each.minutes)
        if place == found.place and found.stage in ("running", "paused"):
            begun = now - timedelta(seconds=found.spent)
            ends = now + timedelta(seconds=max(found.left, 0))
            yield Item(each, place, begun, ends, "now")
            start = ends
        elif place <= found.place:
            yield Item(each, place, start, start + length, "done")
            start = max(start + length, now) if place == found.place else start + length
        else:
            yield Item(each, place, start, start + length, "later")
            start += length


def behind(plan: Plan, clock: ClockSet | None, now: datetime) -> float:
    """Return how many seconds the agenda is behind the plan; below 0 it is ahead."""
    found = moment(plan, clock, now)
    if found.stage in ("before", "over"):
        return 0
    planned = sum(each.minutes for each in plan.session.rounds[: found.place + 1])
    due = _zero(plan, clock, now) + timedelta(minutes=planned)
    timed = found.stage != "between"
    expected = now + timedelta(seconds=max(found.left, 0) if timed else 0)
    return (expected - due).total_seconds()


def next_round(plan: Plan, now: Moment) -> Round | None:
    """Return the round that comes next, None where there is none."""
    following = plan.session.rounds[now.place + 1 :]
    return following[0] if following else None


def area_at(plan: Plan, table: str | None, round_: str | None) -> GoalArea | None:
    """Return the area that a table talks about in a round; None where it is free."""
    here = next((each for each in plan.session.rounds if each.id == round_), None)
    if here is None or here.pause or not plan.areas:
        return None
    if here.area:
        return next((each for each in plan.areas if each.id == here.area), None)
    seat = position(plan.session.tables, table) - 1
    if plan.session.rotation == "none" or seat < 0:
        return None
    talks = [each.id for each in plan.session.rounds if not each.pause]
    turn = talks.index(here.id) if plan.session.rotation == "areas" else 0
    return plan.areas[(seat + turn) % len(plan.areas)]


def wall_time(text: str) -> datetime | None:
    """Return the time that an event tells, None where it tells none with a zone."""
    try:
        told = datetime.fromisoformat(text)
    except ValueError:  # Another program's journal may hold any text.
        return None
    return told if told.tzinfo else None


def _rolled(plan: Plan, found: Moment) -> Moment:
    """Let rounds follow each other whose time is out."""
    while found.is_timed and found.left <= 0:
        following = next_round(plan, found)
        if following is None:
            return found._replace(stage="over")
        spent, seconds = -found.left, following.minutes * 60
        found = Moment("running", found.place + 1, seconds, spent)
    return found


def _zero(plan: Plan, clock: ClockSet | None, now: datetime) -> datetime:
    """Return when the first round was to begin: as planned, else as it did."""
    began = wall_time(clock.began) if clock else None
    day = (began or now).date()
    if plan.session.starts and day in (plan.session.date, now.date()):
        at = datetime.combine(day, plan.session.starts, now.tzinfo)
        # A rehearsal on another day is measured by its own beginning.
        if day == plan.session.date or began is None:
            return at
    return began or now
