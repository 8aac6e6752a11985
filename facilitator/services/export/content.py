"""What each document is made of: pure data from a plan and a session."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from facilitator.domain.choices import one_of
from facilitator.domain.errors import Refused
from facilitator.domain.plan.plan import (
    Plan,
    SessionPlan,
)
from facilitator.domain.session.session import Session
from facilitator.i18n.translate import Translator
from facilitator.services.export.catalogue import (
    BY_EDITION,
    BY_SHEET,
    BY_SIZE,
    Wanted,
    usual_edition,
)

if TYPE_CHECKING:
    from facilitator.domain.compilation.compilation import (
        Compilation,
        Scope,
    )


def material(
    plan: Plan,
    session: Session,
    wanted: Wanted,
    tr: Translator,
    meetings: Iterable[SessionPlan] = (),
) -> Any:
    """Return what a document is made of.

    Args:
        plan: the session's, with the look that the document is to have.
        session: what was said.
        wanted: which document, of what.
        tr: speaks the language of the document's own words.
        meetings: those of the goal work, for what tells how it goes on.

    Raises:
        Refused: an unknown table, round, group, area, edition or section, or what the
            document lacks.
    """
    # Loaded here: the first screen does without it.
    if wanted.what in BY_EDITION:
        from facilitator.domain.compilation.compilation import compile_session

        compiled = compile_session(plan, session, scope_of(plan, wanted, tr))
        return _part_of(compiled, wanted, meetings)
    return _paper(plan, session, wanted)


def _paper(plan: Plan, session: Session, wanted: Wanted) -> Any:
    """Return what a document is made of that has no editions."""
    if wanted.what == "correction-slips":
        from facilitator.domain.papers.correction_slips import slips_of

        return slips_of(plan, session, wanted.table, wanted.round)
    if wanted.what == "journal":
        from facilitator.domain.compilation.lineage import lineage_of

        return lineage_of(plan, session)
    if wanted.what in BY_SHEET:
        from facilitator.domain.papers.answer_forms import paper_form

        of = (wanted.group, wanted.table, wanted.first, wanted.copies)
        return paper_form(plan, *of)
    if wanted.what in BY_SIZE:
        return _poster(plan, wanted)
    from facilitator.domain.papers.table_sheets import sheets_of

    return sheets_of(plan, wanted.table)


def scope_of(plan: Plan, wanted: Wanted, tr: Translator) -> "Scope":
    """Return what a compilation is asked to show.

    Raises:
        Refused: an unknown edition or section, or a limit below 0.
    """
    if wanted.limit < 0:
        raise Refused("edition.limit", value=wanted.limit)
    from facilitator.domain.compilation.compilation import Scope
    from facilitator.domain.compilation.editions import EDITIONS
    from facilitator.domain.plan.sections import chosen

    return Scope(
        one_of("edition", EDITIONS, wanted.edition or usual_edition(wanted.what)),
        wanted.limit or plan.project.look.limit,
        chosen(wanted.sections),
        wanted.final,
        tr("Joined groups"),
    )


def _part_of(
    compiled: "Compilation", wanted: Wanted, meetings: Iterable[SessionPlan]
) -> Any:
    """Return what a document that is made of a compilation shows of it."""
    if wanted.what == "handouts":
        from facilitator.domain.compilation.handouts import handouts_of

        return handouts_of(compiled, wanted.area, wanted.group)
    if wanted.what == "feedback":
        from facilitator.domain.compilation.feedback import feedback_of

        return feedback_of(compiled, wanted.group, meetings)
    return compiled


def _poster(plan: Plan, wanted: Wanted) -> Any:
    from facilitator.domain.papers.posters import (
        posters_of,
        wifi_poster,
    )

    if wanted.what == "wifi-poster":
        return wifi_poster(plan, wanted.paper, wanted.link, wanted.distance)
    which = (wanted.table, wanted.group, wanted.area)
    return posters_of(plan, *which, wanted.paper, wanted.link, wanted.distance)
