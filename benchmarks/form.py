"""The form under a hall of phones, and in a storm: `python -m benchmarks.form`.

Real sockets, each answer on disk before it is acknowledged; beside a form of Flask and
SQLite that is as durable, and beside the full screen, which must not feel it. Linux:
each phone has an address of its own.
"""

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles

from benchmarks.harness import report, scratch
from benchmarks.lag import measured
from benchmarks.material import SESSION, filled, workspace
from benchmarks.phones import hall, storm
from facilitator.bootstrap import Wishes, build
from facilitator.domain.session.session import Session
from facilitator.services.form_server import FormServer
from facilitator.services.program import Program

VISITS, SECONDS = 200, 10.0
STORM = 10_000
PEER_STORM = 3_000
TURNS = 3
LISTED = 10_000
"""Statements that the full screen has when the storm begins."""


def main() -> None:
    """Measure and report."""
    with scratch() as folder:
        report(_in_the_hall(workspace(folder / "hall").root))
        report(_storm(workspace(folder / "storm").root))
        report(_compared(workspace(folder / "ours").root))
        report(asyncio.run(_beside_the_screen(filled(folder / "screen", LISTED).root)))


def _program(root: Path, device: str) -> Program:
    return build(Wishes(root, "sv", device, lambda: datetime.now(UTC)))


@contextmanager
def _served(root: Path) -> Iterator[FormServer]:
    office = _program(root, "bord-7").office
    assert office
    office.form.start(SESSION, host="127.0.0.1")
    while office.form.look().phase == "starting":
        time.sleep(0.02)
    try:
        yield office.form
    finally:
        office.form.stop()


def _in_the_hall(root: Path) -> dict[str, float]:
    """A hundred phones, two visits each within ten seconds."""
    with _served(root) as form:
        hall(form.look().port, 20, 1)
        heard = hall(form.look().port, VISITS, SECONDS)
    return {
        "form_100_phones_p99_ms": _worst(heard.answers),
        "form_100_phones_p50_ms": median(heard.answers) * 1000,
        "form_100_phones_page_p99_ms": _worst(heard.pages),
    }


def _storm(root: Path) -> dict[str, float]:
    """Ten thousand visits back to back; what was acknowledged is read off the disk."""
    with _served(root) as form:
        heard = storm(form.look().port, STORM)
    kept = _kept(root)
    found = {(each.source_id or "")[5:] for each in kept.statements.values()}
    return {
        "form_storm_lost": float(len(set(heard.acknowledged) - found)),
        "form_storm_turned_away": float(STORM - len(heard.acknowledged)),
        "form_storm_held": float(len(kept.quarantine.waiting_answers())),
        "form_storm_visits_per_s": STORM / heard.seconds,
        "form_storm_answer_p99_ms": _worst(heard.answers),
    }


def _kept(root: Path) -> Session:
    office = _program(root, "bord-8").office
    assert office
    return office.workspace.read(SESSION).session


def _compared(root: Path) -> dict[str, float]:
    """The same storm on both, in turns, with nobody taking time to write.

    Ours holds such answers as a robot's, which is on disk as any other is.
    """
    rates: dict[str, list[float]] = {"ours": [], "peer": []}
    with _served(root) as form, _peer(root) as port:
        for _ in range(TURNS):
            for name, at in (("ours", form.look().port), ("peer", port)):
                heard = storm(at, PEER_STORM, 0)
                assert len(heard.acknowledged) == PEER_STORM
                rates[name].append(PEER_STORM / heard.seconds)
    return {
        "form_rps_vs_flask_sqlite": median(rates["ours"]) / median(rates["peer"]),
        "form_visits_per_s": median(rates["ours"]),
        "flask_sqlite_visits_per_s": median(rates["peer"]),
    }


@contextmanager
def _peer(root: Path) -> Iterator[int]:
    port = 8200
    command = [sys.executable, "-m", "benchmarks.form_peer", str(port), str(root)]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    time.sleep(2)
    try:
        yield port
    finally:
        process.kill()
        process.wait()


async def _beside_the_screen(root: Path) -> dict[str, float]:
    """How late the full screen's loop is while a storm goes on and is followed."""
    from facilitator.tui.shell.app import FacilitatorApp

    program = _program(root, "bord-7")
    assert program.office
    form = program.office.form
    app = FacilitatorApp(program)
    async with app.run_test(size=(100, 30)) as pilot:
        await app.open_session(SESSION)
        assert app.desk
        while not app.desk.opened.loaded:
            await pilot.pause(0.05)
        form.start(SESSION, host="127.0.0.1")
        while form.look().phase == "starting":
            await pilot.pause(0.05)
        calm, late = await _lag(2, None), await _lag(0, form.look().port)
        answers = form.look().answers
        await app.action_quit()
    form.stop()
    return {
        "ui_lag_p99_ms_under_form_load": _worst(late),
        "ui_lag_p99_ms_calm": _worst(calm),
        "ui_lag_answers_followed": float(answers),
    }


async def _lag(seconds: float, port: int | None) -> list[float]:
    """Gather how late the loop is for a while, or as long as a storm goes on."""
    late: list[float] = []
    async with measured(late):
        if port is None:
            await asyncio.sleep(seconds)
        else:
            command = [sys.executable, "-m", "benchmarks.phones", str(port), str(STORM)]
            phones = await asyncio.create_subprocess_exec(
                *command, stdout=subprocess.PIPE, preexec_fn=_give_way
            )
            await phones.communicate()
    return late


def _give_way() -> None:
    """Phones are no load on the laptop itself: here they come last."""
    os.nice(10)


def _worst(seconds: list[float]) -> float:
    return quantiles(seconds, n=100)[98] * 1000


if __name__ == "__main__":
    main()
