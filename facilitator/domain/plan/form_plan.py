"""The digital form as the plan has it: when it is open, and what it tells."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple


class FormLanguage(NamedTuple):
    """A language of the digital form whose texts the plan gives."""

    code: str
    """As in `ar` or `ti`."""
    name: str
    """What those who speak it call it."""
    direction: str = "ltr"
    """One of `DIRECTIONS`."""
    texts: Mapping[str, str] = {}
    """What the form says, by the keys of its texts; English where one is left out."""
    names: Mapping[tuple[str, str], str] = {}
    """Names of areas, groups and questions by kind and id; else those of the plan."""


DIRECTIONS = ("ltr", "rtl")


@dataclass(frozen=True, slots=True)
class FormPlan:
    """The digital form as planned: when it is open, and what it must tell."""

    opens: datetime | None = None
    """When the first answer is taken; None at once. On the laptop's wall clock."""
    closes: datetime | None = None
    """After which an answer is kept apart as a late supplement; None never."""
    limit: int = 2000
    """The longest answer in characters."""
    controller: str = ""
    """Who is responsible for personal data (personuppgiftsansvarig)."""
    contact: str = ""
    """Where a person turns to with questions, or to withdraw an answer."""
    notice: str = ""
    """What else is told about personal data."""
    purpose: str = ""
    """What happens with the answers."""
    languages: tuple[FormLanguage, ...] = ()
    """Languages besides those that the program speaks, or names in one of those."""
