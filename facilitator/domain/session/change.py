"""What one event has changed, told to whoever shows a session."""

from typing import NamedTuple

from facilitator.domain.session.coverage import Cell, cells_of
from facilitator.domain.session.statement import Statement


class Change(NamedTuple):
    """What one event changed, so that views refresh only that."""

    statement: str | None = None
    """Id of the statement that came or changed."""
    new: bool = False
    """True where the statement was not there before."""
    states: tuple[Statement, ...] = ()
    """The statement before, if it was there, and after."""
    hall: bool = False
    """True where it was about the hall: the clock, who is here, silences, words, or
    about answers that are kept apart, or the review."""

    @property
    def cells(self) -> frozenset[Cell]:
        """Coverage cells whose counts may have changed."""
        return frozenset(cell for each in self.states for cell in cells_of(each))


NOTHING = Change()
IN_THE_HALL = Change(hall=True)
