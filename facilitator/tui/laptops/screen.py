"""Anslut, datorer: who is missing, receipts, taking in, going on from a safe copy."""

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from facilitator.domain.errors import FacilitatorError, Refused
from facilitator.domain.plan.ids import device_slug
from facilitator.domain.session.change import Change
from facilitator.domain.session.conflict_sides import sides
from facilitator.i18n.names import session_name
from facilitator.i18n.sentences.all import sentence
from facilitator.i18n.translate import mark
from facilitator.services.laptops import Laptops, Survey
from facilitator.tui.actions.registry import bindings
from facilitator.tui.dialogs.place import ask_place
from facilitator.tui.kit.key_bar import KeyBar
from facilitator.tui.kit.mode_head import Heading, ModeHead
from facilitator.tui.kit.screen import SessionScreen
from facilitator.tui.kit.text import (
    bar,
    plain,
)
from facilitator.tui.laptops.list import LaptopList
from facilitator.tui.laptops.look_first import LookFirstDialog
from facilitator.tui.laptops.trust import ask_aside, ask_key, may_be_set_aside
from facilitator.tui.laptops.words import taken_in, worst

BAR = 24
"""Cells of the progress bar."""
SURVEY_SECONDS = 2.0
"""How long after a change the journals are counted anew, at most."""
OTHER = "other"


class Stopped(Exception):
    """The user has stopped the work; raised through whatever does it."""


