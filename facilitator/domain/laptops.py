"""The laptops of a session: which are expected, and whether all they wrote is here.

Pure: what the plan expects, what was counted in the journals, and what the laptops
have said of themselves are held against each other.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from facilitator.domain.errors import FacilitatorError
from facilitator.domain.plan.plan import (
    Laptop,
    Plan,
    find,
)
from facilitator.domain.text import fold


@dataclass(frozen=True, slots=True, order=True)
class Head:
    """How far one journal reached: a line that names all before it."""

    journal: str
    """What names the journal's first line, in 32 hex digits."""
    lines: int
    """The line's running number."""
    link: str
    """What names the line, in 32 hex digits; empty where it cannot be read."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the journals of one device hold; the same wherever they are counted."""

    device: str
    events: int
    statements: int
    """Statements logged, withdrawn ones too."""
    checksum: str
    """16 hex digits that depend on every event and on nothing else."""
    tables: tuple[str, ...] = ()
    """Ids of the tables its statements come from."""
    latest: str = ""
    """Wall time of its newest event in ISO 8601; empty where there is none."""
    damaged: int = 0
    """Lines that cannot be read and whose events no other file has."""
    restored: int = 0
    """Lines that one flipped bit had damaged, and that are used."""
    branches: int = 1
    """Journals that have grown apart: more than one where two laptops use one name."""
    disputed: int = 0
    """Ids under which its journals have two contents: somebody has changed one."""
    heads: tuple[Head, ...] = ()
    """How far each of its journals reaches; none from an earlier version."""
    key: str = ""
    """The public half of the key it was signed with, in hex; empty where it is not."""
    signature: str = ""
    """In base64, over all of the receipt but itself."""


class JournalIntake(NamedTuple):
    """What came of one journal that was to be taken in. Counts are of events."""

    name: str
    """Where it was."""
    device: str = ""
    """Who wrote it; empty where that cannot be told."""
    events: int = 0
    new: int = 0
    """Those of `events` that were in no journal here."""
    damaged: int = 0
    """Lines that cannot be read."""
    restored: int = 0
    problem: FacilitatorError | None = None
    """Why nothing, or not all, was read."""

    @property
    def known_before(self) -> int:
        """Those of `events` that were here before."""
        return self.events - self.new


class LaptopKey(NamedTuple):
    """How it stands with the key that signs a laptop's journals."""

    shown: str = ""
    """The word of the key that its journals show; empty where they show none."""
    known: str = ""
    """The word of the key by which it is known here; empty where it is not."""
    is_confirmed: bool = False
    """True once two people have compared the word on two screens."""

    @property
    def differs(self) -> bool:
        """Whether its journals show another key than the one it is known by."""
        return bool(self.known) and self.shown != self.known


class LaptopState(IntEnum):
    """How it stands with a laptop's journal, the worst first."""

    MISSING = 0
    """Nothing of it is here."""
    SHORT = 1
    """It has said that it wrote more than is here."""
    CONTRADICTED = 2
    """What is here is not what it has said it wrote, or says two things at once."""
    DAMAGED = 3
    """Some of it cannot be read."""
    TWINS = 4
    """Two laptops have written under its name."""
    UNTOLD = 5
    """It has not said how much it wrote, so that nobody knows whether this is all."""
    WHOLE = 6
    """All that it has said it wrote is here."""
    OWN = 7
    """It is this laptop."""
    SET_ASIDE = 8
    """Somebody has set its journals aside."""


def sign(state: LaptopState) -> str:
    """Return the sign that stands for how it is with a laptop: well, unsure or ill."""
    if state is LaptopState.UNTOLD:
        return "?"
    if state is LaptopState.SET_ASIDE:
        return "–"
    return "✓" if state > LaptopState.UNTOLD else "!"


