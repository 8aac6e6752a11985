"""What the torture tests are given: a teller of counts and a quick folder."""

import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.torture.rig.harness import FIGURES, Tell, as_a_line, keep_figures
from tests.torture.rig.nursery import Nursery

MEMORY = Path("/dev/shm")
_BEFORE = pytest.StashKey[int]()
"""How long the file of figures was before this run."""


def pytest_configure(config: pytest.Config) -> None:
    """Remember where the figures of this run begin."""
    config.stash[_BEFORE] = FIGURES.stat().st_size if FIGURES.exists() else 0


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Print the counts of tests that ran in processes of their own."""
    apart = config.getoption("numprocesses", None)
    if not apart or not FIGURES.exists():
        return
    terminalreporter.section("counts")
    for line in FIGURES.read_bytes()[config.stash[_BEFORE] :].splitlines():
        terminalreporter.line(as_a_line(json.loads(line)))


@pytest.fixture
def tell(capsys: pytest.CaptureFixture[str]) -> Tell:
    """Return what prints the counts of a test, whatever pytest captures."""

    def told(what: str, **counts: int) -> None:
        with capsys.disabled():
            print(f"\n{as_a_line(keep_figures(what, counts))}", flush=True)

    return told


@pytest.fixture
def quick(tmp_path: Path) -> Iterator[Path]:
    """Return a folder where flushing is free, for what is not about the disk."""
    if not os.access(MEMORY, os.W_OK):
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=MEMORY, prefix="torture-") as folder:
        yield Path(folder)


@pytest.fixture
def nursery() -> Iterator[Nursery]:
    """Return what bears writers; it is gone after the test, however that ends."""
    with Nursery() as nursery:
        yield nursery
