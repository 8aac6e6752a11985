"""What the compilation of 3,000 statements costs, beside two other makers of PDF.

Plain platypus makes no tags; typst makes the same standards as we do, PDF/UA-1 and
PDF/A-2a. All are whole processes, from data on disk to a file, and take turns; all
print the same statements equally often. `python -m benchmarks.pdf`.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import pikepdf

from benchmarks.harness import as_installed, report
from benchmarks.material import SESSION, Material, filled, records
from facilitator.domain.plan import name_of

STATEMENTS, MANY = 3_000, 30_000
ROUNDS, ROUNDS_OF_MANY = 7, 2
MEANING = True
"""Whether the compilation prints each area's statements again under its keywords."""

Row = dict[str, str]


class Cost(NamedTuple):
    """What a process took."""

    cpu: float
    """Seconds of processor time, of all its threads."""
    wall: float
    """Seconds from its start to its end."""
    peak: float
    """Most memory that it held, in kilobytes."""


def main() -> None:
    """Measure in turns and report."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        few, many = (filled(folder / f"{n}", n) for n in (STATEMENTS, MANY))
        source = folder / "statements.json"
        source.write_text(json.dumps(sections(few.plan)), "utf-8")
        subjects = {
            "ours": _ours(few),
            "platypus": ("-m", "benchmarks.pdf_platypus", str(source)),
            "typst": ("-m", "benchmarks.pdf_typst", str(source)),
        }
        environment = as_installed(folder / "compiled")
        costs = {subject: list[Cost]() for subject in subjects}
        for turn in range(1 + ROUNDS):
            for subject, arguments in subjects.items():
                target = str(folder / f"{subject}{turn}.pdf")
                found = cost((*arguments, target), environment)
                if turn:  # The first one compiled the modules.
                    costs[subject].append(found)
        of_many = [
            cost((*_ours(many), str(folder / f"many{turn}.pdf")), environment)
            for turn in range(ROUNDS_OF_MANY)
        ]
        _check(folder / "ours0.pdf", few)
    ours, platypus, typst = costs.values()
    report(
        {
            "pdf_cpu_3k_s": _cpu(ours),
            "pdf_cpu_vs_plain_platypus_3k": _cpu(ours) / _cpu(platypus),
            "pdf_cpu_vs_typst_3k": _cpu(ours) / _cpu(typst),
            "pdf_best_wall_vs_typst_3k": _wall(ours) / _wall(typst),
            "pdf_peak_mem_vs_typst_3k": _peak(ours) / _peak(typst),
            "pdf_30k_vs_3k_wall": _wall(of_many) / _wall(ours),
        }
    )


def sections(plan: Any) -> list[dict[str, Any]]:
    """Return what the peers print, section by section, each with its tables."""
    listed = [
        {
            "area": name_of(plan.areas, record["area"]),
            "group": name_of(plan.groups, record["group"]),
            "keyword": name_of(plan.keywords, record["keywords"][0]),
            "number": record["number"],
            "text": record["text"],
        }
        for record in records(plan, STATEMENTS)
    ]
    chapters = _sections(listed, "{area}".format_map, "{group}".format_map)
    meaning = _sections(listed, "{area}: ord".format_map, "{keyword}".format_map)
    annex = _sections(listed, lambda row: "Bilaga", lambda row: "Alla synpunkter")
    return [*chapters, *(meaning if MEANING else ()), *annex]


def _sections(
    rows: Sequence[Row], section: Callable[[Row], str], part: Callable[[Row], str]
) -> Iterator[dict[str, Any]]:
    """Yield the sections by name, with one table a part, the rows in their order."""
    ordered = sorted(rows, key=lambda row: (section(row), part(row)))
    for title, within in groupby(ordered, section):
        parts = [
            {
                "title": name,
                "rows": [[row["number"], row["text"], row["keyword"]] for row in found],
            }
            for name, found in groupby(within, part)
        ]
        yield {"title": title, "parts": parts}


def cost(arguments: Sequence[str], environment: Mapping[str, str]) -> Cost:
    """Run a Python process and return what it took."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *arguments],
        stdout=subprocess.DEVNULL,
        env=environment,
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, process.args)
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss)


def _ours(material: Material) -> tuple[str, ...]:
    command = ("-m", "facilitator", "--workspace", str(material.root))
    return (*command, "export", SESSION, "-o")


def _check(path: Path, material: Material) -> None:
    """See to it that ours prints the statements as often as the peers do."""
    theirs = sum(
        len(part["rows"]) for each in sections(material.plan) for part in each["parts"]
    )
    with pikepdf.open(path) as pdf:
        found = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary)]
        ours = sum(each.get("/S") == "/LI" for each in found)
    # A compilation also lists facts, a few for each chapter.
    if not theirs <= ours < theirs + STATEMENTS / 10:
        raise ValueError(f"ours lists {ours} entries, the peers {theirs} statements")


def _cpu(costs: Sequence[Cost]) -> float:
    return median(each.cpu for each in costs)


def _wall(costs: Sequence[Cost]) -> float:
    return min(each.wall for each in costs)


def _peak(costs: Sequence[Cost]) -> float:
    return median(each.peak for each in costs)


if __name__ == "__main__":
    main()
