"""Correction slips that have come back: keyed in by number, one answer each."""

from textual import getters, on
from textual.app import ComposeResult
from textual.content import Content
from textual.events import Key, Resize
from textual.widgets import OptionList, Static

from facilitator.domain.errors import FacilitatorError, Refused
from facilitator.domain.events.commands import Command, WithdrawStatement
from facilitator.domain.events.marks import ConfirmStatement
from facilitator.domain.papers.correction_slips import (
    full_number,
    is_done,
    slips_keyed_at,
)
from facilitator.domain.plan.plan import Plan, name_of
from facilitator.domain.session.session import Session
from facilitator.domain.session.statement import Statement
from facilitator.i18n.sentences.all import sentence
from facilitator.i18n.translate import Translator, mark
from facilitator.tui.dialogs.base import KeyedDialog
from facilitator.tui.kit.text import plain
from facilitator.tui.papers.slip_view import ANSWERS, SCROLLS, SlipView

REASON = mark("Correction slip")
"""What corrections and withdrawals from slips are given as their reason."""
MOST_TYPED = 30
AROUND = 12
"""Lines that the dialog needs beside the statement."""


class SlipsDialog(KeyedDialog[None]):
    """A number, Enter, the answer; then the next number."""

    DEFAULT_CSS = """
    SlipsDialog {
        & #progress { color: $foreground-muted; margin: 1 0 0 0; }
    }
    """

    _slip = getters.query_one(SlipView)
    _progress = getters.query_one("#progress", Static)

    def __init__(self) -> None:
        super().__init__(self.take_key)
        self._typed = ""
        self._before = ""
        """The number before, which fills in what is left out of the next one."""
        self._statement: Statement | None = None
        """The statement that waits for its answer."""
        self._last: Statement | None = None
        self._keyed = 0
        """How many answers have been given here, which Ctrl+Z may take back."""

    def compose(self) -> ComposeResult:
        """Lay out the number, the statement, the answers, and how far it has come."""
        tr = self.tr
        title = tr("Correction slips that have come back")
        with self.frame(
            title,
            tr("Number, Enter · then 1 2 3 or S Ä T · Ctrl+Z undoes · Esc leaves"),
        ):
            yield SlipView(tr)
            yield self.trouble()
            yield Static(id="progress")

    def on_mount(self) -> None:
        """Ask for the first number."""
        self.house.changed.subscribe(self, lambda _: self._tell())
        self._show()

    def on_resize(self, event: Resize) -> None:
        """Let a long statement take what the frame leaves."""
        self._slip.limit(max(event.size.height - AROUND, 1))

    def take_key(self, event: Key) -> None:
        """Take a number, an answer, or leave."""
        match event.key:
            case "escape":
                self._back()
            case "ctrl+z":
                self._undo()
            case key if key in SCROLLS:
                self._slip.scroll(key)
            case _ if self._statement:
                self._answer(event.character or "")
            case "enter":
                self._find()
            case "backspace":
                self._type(self._typed[:-1])
            case _ if event.is_printable and event.character:
                self._type((self._typed + event.character)[:MOST_TYPED])

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self._answer(ANSWERS[event.option_index][0][0])

    def _undo(self) -> None:
        """Take back the latest answer that was given here, and nothing else."""
        if self._keyed:
            self._keyed -= 1
            self.house.run_worker(self.house.action_undo())

    def _back(self) -> None:
        """Leave the statement without an answer, else the dialog."""
        if self._statement:
            self._statement = None
            self._show()
        else:
            self.dismiss(None)

    def _type(self, typed: str) -> None:
        self._typed = typed
        self.trouble_line.tell("")
        self._show()

    def _find(self) -> None:
        """Show the statement that was named."""
        tr = self.tr
        if not self.desk.opened.loaded:
            self.trouble_line.tell(
                tr("The session is still being read in. Try again soon.")
            )
            return
        session = self.desk.opened.session
        try:
            statement = session.find(full_number(self._typed, self._before))
            number = session.number_of(statement)
            if statement.withdrawn:
                raise Refused("statement.withdrawn", number=number)
        except FacilitatorError as error:
            self.trouble_line.tell(sentence(tr, error))
            return
        self._before, self._typed = number, ""
        self._statement = self._last = statement
        self.trouble_line.tell("")
        self._show()

    def _answer(self, key: str) -> None:
        """Do what an answer says, and ask for the next number."""
        place, statement, reason = _answer_of(key), self._statement, self.tr(REASON)
        if place is None or statement is None:
            return
        if place == 1:
            self._correct(statement, reason)
            return
        self._statement = None
        self._show()
        self._carry_out(
            ConfirmStatement(statement.id)
            if place == 0
            else WithdrawStatement(statement=statement.id, reason=reason)
        )

    def _correct(self, statement: Statement, reason: str) -> None:
        from facilitator.tui.statements.correct import CorrectDialog

        def corrected(number: str | None) -> None:
            if number is not None:
                self._statement = None
                self._keyed += 1
            self._show()

        dialog = CorrectDialog(self.desk.plan, statement, self._before, reason)
        self.app.push_screen(dialog, corrected)

    def _carry_out(self, command: Command) -> None:
        number = self._before

        async def work() -> None:
            try:
                await self.house.carry_out(command)
            except FacilitatorError as error:
                if self.is_attached:
                    reason = sentence(self.tr, error)
                    self.trouble_line.tell(f"{number}: {reason}")
            else:
                self._keyed += 1

        # By the app, so that it is seen through whatever becomes of the dialog.
        self.house.run_worker(work())

    def _show(self) -> None:
        """Show the number being keyed in, or the statement that waits."""
        tr, statement = self.tr, self._statement
        number = self._before if statement else f"{self._typed}▏"
        heading = tr("Number on the slip: {number}", number=number)
        plan = self.desk.plan
        content = slip_content(tr, plan, statement) if statement else plain("")
        self._slip.show(heading, content, is_asked=statement is not None)
        self._tell()

    def _tell(self) -> None:
        """Tell how many of the table's slips are done."""
        plan, session = self.desk.plan, self.desk.opened.session
        line = progress_line(self.tr, plan, session, self._last)
        self._progress.update(plain(line))


def _answer_of(key: str) -> int | None:
    """Return the place of the answer among `ANSWERS` that a key gives, if one."""
    typed = key.lower()
    places = [at for at, (keys, _) in enumerate(ANSWERS) if typed and typed in keys]
    return places[0] if places else None


def slip_content(tr: Translator, plan: Plan, statement: Statement) -> Content:
    """Return a statement with what it is filed under, and whether it is done."""
    coded = [name_of(plan.areas, statement.area), name_of(plan.groups, statement.group)]
    coded += [name_of(plan.keywords, word) for word in statement.keywords]
    lines = [plain(statement.text), plain(" · ".join(coded), "$foreground-muted")]
    if is_done(statement, tr(REASON)):
        lines.append(plain("✓ " + tr("keyed in already"), "$success"))
    return Content("\n").join(lines)


def progress_line(
    tr: Translator, plan: Plan, session: Session, last: Statement | None
) -> str:
    """Return how many slips are done of the table that was keyed in last."""
    if last is None:
        return tr("For instance 7-2-14. After that 15 is 7-2-15.")
    done, slips = slips_keyed_at(session, last.table, tr(REASON))
    return tr(
        "{table}: {done} of {count} done",
        table=name_of(plan.session.tables, last.table) or tr("Logged at no table"),
        done=done,
        count=slips,
    )
