"""Reading the part of a plan that is about how documents look."""

import re

from facilitator.domain.plan.look import (
    ARCHIVES,
    LIMIT,
    MOST_LIMIT,
    READABLE,
    Look,
    contrast,
)
from facilitator.storage.plans.schema import Section

_LOGO = re.compile(r"[^/\\:]+\.(?i:svg|png)")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


def look(section: Section) -> Look:
    """Return what the `[look]` of a plan says."""
    logo = section.text("logo")
    if logo and not _LOGO.fullmatch(logo):
        section.fault("plan.bad_logo", "logo", value=logo)
    accent = _accent(section)
    alt = section.required("logo_alt") if logo else section.text("logo_alt")
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
        shown = f"{contrast(accent):.1f}"
        section.fault("plan.pale_colour", "accent", contrast=shown, least=READABLE)
        return ""
    return accent
