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
    elapsed: float = 0
    """Seconds of it that have been spent."""

    @property
    def is_timed(self) -> bool:
        """Tell whether there is any time to count down."""
        return self.seconds > 0 and self.stage in ("running", "paused")

    @property
    def remaining(self) -> float:
        """Seconds that are left; below 0 where the round has overrun."""
        return self.seconds - self.elapsed

    @property
    def mark(self) -> int:
        """Return 2 in the round's last twentieth and after it, 1 in its last fifth."""
        if not self.is_timed or self.remaining > FIFTH * self.seconds:
            return 0
        return 1 if self.remaining > TWENTIETH * self.seconds else 2


class AgendaItem(NamedTuple):
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
    elapsed = clock.spent + max((now - since).total_seconds(), 0)
    current = Moment("running", place, clock.seconds, elapsed)
    return (
        _past_elapsed_rounds(plan, current)
        if plan.session.advance == "automatic"
        else current
    )


def programme(
    plan: Plan, clock: ClockSet | None, now: datetime
) -> Iterator[AgendaItem]:
    """Yield all rounds with the times at which they are expected to be.

    What has not begun moves with what goes on.
    """
    current = moment(plan, clock, now)
    start = _start_of_first_round(plan, clock, now)
    if current.stage == "before":
        start = max(start, now) if start.date() == now.date() else start
    for place, each in enumerate(plan.session.rounds):
        length = timedelta(minutes=each.minutes)
        if place == current.place and current.stage in ("running", "paused"):
            began_at = now - timedelta(seconds=current.elapsed)
            ends = now + timedelta(seconds=max(current.remaining, 0))
            yield AgendaItem(each, place, began_at, ends, "now")
            start = ends
        elif place <= current.place:
            yield AgendaItem(each, place, start, start + length, "done")
            start = (
                max(start + length, now) if place == current.place else start + length
            )
        else:
            yield AgendaItem(each, place, start, start + length, "later")
            start += length


def behind(plan: Plan, clock: ClockSet | None, now: datetime) -> float:
    """Return how many seconds the agenda is behind the plan; below 0 it is ahead."""
    current = moment(plan, clock, now)
    if current.stage in ("before", "over"):
        return 0
    minutes_planned = sum(
        each.minutes for each in plan.session.rounds[: current.place + 1]
    )
    due = _start_of_first_round(plan, clock, now) + timedelta(minutes=minutes_planned)
    is_timed = current.stage != "between"
    expected = now + timedelta(seconds=max(current.remaining, 0) if is_timed else 0)
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
        time = datetime.fromisoformat(text)
    except ValueError:  # Another program's journal may hold any text.
        return None
    return time if time.tzinfo else None


def _past_elapsed_rounds(plan: Plan, current: Moment) -> Moment:
    """Let rounds follow each other whose time is out."""
    while current.is_timed and current.remaining <= 0:
        following = next_round(plan, current)
        if following is None:
            return current._replace(stage="over")
        overrun, seconds = -current.remaining, following.minutes * 60
        current = Moment("running", current.place + 1, seconds, overrun)
    return current


def _start_of_first_round(
    plan: Plan, clock: ClockSet | None, now: datetime
) -> datetime:
    """Return when the first round was to begin: as planned, else as it did."""
    beginning = wall_time(clock.began) if clock else None
    day = (beginning or now).date()
    if plan.session.starts and day in (plan.session.date, now.date()):
        at = datetime.combine(day, plan.session.starts, now.tzinfo)
        # A rehearsal on another day is measured by its own beginning.
        if day == plan.session.date or beginning is None:
            return at
    return beginning or now
