"""A simulated room that writes real journals, each laptop its own."""

from collections import deque
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from heapq import heappop, heappush
from itertools import count
from threading import RLock
from typing import TypeAlias

from facilitator.domain.events.commands import (
    CountPeople,
    LogStatement,
    SetClock,
)
from facilitator.domain.plan.plan import Plan
from facilitator.domain.rehearsal.script import (
    RoomLine,
    Script,
    answers,
)
from facilitator.services.session.open_session import OpenSession

LEAD = "samtalsledare"
"""The laptop that drives the clock and counts who is here."""
RESERVE = "reserv"
"""The laptop that goes on where another was killed."""
THINK_SECONDS = 2
"""What a simulated scribe waits before writing."""
KEYS_A_SECOND = 10
"""How fast a simulated scribe writes."""
NAP = 0.5
"""Seconds of the wall after which whoever waits for the clock looks again."""

OpenAs: TypeAlias = Callable[[str], OpenSession]
"""Opens the session as the laptop of some name, read whole."""


class RoomClock:
    """The room's time, which may go faster than the wall's."""

    def __init__(
        self,
        start: datetime,
        speed: float,
        wall: Callable[[], float],
        sleep: Callable[[float], None],
    ) -> None:
        self.start = start
        self._speed = speed
        self._wall, self._sleep = wall, sleep
        self._began = wall()
        self._second = 0.0

    def __call__(self) -> datetime:
        """Return what the room's clock shows."""
        return self.start + timedelta(seconds=self.second)

    @property
    def second(self) -> float:
        """Seconds since the beginning."""
        if self._speed:
            return (self._wall() - self._began) * self._speed
        return self._second

    def until(self, second: float) -> None:
        """Return when it is `second`; at speed 0 it is that at once."""
        self._second = max(self._second, second)
        while self._speed and (remaining := second - self.second) > 0:
            self._sleep(min(remaining / self._speed, NAP))


class Room:
    """Everybody but the user: the lead's laptop, and one for each table.

    What is due is done by `play`, which may be called from a thread of its own.
    """

    def __init__(
        self,
        plan: Plan,
        script: Script,
        clock: RoomClock,
        open_as: OpenAs,
        own: str | None = None,
    ) -> None:
        """Set the room up; `own` is the user's table, None where all are simulated."""
        self.plan, self.script, self.clock = plan, script, clock
        self.own_lines: list[RoomLine] = []
        """What has been said at the user's table, the first first."""
        self.dealt_with = 0
        """How much of that has been written down or passed over."""
        self.asked_cells: list[tuple[str, str]] = []
        """Groups and areas that were asked for."""
        self.lags: list[float] = []
        """Seconds from said to saved at the simulated tables."""
        self.own = own
        self._open_as = open_as
        self._guard = RLock()
        self._ahead = deque(each for each in script.lines if each.table == own)
        """What will be said at the user's table, the first first."""
        self._due: list[tuple[float, int, Callable[[], object]]] = []
        self._order = count()
        self._free: dict[str, float] = {}
        """By table: when its scribe has written all down."""
        self._closed = False
        self._killed: list[OpenSession] = []
        self.lead = open_as(LEAD)
        tables = dict.fromkeys(seat.table for seat in script.seats if seat.table != own)
        self.laptops = {table: open_as(device_at(plan, table)) for table in tables}
        self._plan_ahead()

    @property
    def next_second(self) -> float | None:
        """When something happens next; None where nothing will any more."""
        return self._due[0][0] if self._due else None

    @property
    def is_over(self) -> bool:
        """Tell whether all has been said and written."""
        return not self._due and not self._ahead

    @property
    def current(self) -> RoomLine | None:
        """What was said at the user's table and is not dealt with yet, the first."""
        waiting_lines = self.own_lines[self.dealt_with : self.dealt_with + 1]
        return waiting_lines[0] if waiting_lines else None

    def at(self, second: float, act: Callable[[], object]) -> None:
        """Let something happen at a second."""
        with self._guard:
            heappush(self._due, (second, next(self._order), act))

    def play(self) -> None:
        """Do what is due.

        Raises:
            FacilitatorError: it could not be written.
        """
        with self._guard:
            while self._ahead and self._ahead[0].second <= self.clock.second:
                self.own_lines.append(self._ahead.popleft())
            while self._due and self._due[0][0] <= self.clock.second:
                heappop(self._due)[2]()

    def deal_with(self) -> None:
        """Go on to what was said next, where something was."""
        self.dealt_with = min(self.dealt_with + 1, len(self.own_lines))

    def hurry(self) -> None:
        """Go on to what is said next at the user's table, though it is not time yet."""
        with self._guard:
            self.deal_with()
            if self.current is None and self._ahead:
                line = self._ahead.popleft()
                self.own_lines.append(line._replace(second=int(self.clock.second)))

    def ask(self, group: str, area: str) -> None:
        """Ask a group about an area; it answers in a while."""
        now = self.clock.second
        seat = next(seat for seat in self.script.seats if seat.group == group)
        with self._guard:
            self.asked_cells.append((group, area))
            for each in answers(self.plan, seat, area, self._round_at(now), int(now)):
                self.at(each.second, partial(self._say, each))

    def kill(self, table: str) -> OpenSession:
        """Lose a table's laptop without a word; return the reserve's, which goes on.

        The lost one is let go of at the very end: its lock and its file stay as a
        laptop leaves them that lost its power.
        """
        with self._guard:
            self._killed.append(self.laptops[table])
            self.laptops[table] = self._open_as(RESERVE)
            return self.laptops[table]

    def close(self) -> None:
        """Let nothing more happen, and let go of all journals."""
        with self._guard:
            if not self._closed:
                self._closed = True
                self._due.clear()
                self._ahead.clear()
                for each in (self.lead, *self.laptops.values(), *self._killed):
                    each.close()

    def _plan_ahead(self) -> None:
        for seat in self.script.seats:
            command = CountPeople(seat.group, seat.people, seat.table)
            self.at(0, partial(self.lead.execute, command))
        automatic = self.plan.session.advance == "automatic"
        for leg in self.script.rounds:
            if leg.id and not (automatic and leg.starts):
                opening = SetClock("opened", leg.id)
                self.at(leg.starts, partial(self.lead.execute, opening))
            if leg.id and not automatic:
                self.at(leg.ends, partial(self.lead.execute, SetClock("closed")))
        for each in self.script.lines:
            if each.table != self.own:
                self.at(each.second, partial(self._say, each))

    def _say(self, line: RoomLine) -> None:
        if line.table == self.own:
            self.own_lines.append(line)
            return
        begins = max(line.second + THINK_SECONDS, self._free.get(line.table, 0))
        saved = begins + len(line.text) / KEYS_A_SECOND
        self._free[line.table] = saved
        self.at(saved, partial(self._write, line, saved))

    def _write(self, line: RoomLine, second: float) -> None:
        self.laptops[line.table].execute(
            LogStatement(
                text=line.text,
                area=line.area,
                group=line.group,
                question=line.question or None,
                keywords=(line.keyword,) if line.keyword else (),
                table=line.table or None,
                round=line.round or None,
            )
        )
        self.lags.append(second - line.second)

    def _round_at(self, second: float) -> str:
        rounds = [leg for leg in self.script.rounds if leg.starts <= second]
        return (rounds or list(self.script.rounds))[-1].id


def device_at(plan: Plan, table: str) -> str:
    """Return the name of the laptop at a table."""
    return f"bord-{plan.table_number(table) or 1}"
