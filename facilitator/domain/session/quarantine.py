"""Answers that wait for a person to look at them (karantän)."""

from collections import Counter
from collections.abc import Callable

from facilitator.domain.errors import Refused
from facilitator.domain.events.answers import (
    AnswerEvent,
    AnswerHeld,
    AnswerRejected,
)
from facilitator.domain.session.latest_word import Latest


class Quarantine:
    """The answers that were kept apart, whatever the order in which events arrive.

    An answer is released by logging it as a statement under its own `source_id`, so
    that it can never come in twice.
    """

    def __init__(
        self, undone: Callable[[str], bool], has_come_in: Callable[[str], bool]
    ) -> None:
        """Ask `undone` of events, and `has_come_in` of answers by their `source_id`."""
        self._answers: Latest[str, AnswerHeld] = Latest(undone)
        self._rejected: Latest[str, AnswerRejected] = Latest(undone)
        self._has_come_in = has_come_in

    def take(self, event: AnswerEvent) -> bool:
        """Fold one event in; tell whether it was new."""
        if isinstance(event, AnswerHeld):
            return self._answers.add(event.source_id, event)
        return self._rejected.add(event.held, event)

    def take_out(self, event: AnswerEvent) -> None:
        """Take an event out again, since it turned out to be another's."""
        if isinstance(event, AnswerHeld):
            self._answers.remove(event.source_id, event.id)
        else:
            self._rejected.remove(event.held, event.id)

    def look_again(self) -> None:
        """Work out anew what stands, since something was undone or redone."""
        self._answers.look_again()
        self._rejected.look_again()

    def answer(self, source_id: str) -> AnswerHeld | None:
        """Return an answer as it was held, whatever became of it; else None."""
        return self._answers.get(source_id)

    def was_late(self, source_id: str) -> bool:
        """Tell whether an answer was held since the form had closed before it came."""
        answer = self.answer(source_id)
        return answer is not None and answer.cause == "late"

    def waiting_answers(self) -> list[AnswerHeld]:
        """Return those that nobody has released or rejected, the first first."""
        answers = [
            each for source, each in self._answers.items() if self._waits(source)
        ]
        return sorted(answers, key=lambda each: each.id)

    def rejected_answers(self) -> list[AnswerHeld]:
        """Return those that were rejected, the first first."""
        answers = [
            each
            for source, each in self._answers.items()
            # Two laptops may decide differently. What counts as a statement is not told
            # as rejected too.
            if self._rejected.get(source) and not self._has_come_in(source)
        ]
        return sorted(answers, key=lambda each: each.id)

    def causes(self) -> Counter[str]:
        """Return how many wait, by cause."""
        return Counter(each.cause for each in self.waiting_answers())

    def find(self, source_id: str) -> AnswerHeld:
        """Return an answer that waits or was rejected.

        Raises:
            Refused: `answer.unknown`, or `answer.released` where it counts already.
        """
        answer = self.answer(source_id)
        if answer is None:
            raise Refused("answer.unknown", value=source_id)
        if self._has_come_in(source_id):
            raise Refused("answer.released")
        return answer

    def content(self) -> list[tuple[str, ...]]:
        """Return what of it documents may show, in an order of its own."""
        waiting = [("held", each.source_id) for each in self.waiting_answers()]
        return sorted(
            [*waiting, *(("rejected", x.source_id) for x in self.rejected_answers())]
        )

    def _waits(self, source_id: str) -> bool:
        return not (self._rejected.get(source_id) or self._has_come_in(source_id))