class LaptopRow(NamedTuple):
    """One laptop of a session."""

    device: str
    name: str
    """What people call it: as the plan does, else the device's name."""
    tables: tuple[str, ...]
    """Ids of the tables it is meant for, else those its statements come from."""
    state: LaptopState
    here: Receipt | None
    """What is here of it."""
    own_receipt: Receipt | None
    """What it has said of itself, in the latest safe copy that was taken in."""
    key: LaptopKey = LaptopKey()
    why_set_aside: str = ""
    """Why its journals were set aside; empty where they were not."""

    @property
    def short_by(self) -> int:
        """How many events are not here that the laptop has said it wrote."""
        here = self.here.events if self.here else 0
        return max(self.own_receipt.events - here, 0) if self.own_receipt else 0


def survey(
    plan: Plan,
    here: Sequence[Receipt],
    own_receipts: Mapping[str, Receipt],
    own: str = "",
    contradicted: Collection[str] = (),
) -> list[LaptopRow]:
    """Return every laptop that is expected or has written, the worst off first.

    Args:
        plan: expects laptops, or none in particular.
        here: what the journals at hand hold, a receipt a device.
        own_receipts: what devices have said of themselves, by device.
        own: name of this device.
        contradicted: devices whose journals here are not those they have told of.
    """
    receipts_here = {receipt.device: receipt for receipt in here}
    expected = {laptop.id: laptop for laptop in plan.session.laptops}
    rows = [
        _row(
            plan,
            device,
            expected.get(device),
            receipts_here.get(device),
            own_receipts,
            own,
            contradicted,
        )
        for device in dict.fromkeys([*expected, *own_receipts, *receipts_here])
    ]
    return sorted(rows, key=lambda row: row.state)


def set_aside_row(plan: Plan, device: str, reason: str) -> LaptopRow:
    """Return the row of a laptop whose journals were set aside."""
    laptops = {each.id: each for each in plan.session.laptops}
    laptop = laptops.get(device)
    return LaptopRow(
        device=device,
        name=laptop.name if laptop else device,
        tables=meant_for(plan, laptop) if laptop else (),
        state=LaptopState.SET_ASIDE,
        here=None,
        own_receipt=None,
        why_set_aside=reason,
    )


def tables_without_statements(plan: Plan, here: Sequence[Receipt]) -> list[str]:
    """Return the ids of tables that nothing comes from, though their laptop wrote."""
    wrote = {receipt.device for receipt in here if receipt.events}
    with_statements = {table for receipt in here for table in receipt.tables}
    laptops = (each for each in plan.session.laptops if each.id in wrote)
    expected = dict.fromkeys(
        table for each in laptops for table in meant_for(plan, each)
    )
    return [table for table in expected if table not in with_statements]


def meant_for(plan: Plan, laptop: Laptop) -> tuple[str, ...]:
    """Return the ids of the tables a laptop is meant for.

    Where the plan does not say, it is the table that goes by the laptop's name.
    """
    tables = plan.session.tables
    if laptop.tables:
        return tuple(find("table", tables, each).id for each in laptop.tables)
    names = {laptop.id, fold(laptop.name)}
    return tuple(t.id for t in tables if t.id in names or fold(t.name) in names)


def _row(
    plan: Plan,
    device: str,
    laptop: Laptop | None,
    here: Receipt | None,
    own_receipts: Mapping[str, Receipt],
    own: str,
    contradicted: Collection[str],
) -> LaptopRow:
    tables = meant_for(plan, laptop) if laptop else ()
    return LaptopRow(
        device=device,
        name=laptop.name if laptop else device,
        tables=tables or (here.tables if here else ()),
        state=LaptopState.OWN
        if device == own
        else _state(here, own_receipts.get(device), device in contradicted),
        here=here,
        own_receipt=own_receipts.get(device),
    )


def _state(
    here: Receipt | None, own_receipt: Receipt | None, is_contradicted: bool
) -> LaptopState:
    if here is None or not here.events:
        return LaptopState.MISSING
    if own_receipt and own_receipt.events > here.events:
        return LaptopState.SHORT
    if is_contradicted or here.disputed:
        return LaptopState.CONTRADICTED
    if here.damaged:
        return LaptopState.DAMAGED
    if here.branches > 1:
        return LaptopState.TWINS
    return LaptopState.WHOLE if own_receipt else LaptopState.UNTOLD
