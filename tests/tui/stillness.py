"""Waiting until the app is still, where Textual's pilot waits until time has passed.

Textual takes a processor that has been idle for 20 ms as a sign that keys are obeyed,
three times for each call that strikes a key. A test then mostly sleeps, and a machine
that is busy with other things makes it wait up to a second each time. What is asked
here is instead whether anything is left to do: a task that is ready to go on, a job
that was just given to a thread, a screen that wants to be painted.

Keys still go the way that Textual sends them, one after the other, through the driver.
Letters for a field are struck in one go, as they pile up behind a fast hand.
"""

import asyncio
from collections.abc import Callable, Iterable
from time import monotonic
from typing import Any

import pytest
from textual._context import active_app
from textual.app import App
from textual.widgets import Input, TextArea

PATIENCE_WITH_THREADS = 0.3
"""Seconds that a job in a thread is waited for; longer ones a test must wait for."""

WANTS = (
    "_layout_required",
    "_scroll_required",
    "_repaint_required",
    "_recompose_required",
    "_dirty_widgets",
    "_callbacks",
)
"""What a screen of Textual looks at to see whether it is to be painted."""


class Jobs:
    """The jobs that loops have given to threads, and when each was given."""

    def __init__(self) -> None:
        self._given: dict[asyncio.Future[Any], float] = {}

    def counted(self, run: Callable[..., Any]) -> Callable[..., asyncio.Future[Any]]:
        """Return a loop's method that gives jobs to threads, which now keeps count."""

        def run_in_executor(*args: Any) -> asyncio.Future[Any]:
            job: asyncio.Future[Any] = run(*args)
            self._given[job] = monotonic()
            job.add_done_callback(lambda done: self._given.pop(done, None))
            return job

        return run_in_executor

    async def done(self) -> bool:
        """Wait a little for young jobs; tell whether there were any to wait for."""
        now = monotonic()
        loop = asyncio.get_running_loop()
        young = {
            job: since + PATIENCE_WITH_THREADS - now
            for job, since in self._given.items()
            if job.get_loop() is loop and now - since < PATIENCE_WITH_THREADS
        }
        if not young:
            return False
        await asyncio.wait(young, timeout=max(young.values()))
        return True


class Hand:
    """Strikes keys, and waits until they are obeyed."""

    def __init__(self, strike: Callable[..., Any]) -> None:
        self.jobs = Jobs()
        self._strike = strike
        """Textual's method that sends keys and waits after each."""
        self._piling = False
        """Whether more keys come at once, so that nothing is waited for."""

    async def press(self, app: App[object], keys: Iterable[str]) -> None:
        """Strike keys; wait after each, but for letters that go into one field."""
        waiting = list(keys)
        for key, after in zip(waiting, [*waiting[1:], ""], strict=True):
            self._piling = fits(app, key) and fits(app, after)
            await self._strike(app, [key])
        self._piling = False

    async def still(self, min_sleep: float = 0, max_sleep: float = 1) -> None:
        """Wait until nothing is left to do, but not longer than `max_sleep` seconds."""
        end = monotonic() + max_sleep
        app = active_app.get(None)
        while not self._piling and monotonic() < end:
            await nothing_ready(end)
            if app and app._batch_count:  # Nothing is measured until the batch ends.
                await asyncio.sleep(0.001)
            elif not (await self.jobs.done() or (app and caught_up(app))):
                return


def fits(app: App[object], key: str) -> bool:
    """Tell whether a key is a letter for the field that has the focus."""
    letter = len(key) == 1 or key == "space"
    return letter and isinstance(app.focused, Input | TextArea)


async def nothing_ready(end: float) -> None:
    """Wait until every task waits for what is not there yet, but not past `end`."""
    ready = asyncio.get_running_loop()._ready  # type: ignore[attr-defined]
    await asyncio.sleep(0)
    while ready and monotonic() < end:
        await asyncio.sleep(0)


def caught_up(app: App[object]) -> bool:
    """Measure and paint now what Textual puts off by some ms; tell whether it did."""
    if not app._running or not app._screen_stack:
        return False
    if app._resize_timer:
        app._check_resize()
        return True
    screen = app.screen
    if screen.is_current and any(getattr(screen, each) for each in WANTS):
        screen._on_timer_update()
        return True
    return False


def wait_for_stillness(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let all pilots wait until the app is still, not until time has passed."""
    strike, loop = App._press_keys, asyncio.BaseEventLoop
    delay_update = App.delay_update
    hand = Hand(strike)
    given = hand.jobs.counted(loop.run_in_executor)
    monkeypatch.setattr(loop, "run_in_executor", given)
    monkeypatch.setattr(App, "_press_keys", lambda app, keys: hand.press(app, keys))
    # For 50 ms after a change of mode nothing is painted, lest a picture flicker.
    monkeypatch.setattr(App, "delay_update", lambda app: delay_update(app, 0.001))
    monkeypatch.setattr("textual.app.wait_for_idle", hand.still)
    monkeypatch.setattr("textual.pilot.wait_for_idle", hand.still)
