"""What the compilation of 3,000 statements costs, beside two other makers of PDF.

Plain platypus makes no tags, and sets statements in tables or in lists; typst makes
the same standards as we do, PDF/UA-1 and PDF/A-2a. All are whole processes, from data
on disk to a file, and take turns.

All print the same: the report writes the blocks that the peers set (`pdf_blocks.py`),
so they have its cover, contents with links, bookmarks, tables and charts, each
statement in its chapter with its small line, under its keyword and in the annex, and
a running head and foot with the number of pages. Typst tags the blocks as we do.
Only we draw the form's QR code, read the journal and count. `python -m benchmarks.pdf`.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

import pikepdf

from benchmarks.harness import as_installed, report
from benchmarks.material import SESSION, Material, filled
from benchmarks.pdf_blocks import blocks_of
from facilitator.i18n.translate import choose_language

STATEMENTS, MANY = 3_000, 30_000
ROUNDS, ROUNDS_OF_MANY = 7, 2
ALIKE = 0.06
"""By how large a share the numbers of pages and elements may differ."""
KINDS = ("/L", "/LI", "/LBody", "/P", "/H1", "/H2", "/H3", "/TOCI", "/Table")
"""Structure elements that a compilation is made of.

Labels are not counted: typst's lists have one even where nothing is printed.
"""


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
        source = folder / "blocks.json"
        source.write_text(json.dumps(blocks_of(few, choose_language())), "utf-8")
        subjects = {
            "ours": _ours(few),
            "tables": ("-m", "benchmarks.pdf_platypus", "tables", str(source)),
            "lists": ("-m", "benchmarks.pdf_platypus", "lists", str(source)),
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
        _check(*(sizes(folder / f"{each}0.pdf") for each in ("ours", "typst")))
    ours, tables, lists, typst = costs.values()
    report(
        {
            "pdf_cpu_3k_s": _cpu(ours),
            "pdf_cpu_vs_plain_platypus_3k": _cpu(ours) / _cpu(tables),
            "pdf_cpu_vs_platypus_lists_3k": _cpu(ours) / _cpu(lists),
            "pdf_cpu_vs_typst_3k": _cpu(ours) / _cpu(typst),
            "pdf_best_wall_vs_typst_3k": _wall(ours) / _wall(typst),
            "pdf_peak_mem_vs_typst_3k": _peak(ours) / _peak(typst),
            "pdf_30k_vs_3k_wall": _wall(of_many) / _wall(ours),
        }
    )


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


def sizes(path: Path) -> dict[str, int]:
    """Return how many pages and structure elements of each kind a file has."""
    with pikepdf.open(path) as pdf:
        found = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary)]
        kinds = Counter(str(each["/S"]) for each in found if "/S" in each)
        return {"pages": len(pdf.pages), **{kind: kinds[kind] for kind in KINDS}}


def _check(ours: Mapping[str, int], typst: Mapping[str, int]) -> None:
    """See to it that the two that make tags make the same document."""
    for what, count in ours.items():
        if abs(typst[what] - count) > ALIKE * count:
            raise ValueError(f"{what}: ours has {count}, typst {typst[what]}")


def _cpu(costs: Sequence[Cost]) -> float:
    return median(each.cpu for each in costs)


def _wall(costs: Sequence[Cost]) -> float:
    return min(each.wall for each in costs)


def _peak(costs: Sequence[Cost]) -> float:
    return median(each.peak for each in costs)


if __name__ == "__main__":
    main()
