"""What can be taken out of a session, as what, and what can be asked of it."""

from collections.abc import Mapping
from typing import NamedTuple

from facilitator.i18n.translate import mark

NAMES: Mapping[str, str] = {
    "compilation": mark("compilation"),
    "review-copy": mark("review-copy"),
    "correction-slips": mark("correction-slips"),
    "table-sheets": mark("table-sheets"),
    "running-sheet": mark("running-sheet"),
    "card": mark("card"),
    "paper-form": mark("paper-form"),
    "poster": mark("poster"),
    "wifi-poster": mark("wifi-poster"),
    "handouts": mark("handouts"),
    "journal": mark("journal"),
    "feedback": mark("feedback"),
    "open-data": mark("open-data"),
    "bundle": mark("bundle"),
}
"""What can be made, and what its file is called."""
WHAT = tuple(NAMES)
FORMATS: Mapping[str, tuple[str, ...]] = {
    "compilation": ("pdf", "html", "json", "csv", "csv-plain", "xlsx"),
    "open-data": ("json", "csv", "csv-plain", "xlsx"),
    "bundle": ("zip",),
    "review-copy": ("html",),
}
"""What each can be made as, the usual first; what is not named is made as PDF."""
ENDINGS: Mapping[str, str] = {"csv-plain": "csv"}
"""How the file's name ends, where not as the format is called."""
BUNDLE = "bundle"
"""What holds all the others that go out."""
COMPILED = ("compilation", "review-copy", "open-data", BUNDLE)
"""What is made of the whole compilation."""
BY_EDITION = (*COMPILED, "handouts", "feedback")
"""What is made in editions."""
OF_PLAN = (
    *("table-sheets", "running-sheet", "card"),
    *("paper-form", "poster", "wifi-poster"),
)
"""What is made of the plan alone, whatever has been said."""
USUAL_EDITIONS: Mapping[str, str] = {"feedback": "public"}
"""The edition of what is usually made for others than the committee."""
BY_MEETINGS = ("feedback",)
"""What tells of the meetings that come after."""
BY_SECTION = ("compilation", BUNDLE)
"""What can leave sections out."""
BY_TABLE = ("correction-slips", "table-sheets", "paper-form", "poster")
"""What can be made for one table."""
BY_GROUP = ("paper-form", "poster", "handouts", "feedback")
"""What can be made for one target group."""
BY_AREA = ("poster", "handouts")
"""What can be made for one goal area."""
BY_SHEET = ("paper-form",)
"""What is made in numbered copies."""
BY_SIZE = ("poster", "wifi-poster")
"""What can be made on paper of several sizes, with another address of the form."""
BY_ROUND = ("correction-slips",)
"""What can be made for one round."""
FOLDED = ("compilation", "handouts", "journal", "feedback")
"""What can be made as sheets to fold into a booklet."""
LARGE = (*FOLDED, "table-sheets")
"""What can be made in large print."""


class Wanted(NamedTuple):
    """What is to be made."""

    what: str = WHAT[0]
    """One of `WHAT`."""
    format: str = ""
    """One of `formats_of`; empty for the usual."""
    table: str = ""
    """For one table, by id, number or name; empty for all."""
    round: str = ""
    """For one round, by id, number or name; empty for all."""
    group: str = ""
    """For one target group; empty for any."""
    area: str = ""
    """For one goal area; empty for any."""
    copies: int = 1
    """How many sheets of a form."""
    first: int = 0
    """The number of the first of them; 0 goes on after those that there are."""
    paper: str = ""
    """The size of a poster's paper; empty for A4, or what the distance demands."""
    distance: float = 0
    """From how many metres a poster must be read; 0 where that is not asked for."""
    link: str = ""
    """The form's address on posters; empty for the plan's."""
    edition: str = ""
    """For whom; one of `EDITIONS`, empty for the usual."""
    sections: tuple[str, ...] = ()
    """Which sections of the compilation; all without any."""
    limit: int = 0
    """The small-cell limit; 0 for the plan's."""
    final: bool = False
    """Whether it is stamped as final."""
    large: bool = False
    """Whether in large print."""
    booklet: bool = False
    """Whether as sheets to fold into a booklet."""


def usual_edition(what: str) -> str:
    """Return the edition that a document is usually made in."""
    return USUAL_EDITIONS.get(what, "committee")


def formats_of(what: str) -> tuple[str, ...]:
    """Return the formats a document can be made as, the usual one first."""
    return FORMATS.get(what, ("pdf",))
