"""What can be chosen of each document, and how the choices are told."""

from collections.abc import Mapping, Sequence

from facilitator.domain.compilation.editions import RULES
from facilitator.domain.papers.posters import PAPERS
from facilitator.domain.plan.plan import (
    ALL,
    Plan,
    PlanItem,
    name_of,
)
from facilitator.domain.plan.sections import SECTIONS
from facilitator.i18n.translate import Translator
from facilitator.i18n.words import EDITION_WORDS
from facilitator.services.export.catalogue import DOCUMENTS
from facilitator.services.export.choices import FORMAT_WORDS
from facilitator.services.export.request import Request


def edition_words(tr: Translator, edition: str) -> str:
    """Return what an edition is called, and in one line what it tells."""
    rules = [rule for rule, editions in RULES.items() if edition not in editions]
    if not rules:
        scope = tr("everything, with first wordings and who wrote it down")
    elif edition == "public":
        scope = tr("nothing that could tell who said it; small groups joined")
    else:
        scope = tr("withdrawn without their words, no first wordings")
    return f"{tr(EDITION_WORDS[edition])}: {scope}"


def value_words(tr: Translator, request: Request, field: str, plan: Plan) -> str:
    """Return what is chosen."""
    document = DOCUMENTS[request.what]
    match field:
        case "format":
            return tr(FORMAT_WORDS[document.format_of(request)])
        case "edition":
            return tr(EDITION_WORDS[document.edition_of(request)])
        case "limit":
            limit = request.limit or plan.project.look.limit
            return tr("joined under {limit}", limit=limit)
        case "sections":
            return _sections(tr, request)
        case "copies":
            return str(request.copies)
        case "paper":
            return (request.paper or PAPERS[0]).upper()
        case "table" | "round" | "group" | "area":
            return _place(tr, request, field, plan)
        case _:
            return tr("yes") if getattr(request, field) else tr("no")


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


def _sections(tr: Translator, request: Request) -> str:
    count = len(request.sections)
    if not count or count == len(SECTIONS):
        return tr("all")
    return tr("{count} of {all}", count=count, all=len(SECTIONS))


def _place(tr: Translator, request: Request, field: str, plan: Plan) -> str:
    """Return for which one of a kind it is: a name, one for each, all, or none."""
    item_id = getattr(request, field)
    name = name_of(items_of(plan, field), item_id)
    if DOCUMENTS[request.what].one_for_each:
        return tr("one each") if item_id == ALL else name or tr("none in particular")
    return name or tr("all")
