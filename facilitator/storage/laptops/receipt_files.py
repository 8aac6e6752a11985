"""What laptops have said of themselves: receipts from safe copies, beside journals."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from msgspec.json import decode, encode

from facilitator.domain.errors import Refused
from facilitator.domain.foreign.reading import foreign_reading
from facilitator.domain.laptops import Receipt
from facilitator.domain.plan.ids import device_slug
from facilitator.storage.disk.bounded_read import read_whole
from facilitator.storage.disk.safe_write import replace_file
from facilitator.storage.journal.chain import Key
from facilitator.storage.journal.known_keys import key_of
from facilitator.storage.journal.signatures import is_signed_by
from facilitator.storage.laptops.journal_tally import Tally

ENDING = ".receipt.json"
"""Ends the name of a file with a device's receipt."""


LARGEST = 1 << 20
"""Bytes of the largest receipt that is read."""


def signed_receipt(receipt: Receipt, key: Key | None) -> Receipt:
    """Return a receipt with its device's signature; as it is where there is no key."""
    if key is None:
        return receipt
    unsigned = replace(receipt, key=key.public, signature="")
    return replace(unsigned, signature=key.sign(encode(unsigned)))


def is_believed(folder: Path, receipt: Receipt) -> bool:
    """Tell whether a receipt may be its device's own word.

    Where the device's key is known, it must be signed with it.
    """
    known = key_of(folder, receipt.device)
    if not known:
        return True
    content = encode(replace(receipt, signature=""))
    return receipt.key == known and is_signed_by(known, content, receipt.signature)


def read_receipts(folder: Path) -> dict[str, Receipt]:
    """Return the receipts in a folder of journals that are believed, by device."""
    by_device = {}
    for path in sorted(folder.glob(f"*{ENDING}")):
        # A receipt is a courtesy: one that cannot be read says nothing.
        with suppress(Refused), foreign_reading():
            receipt = decode(read_whole(path, LARGEST), type=Receipt)
            is_its_own = receipt.device == path.name.removesuffix(ENDING)
            if is_its_own and is_believed(folder, receipt):
                by_device[receipt.device] = receipt
    return by_device


def contradicted(folder: Path, here: Iterable[Tally]) -> set[str]:
    """Return the devices whose journals are not those that their receipts name."""
    told = [
        (receipt.device, head)
        for receipt in read_receipts(folder).values()
        for head in receipt.heads
    ]
    # A copy that agrees vouches for the line, whatever another one says.
    return {
        device
        for device, head in told
        if any(each.contradicts(head) for each in here)
        and not any(each.holds(head) for each in here)
    }


def keep(folder: Path, receipts: Iterable[Receipt]) -> None:
    """Keep receipts that are believed, each where it says more than the one before.

    Raises:
        DiskFull, ReadOnly, FileFailed: it could not be written.
    """
    receipts_here = read_receipts(folder)
    for receipt in receipts:
        before = receipts_here.get(receipt.device)
        # It names a file: a copy from outside may hold any text.
        is_name = receipt.device and device_slug(receipt.device) == receipt.device
        says_more = before is None or before.events < receipt.events
        if is_name and says_more and is_believed(folder, receipt):
            replace_file(folder / f"{receipt.device}{ENDING}", encode(receipt))
