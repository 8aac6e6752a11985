"""What all modes of an open session share: the session, the draft, the search."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from typing import Any

from facilitator.domain.errors import FacilitatorError, Refused
from facilitator.domain.events.commands import (
    Command,
    LogStatement,
)
from facilitator.domain.events.numbers import (
    format_number,
    series_of,
)
from facilitator.domain.hall.agenda import area_at
from facilitator.domain.plan.plan import (
    Keyword,
    Plan,
)
from facilitator.domain.session.likeness import Likeness
from facilitator.domain.session.search import Search
from facilitator.domain.words.hashtags import (
    in_order_for,
    read_tags,
)
from facilitator.domain.words.inflection import keywords_in
from facilitator.services.ports import Outcome
from facilitator.services.session.drafts import (
    Draft,
    DraftKeeper,
)
from facilitator.services.session.open_session import OpenSession
from facilitator.tui.kit.long_work import in_turns

NOWHERE = "\1"
"""A text that no statement holds."""
PATIENCE = 5
"""Seconds to wait for a disk that does not answer; the draft holds the text."""
GLANCE = 0.005
"""Seconds between two looks whether it has answered."""
RECENT = 100
"""Among how many of the newest statements the latest keywords are looked for."""


class Desk:
    """One scribe's place at an open session. No widgets here."""

    def __init__(self, opened: OpenSession, keeper: DraftKeeper) -> None:
        self.opened = opened
        self.search = Search(opened.session)
        self.likeness = Likeness(opened.session)
        self._keeper = keeper
        self.form_host = ""
        """The address of this laptop that phones use; empty before one was needed."""
        self.saving = asyncio.Lock()
        """Held while a statement is on its way to the disk."""
        self.settled: Callable[[], bool] = lambda: True
        """Tells whether nothing waits to be saved; the field itself knows first."""
        self._keeping = asyncio.Lock()
        words = opened.plan.keywords
        keeper.restore(opened.session, lambda text: read_tags(text.strip(), words).text)
        self.draft = _with_defaults(keeper.draft, opened.plan)
        """What is half typed, and what it will be logged under."""
        self.restored = bool(self.draft.text.strip())
        """True where a half-typed text came back after an interruption."""

    @property
    def plan(self) -> Plan:
        """The session's plan."""
        return self.opened.plan

    @property
    def keywords(self) -> list[Keyword]:
        """The plan's keywords, those of the area in use first."""
        return in_order_for(self.plan, self.draft.area)

    def change(self, **fields: Any) -> None:
        """Change the draft by the names of its fields; `keep` puts it on disk."""
        self.draft = replace(self.draft, **fields)
        if "area" in fields:
            question_ids = [q.id for q in self.plan.area(self.draft.area).questions]
            if self.draft.question not in question_ids:
                self.draft = replace(
                    self.draft, question=question_ids[0] if question_ids else ""
                )

    def sit_at_table(self) -> None:
        """Take the group that sits at the table, and its area in this round."""
        table = next(
            (t for t in self.plan.session.tables if t.id == self.draft.table), None
        )
        if table and table.group:
            self.change(group=table.group)
        self.change(followed="")
        self.follow_clock()

    def follow_clock(self) -> bool:
        """Go over to the round that the clock shows; tell whether that was news.

        What is half typed is about the round in which it was begun, and a round that
        the scribe has chosen stays.
        """
        moment, draft = self.opened.moment(), self.draft
        if (
            moment.stage not in ("running", "paused")
            or draft.held
            or draft.text.strip()
        ):
            return False
        here = self.plan.session.rounds[moment.place]
        if here.pause or here.id == draft.followed:
            return False
        area = area_at(self.plan, draft.table, here.id)
        self.change(round=here.id, followed=here.id)
        if area and area.id != draft.area:
            self.change(area=area.id)
        return True

    async def keep(self) -> None:
        """Put the draft on disk without holding up the keyboard."""
        async with self._keeping:
            await asyncio.to_thread(self._keeper.keep, self.draft)

    def keep_now(self) -> None:
        """Put the draft on disk at once, for when the program ends."""
        self._keeper.keep(self.draft)

    def notices(self) -> list[FacilitatorError]:
        """Return what the user must be told when sitting down."""
        return [*self.opened.notices(), *self._keeper.notices()]

    async def settle(self) -> None:
        """Wait until what was given away is on disk, but not for ever."""
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                while not self.settled():
                    await asyncio.sleep(GLANCE)

    async def log(self, text: str, draft: Draft) -> Outcome:
        """Log `text` under a draft's area, group, question, table and round.

        Raises:
            Refused: an unknown #keyword, an empty or too long text …
            FacilitatorError: it could not be written.
        """
        tagged = read_tags(text, in_order_for(self.plan, draft.area))
        words = dict.fromkeys([*tagged.keywords, *draft.keywords])
        return await self.opened.submit(
            LogStatement(
                text=tagged.text,
                area=draft.area,
                group=draft.group,
                question=draft.question or None,
                keywords=tuple(words),
                table=draft.table or None,
                round=draft.round or None,
                kind=draft.kind,
                also=draft.also,
            )
        )

    async def do(self, command: Command) -> Outcome:
        """Carry out any other command."""
        return await self.opened.submit(command)

    def find(self, words: str) -> Iterator[list[str]]:
        """Yield the ids of the statements that hold every word, newest first.

        They come a few at a time, so that no key waits for them.
        """
        return self.search.find(words)

    async def fold_texts(self) -> None:
        """Fold all texts now, so that the first search need not."""
        async for _ in in_turns(self.search.find(NOWHERE), []):
            pass

    def recent_keywords(self) -> list[Keyword]:
        """Return all keywords: those the text mentions in any form first.

        Then come the latest used, and then those of the area.
        """
        ids: dict[str, None] = {}
        for statement in islice(self.opened.newest(), RECENT):
            ids.update(dict.fromkeys(statement.keywords))
        mentions = [word.id for word in keywords_in(self.draft.text, self.keywords)]
        order = {
            word: place for place, word in enumerate(dict.fromkeys([*mentions, *ids]))
        }
        return sorted(self.keywords, key=lambda each: order.get(each.id, len(order)))

    def of_the_round(self) -> list[str]:
        """Return the ids of what was said at this table in this round, oldest first."""
        table = self.plan.table_number(self.draft.table)
        round_ = self.plan.round_number(self.draft.round)
        session = self.opened.session
        statements = []
        for serial in range(1, session.next_serial(series_of(table, round_))):
            with suppress(Refused):
                statements.append(session.find(format_number(table, round_, serial)).id)
        return [each for each in statements if not session.statements[each].withdrawn]


def _with_defaults(draft: Draft, plan: Plan) -> Draft:
    """Return the draft with every choice one that the plan has."""
    areas = [area.id for area in plan.areas]
    area = draft.area if draft.area in areas else (areas or [""])[0]
    question_ids = [question.id for question in plan.questions if question.area == area]
    groups = [group.id for group in plan.groups]
    tables = [table.id for table in plan.session.tables]
    seats = {table.id: table.group for table in plan.session.tables}
    rounds = [round_.id for round_ in plan.session.rounds]
    words = {keyword.id for keyword in plan.keywords}
    question = draft.question if draft.question in ["", *question_ids] else ""
    return replace(
        draft,
        area=area,
        group=(
            draft.group
            if draft.group in groups
            else seats.get((tables or [""])[0], "") or (groups or [""])[0]
        ),
        question=question or (question_ids or [""])[0] if not draft.area else question,
        table=draft.table if draft.table in tables else (tables or [""])[0],
        round=draft.round if draft.round in rounds else (rounds or [""])[0],
        keywords=tuple(each for each in draft.keywords if each in words),
        also=tuple(each for each in draft.also if each in areas),
    )
