"""What receipts say of journals, and what was set aside, for whoever checks."""

from pathlib import Path

from facilitator.domain.errors import FacilitatorError, NeedsAPerson, Notice
from facilitator.storage.laptops.journal_tally import receipts, tallies
from facilitator.storage.laptops.receipt_files import contradicted, read_receipts
from facilitator.storage.laptops.set_aside import read_set_aside


def laptop_findings(folder: Path) -> list[FacilitatorError]:
    """Return where journals are not what their laptops have said of them."""
    here = list(tallies(folder))
    by_device = {each.device: each for each in receipts(here)}
    found: list[FacilitatorError] = []
    for device, said in read_receipts(folder).items():
        receipt = by_device.get(device)
        short_by = said.events - (receipt.events if receipt else 0)
        if short_by > 0:
            found.append(NeedsAPerson("receipt.short", device=device, count=short_by))
    for device in sorted(contradicted(folder, here)):
        found.append(NeedsAPerson("receipt.contradicted", device=device))
    for device, note in sorted(read_set_aside(folder).items()):
        found.append(Notice("aside.noted", device=device, reason=note.reason))
    return found
