"""Nine laptops' journals come together, and come again: `python -m benchmarks.merge`.

Ten thousand statements each, into an empty folder. Coming again adds nothing.
"""

import shutil
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from benchmarks.harness import report, scratch
from benchmarks.material import CREATED, DEVICE, NONCE, SESSION, fill, workspace
from facilitator.domain.laptops import JournalIntake
from facilitator.storage.journal.session_store import Writer
from facilitator.storage.laptops.laptop_files import LaptopFiles

LAPTOPS, EACH = 9, 10_000
TURNS = 5


def main() -> None:
    """Measure and report."""
    with scratch() as folder:
        stick = workspace(folder / "stick")
        for number in range(1, LAPTOPS + 1):
            fill(stick, EACH, f"dator-{number}")
        first, again, added = [], [], 0
        for _ in range(TURNS):
            lead = workspace(folder / "lead").root
            seconds, new = _merged(lead, stick.folder)
            assert new == LAPTOPS * EACH
            first.append(seconds)
            seconds, new = _merged(lead, stick.folder)
            added += new
            again.append(seconds)
            shutil.rmtree(lead)
        report(
            {
                "merge_9x10k_s": median(first),
                "merge_again_s": median(again),
                "merge_again_adds": added,
            }
        )


def _merged(root: Path, stick: Path) -> tuple[float, int]:
    """Take everything in; return the seconds, and how many events were new."""
    files = LaptopFiles(root, Writer(DEVICE, lambda: NONCE, lambda: CREATED))
    began = time.perf_counter()
    taken: Sequence[JournalIntake] = files.take_in(SESSION, [stick], lambda share: None)
    seconds = time.perf_counter() - began
    return seconds, sum(each.new for each in taken)


if __name__ == "__main__":
    main()
