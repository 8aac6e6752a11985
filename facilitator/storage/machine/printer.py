"""Sends a file to the printer with the command that the computer has for it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from facilitator.domain.errors import Refused
from facilitator.domain.text import clean_line

COMMANDS = ("lp", "lpr")
"""What prints on Linux and macOS; the first that is there is used."""
PATIENCE_SECONDS = 30.0
"""How long a print command may take to put a file in its queue."""
_REASON = 200
"""How many characters of what the command said are repeated."""


def print_file(path: Path) -> None:
    """Put a file in the queue of the printer that the computer uses by default.

    Raises:
        Refused: `print.no_command`, `print.failed`, or `print.by_hand` where the file
            was opened to be printed from there.
    """
    if sys.platform == "win32":
        _print_on_windows(path)
        return
    command = next(filter(None, map(shutil.which, COMMANDS)), None)
    if command is None:
        raise Refused("print.no_command", path=path)
    try:
        process = subprocess.run(
            # A whole path begins with a slash, so it is never taken for an option.
            [command, str(path.resolve())],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PATIENCE_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Refused(
            "print.failed", path=path, reason=_without_escapes(str(error))
        ) from error
    if process.returncode:
        reason = _without_escapes(process.stderr.decode(errors="replace"))
        raise Refused("print.failed", path=path, reason=reason)


def _print_on_windows(path: Path) -> None:
    if sys.platform == "win32":
        try:
            os.startfile(path, "print")
        except OSError as error:
            try:
                os.startfile(path)
            except OSError:
                raise Refused("print.no_command", path=path) from error
            raise Refused("print.by_hand", path=path) from error


def _without_escapes(text: str) -> str:
    return clean_line(text)[:_REASON]
