"""What is made of a compilation and shows a part of it, such as handouts."""

from dataclasses import dataclass
from datetime import datetime

from facilitator.domain.compilation.compilation import Compilation
from facilitator.domain.compilation.editions import Edition
from facilitator.domain.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a compilation; it is of the same plan, data and edition."""

    made_of: Compilation

    @property
    def plan(self) -> Plan:
        """The session's plan."""
        return self.made_of.plan

    @property
    def digest(self) -> str:
        """The content digest."""
        return self.made_of.digest

    @property
    def as_of(self) -> datetime:
        """When the newest thing that it shows was written down."""
        return self.made_of.as_of

    @property
    def edition(self) -> Edition:
        """For whom it is."""
        return self.made_of.scope.edition
