"""Makes the sample papers in `exports/`: of a rehearsal, so that nobody said any of it.

A fixed clock and counted nonces make them the same each time; a test holds them to what
the program makes now.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from itertools import count
from pathlib import Path

from facilitator.bootstrap import Wishes, build
from facilitator.services.export.request import Request
from facilitator.services.rehearsal.rehearsal import RehearsalWish
from facilitator.services.rehearsal.unattended import run

FOLDER = Path(__file__).resolve().parent.parent / "exports" / "exempel-ovning"
STATEMENTS = 60
"""Enough for every area and group to say something; few pages."""
EVENING = datetime(2019, 4, 1, 20, 30, tzinfo=timezone(timedelta(hours=2)))
"""When the rehearsed dialogue has just ended."""
PAPERS = {
    "ovning-sammanstallning.pdf": Request("compilation", "pdf"),
    "ovning-bordsunderlag.pdf": Request("handouts", "pdf", area="1"),
    "ovning-affisch.pdf": Request("poster", "pdf", paper="a4"),
    "ovning-oppna-data.xlsx": Request("open-data", "xlsx"),
    "ovning-oppna-data.json": Request("open-data", "json"),
}
"""File → what it is."""


def samples() -> Iterator[tuple[str, bytes]]:
    """Yield each sample's name and content, in Swedish."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["FACILITATOR_CONFIG_DIR"] = str(Path(folder, "settings"))
        numbers = count(1)
        program = build(
            Wishes(
                language="sv",
                device="exempel",
                clock=lambda: EVENING,
                nonce=lambda: f"{next(numbers):08x}",
                outside=True,
            )
        )
        wish = RehearsalWish(
            STATEMENTS, speed=0, keep=Path(folder, "ovning"), alone=True
        )
        rehearsal = program.rehearse(wish)
        try:
            run(rehearsal)
        finally:
            rehearsal.close()
        exports = rehearsal.office.exports
        read = rehearsal.office.workspace.read(rehearsal.session_id)
        for name, wanted in PAPERS.items():
            path = Path(folder, name)
            exports.export(read, wanted, program.tr, path)
            yield name, path.read_bytes()


def main() -> None:
    """Write the samples anew."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, content in samples():
        (FOLDER / name).write_bytes(content)
        sys.stdout.write(f"{name}: {len(content):,} bytes\n")


if __name__ == "__main__":
    main()
