"""What the field says in its frame: keywords that are chosen, or what its keys do."""

from facilitator.domain.plan.plan import name_of
from facilitator.domain.text import TEXT_LIMIT
from facilitator.i18n.formats import number as figures
from facilitator.i18n.translate import Translator
from facilitator.tui.kit.desk import Desk


def hint(tr: Translator, desk: Desk, suggestion: str, likeness: str) -> str:
    """Return the one hint that matters most now.

    Args:
        suggestion: the rest of a keyword that Tab would take; empty for none.
        likeness: the hint at something alike; empty for none.
    """
    length = len(desk.draft.text)
    if length > TEXT_LIMIT:
        return tr(
            "{length} characters of at most {limit}: shorten or divide it",
            length=figures(length, tr.language),
            limit=figures(TEXT_LIMIT, tr.language),
        )
    if suggestion:
        return tr("Tab takes the keyword · Enter saves")
    return likeness or _coded(tr, desk) or tr("Enter saves · # gives a keyword")


def _coded(tr: Translator, desk: Desk) -> str:
    """Return the keywords and further areas that are chosen."""
    plan, draft = desk.plan, desk.draft
    parts = [name_of(plan.keywords, word) for word in draft.keywords]
    if draft.also:
        areas = [name_of(plan.areas, area) for area in draft.also]
        parts.append(tr("also {areas}", areas=", ".join(areas)))
    return ", ".join(parts)
