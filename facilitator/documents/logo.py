"""The municipality's logo, as the plan names it, for what carries one."""

from collections.abc import Mapping
from typing import Literal

from facilitator.documents.pdf import Logo, check_logo
from facilitator.domain.errors import Refused
from facilitator.domain.plan.look import Look
from facilitator.i18n.translate import mark

FAULTS: Mapping[str, str] = {
    "large": mark("it is too large"),
    "broken": mark("it cannot be read"),
    "empty": mark("nothing is drawn in it"),
    "unsafe": mark("it holds scripts or links"),
    "text": mark("it holds text; turn that into paths"),
    "picture": mark("it holds a picture"),
    "gradient": mark("it holds a gradient"),
    "transparency": mark("it holds something transparent"),
    "unsupported": mark("it is drawn in a way that cannot be printed"),
}
"""Why a logo cannot be printed, by the word for it."""


def logo_of(look: Look) -> Logo | None:
    """Return the logo; None where the plan names none.

    Raises:
        Refused: `look.unusable_logo`, with the reason.
    """
    if not look.logo_data:
        return None
    kind: Literal["svg", "png"] = "svg" if look.logo_kind == "svg" else "png"
    if fault := check_logo(look.logo_data, kind):
        raise Refused("look.unusable_logo", path=look.logo, reason=FAULTS[fault])
    return Logo(look.logo_data, kind, look.logo_alt)
