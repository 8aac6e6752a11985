"""Ends the process that it stands in at a chosen step of its work with the disk."""

import os
import signal
from collections.abc import Callable
from typing import Any

CALLS = (
    "open", "write", "fsync", "ftruncate", "link", "rename", "replace", "unlink",
    "mkdir", "close",
)  # fmt: skip
"""Functions of `os` through which the program changes what is on disk."""


class Guillotine:
    """Counts the calls that change the disk, and kills the process at one of them."""

    def __init__(self, step: int) -> None:
        """Kill before the call number `step`, counted from 1.

        A negative number kills in the middle of a write, after half its bytes, and
        just after any other call.
        """
        self._step = abs(step)
        self._within = step < 0
        self._steps = 0

    def stand(self) -> None:
        """Take the place of the calls in this process."""
        for name in CALLS:
            setattr(os, name, self._guarded(name, getattr(os, name)))

    def _guarded(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def guarded(*arguments: Any, **options: Any) -> Any:
            self._steps += 1
            if self._steps != self._step:
                return call(*arguments, **options)
            if self._within:
                if name == "write":
                    arguments = (arguments[0], arguments[1][: len(arguments[1]) // 2])
                call(*arguments, **options)
            os.kill(os.getpid(), signal.SIGKILL)

        return guarded
