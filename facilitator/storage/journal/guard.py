"""Who wrote the lines of one journal, and which of them are none of its writer's.

A journal is written by one device, line after line: its ids bear that device's name and
rise, each line names the one before it, and a key has signed all but the last few. What
breaks one of these was written by somebody else. Such lines are counted and told; none
of them takes part.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from facilitator.domain.events.events import StatementLogged, UnknownEvent
from facilitator.domain.events.hybrid_clock import device_name, device_of
from facilitator.domain.session.standing import Standing
from facilitator.storage.journal.chain import EVERY, link, named_by, signature_of
from facilitator.storage.journal.codec import Header
from facilitator.storage.journal.running_numbers import RunningNumbers
from facilitator.storage.journal.signatures import is_signed_by

TAKES_NOTHING_BACK = (StatementLogged, UnknownEvent)
"""Events that count without a signature: they change nothing that others said."""


_Line = tuple[bytes, Any]
"""A line, and what it holds; None where that takes no part."""


class Doubts(NamedTuple):
    """What is wrong with a journal, as far as it has been read. Counts are of lines."""

    foreign: int = 0
    """Their id is another device's."""
    out_of_order: int = 0
    """Their id is no higher than that of a line before."""
    unchained: int = 0
    """They name another line than the one that stands before them."""
    forged: int = 0
    """Their signature is not that of the key."""
    unsigned: int = 0
    """They follow the last signature, where the next one was due long ago."""
    withheld: int = 0
    """They would take words back or lie over them, and the key has not signed them."""
    other_key: bool = False
    """The journal shows another key than the one its device is known by."""

    def __bool__(self) -> bool:
        return any(self)


class Guard:
    """Looks at the lines of one journal as they are read, from the first to the last.

    Attributes:
        header: the journal's first line; None where it is damaged.
    """

    def __init__(self, header: Header | None, known_key: str, beginning: bytes) -> None:
        """Look at a journal.

        Args:
            header: its first line, if that can be read.
            known_key: the key its device is known by; empty where none is known.
            beginning: the first line as it was written, without its line feed.
        """
        self.header = header
        self._key = known_key
        self._shows_key = header.key if header else ""
        self._device = header.device if header else None
        self._last_line, self._last_number, self._last_id = beginning, 0, ""
        self._numbers = RunningNumbers()
        self._is_chained = bool(header and header.format > 1)
        self._waiting: list[Any] = []
        """What lines hold since the latest signature."""
        self._foreign = self._out_of_order = self._unchained = self._forged = 0

    @property
    def doubts(self) -> Doubts:
        """What is wrong so far."""
        waiting = len(self._waiting)
        return Doubts(
            self._foreign,
            self._out_of_order,
            self._unchained,
            self._forged,
            waiting if waiting > EVERY else 0,
            sum(not isinstance(each, TAKES_NOTHING_BACK) for each in self._waiting),
            bool(self._key) and self._shows_key != self._key,
        )

    def admit(
        self, numbers: Sequence[int], lines: Sequence[bytes], events: Sequence[Any]
    ) -> Iterator[tuple[Standing, list[Any]]]:
        """Yield the events that take part, with how well their writer is known.

        What follows the latest signature comes as unproven, and once more when it has
        been signed.
        """
        proven: list[Any] = []
        unproven: list[Any] = []
        for run in self._runs(numbers, lines, events):
            vouched_for = self._vouched_for(run)
            if vouched_for:
                proven += self._waiting
                self._waiting.clear()
            proven += _events(run[:vouched_for])
            self._waiting += _events(run[vouched_for:])
            unproven += _events(run[vouched_for:])
        if proven:
            yield Standing.PROVEN, proven
        if self._key:
            # What takes words back waits until it is signed; what was said does not.
            unproven = [e for e in unproven if isinstance(e, TAKES_NOTHING_BACK)]
        else:
            self._waiting.clear()
        if unproven:
            yield Standing.UNPROVEN, unproven

    def _runs(
        self, numbers: Sequence[int], lines: Sequence[bytes], events: Sequence[Any]
    ) -> Iterator[list[_Line]]:
        """Yield lines that follow each other, with what they hold that takes part."""
        run: list[_Line] = []
        for number, line, event in zip(numbers, lines, events, strict=True):
            if not self._follows(number, line):
                yield run
                # A later signature says nothing of the lines before.
                self._waiting.clear()
                run = []
            if number == self._last_number + 1 and self._is_broken(line):
                self._unchained += 1
            is_in_order = self._is_in_order(number, event.id)
            self._last_line, self._last_number = line, number
            run.append((line, event if is_in_order else None))
        yield run

    def _follows(self, number: int, line: bytes) -> bool:
        """Tell whether a line stands right behind the one before it, and names it."""
        return number == self._last_number + 1 and not self._is_broken(line)

    def _is_broken(self, line: bytes) -> bool:
        """Tell whether a line names another line than the one before it."""
        name = named_by(line)
        self._is_chained |= name is not None
        is_known = bool(self._last_line)
        return self._is_chained and is_known and name != link(self._last_line)

    def _vouched_for(self, run: Sequence[_Line]) -> int:
        """Return how many lines of a run a signature vouches for."""
        if not self._key or self._key != self._shows_key or self._unchained:
            return 0
        # The last signature vouches for all before it, so that one is enough.
        for place in range(len(run), 0, -1):
            found = signature_of(run[place - 1][0])
            if found and is_signed_by(self._key, *found):
                return place
            self._forged += found is not None
        return 0

    def _is_in_order(self, number: int, event_id: str) -> bool:
        """Tell whether a line may take part, by its id and its running number.

        Ids rise. A line that was moved in the file still tells its place by a number
        that no other line has.
        """
        if self._device is None:  # The first line is damaged; the next one tells.
            self._device = device_name(event_id)
        if self._device not in names_of(event_id):
            self._foreign += 1
            return False
        rises = event_id > self._last_id
        was_moved = number < self._numbers.highest and number not in self._numbers
        if not (rises or was_moved):
            self._out_of_order += 1
            return False
        self._numbers.add([number])
        self._last_id = max(self._last_id, event_id)
        return True


def _events(run: Sequence[_Line]) -> list[Any]:
    return [event for _, event in run if event is not None]


def names_of(event_id: str) -> tuple[str, str]:
    """Return the names of the device that an id may be of."""
    return device_name(event_id), device_of(event_id)
