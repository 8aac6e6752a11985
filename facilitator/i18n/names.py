"""What sessions, sections and withdrawals are called where people read of them."""

from collections.abc import Sequence

from facilitator.domain.plan.plan import GoalArea, SessionPlan
from facilitator.domain.plan.sections import area_of
from facilitator.domain.session.statement import Withdrawal
from facilitator.i18n.translate import Translator
from facilitator.i18n.words import SECTION_WORDS


def session_name(tr: Translator, session: SessionPlan) -> str:
    """Return a session's name; that of a rehearsal says first what it is."""
    return rehearsal_marked(tr, session, session.name)


def rehearsal_marked(tr: Translator, session: SessionPlan, heading: str) -> str:
    """Return a heading that says so first where it stands over a rehearsal."""
    rehearsal_mark = tr("REHEARSAL")
    return f"{rehearsal_mark} · {heading}" if session.rehearsal else heading


def section_name(tr: Translator, areas: Sequence[GoalArea], key: str) -> str:
    """Return a section's heading; one that is not known is called by its key.

    A chapter is called by the number and name of its area.
    """
    for number, area in enumerate(areas, 1):
        if area.id == area_of(key):
            return f"{number} {area.name}"
    return tr(SECTION_WORDS[key]) if key in SECTION_WORDS else key


def reason_gone(tr: Translator, withdrawal: Withdrawal) -> str:
    """Return the reason that was given, or what happened where none was."""
    if withdrawal.again:
        return tr("the same answer had come in before")
    return withdrawal.reason or tr("the logging was undone")
