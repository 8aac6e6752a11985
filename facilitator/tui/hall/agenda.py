"""Dagordning: the rounds and their clock, and who is here."""

from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Digits, Static

from facilitator.domain.errors import Refused
from facilitator.domain.events.commands import (
    CountPeople,
    SetClock,
)
from facilitator.domain.hall.agenda import (
    Moment,
    behind,
    next_round,
    programme,
)
from facilitator.domain.hall.ask_next import paces
from facilitator.domain.session.change import Change
from facilitator.i18n.names import session_name
from facilitator.i18n.translate import mark
from facilitator.tui.actions.registry import bindings
from facilitator.tui.hall.agenda_list import AgendaList
from facilitator.tui.hall.lists import PeopleList
from facilitator.tui.kit.clock_words import (
    behind_line,
    clock_line,
    minutes,
    round_name,
)
from facilitator.tui.kit.key_bar import KeyBar
from facilitator.tui.kit.mode_head import ModeHead
from facilitator.tui.kit.row_list import RowList
from facilitator.tui.kit.screen import SessionScreen
from facilitator.tui.kit.text import plain

STEP = 60
"""Seconds by which a round is made longer or shorter at a time."""


class AgendaScreen(SessionScreen):
    """Drives the clock of the rounds, and counts who has come."""

    AUTO_FOCUS = "#rounds"
    HELP_TITLE = mark("Agenda: the rounds and their clock")
    HELP_TEXT = mark(
        "Here the lead facilitator starts the rounds and sees how the time goes. The "
        "log follows the round by itself.\n\n"
        "• Start: N opens the next round, Enter the one under the bar. P holds the "
        "clock and lets it go on.\n"
        "• Change: + gives a minute more, - takes one. What comes later moves with "
        "it. Ctrl+Z takes any of it back.\n"
        "• Count: Tab goes to the groups, Enter tells how many of one are here. "
        "Nobody's name is asked for."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("agenda", "mode")
    DEFAULT_CSS = """
    AgendaScreen {
        & #now { height: auto; padding: 0 1; }
        & #words { width: 1fr; height: 3; }
        & Digits { width: auto; min-width: 18; text-align: right; color: $accent; }
        & .heading { padding: 0 1; color: $primary; text-style: bold; height: 1; }
        & #rounds { height: auto; max-height: 45%; }
        & #people { height: 1fr; }
        &.-tall .heading { margin: 1 0 0 0; }
    }
    """

    _standing = getters.query_one("#words", Static)
    _time_left = getters.query_one("#left", Digits)
    _rounds = getters.query_one(AgendaList)
    _people_here = getters.query_one("#count", Static)
    _people = getters.query_one(PeopleList)

    def compose(self) -> ComposeResult:
        """Lay out the clock, the rounds and the groups."""
        tr, plan = self.tr, self.desk.plan
        agenda, name = tr("Agenda"), session_name(tr, plan.session)
        yield ModeHead(plain(f"{agenda} · {name}"))
        with Horizontal(id="now"):
            yield Static(id="words")
            yield Digits(id="left")
        yield Static(plain(tr("Rounds")), classes="heading")
        yield AgendaList(plan, tr)
        yield Static(id="count", classes="heading")
        yield PeopleList(plan.groups, tr)
        yield KeyBar()

    def on_mount(self) -> None:
        """Follow the session and the clock."""
        self.house.changed.subscribe(self, self._changed)
        self.set_interval(1.0, self._tick)
        self._rounds.empty = self.tr("The plan has no rounds.")
        self._people.empty = self.tr("The plan has no target groups.")
        self._show()

    def on_screen_resume(self) -> None:
        """Show how things stand now."""
        self._show()

    def action_next(self) -> None:
        """Open the next round."""
        self._set(SetClock("opened"))

    def action_hold(self) -> None:
        """Hold the clock, or let it go on."""
        running = self.desk.opened.moment().stage == "running"
        self._set(SetClock("paused" if running else "resumed"))

    def action_longer(self, sign: int) -> None:
        """Give a minute more or less."""
        self._set(SetClock("extended", seconds=sign * STEP))

    def action_end(self) -> None:
        """End the round."""
        self._set(SetClock("closed"))

    def action_release(self) -> None:
        """Follow another laptop's clock again."""
        self._set(SetClock("released"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let go of a clock only where this laptop drives one."""
        if action == "release":
            opened = self.desk.opened
            return opened.session.hall.drives(opened.device)
        return super().check_action(action, parameters)

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        if self.focused is self._rounds:
            opened = self.desk.plan.session.rounds[event.place]
            self._set(SetClock("opened", round=opened.id))
        else:
            self._count()

    def _count(self) -> None:
        """Ask how many of a group are here."""
        from facilitator.tui.dialogs.line import LineDialog

        group = self._people.group
        if group is None:
            return

        async def count(line: str) -> None:
            if not line.strip().isdecimal():
                raise Refused("people.bad_count", most=group.expected or 100)
            await self.house.carry_out(CountPeople(group.id, int(line)))

        question = self.tr(
            "How many are here now? A number; names are never asked for."
        )
        present = self.desk.opened.session.hall.present()
        value = str(present[group.id]) if group.id in present else ""
        self.app.push_screen(LineDialog(group.name, question, count, value))

    def _set(self, command: SetClock) -> None:
        self.house.run_worker(self.house.do(command), group="clock")

    def _changed(self, changes: list[Change]) -> None:
        if self.is_current:
            self._show()

    def _tick(self) -> None:
        """Show the clock alone; the rounds only where their times have moved."""
        if not self.is_current:
            return
        moment = self.desk.opened.moment()
        self._time_left.update(minutes(moment.remaining) if moment.is_timed else "")
        words = self._words(moment)
        if words != self._last_words:
            self._last_words = words
            self._standing.update(words)
            self._show_rounds()

    _last_words: Content | None = None

    def _show(self) -> None:
        self._last_words = None
        self._tick()
        session, plan = self.desk.opened.session, self.desk.plan
        present = session.hall.present()
        here = self.tr("Here: {count}", count=present.total())
        self._people_here.update(plain(here))
        self._people.show(present, paces(plan, session))
        self.refresh_bindings()

    def _show_rounds(self) -> None:
        opened = self.desk.opened
        self._rounds.name_areas_of(self.desk.draft.table)
        self._rounds.show(list(programme(opened.plan, opened.clock, opened.now())))

    def _words(self, moment: Moment) -> Content:
        """Return which round it is, how it stands, and what comes next."""
        tr, opened = self.tr, self.desk.opened
        if moment.stage == "before":
            parts = [tr("Not started"), tr("N starts the first round.")]
            return Content("\n").join(map(plain, parts))
        name = round_name(tr, opened.plan, moment.place)
        state = clock_line(tr, moment) if moment.stage != "running" else tr("running")
        late = behind_line(tr, behind(opened.plan, opened.clock, opened.now()))
        coming = next_round(opened.plan, moment)
        following = tr("Next: {round}", round=coming.name) if coming else ""
        warned = (tr("Nearly out of time"), tr("Time to round off"))
        warning = warned[moment.mark - 1] if moment.mark else ""
        lines = [f"{name} · {state}", late, following]
        return Content("\n").join(
            [
                plain(lines[0], "bold"),
                plain(" · ".join(filter(None, lines[1:]))),
                plain(warning, "bold $warning"),
            ]
        )
