"""Takes a session out of the program: compilation, data, and what goes on paper."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple, Protocol, TypeAlias

from facilitator.domain.errors import FacilitatorError, Refused, one_of
from facilitator.domain.plan.ids import device_slug
from facilitator.domain.plan.plan import (
    ALL,
    Plan,
    SessionPlan,
)
from facilitator.i18n.translate import LANGUAGES, Translator, load
from facilitator.i18n.words import EDITION_WORDS
from facilitator.services.export.catalogue import DOCUMENTS
from facilitator.services.export.choices import ENDINGS
from facilitator.services.export.content import Content
from facilitator.services.export.document import Source
from facilitator.services.export.request import Request
from facilitator.services.ports import Shelf, Telling
from facilitator.services.session.open_session import OpenSession


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
"""Makes a document of its content: the same gives the same bytes."""
Makers: TypeAlias = Callable[[str], Maker]
"""Returns what makes a document, by the name that its record has for a format."""
Printer: TypeAlias = Callable[[Path], None]
"""Puts a file in the queue of the usual printer; raises FacilitatorError."""
PRINTABLE = ".pdf"
"""How the name ends of what every printer can be sent as it is."""


class Exported(NamedTuple):
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
        open_session: OpenSession,
        request: Request,
        tr: Translator,
        path: Path | None = None,
        progress: Telling = lambda *news: None,
    ) -> Exported:
        """Make a document and write it.

        The files among the exports tell which sheets have been printed before.

        Args:
            request: what to make.
            path: where to write; a new name among the session's exports if None.

        Raises:
            Refused: unknown document, format, table or round, `path` is taken, it is
                to be final while a section is returned, or public while a statement
                holds a personal number.
            FacilitatorError: the file could not be written.
        """
        request = self.complete(open_session, request)
        _refuse_what_may_not_go_out(open_session, request, tr)
        made_of = self.gather(open_session, request, tr)
        name = DOCUMENTS[request.what].formats[request.format]
        if name:
            data = self._makers(name)(made_of, tr, progress).data
        else:
            data = self._bundle(made_of, request, tr, progress)
        if path is None:
            name = "-".join(_words(open_session.plan, request, tr))
            ending = ENDINGS.get(request.format, request.format)
            path = self.new_path(open_session.plan.session.id, name, ending)
        self._shelf.publish(path, data)
        return Exported(path, made_of.digest)

    def share(self, path: Path) -> None:
        """Let everybody on this computer read a file that was made.

        Raises:
            FacilitatorError: the system does not allow it.
        """
        self._shelf.share(path)

    def _bundle(
        self, compilation: Any, request: Request, tr: Translator, progress: Telling
    ) -> bytes:
        # Loaded here: few make one.
        from facilitator.services.export.bundle import bundle

        def make(part: Request, progress: Telling) -> bytes:
            made_of, document = compilation, DOCUMENTS[part.what]
            if document.source is not Source.COMPILATION:
                ground = (
                    compilation.plan,
                    compilation.session,
                    part,
                    tr,
                    self.meetings(part),
                )
                made_of = document.content(*ground)
            make_part = self._makers(document.formats[part.format])
            return make_part(made_of, tr, progress).data

        return bundle(compilation, request, tr, make, progress)

    def gather(
        self, open_session: OpenSession, request: Request, tr: Translator
    ) -> Any:
        """Return what a document is made of, dressed as the plan says.

        Raises:
            Refused: unknown table, round and so on, or a logo that cannot be used.
        """
        plan, meetings = (
            self.dress(open_session.plan, request),
            self.meetings(request),
        )
        document = DOCUMENTS[request.what]
        return document.content(plan, open_session.session, request, tr, meetings)

    def complete(self, open_session: OpenSession, request: Request) -> Request:
        """Return what is request with its format, and the number of its first sheet.

        Raises:
            Refused: there is no such document, or not as that.
        """
        document = DOCUMENTS[one_of("document", tuple(DOCUMENTS), request.what)]
        kind = document.format_of(request)
        kind = one_of("format", tuple(document.formats), kind)
        return self.with_first_sheet(open_session, request._replace(format=kind))

    def meetings(self, request: Request) -> list[SessionPlan]:
        """Return all meetings of the goal work, where a document tells of any.

        One whose plan cannot be used is passed over.
        """
        sessions = []
        if DOCUMENTS[request.what].meetings:
            for session_id in self._shelf.session_ids():
                with suppress(FacilitatorError):
                    sessions.append(self._shelf.plan(session_id).session)
        return sessions

    def dress(self, plan: Plan, request: Request) -> Plan:
        """Return a plan with the look that its documents are to have."""
        look = plan.project.look
        data = self._shelf.logo(look.logo) if look.logo else b""
        look = look._replace(
            logo_data=data, large=request.large, booklet=request.booklet
        )
        return Plan(replace(plan.project, look=look), plan.session)

    def try_out(
        self,
        made_of: Content,
        request: Request,
        tr: Translator,
        progress: Telling = lambda *news: None,
    ) -> Paper:
        """Make a paper without writing it, to tell what it would be like."""
        document = DOCUMENTS[request.what]
        name = document.formats[document.format_of(request)]
        return self._makers(name)(made_of, tr, progress)

    def with_first_sheet(self, open_session: OpenSession, request: Request) -> Request:
        """Return what is request with the number of its first sheet, if it has any."""
        if "first" not in DOCUMENTS[request.what].fields or request.first:
            return request
        from facilitator.domain.papers.answer_forms import next_sheet

        names = {load(language)(request.what) for language in LANGUAGES}
        file_names = [
            path.name for path in self.exported_files(open_session.plan.session.id)
        ]
        files = [each for each in file_names if each.startswith(tuple(names))]
        return request._replace(first=next_sheet(open_session.session, files))

    def new_path(self, session_id: str, name: str, ending: str) -> Path:
        """Return a path among a session's exports that is not taken yet."""
        return self._shelf.export_path(session_id, name, ending)

    def folder(self, session_id: str) -> Path:
        """Return where what is exported from a session is put."""
        return self._shelf.exports(session_id)

    def exported_files(self, session_id: str) -> list[Path]:
        """Return what has been exported from a session, newest first."""
        return list(self._shelf.exported_files(session_id))


