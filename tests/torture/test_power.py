"""Power cuts, simulated: what of a running laptop's disk has reached the platter.

A file system in an image is used as the laptop's disk. The writer is stopped, the
image is copied as it is at that moment, and the copy is mounted and read: what the
system had not yet written is not in it, as after a power cut.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from itertools import cycle
from pathlib import Path

import pytest

from tests.torture.rig.disks import (
    KINDS,
    Kind,
    copy_image,
    mounted,
    new_image,
    skipped_without,
)
from tests.torture.rig.harness import (
    REPOSITORY,
    Tell,
    factor,
    ids_in,
    journals,
    open_laptop,
    said,
    sums_hold,
)

CUTS = 20 * factor()
CONTROLS = 4 * factor()
EACH = 5
"""Cuts of one writer where its disk may stay mounted beside the copy."""
MOST = 60
"""Acknowledgements that are waited for before a cut."""


class Running:
    """A writer whose acknowledgements are read as they come."""

    def __init__(self, role: str, root: Path, seed: int) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.torture.rig.writers", role, root, str(seed)],
            stdout=subprocess.PIPE,
            cwd=REPOSITORY,
        )
        assert self._process.stdout
        self._pipe = self._process.stdout.fileno()
        self._heard = b""

    def acknowledged(self, least: int) -> None:
        """Wait until it has acknowledged so many in all."""
        while self._heard.count(b"\n") < least:
            part = os.read(self._pipe, 1 << 16)
            assert part, "the writer has ended"
            self._heard += part

    def stop(self) -> set[str]:
        """Stop it where it is; return all that it has acknowledged until then."""
        os.kill(self._process.pid, signal.SIGSTOP)
        _, status = os.waitpid(self._process.pid, os.WUNTRACED)
        assert os.WIFSTOPPED(status)
        os.set_blocking(self._pipe, False)
        try:
            while part := os.read(self._pipe, 1 << 16):
                self._heard += part
        except BlockingIOError:
            os.set_blocking(self._pipe, True)
        return set(self._heard.decode().split("\n")[:-1])

    def go_on(self) -> None:
        """Let it run again."""
        os.kill(self._process.pid, signal.SIGCONT)

    def end(self) -> None:
        """Kill it."""
        with self._process as process:
            process.kill()


@contextmanager
def running(role: str, root: Path, seed: int) -> Iterator[Running]:
    """Let a writer run while this lasts."""
    writing = Running(role, root, seed)
    try:
        yield writing
    finally:
        writing.end()


def cut(
    kind: Kind, role: str, folder: Path, seed: int
) -> Generator[tuple[set[str], Path], None, None]:
    """Yield what a writer has promised and what a power cut leaves of its disk."""
    chance = random.Random(seed)
    image, copy = folder / "image", folder / "copy"
    new_image(kind, image)
    with (
        mounted(image, folder / "live") as live,
        running(role, live / "mål", seed) as writing,
    ):
        for more in range(1 if kind.alone else EACH):
            writing.acknowledged(more * MOST + chance.randint(1, MOST))
            # Not waiting for anything: the moment itself is what is drawn.
            time.sleep(chance.uniform(0, 0.002))
            promised = writing.stop()
            copy_image(image, copy)
            if not kind.alone:
                with mounted(copy, folder / "dead", kind.twin) as dead:
                    yield promised, dead / "mål"
            writing.go_on()
    if kind.alone:
        with mounted(copy, folder / "dead", kind.twin) as dead:
            yield promised, dead / "mål"


@pytest.fixture
def folder(kind: Kind, quick: Path) -> Path:
    """Return a folder with an image of a kind of file system that works here."""
    with skipped_without(f"{kind.name} in an image"):
        new_image(kind, quick / "image")
        with mounted(quick / "image", quick / "live"):
            return quick


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_no_acknowledged_event_is_lost_in_a_power_cut(
    kind: Kind, folder: Path, tell: Tell
) -> None:
    counts = Counter(cuts=0, acknowledged=0, lost=0)
    each = 1 if kind.alone else EACH
    roles = cycle(("inserts", "changes", "batches"))
    for seed in range(-(-CUTS // each)):
        # Closed whatever happens, so that no disk is left mounted.
        with closing(cut(kind, next(roles), folder, seed)) as cuts:
            for promised, root in cuts:
                counts["cuts"] += 1
                counts["acknowledged"] += len(promised)
                lost = promised - ids_in(journals(root))
                opened = open_laptop(root).load_all()
                opened.execute(said(random.Random(seed)))
                opened.close()
                assert sums_hold(opened.session)
                lost |= promised - ids_in(journals(root))
                counts["lost"] += len(lost)
    tell(f"power cuts on {kind.name}", **counts)
    assert counts["lost"] == 0


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_writer_that_does_not_flush_is_caught(
    kind: Kind, folder: Path, tell: Tell
) -> None:
    counts = Counter(cuts=0, acknowledged=0, lost=0)
    for seed in range(CONTROLS):
        with closing(cut(kind, "forgets", folder, seed)) as cuts:
            for promised, root in cuts:
                counts["cuts"] += 1
                counts["acknowledged"] += len(promised)
                counts["lost"] += len(promised - ids_in(journals(root)))
    tell(f"control: power cuts on {kind.name} without fsync", **counts)
    assert counts["lost"] > 0
