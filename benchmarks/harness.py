"""What all benchmarks share: fair timing and one file of figures."""

import json
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from statistics import median

FIGURES = Path("build/bench.json")
"""One flat object, name to number, that every benchmark adds to."""


@contextmanager
def scratch() -> Iterator[Path]:
    """Give a folder on the repository's own disk, which is no memory, for a while."""
    FIGURES.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=FIGURES.parent) as name:
        yield Path(name)


def interleaved(
    subjects: Mapping[str, Callable[[], object]], *, blocks: int, block: int
) -> dict[str, float]:
    """Return the median seconds of one call of each subject.

    The subjects take turns in blocks, so that a busy neighbour slows all of them and
    their ratios stay true.

    Args:
        subjects: what to call, by name.
        blocks: turns of each subject.
        block: calls in one turn.
    """
    samples: dict[str, list[float]] = {name: [] for name in subjects}
    for _ in range(blocks):
        for name, call in subjects.items():
            for _ in range(block):
                began = time.perf_counter()
                call()
                samples[name].append(time.perf_counter() - began)
    return {name: median(found) for name, found in samples.items()}


def as_installed(cache: Path) -> dict[str, str]:
    """Return an environment for processes of ours like that of an installed program.

    Its modules are compiled once and kept, here in the folder `cache`; the first run
    is the one that compiles them.
    """
    kept = {"PYTHONPATH": str(Path.cwd()), "PYTHONPYCACHEPREFIX": str(cache)}
    known = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return known | kept


def report(figures: Mapping[str, float]) -> None:
    """Print figures and merge them into the file of all benchmarks."""
    known = json.loads(FIGURES.read_bytes()) if FIGURES.exists() else {}
    known.update({name: round(value, 4) for name, value in figures.items()})
    FIGURES.parent.mkdir(exist_ok=True)
    FIGURES.write_text(json.dumps(known, indent=2, sort_keys=True) + "\n", "utf-8")
    for name, value in figures.items():
        print(f"{name:40} {value:10.4f}")
