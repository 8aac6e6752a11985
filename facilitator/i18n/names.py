"""What a session is called where it stands as a heading."""

from facilitator.domain.plan.plan import SessionPlan
from facilitator.i18n.translate import Translator


def session_name(tr: Translator, session: SessionPlan) -> str:
    """Return a session's name; that of a rehearsal says first what it is."""
    return rehearsal_marked(tr, session, session.name)


def rehearsal_marked(tr: Translator, session: SessionPlan, heading: str) -> str:
    """Return a heading that says so first where it stands over a rehearsal."""
    marked = tr("REHEARSAL")
    return f"{marked} · {heading}" if session.rehearsal else heading
