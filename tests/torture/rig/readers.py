"""Every reader of files that others made, each as one call on one file."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from facilitator.documents.origin import origin_of
from facilitator.domain.compilation.review_file import read_review
from facilitator.domain.errors import FacilitatorError
from facilitator.intake.tables import read_table
from facilitator.storage.disk.bounded_read import read_whole
from facilitator.storage.laptops.handover import Handover
from facilitator.storage.laptops.receipt_files import read_receipts
from facilitator.storage.machine.settings import read_settings
from facilitator.storage.plans.files import read_project
from facilitator.storage.plans.mapping_files import MappingFiles
from tests.storage.sample_laptops import SESSION, files, writer

Reader = Callable[[Path], object]


def _merge(path: Path) -> object:
    return files(path.parent / "lead", "lead").take_in(
        SESSION, [path], lambda share: None
    )


def _resume(path: Path) -> object:
    return Handover(path.parent / "lead", writer("lead")).take_over(path)


def _import(path: Path) -> object:
    return sum(len(row) for row in read_table(path).rows())


def _receipts(path: Path) -> object:
    path.rename(path.with_name("bord-1.receipt.json"))
    return read_receipts(path.parent)


READERS: Final[Mapping[str, Reader]] = {
    "merge": _merge,
    "resume": _resume,
    "verify": lambda path: origin_of(read_whole(path)),
    "import": _import,
    "review": lambda path: read_review(path.read_bytes()),
    "plan": read_project,
    "mapping": lambda path: MappingFiles(path.parent).read(path),
    "settings": read_settings,
    "receipts": _receipts,
}


def told(reader: str, path: Path) -> None:
    """Let a reader read a file; whatever is no error of ours goes on upwards."""
    try:
        READERS[reader](path)
    except FacilitatorError as error:
        print(error.code, file=sys.stderr)
