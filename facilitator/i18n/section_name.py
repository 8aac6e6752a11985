"""What a section is called that can be reviewed by itself."""

from collections.abc import Sequence

from facilitator.domain.plan.plan import GoalArea
from facilitator.domain.plan.sections import area_of
from facilitator.i18n.translate import Translator
from facilitator.i18n.words import SECTION_WORDS


def section_name(tr: Translator, areas: Sequence[GoalArea], key: str) -> str:
    """Return a section's heading; one that is not known is called by its key.

    A chapter is called by the number and name of its area.
    """
    for number, area in enumerate(areas, 1):
        if area.id == area_of(key):
            return f"{number} {area.name}"
    return tr(SECTION_WORDS[key]) if key in SECTION_WORDS else key
