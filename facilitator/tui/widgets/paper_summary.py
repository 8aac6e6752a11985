"""What a paper would be like, told before it is made: pages, letters, what is empty."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from facilitator.domain.papers.answer_forms import PaperForm
from facilitator.domain.papers.correction_slips import Slips
from facilitator.domain.papers.posters import PAPERS
from facilitator.domain.papers.table_sheets import Sheets
from facilitator.domain.plan.plan import PlanItem
from facilitator.i18n.translate import Translator
from facilitator.tui.kit.text import plain
from facilitator.tui.widgets.looked import Looked, pages_told


def paper_summary(tr: Translator, looked: Looked) -> list[Content]:
    """Return how much there is of a paper, and what is missing on it."""
    size = _size(tr, looked)
    return [*([plain(size, "bold")] if size else []), *_warnings(tr, looked)]


def _warnings(tr: Translator, looked: Looked) -> Iterator[Content]:
    match looked.made_of:
        case Slips():
            yield from _of_slips(tr, looked)
        case Sheets():
            yield from _of_sheets(tr, looked)
        case PaperForm(plan=plan) if not plan.session.form.controller:
            yield _warning(tr("The plan does not say who is responsible: [form]."))


def _size(tr: Translator, looked: Looked) -> str:
    pages = pages_told(tr, looked, looked.wanted.paper or PAPERS[0])
    if isinstance(looked.made_of, Slips):
        total = looked.made_of.total
        counted = tr.plural("{count} statement", "{count} statements", total)
        by_hand = looked.made_of.on_paper
        if by_hand:
            told = tr("{count} of them on paper", count=by_hand)
            counted = f"{counted}, {told}"
        return " · ".join(filter(None, (pages, counted)))
    if isinstance(looked.made_of, PaperForm):
        sheets = looked.made_of.sheets
        first, last = sheets[0], sheets[-1]
        told = tr("sheets {first} to {last}", first=first, last=last)
        if first == last:
            told = tr("sheet {number}", number=first)
        return " · ".join(filter(None, (pages, told)))
    return pages


def _of_slips(tr: Translator, looked: Looked) -> Iterator[Content]:
    made_of = looked.made_of
    assert isinstance(made_of, Slips)
    if made_of.empty:
        yield _named(tr("Nothing is logged at:"), made_of.empty)


def _of_sheets(tr: Translator, looked: Looked) -> Iterator[Content]:
    made_of, what = looked.made_of, looked.wanted.what
    assert isinstance(made_of, Sheets)
    plan, session = made_of.plan, made_of.plan.session
    if what == "card":
        return
    if not session.rounds:
        yield _warning(tr("The plan has no rounds."))
    elif session.starts is None:
        yield _warning(tr("The plan does not say when it starts."))
    timeless = [each for each in session.rounds if not each.minutes]
    if timeless:
        yield _named(tr("Rounds without a length:"), timeless)
    unasked = [area for area in plan.areas if not area.questions]
    if unasked:
        yield _named(tr("Goal areas without questions:"), unasked)
    yield from _of_tables(tr, looked, made_of)


def _of_tables(tr: Translator, looked: Looked, made_of: Sheets) -> Iterator[Content]:
    if looked.wanted.what == "running-sheet":
        notes = sum(bool(each.note) for each in made_of.plan.session.rounds)
        told = tr.plural(
            "{count} internal note. It is not for the tables.",
            "{count} internal notes. It is not for the tables.",
            notes,
        )
        yield plain(told)
        return
    if not made_of.tables:
        yield _warning(tr("The plan has no tables."))
    mixed = [table for table in made_of.tables if not table.group]
    if mixed:
        yield _named(tr("Tables without a target group:"), mixed)
    if not made_of.plan.session.form_link:
        yield _warning(tr("No QR code: the plan has no form_link."))


def _warning(text: str) -> Content:
    return plain(f"! {text}", "bold $warning")


def _named(heading: str, items: Sequence[PlanItem]) -> Content:
    names = ", ".join(item.name for item in items)
    return Content.assemble(_warning(heading), plain(f" {names}"))
