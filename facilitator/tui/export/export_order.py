"""What is to be made, and of which meetings: what the screen hands to its panes."""

from collections.abc import Mapping
from typing import NamedTuple

from facilitator.domain.plan.plan import Plan
from facilitator.services.export.request import Request


class Order(NamedTuple):
    """A document and the meetings that it is to be made of, a file each."""

    request: Request
    """The document, with all that is chosen of it."""
    meetings: Mapping[str, str]
    """What each meeting is called, by its id, in order of date; one at least."""
    plan: Plan
    """The plan of the first of them."""

    @property
    def first(self) -> str:
        """The id of the first meeting, which is the one that is looked at."""
        return next(iter(self.meetings))

    @property
    def is_of_several(self) -> bool:
        """True where more meetings than one are chosen."""
        return len(self.meetings) > 1


class Stopped(Exception):
    """Nobody waits for it any longer; raised through whatever makes the document."""
