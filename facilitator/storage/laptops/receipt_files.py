"""What laptops have said of themselves: receipts from safe copies, beside journals."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from msgspec import MsgspecError
from msgspec.json import decode, encode

from facilitator.domain.laptops import Receipt
from facilitator.domain.plan.ids import device_slug
from facilitator.storage.disk.safe_write import replace_file

ENDING = ".receipt.json"
"""Ends the name of a file with a device's receipt."""


def read_receipts(folder: Path) -> dict[str, Receipt]:
    """Return the receipts in a folder of journals, by device."""
    by_device = {}
    for path in sorted(folder.glob(f"*{ENDING}")):
        # A receipt is a courtesy: one that cannot be read says nothing.
        with suppress(OSError, MsgspecError, UnicodeDecodeError, RecursionError):
            receipt = decode(path.read_bytes(), type=Receipt)
            if receipt.device == path.name.removesuffix(ENDING):
                by_device[receipt.device] = receipt
    return by_device


def keep(folder: Path, receipts: Iterable[Receipt]) -> None:
    """Keep receipts, each where it says more than the one before.

    Raises:
        DiskFull, ReadOnly, FileFailed: it could not be written.
    """
    receipts_here = read_receipts(folder)
    for receipt in receipts:
        before = receipts_here.get(receipt.device)
        # It names a file: a copy from outside may hold any text.
        is_name = receipt.device and device_slug(receipt.device) == receipt.device
        if is_name and (before is None or before.events < receipt.events):
            replace_file(folder / f"{receipt.device}{ENDING}", encode(receipt))
