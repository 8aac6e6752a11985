"""A nursery: one process that has everything loaded, and bears writers in no time.

A fresh interpreter takes a third of a second, a fork a hundredth of that. The nursery
itself has no threads and holds no lock, so that forking is safe.
"""

import json
import os
import signal
import subprocess
import sys
import traceback
from contextlib import AbstractContextManager
from types import TracebackType

import pytest

from tests.torture.rig.guillotine import Guillotine
from tests.torture.rig.harness import REPOSITORY
from tests.torture.rig.writers import ROLES, say

_LEFT, _ENDED = "left", "ended"
NEEDS_FORK = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has no fork and no kill -9"
)


class Child:
    """A writer that was born in a nursery.

    Attributes:
        pid: its number, which is nobody else's until `rest` or `kill` has returned.
        status: as `os.waitpid` gives it, once it is known.
    """

    def __init__(self, nursery: "Nursery") -> None:
        self._nursery = nursery
        self._left = False
        self.pid = int(nursery.heard())
        self.status: int | None = None

    def lines(self, count: int) -> list[str]:
        """Return its next lines, fewer where it came to its end."""
        found: list[str] = []
        while len(found) < count and not self._left:
            line = self._nursery.heard()
            self._left = line == _LEFT
            if not self._left:
                found.append(line)
        return found

    def kill(self) -> list[str]:
        """Kill it with no warning; return what it had still said."""
        os.kill(self.pid, signal.SIGKILL)
        return self.rest()

    def rest(self) -> list[str]:
        """Wait for its end; return what it had still said."""
        self._nursery.ask("reap")
        found = []
        while not (line := self._nursery.heard()).startswith(_ENDED):
            if line != _LEFT:
                found.append(line)
        self.status = int(line.removeprefix(_ENDED))
        return found

    @property
    def was_killed(self) -> bool:
        """Whether it died of a kill, rather than end by itself."""
        assert self.status is not None
        return os.WIFSIGNALED(self.status)


class Nursery(AbstractContextManager["Nursery"]):
    """The nursery as seen by a test; one child at a time."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.torture.rig.nursery"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=REPOSITORY,
        )

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._process as process:
            if kind is not None:
                process.kill()

    def born(self, role: str, *arguments: object) -> Child:
        """Start a writer."""
        return self._start(role, 0, *arguments)

    def doomed(self, step: int, role: str, *arguments: object) -> Child:
        """Start a writer that dies at a step of its work with the disk.

        Steps count from 1. A negative one dies in the middle of it instead of before.
        """
        return self._start(role, step, *arguments)

    def ask(self, word: str) -> None:
        """Send a line."""
        assert self._process.stdin
        self._process.stdin.write(word.encode() + b"\n")
        self._process.stdin.flush()

    def heard(self) -> str:
        """Wait for a line.

        Raises:
            EOFError: the nursery itself has ended.
        """
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line.endswith(b"\n"):
            raise EOFError
        return line[:-1].decode()

    def _start(self, role: str, step: int, *arguments: object) -> Child:
        self.ask(json.dumps([role, step, *map(str, arguments)]))
        return Child(self)


def main() -> None:
    """Bear a child for each line that comes, and wait until its end."""
    for line in sys.stdin.buffer:
        role, step, *arguments = json.loads(line)
        pid = os.fork()
        if pid == 0:
            _live(role, step, arguments)
        # Until it is asked for, the child's number can become nobody else's.
        sys.stdin.buffer.readline()
        _, status = os.waitpid(pid, 0)
        say(f"{_ENDED} {status}")


def _live(role: str, step: int, arguments: list[str]) -> None:
    say(str(os.getpid()))
    status = 1
    try:
        if step:
            Guillotine(step).stand()
        ROLES[role](*arguments)
        status = 0
    except BaseException:
        traceback.print_exc()
    finally:
        say(_LEFT)
        os._exit(status)


if __name__ == "__main__":
    main()