def put_on_paper(printer: Printer, path: Path) -> None:
    """Print a document.

    Raises:
        Refused: `print.not_pdf`, or the computer cannot print; it says what to do.
    """
    if path.suffix.lower() != PRINTABLE:
        raise Refused("print.not_pdf", path=path)
    printer(path)


def _words(plan: Plan, request: Request, tr: Translator) -> Iterator[str]:
    """Yield what a file's name tells: a rehearsal, what it is, for which table …"""
    if plan.session.rehearsal:
        yield device_slug(tr("Rehearsal"))
    yield tr(request.what)
    document = DOCUMENTS[request.what]
    edition = document.edition_of(request)
    if edition != document.edition:
        yield device_slug(tr(EDITION_WORDS[edition]))
    for wish, find in (
        (request.table, plan.table),
        (request.round, plan.round),
        (request.group, plan.group),
        (request.area, plan.area),
    ):
        if wish:
            yield device_slug(ALL if wish == ALL else find(wish).name)
    shapes = {
        tr("Final"): request.final,
        tr("large print"): request.large,
        tr("booklet"): request.booklet,
    }
    yield from (device_slug(word) for word, holds in shapes.items() if holds)
    if request.paper:
        yield request.paper
    if "first" in document.fields:
        yield f"{request.first}_{request.first + request.copies - 1}"


def _refuse_what_may_not_go_out(
    open_session: OpenSession, request: Request, tr: Translator
) -> None:
    if request.edition == "public":
        # Loaded here: the first screen does without it.
        from facilitator.services.export.personal_numbers import (
            refuse_personal_numbers,
        )

        refuse_personal_numbers(open_session.session)
    if request.final:
        # Loaded here: the first screen does without it.
        from facilitator.services.export.approval import refuse_while_returned

        refuse_while_returned(open_session, tr)
