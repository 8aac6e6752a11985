"""How late an event loop is: what a key has to wait before it is answered."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

TICK_S = 0.001


@asynccontextmanager
async def measured(late: list[float]) -> AsyncIterator[None]:
    """Gather for a while how many seconds late the loop comes back from a nap."""

    async def tick() -> None:
        while True:
            began = time.perf_counter()
            await asyncio.sleep(TICK_S)
            late.append(time.perf_counter() - began - TICK_S)

    ticking = asyncio.create_task(tick())
    try:
        yield
    finally:
        ticking.cancel()
        with suppress(asyncio.CancelledError):
            await ticking
