"""Who may read what the program writes: its owner, and nobody else."""

import os
from pathlib import Path

OTHERS = 0o077
"""What is taken from every file and folder that is made: all rights of all others."""
FOR_ALL_TO_READ = 0o644


def keep_to_oneself() -> None:
    """Let whatever this process makes from now on be its owner's alone.

    On Windows a file inherits whom its folder is for; a user's own folders are private.
    """
    os.umask(OTHERS)


def let_others_read(path: Path) -> None:
    """Let a file be read by everybody on this computer.

    Raises:
        OSError: the system does not allow it.
    """
    path.chmod(FOR_ALL_TO_READ)
