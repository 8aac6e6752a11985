"""A hall that is going: a clock that ticks, a neighbour who logs, and the matrix.

`python -m benchmarks.hall` measures how soon a statement is listed, how long the
matrix takes to follow a change at 100,000 statements, and what an idle screen costs.
"""

import asyncio
import os
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles

from benchmarks.harness import report
from benchmarks.material import SESSION, Material, filled, saying
from benchmarks.neighbour import neighbour, start_clock
from benchmarks.screen import STATEMENTS, environment_of, full_log_screen
from benchmarks.terminal import Terminal
from facilitator.bootstrap import Wishes, build

LOGGED = 200
REFRESHED = 200
IDLE_SECONDS = 20.0


def main() -> None:
    """Measure and report."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        material = filled(folder / "arbete", STATEMENTS)
        start_clock(material)
        with neighbour(material):
            environment = environment_of(material.root, folder)
            report(_logged_to_listed(environment))
        report(_idle(material, folder))
        large = filled(folder / "stor", 100_000)
        report(asyncio.run(_coverage(large.root)))


def _logged_to_listed(environment: dict[str, str]) -> dict[str, float]:
    """Time from Enter until the statement stands in the list, durably."""
    terminal = Terminal([sys.executable, "-m", "facilitator"], environment)
    terminal.wait_for(full_log_screen)
    terminal.drain(3)
    times = []
    for number in range(LOGGED):
        text = f"Nr {number} är sagt"
        terminal.type(text)
        terminal.drain(0.12)
        sent = terminal.type("\r")
        listed = f"”{text}”".encode()
        times.append(terminal.wait_for(lambda seen: listed in seen) - sent)  # noqa: B023
        terminal.drain(0.05)
    terminal.kill()
    return {
        "logged_to_listed_p99_ms": quantiles(times, n=100)[98] * 1000,
        "logged_to_listed_p50_ms": median(times) * 1000,
    }


def _idle(material: Material, folder: Path) -> dict[str, float]:
    """Return the share of a core that log and stage take while a clock ticks."""
    program = [sys.executable, "-m", "facilitator"]
    environment = environment_of(material.root, folder)
    found = {}
    for name, command in (("log", program), ("stage", [*program, "stage", SESSION])):
        terminal = Terminal(command, environment, columns=160, rows=45)
        terminal.drain(6)
        before = _cpu_of(terminal.pid)
        terminal.drain(IDLE_SECONDS)
        used = _cpu_of(terminal.pid) - before
        found[f"idle_cpu_{name}_percent"] = 100 * used / IDLE_SECONDS
        terminal.kill()
    return found


def _cpu_of(pid: int) -> float:
    """Return the seconds of processor time that a process has used; Linux only."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def _coverage(root: Path) -> dict[str, float]:
    """Time from a change until the matrix has been drawn with it."""
    from facilitator.tui.shell.app import FacilitatorApp

    app = FacilitatorApp(build(Wishes(root, "sv", "bord-7", lambda: datetime.now(UTC))))
    async with app.run_test(size=(160, 45)) as pilot:
        await app.open_session(SESSION)
        assert app.desk
        desk = app.desk
        while not desk.opened.loaded:
            await pilot.pause(0.05)
        await app.action_mode("coverage")
        await pilot.pause(1)
        command = saying(desk.plan)
        times = []
        for _ in range(REFRESHED):
            outcome = await desk.do(command)
            began = time.perf_counter()
            drawn = asyncio.Event()
            app.changed.publish([outcome.change])
            app.screen.call_after_refresh(drawn.set)
            await drawn.wait()
            times.append(time.perf_counter() - began)
        await app.action_quit()
    return {
        "coverage_refresh_ms_100k": median(times) * 1000,
        "coverage_refresh_p99_ms_100k": quantiles(times, n=100)[98] * 1000,
    }


if __name__ == "__main__":
    main()
