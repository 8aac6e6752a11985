"""What a statement is logged under, chosen by keys."""

from collections.abc import Sequence
from functools import partial

from facilitator.domain.errors import Refused
from facilitator.domain.events.kinds import KINDS
from facilitator.domain.plan.plan import PlanItem
from facilitator.services.session.drafts import Value
from facilitator.tui.log.said_before import Scribing


class Coding(Scribing):
    """The part of the log screen that asks for area, group, keyword and the rest."""

    def recode(self, **fields: Value) -> None:
        """Log what comes next under something else."""
        raise NotImplementedError

    def tick(self) -> None:
        """Go by the clock of the rounds."""
        raise NotImplementedError

    def action_area(self) -> None:
        """Ask for the goal area."""
        self._pick("area", self.tr("Goal area"), self.desk.plan.areas, more=True)

    def action_group(self) -> None:
        """Ask for the target group."""
        self._pick("group", self.tr("Target group"), self.desk.plan.groups)

    def action_question(self) -> None:
        """Ask for the question, which may be none."""
        plan, area = self.desk.plan, self.desk.draft.area
        asked = [each for each in plan.questions if each.area == area]
        self._pick("question", self.tr("Question"), asked, self.tr("No question"))

    def action_table(self) -> None:
        """Ask for the table, then the round."""
        self._pick("table", self.tr("Table"), self.desk.plan.session.tables)

    def action_kind(self) -> None:
        """Change to the next kind."""
        at = KINDS.index(self.desk.draft.kind) if self.desk.draft.kind in KINDS else -1
        self.recode(kind=KINDS[(at + 1) % len(KINDS)])

    def action_keyword(self) -> None:
        """Ask for a keyword to add or take away, the latest used first."""
        from facilitator.tui.dialogs.choice import ChoiceDialog, options_of

        ticked = self.desk.draft.keywords
        options = options_of(self.desk.recent_keywords(), ticked)
        new = self.tr("new word from the room")
        dialog = ChoiceDialog(self.tr("Keyword"), options, new=new)
        self.app.push_screen(dialog, self._toggle)

    async def _toggle(self, keyword: str | None) -> None:
        if keyword and keyword.startswith("+"):
            keyword = await self.take_up(keyword[1:])
        if keyword is not None:
            self.recode(keywords=_toggled(self.desk.draft.keywords, keyword))

    def _pick(
        self,
        field: str,
        title: str,
        items: Sequence[PlanItem],
        none: str = "",
        *,
        more: bool = False,
    ) -> None:
        from facilitator.tui.dialogs.choice import ChoiceDialog, Option, options_of

        if not items:
            self.house.say(Refused("plan.none", kind=field, value=""))
            return
        also = self.desk.draft.also if more else ()
        options = [*options_of(items, also), *([Option("", none)] if none else [])]
        now = getattr(self.desk.draft, field)
        dialog = ChoiceDialog(title, options, now, more=more)
        self.app.push_screen(dialog, partial(self._picked, field))

    def _picked(self, field: str, choice: str | None) -> None:
        if choice is None:
            return
        if choice.startswith("+"):
            self.recode(also=_toggled(self.desk.draft.also, choice[1:]))
        elif field == "round":
            self._pick_round(choice)
        else:
            self.recode(**{field: choice})
        if field == "table":
            self.desk.sit_at_table()
            self.recode()
        if field == "table" and self.desk.plan.session.rounds:
            self._ask_round()

    def _ask_round(self) -> None:
        rounds = self.desk.plan.session.rounds
        follow = self.tr("Follow the clock") if self.desk.opened.clock else ""
        self._pick("round", self.tr("Round"), rounds, follow)

    def _pick_round(self, choice: str) -> None:
        """Keep to a round, or let the clock choose again."""
        clock = self.desk.opened.clock is not None
        if choice:
            self.recode(round=choice, held=clock)
        else:
            self.recode(held=False, followed="")
        self.tick()


def _toggled(ids: tuple[str, ...], chosen: str) -> tuple[str, ...]:
    """Return ids with one put in, or taken out where it is there already."""
    if chosen in ids:
        return tuple(each for each in ids if each != chosen)
    return (*ids, chosen)
