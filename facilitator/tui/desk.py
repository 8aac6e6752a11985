"""What all modes of an open session share: the session, the draft, the search."""

import asyncio
from dataclasses import replace

from facilitator.domain.commands import Command, LogStatement
from facilitator.domain.plan import Plan
from facilitator.domain.search import Search
from facilitator.services.drafts import Draft, DraftKeeper
from facilitator.services.open_session import OpenSession, Outcome


class Desk:
    """One scribe's place at an open session. No widgets here."""

    def __init__(self, opened: OpenSession, keeper: DraftKeeper) -> None:
        self.opened = opened
        self.search = Search(opened.session)
        self._keeper = keeper
        self._keeping = asyncio.Lock()
        self.restored = keeper.restore(opened.session)
        """True where a half-typed text came back after an interruption."""
        self.draft = _with_defaults(keeper.draft, opened.plan)
        """What is half typed, and what it will be logged under."""

    @property
    def plan(self) -> Plan:
        """The session's plan."""
        return self.opened.plan

    def change(self, **fields: str | bool) -> None:
        """Change the draft; `keep` puts it on disk."""
        self.draft = replace(self.draft, **fields)  # type: ignore[arg-type]
        if "area" in fields:
            asked = [q.id for q in self.plan.area(self.draft.area).questions]
            if self.draft.question not in asked:
                self.draft = replace(self.draft, question=asked[0] if asked else "")

    async def keep(self) -> None:
        """Put the draft on disk without holding up the keyboard."""
        async with self._keeping:
            await asyncio.to_thread(self._keeper.keep, self.draft)

    def keep_now(self) -> None:
        """Put the draft on disk at once, for when the program ends."""
        self._keeper.keep(self.draft)

    async def log(self, text: str, keywords: tuple[str, ...]) -> Outcome:
        """Log `text` under the draft's area, group, question, table and round."""
        draft = self.draft
        return await self.opened.submit(
            LogStatement(
                text=text,
                area=draft.area,
                group=draft.group,
                question=draft.question or None,
                keywords=keywords,
                table=draft.table or None,
                round=draft.round or None,
                kind=draft.kind,
            )
        )

    async def do(self, command: Command) -> Outcome:
        """Carry out any other command."""
        return await self.opened.submit(command)


def _with_defaults(draft: Draft, plan: Plan) -> Draft:
    """Return the draft with every choice one that the plan has."""
    areas = [area.id for area in plan.areas]
    area = draft.area if draft.area in areas else (areas or [""])[0]
    asked = [question.id for question in plan.questions if question.area == area]
    groups = [group.id for group in plan.groups]
    tables = [table.id for table in plan.session.tables]
    rounds = [round_.id for round_ in plan.session.rounds]
    question = draft.question if draft.question in ["", *asked] else ""
    return replace(
        draft,
        area=area,
        group=draft.group if draft.group in groups else (groups or [""])[0],
        question=question or (asked or [""])[0] if not draft.area else question,
        table=draft.table if draft.table in tables else (tables or [""])[0],
        round=draft.round if draft.round in rounds else (rounds or [""])[0],
    )
