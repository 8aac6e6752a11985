"""Reading the parts of a plan on the digital form and on how documents look."""

import re
from collections.abc import Mapping, Sequence
from functools import partial

from facilitator.domain.plan.form_plan import DIRECTIONS, FormLanguage, FormPlan
from facilitator.domain.plan.look import (
    ARCHIVES,
    LIMIT,
    MOST_LIMIT,
    READABLE,
    Look,
    contrast,
)
from facilitator.domain.plan.plan import GoalArea, PlanItem, TargetGroup
from facilitator.domain.text import TEXT_LIMIT
from facilitator.storage.plans.schema import (
    PLACEHOLDER,
    Section,
)


def form_plan(
    section: Section, areas: Sequence[GoalArea], groups: Sequence[TargetGroup]
) -> FormPlan:
    """Return what the `[form]` of a plan says."""
    usual = FormPlan()
    taken_ids: set[str] = set()
    return FormPlan(
        opens=section.moment("opens"),
        closes=section.moment("closes"),
        limit=section.number("limit", TEXT_LIMIT) or usual.limit,
        controller=section.text("controller"),
        contact=section.text("contact"),
        notice=section.prose("notice"),
        purpose=section.prose("purpose"),
        languages=section.each(
            "languages", lambda row: _language(row, taken_ids, areas, groups)
        ),
    )


def _language(
    section: Section,
    taken_ids: set[str],
    areas: Sequence[GoalArea],
    groups: Sequence[TargetGroup],
) -> FormLanguage:
    questions = [question for area in areas for question in area.questions]
    kinds: Mapping[str, Sequence[PlanItem]] = {
        "areas": areas,
        "groups": groups,
        "questions": questions,
    }
    names = {
        (kind, item_id): name
        for kind, items in kinds.items()
        for item_id, name in section.part(kind, partial(_names, items)).items()
    }
    return FormLanguage(
        section.language(taken_ids),
        section.name(),
        section.choice("direction", DIRECTIONS, DIRECTIONS[0]),
        section.part("texts", _texts),
        names,
    )


def _texts(section: Section) -> Mapping[str, str]:
    from facilitator.i18n.form_texts import FORM_TEXTS

    texts = {
        key: section.text_with_placeholders(key, PLACEHOLDER.findall(english))
        for key, english in FORM_TEXTS.items()
    }
    return {key: text for key, text in texts.items() if text}


def _names(items: Sequence[PlanItem], section: Section) -> Mapping[str, str]:
    """Return names by id; only ids of the plan are known."""
    names = {item.id: section.text(item.id) for item in items}
    return {item_id: name for item_id, name in names.items() if name}


_LOGO = re.compile(r"[^/\\:]+\.(?i:svg|png)")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


def look(section: Section) -> Look:
    """Return what the `[look]` of a plan says."""
    logo = section.text("logo")
    if logo and not _LOGO.fullmatch(logo):
        section.fault("plan.bad_logo", "logo", value=logo)
    accent = _accent(section)
    alt = section.required_text("logo_alt") if logo else section.text("logo_alt")
    return Look(
        logo=logo,
        logo_alt=alt,
        accent=accent,
        archive=section.choice("archive", ARCHIVES, ARCHIVES[0]),
        limit=section.number("limit", MOST_LIMIT) or LIMIT,
    )


def _accent(section: Section) -> str:
    """Return the colour, empty where none is given or it cannot be read on white."""
    accent = section.text("accent")
    if not accent:
        return ""
    if not _COLOUR.fullmatch(accent):
        section.fault("plan.bad_colour", "accent", value=accent)
        return ""
    if contrast(accent) < READABLE:
        contrast_words = f"{contrast(accent):.1f}"
        section.fault(
            "plan.pale_colour", "accent", contrast=contrast_words, least=READABLE
        )
        return ""
    return accent
