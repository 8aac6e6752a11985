"""What there is to say of a document that can be made: the record and its words."""

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any, NamedTuple

from facilitator.domain.plan.plan import Plan, SessionPlan
from facilitator.domain.session.session import Session
from facilitator.i18n.translate import Translator, mark
from facilitator.services.export.content import Builder, Ground
from facilitator.services.export.request import Request


class Occasion(Enum):
    """When a document is of use; its value is a message, the heading over it."""

    AFTER = mark("After the meeting")
    LEAVING = mark("Before people leave")
    BEFORE = mark("Before the meeting")


class Source(Enum):
    """What a document is made of, which tells when it is out of date."""

    COMPILATION = "compilation"
    """The whole compilation, in an edition."""
    PART = "part"
    """Some of the compilation, in an edition."""
    STATEMENTS = "statements"
    """What was said, as it was logged."""
    PLAN = "plan"
    """The plan alone, whatever has been said."""


class InBundle(NamedTuple):
    """How a document stands in the package of everything."""

    format: str
    """One of its formats."""
    description: str
    """What it is; a message."""
    readers: str
    """For whom it is; a message."""


class Document(NamedTuple):
    """A document that can be made: all that any part of the program knows of it."""

    key: str
    """What the command line and the provenance of its files call it.

    It is a message too: in the user's language, the name of its file begins with it.
    """
    name: str
    """What it is called in the list of what can be made; a message."""
    use: str
    """What it is good for, in one sentence; a message."""
    occasion: Occasion
    """Under which heading it is listed."""
    source: Source
    builder: Builder
    """Returns what it is made of, from a plan and a session."""
    formats: Mapping[str, str]
    """What it can be made as, the usual first, and the name of what makes it.

    A name is `module:function` under `facilitator.documents`, which `makers.py` there
    finds: services know no document. Empty for what is packed here of the others.
    """
    heading: str = ""
    """What it calls itself, a message; empty where that is its name in the list."""
    edition: str = ""
    """The edition that it is usually made in; empty where it has no editions."""
    choices: tuple[str, ...] = ()
    """The fields of a `Request` that it heeds, beside format, edition and limit."""
    one_for_each: bool = False
    """Whether one for each table, group or area can be made in one file."""
    meetings: bool = False
    """Whether it tells of the meetings that come after."""
    preflight: bool = False
    """Whether the session is looked through first for what there is to see to.

    That is for what is handed on; a paper of the evening tells of itself alone.
    """
    per_page: float = 0
    """How many statements there usually are on a page; 0 where that is not known."""
    in_bundle: tuple[InBundle, ...] = ()
    """Its places in the package of everything."""

    @property
    def title(self) -> str:
        """What it calls itself; a message."""
        return self.heading or self.name

    @property
    def has_editions(self) -> bool:
        """Whether it is made in editions."""
        return bool(self.edition)

    @property
    def fields(self) -> frozenset[str]:
        """The fields of a `Request` that it heeds, whatever is chosen for others."""
        fields = set(self.choices)
        if len(self.formats) > 1:
            fields.add("format")
        if self.has_editions:
            fields |= {"edition", "limit"}
        return frozenset(fields)

    def format_of(self, request: Request) -> str:
        """Return the format asked for, or the usual one."""
        return request.format or next(iter(self.formats))

    def edition_of(self, request: Request) -> str:
        """Return the edition asked for, or the usual one; empty where it has none."""
        return (request.edition or self.edition) if self.edition else ""

    def content(
        self,
        plan: Plan,
        session: Session,
        request: Request,
        tr: Translator,
        meetings: Iterable[SessionPlan] = (),
    ) -> Any:
        """Return what it is made of; its maker alone knows more of that.

        Args:
            plan: the session's, with the look that the document is to have.
            session: what was said.
            request: of what, for whom, in which shape.
            tr: speaks the language of the document's own words.
            meetings: those of the goal work, for what tells how it goes on.

        Raises:
            Refused: an unknown table, round, group, area, edition or section, or what
                the document lacks.
        """
        edition = self.edition_of(request)
        return self.builder(Ground(plan, session, request, edition, tr, meetings))
