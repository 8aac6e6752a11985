"""Which statement has which number, and which serial comes next at each table."""

from bisect import bisect_left
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


class _Twins:
    """The statements that share a number, however many a file claims there are."""

    __slots__ = ("ids", "stale_from")

    def __init__(self, first: str) -> None:
        self.ids = [first]
        """In rising order; each one's place gives its letter."""
        # A journal that is read from its end brings each twin before all others.
        # Telling every one of them each time would cost the square of their number.
        self.stale_from: str | None = None
        """From this id on all were told, and no letter has been asked for since."""

    def add(self, statement_id: str) -> Sequence[str]:
        """Put one more in its place; return those after it that need telling."""
        place = bisect_left(self.ids, statement_id)
        if self.ids[place : place + 1] == [statement_id]:
            return ()
        self.ids.insert(place, statement_id)
        end = len(self.ids)
        if self.stale_from is not None:
            end = bisect_left(self.ids, self.stale_from)
        changed = self.ids[place + 1 : end]
        if self.stale_from is None or statement_id < self.stale_from:
            self.stale_from = statement_id
        return changed

    def remove(self, statement_id: str) -> None:
        """Take one out; the others keep their order."""
        place = bisect_left(self.ids, statement_id)
        if self.ids[place : place + 1] == [statement_id]:
            del self.ids[place]

    def place_of(self, statement_id: str) -> int:
        """Return the place of one whose letter is about to be shown."""
        self.stale_from = None
        return bisect_left(self.ids, statement_id)


_Holder = str | _Twins | None
"""The id of the statement with a number, or its twins."""


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
        """Note that a statement has a number; return the twins whose letters change.

        Those are the ones after it. One that was told, and whose letter nobody has
        asked for since, is not told again.

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

    def take_back(self, number: str, statement_id: str) -> Sequence[str]:
        """Note that a statement has a number no more; return who has it still."""
        series, serial = split_number(number)
        holder = self._holder(series, serial)
        if isinstance(holder, _Twins):
            holder.remove(statement_id)
            if holder.ids:
                return holder.ids
        elif holder != statement_id:
            return ()
        holders = self._series.get(series, [])
        if serial < len(holders):
            holders[serial] = None
        else:
            self._beyond.get(series, {}).pop(serial, None)
        return ()

    def next_serial(self, series: str) -> int:
        """Return the serial for the next statement of a table and round (`07-2`)."""
        following = len(self._series.get(series, (None,)))
        return max(following, self._highest.get(series, 0) + 1)

    def shown_number(self, number: str, statement_id: str) -> str:
        """Return the number to show: unique, with a letter where twins met."""
        holder = self._holder(*split_number(number))
        if isinstance(holder, _Twins) and len(holder.ids) > 1:
            return with_letter(number, holder.place_of(statement_id))
        return number

    def at(self, number: str, place: int) -> str | None:
        """Return the id of the statement at `place` (0 is first) among its twins."""
        holder = self._holder(*split_number(number))
        if isinstance(holder, _Twins):
            return holder.ids[place] if place < len(holder.ids) else None
        return None if place else holder

    def _holder(self, series: str, serial: int) -> _Holder:
        holders = self._series.get(series, ())
        holder = holders[serial] if serial < len(holders) else None
        return holder or self._beyond.get(series, {}).get(serial)

    def _give_with_care(
        self, series: str, serial: int, statement_id: str
    ) -> Sequence[str]:
        """Note a number that somebody has, or that does not follow the latest."""
        holder = self._holder(series, serial)
        if isinstance(holder, _Twins):
            return holder.add(statement_id)
        if holder is None:
            self._put(series, serial, statement_id)
            return ()
        if holder == statement_id:
            return ()
        twins = _Twins(holder)
        self._put(series, serial, twins)
        return twins.add(statement_id)

    def _put(self, series: str, serial: int, holder: str | _Twins) -> None:
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

    def _catch_up(self, series: str) -> None:
        """Put in the row what lay beyond it and now follows."""
        beyond, holders = self._beyond.get(series), self._series[series]
        while beyond and (following := beyond.pop(len(holders), None)):
            holders.append(following)
        if beyond is not None and not beyond:
            del self._beyond[series]
