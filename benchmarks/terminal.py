"""A program in a pseudo-terminal, timed by the bytes it writes. POSIX only."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence


class Terminal:
    """Runs a program as if a person sat before it."""

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        columns: int = 100,
        rows: int = 30,
    ) -> None:
        self._ours, theirs = pty.openpty()
        size = struct.pack("HHHH", rows, columns, 0, 0)
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, size)
        self.began = time.perf_counter()
        self._process = subprocess.Popen(
            command,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=_compiling()
            | {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
            | dict(environment),
            start_new_session=True,
        )
        os.close(theirs)

    @property
    def pid(self) -> int:
        """The program's process."""
        return self._process.pid

    def wait_for(self, seen: Callable[[bytes], bool], seconds: float = 20) -> float:
        """Read until `seen` says yes to all bytes of this wait; return when it did.

        Raises:
            TimeoutError: it never did.
        """
        found = b""
        deadline = time.perf_counter() + seconds
        while time.perf_counter() < deadline:
            if select.select([self._ours], [], [], 0.5)[0]:
                found += os.read(self._ours, 1 << 16)
                if seen(found):
                    return time.perf_counter()
        raise TimeoutError(found[-2000:].decode(errors="replace"))

    def type(self, keys: str) -> float:
        """Send keys; return when they were sent."""
        sent = time.perf_counter()
        os.write(self._ours, keys.encode())
        return sent

    def drain(self, seconds: float) -> None:
        """Read and forget what is written for a while."""
        deadline = time.perf_counter() + seconds
        while (left := deadline - time.perf_counter()) > 0:
            if select.select([self._ours], [], [], left)[0]:
                os.read(self._ours, 1 << 16)

    def kill(self) -> None:
        """End the program at once."""
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        os.close(self._ours)


def _compiling() -> dict[str, str]:
    """Return the environment in which Python keeps its compiled files."""
    return {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
