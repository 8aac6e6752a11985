"""What was found when a document was looked at before it is made."""

from typing import Any, NamedTuple

from facilitator.domain.plan.plan import Plan
from facilitator.i18n.translate import Translator
from facilitator.services.export.preflight import Finding
from facilitator.services.export.request import Request


class Looked(NamedTuple):
    """A document as it would be."""

    wanted: Request
    session: str
    """The id of the session."""
    plan: Plan
    made_of: Any = None
    """What it is made of; None where it cannot be made."""
    pages: int | None = None
    """None where they are not counted, or not yet."""
    replaced: int | None = None
    """How many characters no font has; None where that is not known."""
    findings: tuple[Finding, ...] = ()
    """What there is to look at first."""
    trouble: str = ""
    """Why it cannot be made, in a sentence."""
    busy: bool = False
    """True while its pages are being counted."""


def pages_told(tr: Translator, looked: Looked, paper: str) -> str:
    """Return how many pages it has, or that they are being counted."""
    if looked.pages is None:
        return tr("counting pages …") if looked.busy else ""
    pages = tr.plural(
        "{count} page {paper}",
        "{count} pages {paper}",
        looked.pages,
        paper=paper.upper(),
    )
    return tr("about {pages}", pages=pages) if looked.replaced is None else pages
