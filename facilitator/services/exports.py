"""Takes a session out of the program: compilation, data, and what goes on paper."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeAlias

from facilitator.domain.decide import one_of
from facilitator.domain.device import device_slug
from facilitator.domain.plan import ALL, Plan
from facilitator.domain.session import Session
from facilitator.i18n.translate import LANGUAGES, Translator, load, mark
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
    "paper-form": mark("paper-form"),
    "poster": mark("poster"),
    "wifi-poster": mark("wifi-poster"),
}
"""What can be made, and what its file is called."""
WHAT = tuple(NAMES)
BY_TABLE = ("correction-slips", "table-sheets", "paper-form", "poster")
"""What can be made for one table."""
BY_GROUP = ("paper-form", "poster")
"""What can be made for one target group."""
BY_AREA = ("poster",)
"""What can be made for one goal area."""
BY_SHEET = ("paper-form",)
"""What is made in numbered copies."""
BY_SIZE = ("poster", "wifi-poster")
"""What can be made on paper of several sizes, with another address of the form."""
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
    group: str = ""
    """For one target group; empty for any."""
    area: str = ""
    """For one goal area; empty for any."""
    copies: int = 1
    """How many sheets of a form."""
    first: int = 0
    """The number of the first of them; 0 goes on after those that there are."""
    paper: str = ""
    """The size of a poster's paper; empty for A4."""
    link: str = ""
    """The form's address on posters; empty for the plan's."""


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

        The files among the exports tell which sheets have been printed before.

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
        wanted = self.numbered(opened, wanted)
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

    def numbered(self, opened: OpenSession, wanted: Wanted) -> Wanted:
        """Return what is wanted with the number of its first sheet, if it has any."""
        if wanted.what not in BY_SHEET or wanted.first:
            return wanted
        from facilitator.domain.paper_form import next_sheet

        names = {load(language)(NAMES[wanted.what]) for language in LANGUAGES}
        printed = [path.name for path in self.made(opened.plan.session.id)]
        files = [each for each in printed if each.startswith(tuple(names))]
        return wanted._replace(first=next_sheet(opened.session, files))

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
    """Yield what a file's name tells: a rehearsal, what it is, for which table …"""
    if plan.session.rehearsal:
        yield device_slug(tr("Rehearsal"))
    yield tr(NAMES[wanted.what])
    for asked, find in (
        (wanted.table, plan.table),
        (wanted.round, plan.round),
        (wanted.group, plan.group),
        (wanted.area, plan.area),
    ):
        if asked:
            yield device_slug(ALL if asked == ALL else find(asked).name)
    if wanted.paper:
        yield wanted.paper
    if wanted.what in BY_SHEET:
        yield f"{wanted.first}_{wanted.first + wanted.copies - 1}"


def material(plan: Plan, session: Session, wanted: Wanted) -> Any:
    """Return what a document is made of.

    Raises:
        Refused: an unknown table, round, group or area, or what the document lacks.
    """
    # Loaded here: the first screen does without it.
    if wanted.what == "compilation":
        from facilitator.domain.compilation import compile_session

        return compile_session(plan, session)
    if wanted.what == "correction-slips":
        from facilitator.domain.slips import slips_of

        return slips_of(plan, session, wanted.table, wanted.round)
    if wanted.what in BY_SHEET:
        from facilitator.domain.paper_form import paper_form

        of = (wanted.group, wanted.table, wanted.first, wanted.copies)
        return paper_form(plan, *of)
    if wanted.what in BY_SIZE:
        return _poster(plan, wanted)
    from facilitator.domain.sheets import sheets_of

    return sheets_of(plan, wanted.table)


def _poster(plan: Plan, wanted: Wanted) -> Any:
    from facilitator.domain.posters import posters_of, wifi_poster

    if wanted.what == "wifi-poster":
        return wifi_poster(plan, wanted.paper, wanted.link)
    which = (wanted.table, wanted.group, wanted.area)
    return posters_of(plan, *which, paper=wanted.paper, link=wanted.link)
