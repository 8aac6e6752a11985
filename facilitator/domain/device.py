"""Names of devices, which are also the names of their journals."""

import re

from facilitator.domain.text import fold

_RESERVED = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")
"""Names that Windows keeps for itself, whatever their ending."""
LONGEST = 40
"""Characters of a device's name, at most."""


def device_slug(text: str) -> str:
    """Return a text as a device's name: small ASCII letters, digits and hyphens.

    Empty where nothing of the text can be part of a name.
    """
    plain = fold(text).translate(str.maketrans("åäö", "aao"))
    name = re.sub(r"[^a-z0-9]+", "-", plain)[:LONGEST].strip("-")
    return f"{name}-1" if _RESERVED.fullmatch(name) else name
