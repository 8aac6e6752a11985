"""The open session inside the app: opening, following, carrying out commands."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from time import monotonic
from typing import Any

from textual import work
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.signal import Signal
from textual.worker import WorkerFailed

from facilitator.domain.errors import FacilitatorError
from facilitator.domain.events.commands import Command
from facilitator.domain.session.change import Change
from facilitator.i18n.sentences.all import sentence
from facilitator.i18n.translate import Translator
from facilitator.services.office import Office
from facilitator.services.ports import Outcome
from facilitator.services.program import Program
from facilitator.services.session.open_session import OpenSession
from facilitator.tui.kit.desk import Desk
from facilitator.tui.kit.house import STAGE
from facilitator.tui.kit.text import plain
from facilitator.tui.shell.crash_guard import Trouble
from facilitator.tui.shell.held_notices import CurtainApp
from facilitator.tui.shell.landing import desk_at, mode_of
from facilitator.tui.shell.modes import (
    NEUTRAL,
    SESSION_MODES,
    screen_of,
)

FOLLOW_SECONDS = 1.0
"""How often the journals of other devices are looked at."""
NOTICE_SECONDS = 12
"""How long something stays on the screen that the user should not miss."""


class Host(CurtainApp):
    """Holds the services and the open session, and tells views what has changed."""

    def __init__(self, program: Program) -> None:
        super().__init__()
        self.program = program
        self.desk: Desk | None = None
        self._told: dict[str, float] = {}
        """Notices on the screen, and when they go away."""
        self.changed: Signal[list[Change]] = Signal(self, "changed")
        """Published with every change of the session, whoever made it."""
        self.progressed: Signal[float] = Signal(self, "progressed")
        """Published while a session is read in, with the share done (0 to 1)."""

    @property
    def tr(self) -> Translator:
        """The translator of the language in use."""
        return self.program.tr

    @property
    def office(self) -> Office:
        """The services of the workspace that is open."""
        assert self.program.office is not None
        return self.program.office

    @property
    def opened(self) -> OpenSession:
        """The session that is open."""
        assert self.desk is not None
        return self.desk.opened

    async def set_stage_anew(self) -> None:
        """Put away the stage, which has failed, and show it afresh."""
        await self.switch_mode(NEUTRAL)
        await self.renew([STAGE])
        await self.switch_mode(STAGE)

    def trouble_told(self, trouble: Trouble) -> str:
        """Return the sentence about a failure that was held back."""
        return self.tr(
            "Something went wrong in the program while the hall was shown. Technical "
            "report: {path}",
            path=trouble.report or "–",
        )

    def say(self, error: FacilitatorError) -> None:
        """Show an error's sentence where the user is."""
        self.tell(sentence(self.tr, error), "error")

    def tell(self, message: str, severity: SeverityLevel = "information") -> None:
        """Show a sentence where the user is; what is wrong stays longer."""
        timeout = None if severity == "information" else NOTICE_SECONDS
        self.notify(message, severity=severity, timeout=timeout)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Show a notice; whoever asks for it, nothing in it is markup."""
        safe = plain(message).plain
        now = monotonic()
        # What fails again with every key is told once while it can be read.
        if self._told.get(safe, 0) > now:
            return
        self._told = {text: end for text, end in self._told.items() if end > now}
        self._told[safe] = now + (timeout or self.NOTIFICATION_TIMEOUT)
        super().notify(
            safe, title=title, severity=severity, timeout=timeout, markup=False
        )

    async def open_session(self, session_id: str) -> bool:
        """Open a session in the mode where it was left; tell whether it opened."""
        await self.close_session()
        try:
            self.desk = desk_at(self.office, session_id)
        except FacilitatorError as error:
            self.say(error)
            return False
        await self.switch_mode(mode_of(self.desk))
        self.sit_down(self.desk)
        return True

    def sit_down(self, desk: Desk) -> None:
        """Begin work at a desk: tell what there is to tell, read in what is older."""
        for notice in desk.notices():
            self.say(notice)
        self.run_worker(desk.keep())
        # Reading begins once the screen stands, which then does not wait for it.
        self.call_after_refresh(self._start_loading, desk)

    async def close_session(self) -> None:
        """Keep the draft and let go of the session, if one is open."""
        desk = self.desk
        if desk is None:
            return
        await desk.settle()
        self.office.form.stop()
        self.workers.cancel_group(self, "load")
        if self.current_mode in SESSION_MODES:
            await self.switch_mode("timeline")
        await self.renew(SESSION_MODES)
        self.desk = None
        self._leave(desk)

    async def renew(self, modes: Sequence[str]) -> None:
        """Let modes be made anew when they are next shown."""
        for mode in modes:
            await self.remove_mode(mode)
            self.add_mode(mode, self.screen_of(mode))

    def screen_of(self, mode: str) -> Callable[[], Screen[Any]]:
        """Return what makes a mode's screen when it is first shown."""
        return screen_of(mode)

    async def do(self, command: Command) -> bool:
        """Carry out a command and tell all views; say why where it is refused."""
        assert self.desk is not None
        return await self.attempt(self.desk.do(command)) is not None

    async def attempt(self, work: Awaitable[Outcome]) -> Outcome | None:
        """Do some work and tell all views; where it is refused, say why: None."""
        try:
            outcome = await work
        except FacilitatorError as error:
            self.say(error)
            return None
        self.changed.publish([outcome.change])
        return outcome

    async def carry_out(self, command: Command) -> Outcome:
        """Carry out a command and tell all views, for dialogs that show refusals.

        Raises:
            FacilitatorError: it was refused or could not be written.
        """
        assert self.desk is not None
        outcome = await self.desk.do(command)
        self.changed.publish([outcome.change])
        return outcome

    def keep_safe(self) -> None:
        """Put the draft on disk; a disk that refuses must not hide what failed."""
        if self.desk is not None:
            try:
                self.desk.keep_now()
            except (FacilitatorError, OSError) as error:
                self.log.error(error)

    def write_report(self, text: str) -> Path | None:
        """Write a technical report and return where, None where it cannot be."""
        try:
            return self.program.report(text)
        except (FacilitatorError, OSError) as error:
            self.log.error(error)
            return None

    async def leave(self) -> None:
        """Keep the draft and let go of the journal, for when the program ends."""
        if self.desk is not None:
            await self.desk.settle()
            self._leave(self.desk)

    def _handle_exception(self, error: Exception) -> None:
        """Say what a worker was refused; anything else is a failure."""
        if isinstance(error, WorkerFailed) and isinstance(
            error.error, FacilitatorError
        ):
            self.say(error.error)
        else:
            super()._handle_exception(error)

    def _leave(self, desk: Desk) -> None:
        try:
            desk.keep_now()
        except FacilitatorError as error:
            self.say(error)
        finally:
            desk.opened.close()

    def _start_loading(self, desk: Desk) -> None:
        if self.desk is desk:
            self._load(desk)

    async def read_in(self, opened: OpenSession) -> None:
        """Read what is older in slices, between which keys are answered."""
        for share in opened.load():
            self.progressed.publish(share)
            await asyncio.sleep(0)

    @work(group="load")
    async def _load(self, desk: Desk) -> None:
        await self.read_in(desk.opened)
        self.progressed.publish(1.0)
        self.changed.publish([])
        await desk.fold_texts()

    def follow(self) -> None:
        """Look for what other devices have written, unless that is going on."""
        desk = self.desk
        if desk is None or not desk.opened.loaded or not self.is_calm:
            return
        if self._is_following():
            return
        self._follow(desk)

    def _is_following(self) -> bool:
        return any(each.group == "follow" and each.is_running for each in self.workers)

    @work(group="follow")
    async def _follow(self, desk: Desk) -> None:
        changes = await desk.opened.follow()
        if changes and self.desk is desk:
            self.changed.publish(changes)
        for notice in desk.opened.notices():
            self.say(notice)
