"""What came of a file of answers."""

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from facilitator.domain.errors import Notice


class RowNote(NamedTuple):
    """What became of one row, or of one answer in it, that was not taken in."""

    row: int
    """As a spreadsheet counts: the header is row 1."""
    why: Notice
    """With a sentence; `why.code` for programs. Never holds what somebody said."""


@dataclass(slots=True)
class ImportReport:
    """What came of a file. A row with answers to three questions is three answers.

    answers = imported + duplicates + held + skipped
    """

    dry: bool = False
    """True where nothing was written: it is what would come of the file."""
    stopped: bool = False
    """True where the user stopped it; what had come in stays."""
    read: int = 0
    """Rows read, without header and blank rows."""
    imported: int = 0
    duplicates: int = 0
    """Answers that had come in before."""
    held: list[RowNote] = field(default_factory=list)
    """Answers that wait for a person to look at them (karantän)."""
    skipped: list[RowNote] = field(default_factory=list)
    """Answers and whole rows that were passed over, with the reason."""
    unknown_words: Counter[str] = field(default_factory=Counter)
    """Options that were ticked and are no keyword of the plan."""
    first: str = ""
    """When the first and the last answer came in, in ISO; empty where it is unknown."""
    last: str = ""

    @property
    def answers(self) -> int:
        """All that the rows held, one way or the other."""
        told = len(self.held) + len(self.skipped)
        return self.imported + self.duplicates + told
