"""Runs every benchmark in a process of its own: `python -m benchmarks`."""

import subprocess
import sys

SUITES = (
    "journal", "service", "replay", "writers", "search", "merge", "screen", "hall",
    "pdf", "xlsx", "intake", "form",
)  # fmt: skip


def main() -> int:
    """Run the suites one after the other; return 1 if any failed."""
    statuses = [
        subprocess.run([sys.executable, "-m", f"benchmarks.{suite}"]).returncode
        for suite in SUITES
    ]
    return 1 if any(statuses) else 0


if __name__ == "__main__":
    raise SystemExit(main())
