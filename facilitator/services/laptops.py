"""The laptops of a session: who is missing, taking in, safe copies, going on."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from facilitator.domain.errors import FacilitatorError, NeedsAPerson
from facilitator.domain.laptops import (
    JournalIntake,
    LaptopRow,
    Receipt,
    set_aside_row,
    survey,
    tables_without_statements,
)
from facilitator.domain.plan.plan import Plan
from facilitator.domain.taking_in import JournalLook
from facilitator.domain.text import reason_text
from facilitator.services.ports import Handover, LaptopJournals, Progress


@dataclass(frozen=True, slots=True)
class Survey:
    """How it stands with a session's laptops."""

    rows: tuple[LaptopRow, ...]
    """Every laptop that is expected or has written, the worst off first."""
    silent_tables: tuple[str, ...]
    """Ids of tables that a laptop is meant for, and none has written of."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A safe copy that was written and read back."""

    path: Path
    receipts: tuple[Receipt, ...]

    @property
    def statements(self) -> int:
        """How many statements it holds."""
        return sum(receipt.statements for receipt in self.receipts)


@dataclass(frozen=True, slots=True)
class Resumed:
    """A session that was taken over from a safe copy."""

    session_id: str
    device: str
    """The laptop that made the copy."""
    receipts: tuple[Receipt, ...]
    """What each device had written when it was made."""
    intakes: tuple[JournalIntake, ...]
    notices: tuple[FacilitatorError, ...]


class Laptops:
    """What several laptops have written, brought together."""

    def __init__(self, journals: LaptopJournals, handover: Handover) -> None:
        self._journals, self._handover = journals, handover

    @property
    def device(self) -> str:
        """The name of this laptop's journals."""
        return self._journals.device

    def survey(self, plan: Plan) -> Survey:
        """Count what is here of each laptop; reads all journals of the session."""
        session_id = plan.session.id
        here = self._journals.receipts(session_id)
        rows = survey(
            plan,
            here,
            self._journals.own_receipts(session_id),
            self.device,
            self._journals.contradicted(session_id),
        )
        keys = self._journals.keys(session_id)
        rows = [each._replace(key=keys.get(each.device, each.key)) for each in rows]
        aside = self._journals.set_aside_reasons(session_id)
        rows = [each for each in rows if each.device not in aside]
        rows += [set_aside_row(plan, *each) for each in sorted(aside.items())]
        return Survey(tuple(rows), tuple(tables_without_statements(plan, here)))

    def look(
        self, session_id: str, paths: Sequence[Path], now_ms: int
    ) -> list[JournalLook]:
        """Tell what taking in would change; nothing is changed.

        Raises:
            FacilitatorError: it could not be read.
        """
        return list(self._journals.look(session_id, paths, now_ms))

    def set_aside(self, session_id: str, device: str, reason: str) -> None:
        """Put a laptop's journals aside, with all they did; the reason is kept.

        Raises:
            FacilitatorError: they are where they were.
        """
        self._journals.set_aside(session_id, device, reason_text(reason))

    def take_back(self, session_id: str, device: str) -> None:
        """Put a laptop's journals back among the others.

        Raises:
            FacilitatorError: none of it was set aside, or it cannot be put back.
        """
        self._journals.take_back(session_id, device)

    def confirm_key(self, session_id: str, device: str) -> str:
        """Let the key that a laptop's journals show be its own; return the word.

        Raises:
            FacilitatorError: they show none, or it could not be kept.
        """
        return self._journals.confirm_key(session_id, device)

    def places(self) -> Sequence[Path]:
        """Return where there are sticks to put a safe copy on."""
        return self._journals.places()

    def take_in(
        self,
        session_id: str,
        paths: Sequence[Path],
        progress: Progress = lambda share: None,
    ) -> list[JournalIntake]:
        """Take in journals from files, folders and zips; say what came of each.

        Raises:
            FacilitatorError: it could not be written here.
        """
        return list(self._journals.take_in(session_id, paths, progress))

    def pack(
        self,
        session_id: str,
        name: str,
        folder: Path | None = None,
        target: Path | None = None,
        shown: int = 0,
    ) -> Packed:
        """Make a checked safe copy of a session.

        Args:
            session_id: the session.
            name: what the file's name begins with, in the user's language.
            folder: where to make it, under a name of its own; the exports if None.
            target: the file itself, where that was named.
            shown: how many statements the screen counts, withdrawn ones too.

        Raises:
            FacilitatorError: there is no copy, it is not as it was written, or it
                holds less than the screen shows.
        """
        path = target or self._handover.new_path(session_id, folder, name)
        packed = Packed(path, tuple(self._handover.pack(session_id, path)))
        if packed.statements < shown:
            here = packed.statements
            raise NeedsAPerson("copy.short", path=path, count=here, shown=shown)
        return packed

    def resume(self, path: Path, progress: Progress = lambda share: None) -> Resumed:
        """Go on from a safe copy: its plan, its journals and what was half typed.

        Raises:
            FacilitatorError: it is no safe copy, or it could not be written here.
        """
        contents, notices = self._handover.take_over(path)
        intakes = self._journals.take_in(contents.session, [path], progress)
        return Resumed(
            contents.session,
            contents.device,
            tuple(contents.receipts),
            tuple(intakes),
            tuple(notices),
        )


def by_device(intakes: Sequence[JournalIntake]) -> list[JournalIntake]:
    """Return one sum for each device whose journals were read, by name."""
    sums: dict[str, JournalIntake] = {}
    for each in intakes:
        if each.device:
            sums[each.device] = _sum_of(sums.get(each.device), each)
    return [sums[device] for device in sorted(sums)]


def _sum_of(sum_so_far: JournalIntake | None, other: JournalIntake) -> JournalIntake:
    if sum_so_far is None:
        return JournalIntake(
            other.device, other.device, other.events, other.new,
            other.damaged, other.restored,
        )  # fmt: skip
    return JournalIntake(
        sum_so_far.name,
        sum_so_far.device,
        sum_so_far.events + other.events,
        sum_so_far.new + other.new,
        sum_so_far.damaged + other.damaged,
        sum_so_far.restored + other.restored,
    )
