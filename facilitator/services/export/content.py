"""What each document is made of: pure data from a plan and a session.

A function for each kind of content, named in the document's record in the catalogue.
All raise `Refused` for an unknown table, round, group, area, edition or section, and
where the document lacks something that it cannot do without.

The read models are imported where they are needed: the first screen is shown without
any of them, and `test_imports.py` holds it to that.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeAlias

from facilitator.domain.errors import Refused, one_of
from facilitator.domain.plan.plan import Plan, SessionPlan
from facilitator.domain.session.session import Session
from facilitator.i18n.translate import Translator
from facilitator.services.export.request import Request

if TYPE_CHECKING:
    from facilitator.domain.compilation.compilation import Compilation, Scope


class Content(Protocol):
    """What a document is made of; nothing changes it afterwards."""

    @property
    def digest(self) -> str:
        """The content digest."""


class Ground(NamedTuple):
    """All that a document can be made of."""

    plan: Plan
    """The session's, with the look that the document is to have."""
    session: Session
    request: Request
    edition: str
    """The one asked for, or the document's usual; empty where it is made in none."""
    tr: Translator
    """Speaks the language of the document's own words."""
    meetings: Iterable[SessionPlan] = ()
    """Those of the goal work, for what tells how it goes on."""


Builder: TypeAlias = Callable[[Ground], Content]
"""Returns what a document is made of."""


def compilation(ground: Ground) -> "Compilation":
    """Return the whole compilation in the edition, with the sections asked for."""
    from facilitator.domain.compilation.compilation import compile_session

    return compile_session(ground.plan, ground.session, _scope(ground))


def handouts(ground: Ground) -> Content:
    """Return a page for each goal area and each target group, or for those asked."""
    from facilitator.domain.compilation.handouts import handouts_of

    return handouts_of(compilation(ground), ground.request.area, ground.request.group)


def feedback(ground: Ground) -> Content:
    """Return what each target group said, where it went, and what comes next."""
    from facilitator.domain.compilation.feedback import feedback_of

    return feedback_of(compilation(ground), ground.request.group, ground.meetings)


def journal(ground: Ground) -> Content:
    """Return every statement with all that happened to it."""
    from facilitator.domain.compilation.lineage import lineage_of

    return lineage_of(ground.plan, ground.session)


def correction_slips(ground: Ground) -> Content:
    """Return what was said at each table, to be read by those who said it."""
    from facilitator.domain.papers.correction_slips import slips_of

    request = ground.request
    return slips_of(ground.plan, ground.session, request.table, request.round)


def sheets(ground: Ground) -> Content:
    """Return who talks of what at which table and when."""
    from facilitator.domain.papers.table_sheets import sheets_of

    return sheets_of(ground.plan, ground.request.table)


def answer_forms(ground: Ground) -> Content:
    """Return numbered sheets to answer on by hand."""
    from facilitator.domain.papers.answer_forms import paper_form

    request = ground.request
    which = (request.group, request.table, request.first, request.copies)
    return paper_form(ground.plan, *which)


def posters(ground: Ground) -> Content:
    """Return the form's code, for each table, group and area that is asked for."""
    from facilitator.domain.papers.posters import posters_of

    request = ground.request
    which = (request.table, request.group, request.area)
    return posters_of(
        ground.plan, *which, request.paper, request.link, request.distance
    )


def wifi_poster(ground: Ground) -> Content:
    """Return the code that lets phones into the participants' network."""
    from facilitator.domain.papers.posters import wifi_poster

    request = ground.request
    return wifi_poster(ground.plan, request.paper, request.link, request.distance)


def _scope(ground: Ground) -> "Scope":
    """Return what a compilation is asked to show.

    Raises:
        Refused: an unknown edition or section, or a limit below 0.
    """
    request = ground.request
    if request.limit < 0:
        raise Refused("edition.limit", value=request.limit)
    from facilitator.domain.compilation.compilation import Scope
    from facilitator.domain.compilation.editions import EDITIONS
    from facilitator.domain.plan.sections import sections_of

    return Scope(
        one_of("edition", EDITIONS, ground.edition),
        request.limit or ground.plan.project.look.limit,
        sections_of(request.sections),
        request.final,
        ground.tr("Joined groups"),
    )
