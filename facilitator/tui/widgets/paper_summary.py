"""What a paper would be like, told before it is made: pages, letters, what is empty."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from textual.content import Content

from facilitator.domain.plan import PlanItem, name_of
from facilitator.domain.sheets import Sheets
from facilitator.domain.slips import Slips
from facilitator.i18n.translate import Translator
from facilitator.services.exports import BY_ROUND, BY_TABLE, Wanted
from facilitator.tui.text import plain

Material: TypeAlias = Slips | Sheets


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
    told = _of_slips if isinstance(looked.made_of, Slips) else _of_sheets
    warnings = list(told(tr, looked))
    if warnings:
        lines += [plain(""), *warnings]
    return Content("\n").join(lines)


def _size(tr: Translator, looked: Looked) -> str:
    pages = tr.plural("{count} page A4", "{count} pages A4", looked.pages)
    if looked.replaced is None:
        pages = tr("about {pages}", pages=pages)
    if isinstance(looked.made_of, Slips):
        total = looked.made_of.total
        counted = tr.plural("{count} statement", "{count} statements", total)
        return f"{pages} · {counted}"
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
    wanted, session = looked.wanted, looked.made_of.plan.session
    if wanted.what in BY_TABLE and session.tables:
        name = name_of(session.tables, wanted.table) or tr("all")
        yield tr("Table: {table}, B chooses.", table=name)
    if wanted.what in BY_ROUND and session.rounds:
        name = name_of(session.rounds, wanted.round) or tr("all")
        yield tr("Round: {round}, R chooses.", round=name)


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
