"""Many who log at once share one flush of the disk."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

from facilitator.domain.events.answers import AnswerHeld
from facilitator.domain.events.commands import (
    Command,
    HoldAnswer,
    LogStatement,
)
from facilitator.domain.events.events import (
    Event,
    StatementLogged,
)
from facilitator.domain.events.numbers import split_number
from facilitator.services.ports import Outcome

MOST = 128
"""Events in one flush, at most."""
SHARING = (LogStatement, HoldAnswer)
"""Commands that can be decided on before the ones before them are on disk."""
AT_A_STRETCH = 32
"""Events decided on or folded before a key is answered: a third of a millisecond."""

Waiting = tuple[Command, asyncio.Future[Outcome]]


@dataclass(slots=True)
class Batch:
    """Events on their way to the disk, and what the next of them must know."""

    events: list[tuple[Event, asyncio.Future[Outcome]]] = field(default_factory=list)
    serials: dict[str, int] = field(default_factory=dict)
    """The highest serial by series among the events."""
    sources: set[str] = field(default_factory=set)

    def takes(self, command: Command) -> bool:
        """Tell whether a command can be decided on before the batch is on disk."""
        if not self.events:
            return True
        if len(self.events) >= MOST or not isinstance(command, SHARING):
            return False
        return command.source_id not in self.sources

    def add(self, event: Event, waiter: asyncio.Future[Outcome]) -> None:
        """Take in an event for whoever waits for it."""
        self.events.append((event, waiter))
        if isinstance(event, StatementLogged):
            series, serial = split_number(event.number)
            self.serials[series] = serial
        if isinstance(event, StatementLogged | AnswerHeld) and event.source_id:
            self.sources.add(event.source_id)


class GroupCommit:
    """Carries out commands in the order in which they came, a flush for many.

    One flush is under way at a time. What comes meanwhile waits and shares the next.
    """

    def __init__(
        self,
        prepare: Callable[[Command], Awaitable[None]],
        decide: Callable[[Command, dict[str, int]], Event | Outcome],
        write: Callable[[Sequence[Event]], None],
        folded: Callable[[Event], Outcome],
    ) -> None:
        """Work with these.

        Args:
            prepare: makes sure that what a command rests on has been read.
            decide: the event of a command, given the serials that are taken.
            write: puts events on disk; called in a thread of its own.
            folded: folds an event that is on disk into the state.
        """
        self._prepare = prepare
        self._decide = decide
        self._write = write
        self._folded = folded
        self._waiting: deque[Waiting] = deque()
        self._work: asyncio.Task[None] | None = None

    async def submit(self, command: Command) -> Outcome:
        """Return what came of a command once it is on disk.

        Whoever waits may be cancelled; what has been begun is seen through.

        Raises:
            FacilitatorError: it was refused or could not be written.
        """
        loop = asyncio.get_running_loop()
        waiter: asyncio.Future[Outcome] = loop.create_future()
        self._waiting.append((command, waiter))
        if self._work is None:
            self._work = asyncio.create_task(self._work_off())
        return await waiter

    async def _work_off(self) -> None:
        try:
            while self._waiting:
                await self._flush(await self._gather())
        finally:
            self._work = None

    async def _gather(self) -> Batch:
        """Decide on what is waiting, as far as that can be done at once."""
        batch = Batch()
        while self._waiting and batch.takes(self._waiting[0][0]):
            command, waiter = self._waiting.popleft()
            try:
                await self._prepare(command)
                event = self._decide(command, batch.serials)
            except Exception as error:
                _refuse(waiter, error)
                continue
            if isinstance(event, Outcome):
                _answer(waiter, event)
            else:
                batch.add(event, waiter)
                await _pause(len(batch.events))
        return batch

    async def _flush(self, batch: Batch) -> None:
        if not batch.events:
            return
        try:
            events = [event for event, _ in batch.events]
            await asyncio.to_thread(self._write, events)
        except Exception as error:
            for _, waiter in batch.events:
                _refuse(waiter, error)
            return
        for number, (event, waiter) in enumerate(batch.events, 1):
            _answer(waiter, self._folded(event))
            await _pause(number)


async def _pause(number: int) -> None:
    if number % AT_A_STRETCH == 0:
        await asyncio.sleep(0)


def _answer(waiter: asyncio.Future[Outcome], outcome: Outcome) -> None:
    if not waiter.cancelled():
        waiter.set_result(outcome)


def _refuse(waiter: asyncio.Future[Outcome], error: Exception) -> None:
    if not waiter.cancelled():
        waiter.set_exception(error)
