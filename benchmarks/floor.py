"""What durable logging cannot be quicker than: one write and one fsync of a line."""

import os
from collections.abc import Callable
from pathlib import Path

from facilitator.storage.disk.durable import (
    BINARY,
    sync_file,
)


def floor(path: Path, line: bytes, size: int) -> Callable[[], object]:
    """Return a call that appends `line` to a file of `size` lines and flushes it."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | BINARY)
    for _ in range(size // 1000):
        os.write(descriptor, line * 1000)
    os.fsync(descriptor)

    def append() -> None:
        os.write(descriptor, line)
        sync_file(descriptor)

    return append
