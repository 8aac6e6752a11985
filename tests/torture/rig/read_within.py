"""Reads files one by one, each in a process that may take only so much.

    python -m tests.torture.rig.read_within READER FOLDER

What is wrong is printed, a line for each file; nothing where all is well.
"""

import os
import resource
import shutil
import sys
import tempfile
from pathlib import Path

from tests.torture.rig.readers import told

SECONDS = 5
MEMORY = 300 << 20


def _taken() -> int:
    """Return the bytes of addresses in use."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    return pages * resource.getpagesize()


def _read(reader: str, path: Path) -> int:
    """Read a file in a child of this process; return how that ended, 0 for well."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1]
    most = _taken() + MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    status = 1
    try:
        told(reader, path)
        status = 0
    finally:
        if status:
            sys.excepthook(*sys.exc_info())
        os._exit(status)


def main(reader: str, folder: Path) -> None:
    """Read all files of a folder."""
    for path in sorted(folder.iterdir()):
        with tempfile.TemporaryDirectory() as place:
            copy = Path(shutil.copy(path, place))
            if status := _read(reader, copy):
                print(f"{reader}: {path.name}: {status}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
