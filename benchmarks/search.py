"""Search as one types, over all statements: `python -m benchmarks.search`.

A key's time runs until the newest fifty hits are there, or all if there are fewer; a
stall is what another key may have to wait while the search goes on behind.
"""

import asyncio
import time
from statistics import quantiles

from benchmarks.harness import report, scratch
from benchmarks.material import filled, opened
from facilitator.domain.session.search import Search
from facilitator.services.session.open_session import OpenSession
from facilitator.tui.kit.long_work import in_turns

MIDDLE, LARGE = 100_000, 1_000_000
SCREENFUL = 50
WORDS = (
    "bussar", "kvällen", "trygga platser", "på landet", "besked i tid", "företag",
    "hänger inte ihop", "04-2-7", "åtta", "lärare stannar kommunen", "qwerty", "ö",
)  # fmt: skip
"""Typed a letter at a time: common and rare ones, some that nobody said."""
TURNS = 8


def main() -> None:
    """Measure and report."""
    with scratch() as folder:
        session = opened(filled(folder / "middle", MIDDLE)).load_all()
        keys = asyncio.run(_keys(session, TURNS))
        session.close()
        report(
            {
                "search_key_p99_ms_100k": quantiles(keys, n=100)[98] * 1000,
                "search_key_p50_ms_100k": quantiles(keys, n=100)[49] * 1000,
            }
        )
        session = opened(filled(folder / "large", LARGE)).load_all()
        stalls = asyncio.run(_stalls(session))
        session.close()
        report({"search_stall_max_ms_1m": max(stalls) * 1000})


async def _keys(session: OpenSession, turns: int) -> list[float]:
    """Return the seconds from each key until its screenful is there."""
    search = Search(session.session)
    await _to_the_end(search, "nowhere", [])
    times = []
    for _ in range(turns):
        for words in WORDS:
            for typed in range(1, len(words) + 1):
                began, hits = time.perf_counter(), list[str]()
                async for _ in in_turns(search.find(words[:typed]), hits):
                    if len(hits) >= SCREENFUL:
                        break
                times.append(time.perf_counter() - began)
    return times


async def _stalls(session: OpenSession) -> list[float]:
    """Return the seconds of each stretch of work that nothing can come between.

    The first search folds all texts; each key's search is seen through to its end.
    """
    stalls: list[float] = []
    search = Search(session.session)
    await _to_the_end(search, "nowhere", stalls)
    for words in WORDS:
        for typed in range(1, len(words) + 1):
            await _to_the_end(search, words[:typed], stalls)
    return stalls


async def _to_the_end(search: Search, words: str, stretches: list[float]) -> None:
    hits: list[str] = []
    began = time.perf_counter()
    async for _ in in_turns(search.find(words), hits):
        stretches.append(time.perf_counter() - began)
        began = time.perf_counter()


if __name__ == "__main__":
    main()
