"""Takes a session out of the program: compilation, data, and what goes on paper."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeAlias

from facilitator.domain.decide import one_of
from facilitator.domain.device import device_slug
from facilitator.domain.plan import Plan
from facilitator.domain.session import Session
from facilitator.i18n.translate import Translator, mark
from facilitator.services.open_session import OpenSession
from facilitator.services.ports import Progress, Shelf

if TYPE_CHECKING:
    from facilitator.domain.compilation import Compilation

Renderer: TypeAlias = "Callable[[Compilation, Translator, Progress], bytes]"
"""Makes a document's bytes: the same input gives the same bytes."""

FORMATS = ("pdf", "json", "csv")
"""What the compilation can be made as; all else is made as PDF."""
NAMES: Mapping[str, str] = {
    "compilation": mark("compilation"),
    "correction-slips": mark("correction-slips"),
    "table-sheets": mark("table-sheets"),
    "running-sheet": mark("running-sheet"),
    "card": mark("card"),
}
"""What can be made, and what its file is called."""
WHAT = tuple(NAMES)
BY_TABLE = ("correction-slips", "table-sheets")
"""What can be made for one table."""
BY_ROUND = ("correction-slips",)
"""What can be made for one round."""


class Wanted(NamedTuple):
    """What is to be made."""

    what: str = WHAT[0]
    """One of `WHAT`."""
    format: str = FORMATS[0]
    table: str = ""
    """For one table, by id, number or name; empty for all."""
    round: str = ""
    """For one round, by id, number or name; empty for all."""


class Material(Protocol):
    """What a document is made of; nothing changes it afterwards."""

    @property
    def digest(self) -> str:
        """The content digest."""


class Paper(Protocol):
    """A document that has been made."""

    @property
    def data(self) -> bytes:
        """The file."""

    @property
    def pages(self) -> int:
        """How many pages of A4 it has."""

    @property
    def replaced(self) -> int:
        """How many characters no font has."""


PaperMaker: TypeAlias = Callable[[Any, Translator, Progress], Paper]
"""Makes a document of its material: the same gives the same bytes."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that was written."""

    path: Path
    digest: str
    """The content digest of what it was made from."""


class Exports:
    """Makes documents and puts them among a session's exports."""

    def __init__(
        self,
        shelf: Shelf,
        renderers: Mapping[str, Renderer],
        papers: Mapping[str, PaperMaker] | None = None,
    ) -> None:
        """Take what makes the compilation, by format, and all else, by its name."""
        self._shelf = shelf
        self._renderers = renderers
        self._papers = papers or {}

    def export(
        self,
        opened: OpenSession,
        wanted: Wanted | str,
        tr: Translator,
        path: Path | None = None,
        progress: Progress = lambda share: None,
    ) -> Exported:
        """Make a document and write it.

        Args:
            wanted: what to make; the name of a format means the compilation.
            path: where to write; a new name among the session's exports if None.

        Raises:
            Refused: unknown document, format, table or round, or `path` is taken.
            FacilitatorError: the file could not be written.
        """
        wanted = Wanted(format=wanted) if isinstance(wanted, str) else wanted
        what = one_of("document", WHAT, wanted.what)
        kind = one_of("format", formats_of(what), wanted.format)
        made_of = material(opened.plan, opened.session, wanted)
        if what in self._papers:
            data = self._papers[what](made_of, tr, progress).data
        else:
            data = self._renderers[kind](made_of, tr, progress)
        if path is None:
            name = "-".join(_words(opened.plan, wanted, tr))
            path = self.new_path(opened.plan.session.id, name, kind)
        self._shelf.publish(path, data)
        return Exported(path, made_of.digest)

    def try_out(self, made_of: Material, what: str, tr: Translator) -> Paper:
        """Make a paper without writing it, to tell what it would be like."""
        return self._papers[what](made_of, tr, lambda share: None)

    def new_path(self, session_id: str, name: str, ending: str) -> Path:
        """Return a path among a session's exports that is not taken yet."""
        return self._shelf.export_path(session_id, name, ending)

    def folder(self, session_id: str) -> Path:
        """Return where what is exported from a session is put."""
        return self._shelf.exports(session_id)

    def made(self, session_id: str) -> list[Path]:
        """Return what has been exported from a session, newest first."""
        return list(self._shelf.exported(session_id))


def formats_of(what: str) -> tuple[str, ...]:
    """Return the formats a document can be made as, the usual one first."""
    return FORMATS if what == WHAT[0] else FORMATS[:1]


def _words(plan: Plan, wanted: Wanted, tr: Translator) -> Iterator[str]:
    """Yield what a file's name tells: a rehearsal, what it is, table and round."""
    if plan.session.rehearsal:
        yield device_slug(tr("Rehearsal"))
    yield tr(NAMES[wanted.what])
    if wanted.table:
        yield device_slug(plan.table(wanted.table).name)
    if wanted.round:
        yield device_slug(plan.round(wanted.round).name)


def material(plan: Plan, session: Session, wanted: Wanted) -> Any:
    """Return what a document is made of.

    Raises:
        Refused: an unknown table or round.
    """
    # Loaded here: the first screen does without it.
    if wanted.what == "compilation":
        from facilitator.domain.compilation import compile_session

        return compile_session(plan, session)
    if wanted.what == "correction-slips":
        from facilitator.domain.slips import slips_of

        return slips_of(plan, session, wanted.table, wanted.round)
    from facilitator.domain.sheets import sheets_of

    return sheets_of(plan, wanted.table)
