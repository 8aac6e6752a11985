"""Which statement has which number, and which serial comes next at each table."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from facilitator.domain.events.numbers import (
    split_number,
    with_letter,
)

WIDEST_GAP = 64
"""Serials left out in a row, at most; a number beyond is kept apart.

So that a file which claims to hold number 01-1-999999999 costs no memory.
"""
LARGEST = 10**8
"""No serial from here on is counted on from: it was made up, and could not be named."""

_Holder = str | list[str] | None
"""The id of the statement with a number, or of its twins in rising order."""


@dataclass(slots=True)
class Numbering:
    """The numbers given so far; two laptops may have given one number twice."""

    _series: dict[str, list[_Holder]] = field(default_factory=dict)
    """Table and round (`07-2`) → who has each serial, from 0, which nobody has."""
    _beyond: dict[str, dict[int, _Holder]] = field(default_factory=dict)
    """By series, who has what lies beyond too wide a gap, until that is filled."""
    _highest: dict[str, int] = field(default_factory=dict)
    """By series, the highest serial that lies or lay beyond."""

    def give(self, number: str, statement_id: str) -> Sequence[str]:
        """Note that a statement has a number; return the twins it has, itself too.

        Raises:
            ValueError: it is no number.
        """
        series, _, last = number.rpartition("-")
        serial = int(last)
        holders = self._series.get(series)
        if holders is None:
            holders = self._series[series] = [None]
        # The next one in the row, as nearly all are: no sorting, no search.
        if serial == len(holders):
            holders.append(statement_id)
            if self._beyond:
                self._catch_up(series)
        elif serial < len(holders) and holders[serial] is None:
            holders[serial] = statement_id
        else:
            return self._give_with_care(series, serial, statement_id)
        return ()

    def next_serial(self, series: str) -> int:
        """Return the serial for the next statement of a table and round (`07-2`)."""
        following = len(self._series.get(series, (None,)))
        return max(following, self._highest.get(series, 0) + 1)

    def shown_number(self, number: str, statement_id: str) -> str:
        """Return the number to show: unique, with a letter where twins met."""
        twins = self._twins(*split_number(number))
        return with_letter(number, twins.index(statement_id)) if twins[1:] else number

    def at(self, number: str, place: int) -> str | None:
        """Return the id of the statement at `place` (0 is first) among its twins."""
        twins = self._twins(*split_number(number))
        return twins[place] if place < len(twins) else None

    def _twins(self, series: str, serial: int) -> Sequence[str]:
        holders = self._series.get(series, ())
        holder = holders[serial] if serial < len(holders) else None
        holder = holder or self._beyond.get(series, {}).get(serial)
        return [holder] if isinstance(holder, str) else holder or ()

    def _give_with_care(
        self, series: str, serial: int, statement_id: str
    ) -> Sequence[str]:
        twins = sorted({*self._twins(series, serial), statement_id})
        holder = twins if twins[1:] else statement_id
        holders = self._series[series]
        # A row is a list, so that a far number would fill it with nothing up to there.
        if serial - len(holders) > WIDEST_GAP:
            self._beyond.setdefault(series, {})[serial] = holder
            if serial < LARGEST:
                self._highest[series] = max(serial, self._highest.get(series, 0))
        else:
            beyond = self._beyond.get(series, {})
            while len(holders) <= serial:
                holders.append(beyond.pop(len(holders), None))
            holders[serial] = holder
            self._catch_up(series)
        return twins if twins[1:] else ()

    def _catch_up(self, series: str) -> None:
        """Put in the row what lay beyond it and now follows."""
        beyond, holders = self._beyond.get(series), self._series[series]
        while beyond and (following := beyond.pop(len(holders), None)):
            holders.append(following)
        if beyond is not None and not beyond:
            del self._beyond[series]
