"""What logging costs through the whole service, from command to state.

Command, event, TinyDB journal, disk, state: `python -m benchmarks.service`.
"""

from collections.abc import Callable
from pathlib import Path

from benchmarks.floor import floor
from benchmarks.harness import interleaved, report, scratch
from benchmarks.material import (
    Material,
    filled,
    no_sync,
    opened,
    records,
    saying,
)
from facilitator.services.session.open_session import OpenSession
from facilitator.storage.journal.codec import encode_record

SMALL, MIDDLE, LARGE = 100, 100_000, 1_000_000


def main() -> None:
    """Measure and report."""
    with scratch() as folder:
        middle = filled(folder / "middle", MIDDLE)
        report(_against_floor(middle, folder / "floor"))
        small, large = filled(folder / "small", SMALL), filled(folder / "large", LARGE)
        report(_opening(small, large))
        report(_processor(small, large))


def _against_floor(material: Material, path: Path) -> dict[str, float]:
    """Durable logging in a session of 100,000 statements, beside append and fsync."""
    line = encode_record(next(records(material.plan, 1)), MIDDLE)
    session = opened(material).load_all()
    subjects = {"floor": floor(path, line, MIDDLE), "ours": _logging(session)}
    found = interleaved(subjects, blocks=40, block=25)
    session.close()
    return {
        "insert_vs_floor_100k": found["ours"] / found["floor"],
        "insert_100k_ms": found["ours"] * 1000,
    }


def _opening(small: Material, large: Material) -> dict[str, float]:
    """Open a session and log one statement durably, whatever its size."""

    def open_and_log(material: Material) -> Callable[[], object]:
        def call() -> None:
            session = opened(material)
            session.execute(saying(material.plan))
            assert not session.loaded or material is small
            session.close()

        return call

    subjects = {"small": open_and_log(small), "large": open_and_log(large)}
    found = interleaved(subjects, blocks=100, block=5)
    return {
        "open_and_log_1m_vs_100": found["large"] / found["small"],
        "open_and_log_1m_ms": found["large"] * 1000,
    }


def _processor(small: Material, large: Material) -> dict[str, float]:
    """What logging and undoing cost the processor; the disk is left out."""
    sessions = {
        "small": opened(small, no_sync).load_all(),
        "large": opened(large, no_sync).load_all(),
    }
    calls = {name: _logging(session) for name, session in sessions.items()}
    found = interleaved(calls, blocks=40, block=25)
    return {
        "insert_cpu_1m_vs_100": found["large"] / found["small"],
        "insert_cpu_1m_ms": found["large"] * 1000,
    }


def _logging(session: OpenSession) -> Callable[[], object]:
    command = saying(session.plan)
    return lambda: session.execute(command)


if __name__ == "__main__":
    main()
