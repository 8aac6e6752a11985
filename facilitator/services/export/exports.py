"""Takes a session out of the program: compilation, data, and what goes on paper."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol, TypeAlias

from facilitator.domain.choices import one_of
from facilitator.domain.device import device_slug
from facilitator.domain.errors import FacilitatorError
from facilitator.domain.plan.plan import (
    ALL,
    Plan,
    SessionPlan,
)
from facilitator.i18n.translate import LANGUAGES, Translator, load
from facilitator.i18n.words import EDITION_WORDS
from facilitator.services.export.catalogue import (
    BUNDLE,
    BY_EDITION,
    BY_MEETINGS,
    BY_SHEET,
    COMPILED,
    ENDINGS,
    NAMES,
    WHAT,
    Wanted,
    formats_of,
    usual_edition,
)
from facilitator.services.export.content import material
from facilitator.services.ports import Shelf, Telling
from facilitator.services.session.open_session import OpenSession


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
        """How many pages it has; 0 where it has none."""

    @property
    def replaced(self) -> int:
        """How many characters no font has."""


Maker: TypeAlias = Callable[[Any, Translator, Telling], Paper]
"""Makes a document of its material: the same gives the same bytes."""
Makers: TypeAlias = Callable[[str, str], Maker]
"""Returns what makes a document of `WHAT` in one of its formats."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that was written."""

    path: Path
    digest: str
    """The content digest of what it was made from."""


class Exports:
    """Makes documents and puts them among a session's exports."""

    def __init__(self, shelf: Shelf, makers: Makers) -> None:
        """Take the workspace, and what makes the documents."""
        self._shelf = shelf
        self._makers = makers

    def export(
        self,
        opened: OpenSession,
        wanted: Wanted,
        tr: Translator,
        path: Path | None = None,
        progress: Telling = lambda *told: None,
    ) -> Exported:
        """Make a document and write it.

        The files among the exports tell which sheets have been printed before.

        Args:
            wanted: what to make.
            path: where to write; a new name among the session's exports if None.

        Raises:
            Refused: unknown document, format, table or round, `path` is taken, or it
                is to be final while a section is returned.
            FacilitatorError: the file could not be written.
        """
        wanted = self.settled(opened, wanted)
        if wanted.final:
            # Loaded here: the first screen does without it.
            from facilitator.services.export.approval import refuse_while_returned

            refuse_while_returned(opened, tr)
        made_of = self.gathered(opened, wanted, tr)
        if wanted.what == BUNDLE:
            data = self._bundle(made_of, wanted, tr, progress)
        else:
            make = self._makers(wanted.what, wanted.format)
            data = make(made_of, tr, progress).data
        if path is None:
            name = "-".join(_words(opened.plan, wanted, tr))
            ending = ENDINGS.get(wanted.format, wanted.format)
            path = self.new_path(opened.plan.session.id, name, ending)
        self._shelf.publish(path, data)
        return Exported(path, made_of.digest)

    def _bundle(
        self, whole: Any, wanted: Wanted, tr: Translator, progress: Telling
    ) -> bytes:
        # Loaded here: few make one.
        from facilitator.services.export.bundle import bundle

        def make(part: Wanted, progress: Telling) -> bytes:
            made_of = whole
            if part.what not in COMPILED:
                meetings = self.meetings(part)
                made_of = material(whole.plan, whole.session, part, tr, meetings)
            return self._makers(part.what, part.format)(made_of, tr, progress).data

        return bundle(whole, wanted, tr, make, progress)

    def gathered(self, opened: OpenSession, wanted: Wanted, tr: Translator) -> Any:
        """Return what a document is made of, dressed as the plan says.

        Raises:
            Refused: unknown table, round and so on, or a logo that cannot be used.
        """
        plan, meetings = self.dressed(opened.plan, wanted), self.meetings(wanted)
        return material(plan, opened.session, wanted, tr, meetings)

    def settled(self, opened: OpenSession, wanted: Wanted) -> Wanted:
        """Return what is wanted with its format, and the number of its first sheet.

        Raises:
            Refused: there is no such document, or not as that.
        """
        what = one_of("document", WHAT, wanted.what)
        formats = formats_of(what)
        kind = one_of("format", formats, wanted.format or formats[0])
        return self.numbered(opened, wanted._replace(format=kind))

    def meetings(self, wanted: Wanted) -> list[SessionPlan]:
        """Return all meetings of the goal work, where a document tells of any.

        One whose plan cannot be used is passed over.
        """
        found = []
        if wanted.what in BY_MEETINGS:
            for session_id in self._shelf.session_ids():
                with suppress(FacilitatorError):
                    found.append(self._shelf.plan(session_id).session)
        return found

    def dressed(self, plan: Plan, wanted: Wanted) -> Plan:
        """Return a plan with the look that its documents are to have."""
        look = plan.project.look
        data = self._shelf.logo(look.logo) if look.logo else b""
        look = look._replace(logo_data=data, large=wanted.large, booklet=wanted.booklet)
        return Plan(replace(plan.project, look=look), plan.session)

    def try_out(
        self,
        made_of: Material,
        wanted: Wanted,
        tr: Translator,
        progress: Telling = lambda *told: None,
    ) -> Paper:
        """Make a paper without writing it, to tell what it would be like."""
        kind = wanted.format or formats_of(wanted.what)[0]
        return self._makers(wanted.what, kind)(made_of, tr, progress)

    def numbered(self, opened: OpenSession, wanted: Wanted) -> Wanted:
        """Return what is wanted with the number of its first sheet, if it has any."""
        if wanted.what not in BY_SHEET or wanted.first:
            return wanted
        from facilitator.domain.papers.answer_forms import next_sheet

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


def _words(plan: Plan, wanted: Wanted, tr: Translator) -> Iterator[str]:
    """Yield what a file's name tells: a rehearsal, what it is, for which table …"""
    if plan.session.rehearsal:
        yield device_slug(tr("Rehearsal"))
    yield tr(NAMES[wanted.what])
    usual = usual_edition(wanted.what)
    if wanted.what in BY_EDITION and wanted.edition not in ("", usual):
        yield device_slug(tr(EDITION_WORDS[wanted.edition]))
    for asked, find in (
        (wanted.table, plan.table),
        (wanted.round, plan.round),
        (wanted.group, plan.group),
        (wanted.area, plan.area),
    ):
        if asked:
            yield device_slug(ALL if asked == ALL else find(asked).name)
    shapes = {
        tr("Final"): wanted.final,
        tr("large print"): wanted.large,
        tr("booklet"): wanted.booklet,
    }
    yield from (device_slug(word) for word, holds in shapes.items() if holds)
    if wanted.paper:
        yield wanted.paper
    if wanted.what in BY_SHEET:
        yield f"{wanted.first}_{wanted.first + wanted.copies - 1}"
