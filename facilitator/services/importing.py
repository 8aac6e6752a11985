"""Takes in the answers in a form tool's file: propose, look at it, run.

    proposal = imports.propose(opened, path)      what the file is, and what it becomes
    proposal = imports.revised(opened, proposal, mapping)      after the user's changes
    imports.save(opened, proposal.mapping)        kept beside the plan for the next file
    report = await imports.run(opened, proposal, dry=True)     counts, writes nothing
    report = await imports.run(opened, proposal, progress=…, stop=…)

Whatever is run twice comes in once: each answer has a `source_id` made of the form, the
row's own id (or of what the row says, where the tool gives none) and the column.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, Protocol, TypeAlias

from facilitator.domain.errors import FacilitatorError, Notice
from facilitator.domain.mapping import ColumnMap
from facilitator.services.open_session import OpenSession
from facilitator.services.ports import Progress


class Table(Protocol):
    """A file of rows that has been opened and found safe to read."""

    @property
    def encoding(self) -> str:
        """How its bytes were read, as in `utf-8` or `cp1252`; empty for a workbook."""

    @property
    def delimiter(self) -> str:
        """What stands between its cells; empty for a workbook."""

    @property
    def garbled(self) -> bool:
        """Whether letters seem to have been read wrongly before, as in “Ã¥”."""

    @property
    def length(self) -> int:
        """About how many rows there are."""

    def rows(self) -> Iterator[Sequence[str]]:
        """Yield all rows from the first, the header among them; blank ones are empty.

        Raises:
            Refused: it cannot be read to its end.
        """


ReadTable: TypeAlias = Callable[[Path, bool], Table]
"""Opens a file and, if told to, repairs garbled letters; raises Refused."""


class MapFiles(Protocol):
    """The mappings that are kept beside a session's plan."""

    def kept(self, session_id: str) -> Sequence[tuple[Path, ColumnMap]]:
        """Return those of a session.

        Raises:
            NeedsAPerson: one has a fault; says file and line.
        """

    def read(self, path: Path) -> ColumnMap:
        """Return the mapping in a file.

        Raises:
            NeedsAPerson: it has a fault, or is not there.
        """

    def save(self, session_id: str, mapping: ColumnMap) -> Path:
        """Keep a mapping, in place of a former one of the same form; say where."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a file is, and what it is to become. Nothing has been taken in."""

    source: Path
    repair: bool
    """Whether garbled letters are repaired."""
    tool: str
    """One of `TOOLS`; `TOOL_WORDS` has what they are called."""
    encoding: str
    """Empty for a workbook, as is the delimiter."""
    delimiter: str
    names: tuple[str, ...]
    """The columns, each under a name of its own."""
    personal: tuple[str, ...]
    """Those of them that tell who answered: never taken in, never shown."""
    rows: tuple[tuple[str, ...], ...]
    """The first three rows; empty where a column is personal."""
    mapping: ColumnMap
    kept: Path | None
    """Where the mapping comes from; None where it is a proposal."""
    faults: tuple[FacilitatorError, ...]
    """What must be put right in the mapping first, each with a sentence."""
    notices: tuple[Notice, ...]
    """What is to be told of the file, such as garbled letters."""

    @property
    def ready(self) -> bool:
        """Tell whether it can be run."""
        return not self.faults


class Told(NamedTuple):
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
    held: list[Told] = field(default_factory=list)
    """Answers that wait for a person to look at them (karantän)."""
    skipped: list[Told] = field(default_factory=list)
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


class Imports:
    """Takes in form tools' files."""

    def __init__(self, read: ReadTable, files: MapFiles) -> None:
        self._read = read
        self._files = files

    def propose(
        self,
        opened: OpenSession,
        path: Path,
        *,
        map_file: Path | None = None,
        repair: bool = False,
    ) -> Proposal:
        """Look at a file and return what it would become; call it in a thread.

        The mapping is the one in `map_file`, else one that is kept beside the plan and
        fits the file's columns, else a new one.

        Raises:
            Refused: the file cannot be read, or is none that can be taken in.
            NeedsAPerson: a mapping's file has a fault; says file and line.
        """
        raise NotImplementedError

    def revised(
        self, opened: OpenSession, proposal: Proposal, mapping: ColumnMap
    ) -> Proposal:
        """Return the proposal with another mapping, and what is wrong with that."""
        raise NotImplementedError

    def save(self, opened: OpenSession, mapping: ColumnMap) -> Path:
        """Keep a mapping beside the plan; the next file of the form finds it there.

        Raises:
            FacilitatorError: it could not be written.
        """
        raise NotImplementedError

    async def run(
        self,
        opened: OpenSession,
        proposal: Proposal,
        *,
        dry: bool = False,
        progress: Progress = lambda share: None,
        stop: Callable[[], bool] = lambda: False,
    ) -> ImportReport:
        """Take in the file, others' keys being answered all the while.

        Args:
            dry: count only, write nothing.
            progress: told the share done now and then.
            stop: asked now and then; True ends it, and the report says so.

        Raises:
            FacilitatorError: the mapping has faults, the file cannot be read to its
                end, or the disk failed. What had come in stays; to run it again adds
                the rest.
        """
        raise NotImplementedError
