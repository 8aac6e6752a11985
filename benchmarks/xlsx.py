"""Open data as a workbook: the memory and time that 10,000 statements need.

`python -m benchmarks.xlsx` runs `facilitator export … --format xlsx` as a process of
its own, start and reading of the journal included, and reads its peak.
"""

import resource
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.harness import report, scratch
from benchmarks.material import SESSION, filled

STATEMENTS = 10_000


def main() -> None:
    """Measure and report."""
    with scratch() as folder:
        material = filled(folder / "arbete", STATEMENTS)
        began = time.perf_counter()
        _export(material.root, folder / "ut.xlsx")
        took = time.perf_counter() - began
    # Kilobytes on Linux; the child is the only one that there has been.
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    report({"xlsx_10k_peak_mb": peak, "xlsx_10k_s": took})


def _export(root: Path, target: Path) -> None:
    command = [sys.executable, "-m", "facilitator", "--workspace", str(root)]
    what = ["export", SESSION, "open-data", "--format", "xlsx", "-o", str(target)]
    subprocess.run([*command, *what], check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
