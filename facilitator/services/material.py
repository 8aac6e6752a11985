"""What each document is made of: pure data from a plan and a session."""

from typing import TYPE_CHECKING, Any

from facilitator.domain.decide import one_of
from facilitator.domain.plan import Plan
from facilitator.domain.session import Session
from facilitator.i18n.translate import Translator
from facilitator.services.wanted import BY_EDITION, BY_SHEET, BY_SIZE, Wanted

if TYPE_CHECKING:
    from facilitator.domain.compilation import Compilation, Scope


def material(plan: Plan, session: Session, wanted: Wanted, tr: Translator) -> Any:
    """Return what a document is made of.

    Raises:
        Refused: an unknown table, round, group, area, edition or section, or what the
            document lacks.
    """
    # Loaded here: the first screen does without it.
    if wanted.what in BY_EDITION:
        from facilitator.domain.compilation import compile_session

        compiled = compile_session(plan, session, scope_of(plan, wanted, tr))
        return _leaves(compiled, wanted)
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


def scope_of(plan: Plan, wanted: Wanted, tr: Translator) -> "Scope":
    """Return what a compilation is asked to show.

    Raises:
        Refused: an unknown edition or section.
    """
    from facilitator.domain.compilation import Scope
    from facilitator.domain.editions import EDITIONS
    from facilitator.domain.sections import chosen

    return Scope(
        one_of("edition", EDITIONS, wanted.edition),
        wanted.limit or plan.project.look.limit,
        chosen(wanted.sections),
        wanted.final,
        tr("Joined groups"),
    )


def _leaves(compiled: "Compilation", wanted: Wanted) -> Any:
    """Return what a document of a compilation is made of."""
    if wanted.what == "handouts":
        from facilitator.domain.handouts import handouts_of

        return handouts_of(compiled, wanted.area, wanted.group)
    return compiled


def _poster(plan: Plan, wanted: Wanted) -> Any:
    from facilitator.domain.posters import posters_of, wifi_poster

    if wanted.what == "wifi-poster":
        return wifi_poster(plan, wanted.paper, wanted.link)
    which = (wanted.table, wanted.group, wanted.area)
    return posters_of(plan, *which, paper=wanted.paper, link=wanted.link)
