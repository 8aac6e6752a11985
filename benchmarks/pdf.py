"""What the compilation of 3,000 statements costs, beside plain untagged platypus.

Both are whole processes, from data on disk to a file, and both print every statement
twice: in its chapter and in the annex. `python -m benchmarks.pdf`.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from benchmarks.harness import report
from benchmarks.material import SESSION, Material, fill, records, workspace
from facilitator.domain.plan import name_of

STATEMENTS = 3_000
ROUNDS = 7


def main() -> None:
    """Measure in turns and report."""
    times: dict[str, list[float]] = {"ours": [], "platypus": []}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        material = workspace(folder / "arbete")
        fill(material, STATEMENTS)
        source = folder / "statements.json"
        source.write_text(json.dumps(_rows(material)), "utf-8")
        for turn in range(ROUNDS):
            target = str(folder / f"{turn}.pdf")
            ours = ["-m", "facilitator", "--workspace", str(material.root)]
            times["ours"].append(_cpu([*ours, "export", SESSION, "-o", target]))
            peer = ["-m", "benchmarks.pdf_peer", str(source), target + ".peer"]
            times["platypus"].append(_cpu(peer))
    found = {subject: median(values) for subject, values in times.items()}
    report(
        {
            "pdf_cpu_vs_plain_platypus_3k": found["ours"] / found["platypus"],
            "pdf_cpu_3k_s": found["ours"],
        }
    )


def _rows(material: Material) -> list[dict[str, str]]:
    """Return what the peer prints: the chapters, then the annex."""
    plan = material.plan
    listed = [
        {
            "area": name_of(plan.areas, record["area"]),
            "group": name_of(plan.groups, record["group"]),
            "number": record["number"],
            "text": record["text"],
            "keyword": name_of(plan.keywords, record["keywords"][0]),
        }
        for record in records(plan, STATEMENTS)
    ]
    chapters = sorted(listed, key=lambda row: (row["area"], row["group"]))
    annex = [row | {"area": "Bilaga", "group": "Alla synpunkter"} for row in listed]
    return chapters + annex


def _cpu(arguments: Sequence[str]) -> float:
    """Return the seconds of processor time that a Python process took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, *arguments],
        check=True,
        stdout=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": str(Path.cwd())},
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