class LaptopsScreen(SessionScreen):
    """Every laptop with what is here of it, the worst off first."""

    AUTO_FOCUS = "LaptopList"
    HELP_TITLE = mark("Laptops: bring together what all of them wrote")
    HELP_TEXT = mark(
        "Here are all laptops that the plan expects or that have written, the worst "
        "off first. A receipt is the same number wherever a journal is whole.\n\n"
        "• Take in: I, then the stick, folder, file or zip. Taking in again adds "
        "nothing, and nothing that is here is lost.\n"
        "• Hand over: Ctrl+S makes a safe copy, in any mode. On another laptop U goes "
        "on from it, where the first one was.\n"
        "• Compare: the receipt with the one on the laptop's own screen; R shows "
        "statements that were corrected in two places; B compares the word of a key, "
        "and A sets a journal aside that is not to be trusted."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("laptops", "mode")
    DEFAULT_CSS = """
    LaptopsScreen {
        & #worst { padding: 0 1; background: $background; max-height: 6; }
        & LaptopList { height: 1fr; margin: 1 0 0 0; }
        & #told { height: auto; max-height: 10; padding: 0 1; display: none; }
    }
    """

    _worst = getters.query_one("#worst", Heading)
    _list = getters.query_one(LaptopList)
    _outcome = getters.query_one("#told", Static)

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self._working = self._stopping = False
        self._survey_due = False

    def compose(self) -> ComposeResult:
        """Lay out the worst, the laptops and what was done last."""
        name = session_name(self.tr, self.desk.plan.session)
        connect, laptops = self.tr("Connect"), self.tr("Laptops")
        yield ModeHead(plain(f"{connect} · {laptops} · {name}"))
        yield Heading(id="worst")
        yield LaptopList(self.desk.plan, self.tr)
        yield Static(id="told")
        yield KeyBar()

    def on_mount(self) -> None:
        """Count, and count anew when something has come."""
        self._list.empty = self.tr("Nobody has written anything yet.")
        self.house.changed.subscribe(self, self._changed)
        self.set_interval(0.1, self._show_progress)

    def on_screen_resume(self) -> None:
        """Count what is here now."""
        self._count()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Stop works only while something is under way."""
        match action:
            case "stop":
                return self._working
            case "take_in":
                return not self._working
            case "settle":
                return bool(self.desk.opened.session.unsettled)
            case "aside":
                row = self._list.row
                return row is not None and may_be_set_aside(row)
            case "confirm_key":
                row = self._list.row
                return row is not None and bool(row.key.shown)
            case _:
                return super().check_action(action, parameters)

    @on(LaptopList.Moved)
    def _moved(self) -> None:
        self.refresh_bindings()

    @property
    def laptops(self) -> Laptops:
        """The service."""
        return self.house.office.laptops()

    async def action_take_in(self) -> None:
        """Ask what to take in, and take it in."""
        await self._ask(self.tr("Take in journals"), self._look_first)

    async def action_resume(self) -> None:
        """Ask for a safe copy, and go on from it."""
        await self._ask(self.tr("Go on from a safe copy"), self._resume)

    def action_stop(self) -> None:
        """Stop taking in; what was taken in stays."""
        self._stopping = True

    def action_name(self) -> None:
        """Ask which laptop this is."""
        from facilitator.tui.dialogs.choice import ChoiceDialog, Option

        tr, expected = self.tr, self.desk.plan.session.laptops
        options = [Option(laptop.id, laptop.name) for laptop in expected]
        other = Option(OTHER, tr("Another name"))
        title = tr("Which laptop is this?")
        dialog = ChoiceDialog(title, [*options, other], self.laptops.device)
        self.app.push_screen(dialog, self._named) if options else self._named(OTHER)

    def action_aside(self) -> None:
        """Set the journals of the laptop under the bar aside, or take them back."""
        if self._list.row:
            ask_aside(self, self._list.row)

    def action_confirm_key(self) -> None:
        """Compare the word of the key of the laptop under the bar."""
        if self._list.row:
            ask_key(self, self._list.row)

    def action_settle(self) -> None:
        """Show the first statement that was corrected in two places."""
        from facilitator.tui.laptops.settle import SettleDialog

        session = self.desk.opened.session
        statement_id = next(iter(session.unsettled), None)
        if statement_id is not None:
            number = session.number_of(session.statements[statement_id])
            first = session.original_of(statement_id).text
            two_sides = sides(session, statement_id)
            dialog = SettleDialog(self.desk.plan, number, first, two_sides)
            self.app.push_screen(dialog, self._settled)

    def _settled(self, number: str | None) -> None:
        if number is not None:
            self.house.tell(self.tr("Settled: {number}", number=number))
            self.action_settle()

    def _named(self, name: str | None) -> None:
        from facilitator.tui.dialogs.line import LineDialog

        async def check(name: str) -> None:
            if not device_slug(name):
                raise Refused("device.name", value=name)

        if name == OTHER:
            title = self.tr("Name this laptop")
            question = self.tr("Name of its journals: letters a–z, digits and hyphens")
            dialog = LineDialog(title, question, check, self.laptops.device)
            self.app.push_screen(dialog, self._rename)
        else:
            self._rename(name)

    def _rename(self, name: str | None) -> None:
        # By the app, since the session is opened anew and this screen goes.
        if name is not None:
            self.house.run_worker(
                self.house.safe_copies.rename_laptop(name), group="rename"
            )

    async def _ask(self, title: str, then: Callable[[Path], object]) -> None:
        places = await asyncio.to_thread(self.laptops.places)
        places_by_name = [(place, str(place)) for place in places]
        other = self.tr("A file, a folder or a zip by name")
        ask_place(self.house, title, places_by_name, other, then, must_exist=True)

    def _resume(self, path: Path) -> None:
        # By the app, since the session is opened anew and this screen goes.
        self.house.run_worker(self.house.safe_copies.go_on_from(path), group="resume")

    @work(group="carry", exclusive=True)
    async def _look_first(self, path: Path) -> None:
        """Take in what is plain at once, and ask where a person should look first."""
        session_id, now = self.desk.plan.session.id, self.desk.opened.now()
        now_ms = int(now.timestamp() * 1000)
        try:
            looks = await asyncio.to_thread(
                self.laptops.look, session_id, [path], now_ms
            )
        except FacilitatorError as error:
            self._tell(plain("! " + sentence(self.tr, error), "$error"))
            return
        doubtful = [each for each in looks if each.asks_for_a_person]
        if not doubtful or await self.app.push_screen_wait(LookFirstDialog(doubtful)):
            self._take_in(path)

    @work(group="take in", exclusive=True)
    async def _take_in(self, path: Path) -> None:
        laptops, session_id = self.laptops, self.desk.plan.session.id
        self._working, self._stopping, self._share = True, False, 0.0
        self.refresh_bindings()
        try:
            take_in = partial(laptops.take_in, session_id, [path], self._progress)
            self._tell(taken_in(self.tr, await asyncio.to_thread(take_in)))
        except FacilitatorError as error:
            self._tell(plain("! " + sentence(self.tr, error), "$error"))
        except Stopped:
            self._tell(plain(self.tr("Stopped. What was taken in stays.")))
        finally:
            self._working = False
            self.refresh_bindings()
        self.house.follow()
        self._count()

    def _progress(self, share: float) -> None:
        """Take note of how far the work has come; called in its own thread."""
        if self._stopping:
            raise Stopped
        self._share = share

    def _show_progress(self) -> None:
        if self._working:
            done = f"{round(self._share * 100):>3} %"
            words = self.tr("Taking in {bar}", bar=f"{bar(self._share, BAR)} {done}")
            self._tell(plain(words))

    def _tell(self, content: Content) -> None:
        self._outcome.update(content)
        self._outcome.display = bool(content.plain)

    def _changed(self, changes: list[Change]) -> None:
        self.refresh_bindings()
        if not self._survey_due:
            self._survey_due = True
            self.set_timer(SURVEY_SECONDS, self._count_if_shown)

    def _count_if_shown(self) -> None:
        self._survey_due = False
        if self.is_current:
            self._count()

    @work(group="survey", exclusive=True)
    async def _count(self) -> None:
        """Count the journals, away from the keyboard."""
        plan = self.desk.plan
        try:
            survey: Survey = await asyncio.to_thread(self.laptops.survey, plan)
        except FacilitatorError as error:
            self.house.say(error)
            return
        if self.is_current:  # Else it is counted anew when it is shown again.
            self._worst.text = worst(self.tr, plan, survey)
            self._list.show(survey.rows)
            self.refresh_bindings()
