"""What logging costs the processor, from command to state, in a small and a large
session: `python -m benchmarks.service`."""

import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.harness import interleaved, report
from benchmarks.material import DEVICE, NONCE, SESSION, fill, workspace
from facilitator.domain.commands import LogStatement
from facilitator.services.open_session import OpenSession
from facilitator.storage.session_store import Writer, WritingStore

SIZES = {"small": 100, "large": 100_000}


def main() -> None:
    """Measure and report."""
    with tempfile.TemporaryDirectory() as name:
        sessions = {
            size: _opened(Path(name) / size, count) for size, count in SIZES.items()
        }
        found = interleaved(
            {size: _logging(opened) for size, opened in sessions.items()},
            blocks=40,
            block=25,
        )
    report(
        {
            "insert_cpu_100k_vs_100": found["large"] / found["small"],
            "insert_cpu_100k_ms": found["large"] * 1000,
        }
    )


def _opened(root: Path, size: int) -> OpenSession:
    """Return a session of `size` statements, read whole; the disk is left out."""
    material = workspace(root)
    fill(material, size)
    writer = Writer(DEVICE, lambda: NONCE, lambda: "", sync=lambda descriptor: None)
    store = WritingStore(material.folder, SESSION, writer)
    return OpenSession(material.plan, store, _clock(), "scribe").load_all()


def _clock() -> Callable[[], datetime]:
    now = datetime(2019, 4, 1, 18, tzinfo=UTC)

    def tick() -> datetime:
        nonlocal now
        now += timedelta(milliseconds=5)
        return now

    return tick


def _logging(opened: OpenSession) -> Callable[[], object]:
    """Return a call that logs one statement as the log screen does, by ids."""
    plan = opened.plan
    area = plan.areas[2]
    command = LogStatement(
        text="Bussen hem från träningen går inte efter åtta",
        area=area.id,
        group=plan.groups[1].id,
        question=area.questions[0].id,
        keywords=(area.keywords[1].id,),
        table=plan.session.tables[3].id,
        round=plan.session.rounds[1].id,
    )
    return lambda: opened.execute(command)


if __name__ == "__main__":
    main()
