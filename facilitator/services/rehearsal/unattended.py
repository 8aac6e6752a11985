"""A rehearsal that needs nobody: the whole evening, with a laptop that is killed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from statistics import median

from facilitator.domain.compilation.accounting import (
    Balance,
    recount,
)
from facilitator.domain.hall.agenda import moment
from facilitator.domain.hall.ask_next import (
    Gap,
    Turn,
    ask_next,
)
from facilitator.domain.rehearsal.score import empty_cells
from facilitator.domain.rehearsal.script import RehearsedRound
from facilitator.domain.session.digest import digest
from facilitator.services.rehearsal.rehearsal import Rehearsal
from facilitator.services.rehearsal.room import (
    LEAD,
    RESERVE,
    Room,
    device_at,
)

LOOK = 0.8
"""Share of a round after which the lead looks for what has not been said."""


@dataclass(frozen=True, slots=True)
class Killed:
    """A laptop that was lost."""

    device: str
    had: int
    """Statements that it had told its scribe were saved."""
    came_back: int
    """How many of them the reserve found in its journal."""
    went_on: int
    """Statements that the reserve wrote at its table."""
    in_round: bool
    """True where the reserve came up in the round that was on."""


@dataclass(frozen=True, slots=True)
class AskedCell:
    """A cell of which nothing had been said, when the lead looked."""

    group: str
    area: str
    table: str
    """Where the group sits; names, not ids."""
    seconds_left: int
    """Of the round, when the table was asked."""
    answers: int
    """Statements in the cell at the end."""


@dataclass(frozen=True, slots=True)
class Report:
    """How a whole rehearsal went."""

    statements: int
    rounds: int
    seconds: int
    """Length of the rehearsal in the room's time."""
    laptops: int
    people: int
    killed: Killed | None
    found: tuple[AskedCell, ...]
    gaps: int
    """Cells that are empty at the end."""
    median_lag: float
    """Seconds from said to saved."""
    worst_lag: float
    balance: Balance
    digest: str
    same_everywhere: bool
    """True where the merged journals tell what the room's own folder tells."""

    @property
    def is_sound(self) -> bool:
        """True where nothing was lost and everything agrees."""
        lost = self.killed and self.killed.came_back != self.killed.had
        return self.balance.balances and self.same_everywhere and not lost


@dataclass(slots=True)
class _Evening:
    """What is noted while the rehearsal goes on."""

    rehearsal: Rehearsal
    room: Room
    asked_gaps: list[tuple[Gap, int]] = field(default_factory=list)
    killed: tuple[str, int, int, bool] | None = None

    def look(self) -> None:
        """Let the lead see what is missing, and ask for what nobody said a word on."""
        lead, plan = self.room.lead, self.room.plan
        lead.poll()
        clock = lead.session.hall.clock(LEAD)
        now = moment(plan, clock, self.room.clock())
        for gap in ask_next(plan, lead.session, now):
            cell = (gap.group.id, gap.area.id)
            fits = gap.turn is not Turn.LATER and not gap.total
            if fits and cell not in self.room.asked_cells:
                self.asked_gaps.append((gap, round(now.remaining)))
                self.room.ask(*cell)

    def kill(self, table: str) -> None:
        """Lose a table's laptop in the middle of a line, and let the reserve go on."""
        room = self.room
        lost = device_at(room.plan, table)
        session = room.laptops[table].session.statements.values()
        had = sum(each.device == lost for each in session)
        self.rehearsal.tear(lost)
        reserve = room.kill(table)
        read = reserve.session.statements.values()
        came_back = sum(each.device == lost for each in read)
        room.lead.poll()
        rounds = [
            clock and clock.round
            for clock in (
                reserve.session.hall.clock(RESERVE),
                room.lead.session.hall.clock(LEAD),
            )
        ]
        self.killed = (lost, had, came_back, rounds[0] == rounds[1])


def run(rehearsal: Rehearsal) -> Report:
    """Let a rehearsal run to its end, and return how it went.

    Raises:
        FacilitatorError: a journal could not be written or read.
    """
    room = rehearsal.room
    assert room is not None
    evening = _Evening(rehearsal, room)
    legs = [leg for leg in room.script.rounds if not leg.pause]
    for leg in legs:
        room.at(_mark(leg), evening.look)
    lines = room.script.lines
    if lines:
        middle = lines[len(lines) // 2]
        room.at(middle.second, partial(evening.kill, middle.table))
    while (second := room.next_second) is not None:
        room.clock.until(second)
        room.play()
    return _report(evening, len(legs))


def _mark(leg: RehearsedRound) -> float:
    return leg.starts + LOOK * (leg.ends - leg.starts)


def _report(evening: _Evening, rounds: int) -> Report:
    room, rehearsal = evening.room, evening.rehearsal
    here = rehearsal.office.workspace.read(rehearsal.session_id)
    merged = rehearsal.gather()
    plan, session = merged.plan, merged.session
    statements = session.statements.values()
    return Report(
        statements=len(statements),
        rounds=rounds,
        seconds=round(room.clock.second),
        laptops=len(room.laptops) + 1,
        people=session.hall.present().total(),
        killed=_killed(evening, [each.device for each in statements]),
        found=tuple(
            AskedCell(
                gap.group.name,
                gap.area.name,
                gap.table.name if gap.table else "",
                seconds_left,
                session.coverage.count("area", gap.area.id, gap.group.id).total,
            )
            for gap, seconds_left in evening.asked_gaps
        ),
        gaps=len(empty_cells(plan, session)),
        median_lag=median(room.lags) if room.lags else 0,
        worst_lag=max(room.lags, default=0),
        balance=recount(session, plan),
        digest=digest(session),
        same_everywhere=digest(session) == digest(here.session),
    )


def _killed(evening: _Evening, devices: Sequence[str]) -> Killed | None:
    if evening.killed is None:
        return None
    lost, had, came_back, in_round = evening.killed
    return Killed(lost, had, came_back, devices.count(RESERVE), in_round)
