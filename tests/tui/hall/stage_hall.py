"""A hall with a lead who writes and a stage that looks on, for tests of the stage."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

from textual.pilot import Pilot

from facilitator.bootstrap import Wishes, build
from facilitator.domain.events.commands import (
    Command,
    LogStatement,
)
from facilitator.services.session.open_session import OpenSession
from facilitator.tui.hall.countdown import Countdown
from facilitator.tui.hall.heard import HeardSoFar
from facilitator.tui.hall.lines import (
    Banner,
    Headline,
)
from facilitator.tui.hall.stage import StageScreen
from facilitator.tui.kit.poster import Poster
from facilitator.tui.shell.stage_app import StageApp
from tests.tui.conftest import SESSION, TickingClock, until

SIZES = [(80, 24), (100, 30), (160, 45), (240, 67)]
SECRET = "Xyzzyhemlig"
"""Stands in everything that the hall must not see."""
ROUNDS = f"""
[[rounds]]
name = "Omgång 1"
minutes = 20
area = "tillvaxt"
note = "{SECRET} not"
[[rounds]]
name = "Fika"
minutes = 10
pause = true
[[rounds]]
name = "Omgång 2"
minutes = 20
"""


class Hall(NamedTuple):
    """A lead's laptop that writes, and the clock on everybody's wall."""

    root: Path
    clock: TickingClock
    lead: OpenSession

    def do(self, *commands: Command) -> None:
        """Carry out commands on the lead's laptop."""
        for command in commands:
            self.lead.execute(command)

    def say(self, count: int, **coding: str) -> None:
        """Log statements that nobody in the hall may see."""
        placed = {"area": "tillvaxt", "group": "unga"} | coding
        for number in range(count):
            self.do(LogStatement(text=f"{SECRET} {number}", **placed))  # type: ignore[arg-type]

    def wait(self, seconds: float) -> None:
        """Let time pass."""
        self.clock.moment += timedelta(seconds=seconds)


def set_up(root: Path, **replaced: str) -> Hall:
    """Write the plan with other rounds, open it, and return the hall."""
    path = root / "sessions" / SESSION / "session.toml"
    text = re.sub(r"rounds = .*\n", "", path.read_text("utf-8"))
    head = 'starts = 14:30:00\nwifi = "Dialog"\nwifi_password = "varsol"\n'
    text = head + replaced.pop("head", "") + text + replaced.pop("rounds", ROUNDS)
    for old, new in replaced.items():
        text = text.replace(old, new)
    path.write_text(text, "utf-8")
    clock = TickingClock()
    office = build(Wishes(root, "sv", "ledare", clock)).office
    assert office is not None
    return Hall(root, clock, office.workspace.open(SESSION).load_all())


@asynccontextmanager
async def shown(
    hall: Hall, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[StageApp, Pilot[None]]]:
    """Run a stage of its own, as another process does."""
    program = build(Wishes(hall.root, "sv", "hall", hall.clock))
    assert program.office is not None
    app = StageApp(program, program.office.workspace.watch(SESSION))
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await until(pilot, lambda: app.opened.loaded and poster(app).blocks)
        await app.workers.wait_for_complete()
        await settle(app, pilot)
        stage(app)._hide_hint()
        await pilot.pause()
        yield app, pilot
        if app.crash_guard.troubles:
            raise app.crash_guard.troubles[0].error


async def settle(app: StageApp, pilot: Pilot[None]) -> None:
    """Look at what is new, and wait until it is drawn."""
    await app.opened.follow()
    app.changed.publish([])
    await pilot.pause()
    stage(app).tick()
    await pilot.pause()
    await pilot.pause()


def stage(app: StageApp) -> StageScreen:
    """Return the screen."""
    assert isinstance(app.screen, StageScreen)
    return app.screen


def poster(app: StageApp) -> Poster:
    """Return what is in the middle of the screen."""
    return app.screen.query_one(Poster)


def words(app: StageApp) -> str:
    """Return all that the stage says, in whatever letters."""
    screen = app.screen
    said = [
        " ".join([block.text, *(" ".join(row) for row in block.rows)])
        for block in poster(app).blocks
    ]
    face = screen.query_one(Countdown).face
    heard = screen.query_one(HeardSoFar)
    if heard.display:
        said += [heard.heard.title, repr(heard.heard.areas), repr(heard.heard.words)]
    banner = screen.query_one(Banner)
    told = [banner.told[0]] if banner.display else []
    lines = [*screen.query_one(Headline).told, *said, *told, face.digits, face.caption]
    return " | ".join(lines).replace("\u00a0", " ")
