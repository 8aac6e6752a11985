"""The two streams: answers go to stdout, everything else to stderr."""

import errno
import io
import json
import os
import re
import sys
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from facilitator.domain.errors import Refused

# Stored texts are clean already; file names and arguments are not.
_UNSAFE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
_CLOSED = (errno.EPIPE, errno.EINVAL)
"""What writing to a reader that is gone gives; EINVAL on Windows."""


class WrongUsage(Exception):
    """The command line was not understood; its text says how, with a way out."""


class OutputClosed(Exception):
    """Whoever read the answer has stopped reading."""


class Console:
    """Prints texts with nothing in them that a terminal would obey."""

    def __init__(self) -> None:
        self._out, self._err = sys.stdout, sys.stderr
        for stream in (self._out, self._err):
            _make_able(stream)

    @property
    def is_terminal(self) -> bool:
        """True where the answer is read on a terminal, not by a file or program."""
        return self._out.isatty()

    def say(self, text: str = "") -> None:
        """Print a part of the answer."""
        self.draw(_UNSAFE.sub("\ufffd", text))

    def draw(self, text: str) -> None:
        """Print text as it is, terminal sequences and all."""
        self._attempt(text + "\n")

    def data(self, document: object) -> None:
        """Print one JSON document on lines of its own."""
        self._attempt(json.dumps(document, ensure_ascii=False, indent=2) + "\n")

    def data_line(self, document: object) -> None:
        """Print one line of JSON."""
        self._attempt(
            json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n"
        )

    def complain(self, text: str) -> None:
        """Print an error or a notice."""
        with suppress(OSError):  # There is nowhere left to say so.
            print(_UNSAFE.sub("\ufffd", text), file=self._err, flush=True)

    def flush(self) -> None:
        """Send off what was printed.

        Raises:
            OutputClosed: nobody reads it any more.
            Refused: it could not be written.
        """
        self._attempt("")
        try:
            self._out.flush()
        except OSError as error:
            raise self._failure(error) from error

    def _attempt(self, text: str) -> None:
        try:
            self._out.write(text)
        except OSError as error:
            raise self._failure(error) from error

    def _failure(self, error: OSError) -> Exception:
        """Return what to raise; what is still buffered then goes nowhere."""
        with suppress(OSError, ValueError), Path(os.devnull).open("w") as nowhere:
            os.dup2(nowhere.fileno(), self._out.fileno())
        if error.errno in _CLOSED:
            return OutputClosed()
        return Refused("output.failed", reason=error.strerror or "")


def _make_able(stream: TextIO) -> None:
    """Let a stream print every character; what it cannot show is spelled out."""
    if isinstance(stream, io.TextIOWrapper):
        encoding = stream.encoding if stream.isatty() else "utf-8"
        stream.reconfigure(encoding=encoding, errors="backslashreplace")
