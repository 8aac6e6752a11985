"""What a paper would be like, told before it is made: pages, letters, what is empty."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from textual.content import Content

from facilitator.domain.paper_form import PaperForm
from facilitator.domain.plan import ALL, PlanItem, name_of
from facilitator.domain.posters import PAPERS, Posters, WifiPoster
from facilitator.domain.sheets import Sheets
from facilitator.domain.slips import Slips
from facilitator.i18n.translate import Translator
from facilitator.services.wanted import (
    BY_AREA,
    BY_GROUP,
    BY_ROUND,
    BY_SIZE,
    BY_TABLE,
    Wanted,
)
from facilitator.tui.text import plain

Material: TypeAlias = Slips | Sheets | PaperForm | Posters | WifiPoster


class Looked(NamedTuple):
    """What was found when a paper was tried out."""

    wanted: Wanted
    made_of: Material
    pages: int
    replaced: int | None
    """How many characters no font has; None where the pages were only estimated."""


def paper_summary(tr: Translator, looked: Looked) -> Content:
    """Return what there is to know before a paper is made."""
    lines = [plain(_size(tr, looked), "bold"), *_letters(tr, looked)]
    lines += [plain(line) for line in _which(tr, looked)]
    warnings = list(_warnings(tr, looked))
    if warnings:
        lines += [plain(""), *warnings]
    return Content("\n").join(lines)


def _warnings(tr: Translator, looked: Looked) -> Iterator[Content]:
    match looked.made_of:
        case Slips():
            yield from _of_slips(tr, looked)
        case Sheets():
            yield from _of_sheets(tr, looked)
        case PaperForm(plan=plan) if not plan.session.form.controller:
            yield _warning(tr("The plan does not say who is responsible: [form]."))


def _size(tr: Translator, looked: Looked) -> str:
    pages = tr.plural(
        "{count} page {paper}",
        "{count} pages {paper}",
        looked.pages,
        paper=(looked.wanted.paper or PAPERS[0]).upper(),
    )
    if looked.replaced is None:
        pages = tr("about {pages}", pages=pages)
    if isinstance(looked.made_of, Slips):
        total = looked.made_of.total
        counted = tr.plural("{count} statement", "{count} statements", total)
        by_hand = looked.made_of.on_paper
        if by_hand:
            told = tr("{count} of them on paper", count=by_hand)
            counted = f"{counted}, {told}"
        return f"{pages} · {counted}"
    if isinstance(looked.made_of, PaperForm):
        sheets = looked.made_of.sheets
        first, last = sheets[0], sheets[-1]
        told = tr("sheets {first} to {last}", first=first, last=last)
        if first == last:
            told = tr("sheet {number}", number=first)
        return f"{pages} · {told}"
    return pages


def _letters(tr: Translator, looked: Looked) -> Iterator[Content]:
    if looked.replaced:
        told = tr.plural(
            "{count} character has no letterform and is printed as a box.",
            "{count} characters have no letterform and are printed as boxes.",
            looked.replaced,
        )
        yield plain(f"! {told}", "bold $warning")
    elif looked.replaced is not None:
        yield plain("✓ " + tr("Every character can be printed."), "$success")


def _which(tr: Translator, looked: Looked) -> Iterator[str]:
    """Yield which table and round it is for, where that can be chosen."""
    wanted, plan = looked.wanted, looked.made_of.plan
    session = plan.session
    if wanted.what in BY_TABLE and session.tables:
        yield tr("Table: {table}, B chooses.", table=_named_in(tr, looked, "table"))
    if wanted.what in BY_ROUND and session.rounds:
        yield tr("Round: {round}, R chooses.", round=_named_in(tr, looked, "round"))
    if wanted.what in BY_GROUP and plan.groups:
        yield tr("Group: {group}, G chooses.", group=_named_in(tr, looked, "group"))
    if wanted.what in BY_AREA and plan.areas:
        yield tr("Area: {area}, A chooses.", area=_named_in(tr, looked, "area"))
    if isinstance(looked.made_of, PaperForm):
        yield tr.plural(
            "{count} copy, C changes.",
            "{count} copies, C changes.",
            len(looked.made_of.sheets),
        )
    if wanted.what in BY_SIZE:
        size = (wanted.paper or PAPERS[0]).upper()
        yield tr("Paper: {size}, F changes.", size=size)


def _named_in(tr: Translator, looked: Looked, field: str) -> str:
    """Return for which one of a kind it is: a name, one for each, all, or none."""
    plan, chosen = looked.made_of.plan, getattr(looked.wanted, field)
    items: dict[str, Sequence[PlanItem]] = {
        "table": plan.session.tables,
        "round": plan.session.rounds,
        "group": plan.groups,
        "area": plan.areas,
    }
    if isinstance(looked.made_of, Posters):
        none = tr("none in particular")
        return (
            tr("one each") if chosen == ALL else name_of(items[field], chosen) or none
        )
    return name_of(items[field], chosen) or tr("all")


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
