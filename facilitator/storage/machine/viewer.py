"""Opens a file with the program that the computer has for it."""

import os
import subprocess
import sys
from pathlib import Path

from facilitator.domain.errors import Refused

PATIENCE_SECONDS = 2.0
"""An opener that has not failed within this has found a program."""


def open_with_viewer(path: Path) -> None:
    """Open a file where the user can see it, without waiting until it is closed.

    Raises:
        Refused: `file.no_viewer`, where the computer has no program for it.
    """
    try:
        if sys.platform == "win32":
            os.startfile(path)
        else:
            _hand_over("open" if sys.platform == "darwin" else "xdg-open", path)
    except OSError as error:
        raise Refused("file.no_viewer", path=path) from error


def _hand_over(opener: str, path: Path) -> None:
    silent = subprocess.DEVNULL
    process = subprocess.Popen(
        [opener, str(path)],
        stdin=silent,
        stdout=silent,
        stderr=silent,
        start_new_session=True,
    )
    try:
        status = process.wait(PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        return
    if status:
        raise OSError(status, opener)
