"""Karantän: answers from outside that a person looks at, one at a time."""

from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType

from facilitator.domain.events.answers import AnswerHeld
from facilitator.domain.events.commands import (
    RejectAnswer,
    ReleaseAnswer,
)
from facilitator.domain.session.change import Change
from facilitator.i18n.names import session_name
from facilitator.i18n.translate import mark
from facilitator.tui.actions.registry import bindings
from facilitator.tui.connect.held_list import HeldList
from facilitator.tui.dialogs.choice import ChoiceDialog, options_of
from facilitator.tui.kit.key_bar import KeyBar
from facilitator.tui.kit.mode_head import ModeHead
from facilitator.tui.kit.row_list import RowList
from facilitator.tui.kit.screen import SessionScreen
from facilitator.tui.kit.text import plain


class QuarantineScreen(SessionScreen):
    """The answers that are held, with why; each is released or rejected by key."""

    AUTO_FOCUS = "HeldList"
    HELP_TITLE = mark("Quarantine: answers that somebody must look at")
    HELP_TEXT = mark(
        "Answers from the form, from files and from paper that may be a flood, a "
        "robot's, late, or hold a personal identity number. They count nowhere until "
        "you let them in, one at a time.\n\n"
        "• Let it count: S. Where area or group is unknown, you choose it.\n"
        "• Keep it out: X. It stays at the end of the list and can still be let in.\n"
        "• Changed your mind: Ctrl+Z."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("quarantine", "mode")

    _head = getters.query_one(ModeHead)
    _list = getters.query_one(HeldList)

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        yield ModeHead()
        yield HeldList(self.desk.plan, self.tr)
        yield KeyBar()

    def on_mount(self) -> None:
        """Follow the session."""
        self.house.changed.subscribe(self, self._follow)
        self._list.empty = self.tr("No answers are held.")

    def on_screen_resume(self) -> None:
        """Show how the session stands now."""
        self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Release what there is; reject only what waits."""
        held = self._list if self.is_mounted else None
        match action:
            case "release":
                return bool(held and held.answer)
            case "reject":
                return bool(held and held.answer and held.waits)
            case _:
                return super().check_action(action, parameters)

    def action_release(self) -> None:
        """Let the answer under the bar count as a statement."""
        answer = self._list.answer
        if answer:
            self._place(answer, answer.area, answer.group)

    async def action_reject(self) -> None:
        """Keep the answer under the bar out."""
        answer = self._list.answer
        if answer:
            await self.house.do(RejectAnswer(answer.source_id))

    @on(RowList.Moved)
    def _moved(self) -> None:
        self.refresh_bindings()

    def _place(self, answer: AnswerHeld, area: str, group: str) -> None:
        """Ask where an answer belongs that does not tell, and let it count."""
        tr, plan = self.tr, self.desk.plan

        def area_chosen(chosen: str | None) -> None:
            if chosen:
                self._place(answer, chosen, group)

        def group_chosen(chosen: str | None) -> None:
            if chosen:
                self._place(answer, area, chosen)

        if not area:
            options = options_of(plan.areas)
            self.app.push_screen(ChoiceDialog(tr("Goal area"), options), area_chosen)
        elif not group:
            options = options_of(plan.groups)
            dialog = ChoiceDialog(tr("Target group"), options)
            self.app.push_screen(dialog, group_chosen)
        else:
            release = ReleaseAnswer(answer.source_id, area, group)
            self.house.run_worker(self.house.do(release), group="save")

    def _follow(self, changes: list[Change]) -> None:
        if self.is_current:
            self._show()

    def _show(self) -> None:
        tr, session = self.tr, self.desk.opened.session
        waiting, rejected = (
            session.quarantine.waiting_answers(),
            session.quarantine.rejected_answers(),
        )
        self._list.show(waiting, rejected)
        count = tr("{waiting} wait, {rejected} rejected", waiting=len(waiting),
                   rejected=len(rejected))  # fmt: skip
        name = session_name(tr, self.desk.plan.session)
        heading = " · ".join((tr("Quarantine"), name, count))
        self._head.update(plain(heading))
        self.refresh_bindings()
