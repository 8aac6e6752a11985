"""A form tool's file: how fast it comes in, and what memory a large one needs.

`python -m benchmarks.intake` measures 10,000 rows of CSV, durably, and 50,000 rows of
an Excel workbook in a process of its own, whose peak it reads.
"""

import asyncio
import csv
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.harness import report, scratch
from benchmarks.material import SESSION, Material, workspace
from facilitator.bootstrap import Wishes, build

ROWS = 10_000
LARGE = 50_000
_WORDS = (
    "vi vill ha fler bussar på kvällen och trygga platser att vara där unga kan mötas "
    "utan att det kostar pengar skolan behöver lärare som stannar"
)


def main() -> None:
    """Measure and report."""
    if sys.argv[1:]:
        _take_in(Path(sys.argv[1]), Path(sys.argv[2]))
        return
    with scratch() as folder:
        material = workspace(folder / "arbete")
        file = folder / "svar.csv"
        with file.open("w", encoding="utf-8-sig", newline="") as stream:
            csv.writer(stream, delimiter=";").writerows(_rows(material, ROWS))
        began = time.perf_counter()
        _take_in(material.root, file)
        report({"import_10k_rows_s": time.perf_counter() - began})
        large = workspace(folder / "stor")
        file = folder / "svar.xlsx"
        _write_workbook(file, _rows(large, LARGE))
        report({"import_50k_xlsx_peak_mb": _peak_of(large.root, file)})


def _rows(material: Material, size: int) -> Iterator[tuple[object, ...]]:
    """Yield a header and rows as Microsoft Forms has them; the same every time."""
    chance, area = random.Random(7), material.plan.areas[0]
    asked = [question.name for question in area.questions]
    yield ("ID", "Starttid", "Slutförandetid", "E-post", "Namn", *asked, "Målgrupp")
    for number in range(1, size + 1):
        answer = " ".join(chance.choices(_WORDS.split(), k=chance.randint(8, 60)))
        cells = [answer, "", ""] if number % 2 else ["", answer, ""]
        group = chance.choice(material.plan.groups).name
        at = "2019-04-01 18:05:12"
        yield (number, at, at, "anonymous", "", *cells, group)


def _write_workbook(file: Path, rows: Iterator[tuple[object, ...]]) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)


def _take_in(root: Path, file: Path) -> None:
    office = build(Wishes(root, "sv", "bord-4")).office
    assert office
    opened, imports = office.workspace.open(SESSION), office.imports()
    proposal = imports.propose(opened, file)
    done = asyncio.run(imports.run(opened, proposal))
    assert done.imported == done.read > 0
    opened.close()


def _peak_of(root: Path, file: Path) -> float:
    """Return the most megabytes that taking a file in needs, all of Python's too."""
    code = (
        "import resource, runpy, sys; sys.argv[0] = 'intake';"
        "runpy.run_module('benchmarks.intake', run_name='__main__');"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(root), str(file)],
        capture_output=True,
        text=True,
        check=True,
    )
    return int(done.stdout.split()[-1]) / 1024


if __name__ == "__main__":
    main()
