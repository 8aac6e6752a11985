"""What can be chosen of each document, and how the choices are told."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from facilitator.domain.compilation.editions import RULES
from facilitator.domain.papers.posters import PAPERS
from facilitator.domain.plan.plan import (
    ALL,
    Plan,
    PlanItem,
    name_of,
)
from facilitator.domain.plan.sections import SECTIONS
from facilitator.i18n.translate import Translator, mark
from facilitator.i18n.words import EDITION_WORDS
from facilitator.services.export.catalogue import (
    BY_AREA,
    BY_EDITION,
    BY_GROUP,
    BY_ROUND,
    BY_SECTION,
    BY_SHEET,
    BY_SIZE,
    BY_TABLE,
    FOLDED,
    FORMATS,
    LARGE,
    Wanted,
    formats_of,
    usual_edition,
)


class Choice(NamedTuple):
    """Something that can be chosen."""

    name: str
    """A message."""
    whose: Sequence[str]
    """The documents that it belongs to."""


CHOICES: Mapping[str, Choice] = {
    "format": Choice(mark("File format"), [x for x, y in FORMATS.items() if y[1:]]),
    "edition": Choice(mark("Edition"), BY_EDITION),
    "limit": Choice(mark("Small groups"), BY_EDITION),
    "sections": Choice(mark("Sections"), BY_SECTION),
    "table": Choice(mark("Table"), BY_TABLE),
    "round": Choice(mark("Round"), BY_ROUND),
    "group": Choice(mark("Group"), BY_GROUP),
    "area": Choice(mark("Area"), BY_AREA),
    "copies": Choice(mark("Copies"), BY_SHEET),
    "paper": Choice(mark("Paper"), BY_SIZE),
    "large": Choice(mark("Large print"), LARGE),
    "booklet": Choice(mark("Booklet"), FOLDED),
    "final": Choice(mark("Final stamp"), BY_SECTION),
}
"""By the field of `Wanted`, in the order in which they are listed."""
PLACES = ("table", "round", "group", "area")
"""What is chosen among the items of one session's plan."""
PRINTED = ("large", "booklet")
"""What matters on paper alone."""
ONE_FOR_EACH = ("poster",)
"""Of what one for each can be made in one file."""
FORMAT_WORDS: Mapping[str, str] = {
    "pdf": mark("PDF, to read and print"),
    "html": mark("Web page"),
    "json": mark("JSON, for other programs"),
    "csv": mark("CSV, for a spreadsheet"),
    "csv-plain": mark("CSV to the letter, for programs"),
    "xlsx": mark("Excel workbook"),
    "zip": mark("Package (zip)"),
}


def choosable(wanted: Wanted) -> list[str]:
    """Return the fields that can be chosen as things stand, in their order."""
    kind = wanted.format or formats_of(wanted.what)[0]
    edition = wanted.edition or usual_edition(wanted.what)
    return [
        field
        for field, choice in CHOICES.items()
        if wanted.what in choice.whose
        and not (field in PRINTED and kind != "pdf")
        and not (field == "limit" and edition != "public")
    ]


def edition_told(tr: Translator, edition: str) -> str:
    """Return what an edition is called, and in one line what it tells."""
    rules = [rule for rule, editions in RULES.items() if edition not in editions]
    if not rules:
        told = tr("everything, with first wordings and who wrote it down")
    elif edition == "public":
        told = tr("nothing that could tell who said it; small groups joined")
    else:
        told = tr("withdrawn without their words, no first wordings")
    return f"{tr(EDITION_WORDS[edition])}: {told}"


def value_told(tr: Translator, wanted: Wanted, field: str, plan: Plan) -> str:
    """Return what is chosen."""
    match field:
        case "format":
            return tr(FORMAT_WORDS[wanted.format or formats_of(wanted.what)[0]])
        case "edition":
            return tr(EDITION_WORDS[wanted.edition or usual_edition(wanted.what)])
        case "limit":
            limit = wanted.limit or plan.project.look.limit
            return tr("joined under {limit}", limit=limit)
        case "sections":
            return _sections(tr, wanted)
        case "copies":
            return str(wanted.copies)
        case "paper":
            return (wanted.paper or PAPERS[0]).upper()
        case "table" | "round" | "group" | "area":
            return _place(tr, wanted, field, plan)
        case _:
            return tr("yes") if getattr(wanted, field) else tr("no")


def items_of(plan: Plan, field: str) -> Sequence[PlanItem]:
    """Return what of a plan can be chosen for one of `PLACES`."""
    rounds = [each for each in plan.session.rounds if not each.pause]
    items: Mapping[str, Sequence[PlanItem]] = {
        "table": plan.session.tables,
        "round": rounds,
        "group": plan.groups,
        "area": plan.areas,
    }
    return items[field]


def _sections(tr: Translator, wanted: Wanted) -> str:
    chosen = len(wanted.sections)
    if not chosen or chosen == len(SECTIONS):
        return tr("all")
    return tr("{count} of {all}", count=chosen, all=len(SECTIONS))


def _place(tr: Translator, wanted: Wanted, field: str, plan: Plan) -> str:
    """Return for which one of a kind it is: a name, one for each, all, or none."""
    chosen = getattr(wanted, field)
    name = name_of(items_of(plan, field), chosen)
    if wanted.what in ONE_FOR_EACH:
        return tr("one each") if chosen == ALL else name or tr("none in particular")
    return name or tr("all")
