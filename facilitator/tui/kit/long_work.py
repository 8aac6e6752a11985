"""Long work on the loop, with pauses in which keys are answered."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from time import monotonic

AT_A_STRETCH = 0.004
"""Seconds of work between two pauses, about."""


async def in_turns(
    batches: Iterable[list[str]], into: list[str]
) -> AsyncIterator[None]:
    """Gather what batches hold; pause, and come back, as often as keys need it."""
    began = monotonic()
    for batch in batches:
        into += batch
        if monotonic() - began > AT_A_STRETCH:
            yield
            await asyncio.sleep(0)
            began = monotonic()
    yield
