"""What a session is called where it stands as a heading."""

from facilitator.domain.plan import SessionPlan
from facilitator.i18n.translate import Translator


def session_name(tr: Translator, session: SessionPlan) -> str:
    """Return a session's name; that of a rehearsal says first what it is."""
    if not session.rehearsal:
        return session.name
    marked = tr("REHEARSAL")
    return f"{marked} · {session.name}"
