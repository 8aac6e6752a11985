"""What a document will hold, in words: how much, of what, and what is missing in it."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from facilitator.domain.compilation.accounting import Balance
from facilitator.domain.compilation.compilation import Compilation, Part
from facilitator.domain.papers.answer_forms import PaperForm
from facilitator.domain.papers.correction_slips import Slips
from facilitator.domain.papers.posters import PAPERS
from facilitator.domain.papers.table_sheets import Sheets
from facilitator.domain.plan.plan import PlanItem
from facilitator.domain.plan.sections import SECTIONS
from facilitator.i18n.translate import Translator
from facilitator.i18n.words import SECTION_WORDS
from facilitator.services.export.catalogue import DOCUMENTS
from facilitator.tui.export.choice_words import edition_words
from facilitator.tui.export.forecast import Forecast
from facilitator.tui.kit.text import plain


def compiled_summary(tr: Translator, forecast: Forecast) -> list[Content]:
    """Return how much it holds, which sections, and what its edition leaves out."""
    made_of = forecast.made_of
    if isinstance(made_of, Part):
        made_of = made_of.made_of
    sums: Balance = made_of.balance
    lines = [_size_of_compiled(tr, forecast, sums), *_counts(tr, sums)]
    if isinstance(made_of, Compilation):
        if "sections" in DOCUMENTS[forecast.request.what].fields:
            lines.append(_contents(tr, made_of))
        lines += _left_out(tr, made_of)
    return lines


def _size_of_compiled(tr: Translator, forecast: Forecast, sums: Balance) -> Content:
    statements = tr.plural("{count} statement", "{count} statements", sums.counted)
    pages = _pages(tr, forecast, PAPERS[0])
    return plain(f"{statements} · {pages}" if pages else statements, "bold")


def _counts(tr: Translator, sums: Balance) -> Iterator[Content]:
    channels = sums.by_channel
    yield plain(
        tr(
            "On site {onsite}, online {online}, on paper {paper}.",
            onsite=channels.onsite,
            online=channels.online,
            paper=channels.paper,
        )
    )
    if sums.withdrawn:
        yield plain(
            tr(
                "Logged {logged}, withdrawn {withdrawn}.",
                logged=sums.logged,
                withdrawn=sums.withdrawn,
            )
        )


def _contents(tr: Translator, made_of: Compilation) -> Content:
    """Return the sections, with how many chapters there are."""
    sections, count = made_of.scope.sections, len(made_of.chapters)
    chapters = tr.plural("{count} chapter", "{count} chapters", count)
    if sections == SECTIONS:
        all_of_it = tr("All {count} sections, with {chapters}.", count=len(SECTIONS),
                       chapters=chapters)  # fmt: skip
        return plain(all_of_it)
    names = [
        chapters if each == "chapters" else tr(SECTION_WORDS[each]) for each in sections
    ]
    return plain(tr("Contents: {sections}.", sections=", ".join(names)))


def _left_out(tr: Translator, made_of: Compilation) -> Iterator[Content]:
    """Yield what the edition does not tell, with how much of it there is."""
    edition = made_of.scope.edition
    words = edition_words(tr, edition)
    yield plain(f"{words[:1].upper()}{words[1:]}.")
    if edition != "public":
        return
    less = made_of.view.differences
    groups = {each for areas in less.joined_groups.groups.values() for each in areas}
    yield plain(
        tr(
            "Under the limit of {limit}: groups joined {groups}, statements without "
            "their group {coarsened}. Withdrawn and left out: {withdrawn}.",
            limit=made_of.scope.limit,
            groups=len(groups),
            coarsened=len(less.coarsened),
            withdrawn=len(less.withdrawn),
        )
    )


def paper_summary(tr: Translator, forecast: Forecast) -> list[Content]:
    """Return how much there is of a paper, and what is missing on it."""
    size = _size(tr, forecast)
    return [*([plain(size, "bold")] if size else []), *_warnings(tr, forecast)]


def _warnings(tr: Translator, forecast: Forecast) -> Iterator[Content]:
    match forecast.made_of:
        case Slips():
            yield from _of_slips(tr, forecast)
        case Sheets():
            yield from _of_sheets(tr, forecast)
        case PaperForm(plan=plan) if not plan.session.form.controller:
            yield _warning(tr("The plan does not say who is responsible: [form]."))


def _size(tr: Translator, forecast: Forecast) -> str:
    pages = _pages(tr, forecast, forecast.request.paper or PAPERS[0])
    if isinstance(forecast.made_of, Slips):
        total = forecast.made_of.total
        statements = tr.plural("{count} statement", "{count} statements", total)
        by_hand = forecast.made_of.on_paper
        if by_hand:
            of_paper = tr("{count} of them on paper", count=by_hand)
            statements = f"{statements}, {of_paper}"
        return " · ".join(filter(None, (pages, statements)))
    if isinstance(forecast.made_of, PaperForm):
        sheets = forecast.made_of.sheets
        first, last = sheets[0], sheets[-1]
        numbers = tr("sheets {first} to {last}", first=first, last=last)
        if first == last:
            numbers = tr("sheet {number}", number=first)
        return " · ".join(filter(None, (pages, numbers)))
    return pages


def _of_slips(tr: Translator, forecast: Forecast) -> Iterator[Content]:
    made_of = forecast.made_of
    assert isinstance(made_of, Slips)
    if made_of.empty:
        yield _with_heading(tr("Nothing is logged at:"), made_of.empty)


def _of_sheets(tr: Translator, forecast: Forecast) -> Iterator[Content]:
    made_of, what = forecast.made_of, forecast.request.what
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
        yield _with_heading(tr("Rounds without a length:"), timeless)
    unasked = [area for area in plan.areas if not area.questions]
    if unasked:
        yield _with_heading(tr("Goal areas without questions:"), unasked)
    yield from _of_tables(tr, forecast, made_of)


def _of_tables(
    tr: Translator, forecast: Forecast, made_of: Sheets
) -> Iterator[Content]:
    if forecast.request.what == "running-sheet":
        notes = sum(bool(each.note) for each in made_of.plan.session.rounds)
        internal = tr.plural(
            "{count} internal note. It is not for the tables.",
            "{count} internal notes. It is not for the tables.",
            notes,
        )
        yield plain(internal)
        return
    if not made_of.tables:
        yield _warning(tr("The plan has no tables."))
    mixed = [table for table in made_of.tables if not table.group]
    if mixed:
        yield _with_heading(tr("Tables without a target group:"), mixed)
    if not made_of.plan.session.form_link:
        yield _warning(tr("No QR code: the plan has no form_link."))


def _warning(text: str) -> Content:
    return plain(f"! {text}", "bold $warning")


def _with_heading(heading: str, items: Sequence[PlanItem]) -> Content:
    names = ", ".join(item.name for item in items)
    return Content.assemble(_warning(heading), plain(f" {names}"))


def letters_lines(tr: Translator, forecast: Forecast) -> Iterator[Content]:
    """Yield whether every character can be printed, once that is known."""
    if forecast.replaced:
        missing = tr.plural(
            "{count} character has no letterform and is printed as a box.",
            "{count} characters have no letterform and are printed as boxes.",
            forecast.replaced,
        )
        yield plain(f"! {missing}", "bold $warning")
    elif forecast.replaced is not None:
        yield plain("✓ " + tr("Every character can be printed."), "$success")


def _pages(tr: Translator, forecast: Forecast, paper: str) -> str:
    """Return how many pages it has, or that they are being counted."""
    if forecast.pages is None:
        return tr("counting pages …") if forecast.is_counting else ""
    pages = tr.plural(
        "{count} page {paper}",
        "{count} pages {paper}",
        forecast.pages,
        paper=paper.upper(),
    )
    return tr("about {pages}", pages=pages) if forecast.replaced is None else pages
