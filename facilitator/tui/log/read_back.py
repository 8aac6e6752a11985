"""Reading back: the round's statements in large letters, each agreed to by a key."""

from collections.abc import Sequence
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from facilitator.domain.events.commands import WithdrawStatement
from facilitator.domain.events.marks import ConfirmStatement
from facilitator.domain.plan.plan import name_of
from facilitator.domain.session.statement import Statement
from facilitator.i18n.translate import mark
from facilitator.tui.dialogs.base import Dialog
from facilitator.tui.kit.desk import Desk
from facilitator.tui.kit.poster import (
    Block,
    Poster,
)
from facilitator.tui.kit.text import plain

REASON = mark("Read back")


class ReadBackDialog(Dialog[None]):
    """Shows one statement at a time; what is done with it is on disk at once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1,s,enter", "confirm", show=False),
        Binding("2,r", "correct", show=False),
        Binding("3,t", "withdraw", show=False),
        Binding("right,down,space", "step(1)", show=False),
        Binding("left,up,backspace", "step(-1)", show=False),
    ]
    DEFAULT_CSS = """
    ReadBackDialog {
        & .dialog { width: 100%; height: 100%; padding: 1 4; }
        & #about { color: $foreground-muted; height: auto; }
        & #spoken {
            text-style: bold; color: $accent; padding: 2 0; height: auto;
        }
        & Poster { color: $accent; }
        & VerticalScroll { height: 1fr; padding: 0; display: none; }
        &.-long Poster { display: none; }
        &.-long VerticalScroll { display: block; }
    }
    """

    _about = getters.query_one("#about", Static)
    _poster = getters.query_one(Poster)
    _spoken = getters.query_one("#spoken", Static)

    def __init__(self, desk: Desk, statements: Sequence[str]) -> None:
        super().__init__()
        self._desk = desk
        self._ids = statements
        self._place = self._first_open()

    def compose(self) -> ComposeResult:
        """Lay out the statement, and what can be done with it."""
        tr = self.tr
        keys = tr("1 right · 2 correct · 3 withdraw · ←→ go on · Esc leaves")
        with self.frame(tr("Read back"), keys):
            yield Static(id="about")
            yield Poster()
            with VerticalScroll():
                yield Static(id="spoken")
            yield self.trouble()

    def on_mount(self) -> None:
        """Show the first that nobody has agreed to."""
        self._show()

    async def action_confirm(self) -> None:
        """Note that the wording was agreed to, and go on."""
        await self._do(ConfirmStatement(self._ids[self._place]))

    def action_correct(self) -> None:
        """Correct the statement."""
        from facilitator.tui.statements.correct import CorrectDialog

        now = self._statement
        number = self._desk.opened.session.number_of(now)
        dialog = CorrectDialog(self._desk.plan, now, number, self.tr(REASON))
        self.app.push_screen(dialog, lambda _: self._show())

    async def action_withdraw(self) -> None:
        """Withdraw the statement: whoever said it does not want it to stand."""
        reason = self.tr(REASON)
        await self._do(
            WithdrawStatement(statement=self._ids[self._place], reason=reason)
        )

    def action_step(self, step: int) -> None:
        """Go to the next or the one before."""
        self._place = max(0, min(self._place + step, len(self._ids) - 1))
        self._show()

    @property
    def _statement(self) -> Statement:
        return self._desk.opened.session.statements[self._ids[self._place]]

    async def _do(self, command: ConfirmStatement | WithdrawStatement) -> None:
        if not self._statement.withdrawn and await self.house.do(command):
            self.action_step(1)

    def _first_open(self) -> int:
        session = self._desk.opened.session
        open_ = (
            place
            for place, each in enumerate(self._ids)
            if not session.statements[each].confirmed
        )
        return next(open_, 0)

    def _show(self) -> None:
        tr, now, plan = self.tr, self._statement, self._desk.plan
        session = self._desk.opened.session
        state = ""
        if now.withdrawn:
            state = tr("withdrawn")
        elif now.confirmed:
            state = "✓ " + tr("agreed to")
        place = tr("{number} of {count}", number=self._place + 1, count=len(self._ids))
        heading = (
            place, session.number_of(now), name_of(plan.groups, now.group),
            name_of(plan.areas, now.area), state,
        )  # fmt: skip
        about = " · ".join(part for part in heading if part)
        self._about.update(plain(about))
        self._spoken.update(plain(now.text))
        self.call_after_refresh(self._enlarge, now.text)

    def _enlarge(self, text: str) -> None:
        """Show a text in the largest letters that hold it, a long one as it is."""
        poster = self._poster
        self.remove_class("-long")
        blocks = (Block(text, rank=1),)
        poster.blocks = blocks
        self.set_class(not poster.fits(blocks)[1], "-long")

    def on_resize(self) -> None:
        """Set the letters anew."""
        self.call_after_refresh(self._enlarge, self._statement.text)
