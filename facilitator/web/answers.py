"""Takes answers in: judges them, writes them down, knows those that came before."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from facilitator.domain.errors import Refused
from facilitator.domain.events.answers import Cause
from facilitator.domain.events.commands import (
    HoldAnswer,
    LogStatement,
)
from facilitator.domain.form.entry import Entry
from facilitator.domain.form.flood_limits import (
    FormRules,
    SentAnswer,
)
from facilitator.domain.form.token import Token
from facilitator.services.session.open_session import OpenSession

MOST_PHONES = 10_000
"""Phones that are told apart; more are not counted."""
MOST_HELD = 20_000
"""Answers that are held; what would be held beyond that is turned away instead, so
that no flood fills memory and disk."""
CHANNEL = "online"


@dataclass(slots=True)
class Count:
    """What is told to whoever started the form."""

    phones: int = 0
    answers: int = 0
    held: int = 0


class StoredAnswer(NamedTuple):
    """An answer that came in."""

    text: str
    late: bool = False


@dataclass(slots=True)
class FormDesk:
    """The session as the form writes in it."""

    open_session: OpenSession
    rules: FormRules
    monotonic: Callable[[], float]
    """Returns seconds that never go back."""
    count: Count = field(default_factory=Count)
    _phones: set[str] = field(default_factory=set)
    _already_held: int = 0

    def __post_init__(self) -> None:
        self._already_held = len(self.open_session.session.quarantine.waiting_answers())

    def now(self) -> datetime:
        """Return the wall time."""
        return self.open_session.now()

    def not_open_until(self) -> datetime | None:
        """Return when the form opens; None where it has."""
        opens = self.open_session.plan.session.form.opens
        return opens if opens and self.now() < opens else None

    def closed_since(self) -> datetime | None:
        """Return when the form closed; None where it has not."""
        closes = self.open_session.plan.session.form.closes
        return closes if closes and self.now() >= closes else None

    def count_phone(self, phone: str) -> None:
        """Count a phone that has fetched the form."""
        if len(self._phones) < MOST_PHONES:
            self._phones.add(phone)
        self.count.phones = len(self._phones)

    def answer_of(self, token: Token) -> StoredAnswer | None:
        """Return the answer that came in under a token; None where none has."""
        session = self.open_session.session
        answer = session.quarantine.answer(token.source_id)
        if answer:
            return StoredAnswer(answer.text, answer.cause == "late")
        statement = session.by_source(token.source_id)
        return (
            StoredAnswer(session.original_of(statement.id).text) if statement else None
        )

    async def take(self, token: Token, entry: Entry, who: str) -> None:
        """Keep an answer; it is on disk when this returns.

        Raises:
            FacilitatorError: it could not be written, or no more is held.
        """
        cause = self.rules.cause(self._answer_of(token, entry, who), self.monotonic())
        if cause and self._already_held + self.count.held >= MOST_HELD:
            raise Refused("form.full")
        outcome = await self.open_session.submit(_command(token, entry, cause))
        if outcome.event:
            self.count.answers += 1
            self.count.held += bool(cause)

    def _answer_of(self, token: Token, entry: Entry, who: str) -> SentAnswer:
        return SentAnswer(
            token.source_id,
            who,
            entry.text,
            self.now().timestamp() - token.issued_at,
            entry.trapped,
            self.closed_since() is not None,
        )


def _command(
    token: Token, entry: Entry, cause: Cause | None
) -> HoldAnswer | LogStatement:
    place = entry.place
    assert place.area and place.group
    question = place.question.id if place.question else ""
    table = place.table.id if place.table else ""
    if cause is None:
        return LogStatement(
            source_id=token.source_id,
            text=entry.text,
            area=place.area.id,
            group=place.group.id,
            question=question or None,
            table=table or None,
            channel=CHANNEL,
        )
    return HoldAnswer(
        source_id=token.source_id,
        cause=cause,
        text=entry.text,
        area=place.area.id,
        group=place.group.id,
        question=question,
        table=table,
        channel=CHANNEL,
    )
