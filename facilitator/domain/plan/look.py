"""How documents look: the municipality's graphic profile, and what was asked for.

The profile stands in the plan of the goal work; it changes no content, so that it is
in no digest.
"""

from typing import NamedTuple

from facilitator.domain.errors import Refused

ARCHIVES = ("2a", "1a")
"""Archive profiles: PDF/A-2a, or PDF/A-1a for an archive that still asks for it."""
LIMIT = 5
"""The small-cell limit where the plan gives none."""
MOST_LIMIT = 100
"""The highest small-cell limit that makes sense."""
READABLE = 4.5
"""Least contrast of a text against its ground (WCAG 2.1, criterion 1.4.3)."""


class Look(NamedTuple):
    """The graphic profile, and the form that a document was asked for in."""

    logo: str = ""
    """The logo's file beside the plan of the goal work; empty for none."""
    logo_alt: str = ""
    """What the logo shows, for those who do not see it."""
    accent: str = ""
    """Colour of headings, `#rrggbb`; empty for the program's own."""
    archive: str = ARCHIVES[0]
    """One of `ARCHIVES`."""
    limit: int = LIMIT
    """The public edition joins groups with fewer statements in an area than this."""
    logo_data: bytes = b""
    """The logo itself, read when a document is made."""
    large: bool = False
    """Whether large print was asked for."""
    booklet: bool = False
    """Whether sheets to fold into a booklet were asked for."""

    @property
    def logo_kind(self) -> str:
        """`svg` or `png`, as the ending of the logo's file says."""
        return self.logo.rpartition(".")[2].lower()


def limit_of(text: str) -> int:
    """Return the small-cell limit that a user has written.

    Raises:
        Refused: `look.limit`.
    """
    if text.strip().isdecimal() and 1 <= int(text) <= MOST_LIMIT:
        return int(text)
    raise Refused("look.limit", value=text, most=MOST_LIMIT)


def contrast(colour: str) -> float:
    """Return the contrast of a colour `#rrggbb` against white, from 1 to 21.

    As WCAG 2.1 defines the contrast ratio and relative luminance.
    """
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts
    ]
    red, green, blue = linear
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
