"""Being ended from outside: by the system, or by a terminal that is closed."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

_NAMES = ("SIGTERM", "SIGHUP")
"""What ends a program; Windows has not all of them."""


@contextmanager
def ended_tidily(when: Callable[[], bool] = lambda: True) -> Iterator[None]:
    """Let a signal unwind what is going on, so that nothing is left lying.

    Where `when` says no, it ends the program at once, as it always does: what has
    been saved is on disk.
    """

    def end(number: int, frame: FrameType | None) -> None:
        if when():
            raise SystemExit(128 + number)
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    signals = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
    former = [(each, signal.signal(each, end)) for each in signals]
    try:
        yield
    finally:
        for each, handler in former:
            signal.signal(each, handler)
