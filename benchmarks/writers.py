"""A hundred who log at once beside one, durably: `python -m benchmarks.writers`.

They share the flushes of the disk and never hold up the event loop.
"""

import asyncio
import time
from dataclasses import replace
from statistics import median, quantiles

from benchmarks.harness import report, scratch
from benchmarks.lag import measured
from benchmarks.material import Material, filled, opened, saying
from facilitator.services.session.open_session import OpenSession

SIZE = 10_000
MANY = 100
EACH = {1: 300, MANY: 30}
"""Statements of each writer in one turn."""
TURNS = 15


def main() -> None:
    """Measure and report."""
    with scratch() as folder:
        report(asyncio.run(_compared(filled(folder / "work", SIZE))))


async def _compared(material: Material) -> dict[str, float]:
    session = opened(material).load_all()
    rates: dict[int, list[float]] = {writers: [] for writers in EACH}
    late: list[float] = []
    for _ in range(TURNS):
        for writers, found in rates.items():
            found.append(await _rate(session, material, writers))
        async with measured(late):
            await _rate(session, material, MANY)
    session.close()
    worst = quantiles(late, n=100)[98]
    return {
        "writers_100_vs_1": median(rates[MANY]) / median(rates[1]),
        "writers_100_per_s": median(rates[MANY]),
        "loop_lag_p99_ms_100_writers": worst * 1000,
    }


async def _rate(session: OpenSession, material: Material, writers: int) -> float:
    """Return statements a second that so many acknowledged writers get through."""
    command = saying(material.plan)

    async def write(name: int) -> None:
        mine = replace(command, text=f"{command.text} ({name})")
        for _ in range(EACH[writers]):
            await session.submit(mine)

    began = time.perf_counter()
    await asyncio.gather(*map(write, range(writers)))
    return writers * EACH[writers] / (time.perf_counter() - began)


if __name__ == "__main__":
    main()
