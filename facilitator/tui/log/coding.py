"""What a statement is logged under, chosen by keys."""

from collections.abc import Callable, Sequence
from functools import partial

from facilitator.domain.errors import Refused
from facilitator.domain.events.commands import AddRoomWord
from facilitator.domain.events.kinds import KINDS
from facilitator.domain.hall.room_words import room_word
from facilitator.domain.plan.plan import PlanItem
from facilitator.i18n.translate import Translator
from facilitator.tui.kit.desk import Desk
from facilitator.tui.kit.screen import SessionScreen


class Coding:
    """Asks for area, group, keyword and the rest of what is logged next."""

    def __init__(
        self,
        screen: SessionScreen,
        recode: Callable[..., None],
        follow_clock: Callable[[], None],
    ) -> None:
        """Ask on `screen`; `recode` takes fields of the draft and their new values."""
        self._screen = screen
        self._recode = recode
        self._follow_clock = follow_clock

    @property
    def _desk(self) -> Desk:
        return self._screen.desk

    @property
    def _tr(self) -> Translator:
        return self._screen.tr

    def ask(self, field: str) -> None:
        """Ask for a field of the draft; the kind just changes to the next."""
        match field:
            case "area":
                self.ask_area()
            case "group":
                self.ask_group()
            case "question":
                self.ask_question()
            case "table":
                self.ask_table()
            case "keyword":
                self.ask_keyword()
            case "kind":
                self.next_kind()

    def ask_area(self) -> None:
        """Ask for the goal area."""
        self._pick("area", self._tr("Goal area"), self._desk.plan.areas, more=True)

    def ask_group(self) -> None:
        """Ask for the target group."""
        self._pick("group", self._tr("Target group"), self._desk.plan.groups)

    def ask_question(self) -> None:
        """Ask for the question, which may be none."""
        plan, area = self._desk.plan, self._desk.draft.area
        questions = [each for each in plan.questions if each.area == area]
        self._pick("question", self._tr("Question"), questions, self._tr("No question"))

    def ask_table(self) -> None:
        """Ask for the table, then the round."""
        self._pick("table", self._tr("Table"), self._desk.plan.session.tables)

    def next_kind(self) -> None:
        """Change to the next kind."""
        at = (
            KINDS.index(self._desk.draft.kind) if self._desk.draft.kind in KINDS else -1
        )
        self._recode(kind=KINDS[(at + 1) % len(KINDS)])

    def ask_keyword(self) -> None:
        """Ask for a keyword to add or take away, the latest used first."""
        # Loaded here: the first frame comes sooner without the dialogs.
        from facilitator.tui.dialogs.choice import ChoiceDialog, options_of

        ticked = self._desk.draft.keywords
        options = options_of(self._desk.recent_keywords(), ticked)
        new = self._tr("new word from the room")
        dialog = ChoiceDialog(self._tr("Keyword"), options, new=new)
        self._screen.app.push_screen(dialog, self._toggle)

    async def _toggle(self, keyword: str | None) -> None:
        if keyword and keyword.startswith("+"):
            keyword = await self._take_up(keyword[1:])
        if keyword is not None:
            self._recode(keywords=_toggled(self._desk.draft.keywords, keyword))

    async def _take_up(self, word: str) -> str | None:
        """Take a word from the room up as a keyword; return its id, None if refused."""
        area, house = self._desk.draft.area, self._screen.house
        if not await house.do(AddRoomWord(word, area)):
            return None
        house.tell(self._tr("New word from the room: {word}", word=word))
        return room_word(word, area).id

    def _pick(
        self,
        field: str,
        title: str,
        items: Sequence[PlanItem],
        none: str = "",
        *,
        more: bool = False,
    ) -> None:
        # Loaded here: the first frame comes sooner without the dialogs.
        from facilitator.tui.dialogs.choice import ChoiceDialog, Option, options_of

        if not items:
            self._screen.house.say(Refused("plan.none", kind=field, value=""))
            return
        also = self._desk.draft.also if more else ()
        options = [*options_of(items, also), *([Option("", none)] if none else [])]
        now = getattr(self._desk.draft, field)
        dialog = ChoiceDialog(title, options, now, more=more)
        self._screen.app.push_screen(dialog, partial(self._picked, field))

    def _picked(self, field: str, choice: str | None) -> None:
        if choice is None:
            return
        if choice.startswith("+"):
            self._recode(also=_toggled(self._desk.draft.also, choice[1:]))
        elif field == "round":
            self._pick_round(choice)
        else:
            self._recode(**{field: choice})
        if field == "table":
            self._desk.sit_at_table()
            self._recode()
        if field == "table" and self._desk.plan.session.rounds:
            self._ask_round()

    def _ask_round(self) -> None:
        rounds = self._desk.plan.session.rounds
        follow = self._tr("Follow the clock") if self._desk.opened.clock else ""
        self._pick("round", self._tr("Round"), rounds, follow)

    def _pick_round(self, choice: str) -> None:
        """Keep to a round, or let the clock choose again."""
        clock = self._desk.opened.clock is not None
        if choice:
            self._recode(round=choice, held=clock)
        else:
            self._recode(held=False, followed="")
        self._follow_clock()


def _toggled(ids: tuple[str, ...], item_id: str) -> tuple[str, ...]:
    """Return ids with one put in, or taken out where it is there already."""
    if item_id in ids:
        return tuple(each for each in ids if each != item_id)
    return (*ids, item_id)
