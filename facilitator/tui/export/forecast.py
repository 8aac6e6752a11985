"""What a document would be like, found out before it is made."""

from collections.abc import Callable
from typing import Any, NamedTuple

from facilitator.domain.errors import FacilitatorError
from facilitator.domain.papers.answer_forms import PaperForm
from facilitator.domain.plan.plan import Plan
from facilitator.i18n.sentences.all import sentence
from facilitator.i18n.translate import Translator
from facilitator.services.export.catalogue import DOCUMENTS
from facilitator.services.export.document import Source
from facilitator.services.export.exports import Exports
from facilitator.services.export.preflight import Finding, preflight
from facilitator.services.export.request import Request
from facilitator.services.office import Office
from facilitator.tui.export.export_order import Stopped

MOST = 3_000
"""Statements beyond which pages are estimated rather than made and thrown away."""


class Forecast(NamedTuple):
    """A document as it would be."""

    request: Request
    meeting: str
    """The id of the meeting."""
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
    is_counting: bool = False
    """True while its pages are being counted."""


def forecast_of(
    office: Office, tr: Translator, request: Request, meeting: str
) -> Forecast:
    """Return what a document would hold, from what is on disk.

    No one changes that meanwhile, so that this can be done in a thread. Its pages come
    later, by `with_pages`, where they are to be counted at all.

    Raises:
        FacilitatorError: the meeting cannot be read.
    """
    read = office.workspace.read(meeting)
    forecast = Forecast(request, meeting, read.plan)
    document = DOCUMENTS[request.what]
    if document.preflight:
        findings = preflight(read.plan, read.session, tr)
        forecast = forecast._replace(findings=tuple(findings))
    try:
        numbered = office.exports.with_first_sheet(read, request)
        made_of = office.exports.gather(read, numbered, tr)
    except FacilitatorError as error:
        return forecast._replace(trouble=sentence(tr, error))
    forecast = forecast._replace(made_of=made_of)
    if document.format_of(request) != "pdf":
        return forecast
    count = len(read.session.statements)
    if document.source is Source.PLAN or count <= MOST:
        return forecast._replace(is_counting=True)
    return forecast._replace(pages=_estimate(forecast, count))


def with_pages(
    exports: Exports, tr: Translator, forecast: Forecast, is_awaited: Callable[[], bool]
) -> Forecast:
    """Make a document and throw it away, to count its pages and missing letters.

    Raises:
        Stopped: it was not awaited any longer.
    """

    def progress(_share: float, _part: str = "", /) -> None:
        if not is_awaited():
            raise Stopped

    sample, copies = forecast.made_of, 1
    if isinstance(sample, PaperForm):  # All sheets are as long as the first.
        copies = len(sample.sheets)
        sample = sample._replace(sheets=sample.sheets[:1])
    forecast = forecast._replace(is_counting=False)
    try:
        paper = exports.try_out(sample, forecast.request, tr, progress)
    except FacilitatorError as error:
        return forecast._replace(trouble=sentence(tr, error))
    pages, replaced = paper.pages * copies, paper.replaced * copies
    return forecast._replace(pages=pages, replaced=replaced)


def _estimate(forecast: Forecast, count: int) -> int | None:
    """Return about how many pages it has, where that can be told."""
    request = forecast.request
    if request.sections or request.large or request.booklet:
        return None
    usual = DOCUMENTS[request.what].per_page
    count = getattr(forecast.made_of, "total", count)
    return -int(-count // usual) if usual else None
