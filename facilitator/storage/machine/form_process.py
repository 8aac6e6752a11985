"""The process that serves the digital form: started, listened to, ended."""

import json
import os
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Generic, TypeVar

import facilitator
from facilitator.storage.errors import storage_error

PATIENCE_S = 5.0
"""How long it may take to end before it is killed."""
MOST_NEWS = 1000
"""Lines that are kept for whoever listens; older ones say nothing more by then."""

Wish = TypeVar("Wish")


class FormProcess:
    """A child that reads the end of its input as the order to end.

    The system closes that input when this program dies, however that happens.
    """

    def __init__(
        self, arguments: Sequence[str], after: "FormProcess | None" = None
    ) -> None:
        """Start `python -m facilitator` with arguments, once another has ended."""
        self._arguments = arguments
        self._process: subprocess.Popen[bytes] | None = None
        self._guard = threading.Lock()
        self._is_to_end = False
        self._news: deque[Mapping[str, object]] = deque(maxlen=MOST_NEWS)
        self._life = threading.Thread(target=self._live, args=[after], daemon=True)
        self._life.start()

    def news(self) -> list[Mapping[str, object]]:
        """Return what it has told since this was last asked."""
        messages = []
        with suppress(IndexError):
            while True:
                messages.append(self._news.popleft())
        return messages

    def ended(self) -> int | None:
        """Return what it ended with, once all it told has been heard."""
        if self._life.is_alive():
            return None
        return self._process.returncode if self._process else -1

    def end(self) -> None:
        """Ask it to end; one that does not is killed after a while."""
        with self._guard:
            self._is_to_end = True
            process = self._process
        if process:
            _close_input(process)
            killer = threading.Timer(PATIENCE_S, process.kill)
            killer.daemon = True
            killer.start()

    def wait(self) -> None:
        """Wait until it has ended."""
        self._life.join()

    def _live(self, after: "FormProcess | None") -> None:
        """Start it, hear it to its end, and bury it."""
        if after:
            after.wait()
        with self._guard:
            if self._is_to_end:
                return
            try:
                self._process = process = _start(self._arguments)
            except OSError as error:
                words = storage_error(error, Path(sys.executable))
                details = {name: str(value) for name, value in words.details.items()}
                self._news.append(
                    {"told": "failed", "code": words.code, "details": details}
                )
                return
        assert process.stdout is not None
        with process.stdout as stream:
            for line in stream:
                with suppress(ValueError):
                    news = json.loads(line)
                    if isinstance(news, dict):
                        self._news.append(news)
        process.wait()
        _close_input(process)


class Launcher(Generic[Wish]):
    """Starts one server after the other: the next waits until the journal is free."""

    def __init__(self, arguments: Callable[[Wish], Sequence[str]]) -> None:
        """Take what turns a wish into arguments of the command line."""
        self._arguments = arguments
        self._latest: FormProcess | None = None

    def __call__(self, wish: Wish) -> FormProcess:
        """Start the process that a wish asks for; does not wait for it."""
        self._latest = FormProcess(self._arguments(wish), self._latest)
        return self._latest


def _start(arguments: Sequence[str]) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "facilitator", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_same_program(),
        **_apart(),
    )


def _same_program() -> dict[str, str]:
    """Return an environment in which the child is this program and no other.

    A folder of its name may lie where the user stands.
    """
    here = str(Path(facilitator.__file__).resolve().parent.parent)
    python_path = os.environ.get("PYTHONPATH")
    path = os.pathsep.join([here, python_path] if python_path else [here])
    return {**os.environ, "PYTHONSAFEPATH": "1", "PYTHONPATH": path}


def _close_input(process: "subprocess.Popen[bytes]") -> None:
    assert process.stdin is not None
    with suppress(OSError):  # There is nobody left to read it.
        process.stdin.close()


def _apart() -> dict[str, Any]:
    """Return what keeps Ctrl+C in the terminal away from the child."""
    if os.name == "nt":
        return {"creationflags": getattr(subprocess, "CREATE_NO_WINDOW", 0)}
    return {"start_new_session": True}
