"""The open session inside the app: opening, following, carrying out commands."""

import asyncio
from collections.abc import Awaitable

from textual.app import App
from textual.signal import Signal

from facilitator.domain.errors import FacilitatorError
from facilitator.domain.events.commands import Command, Redo, Undo
from facilitator.i18n.translate import mark
from facilitator.services.ports import Outcome
from facilitator.services.session.open_session import OpenSession
from facilitator.tui.kit.desk import Desk
from facilitator.tui.kit.text import shortened
from facilitator.tui.shell.landing import desk_at, mode_of
from facilitator.tui.shell.modes import SESSION_MODES
from facilitator.tui.shell.program_app import ProgramApp

FOLLOW_SECONDS = 1.0
"""How often the journals of other devices are looked at."""


class SessionHost:
    """Holds the desk at the open session, and tells views what has changed."""

    def __init__(self, app: ProgramApp, desk: Desk | None) -> None:
        self._app = app
        self.desk = desk
        """The desk at the session that is open, if one is."""

    async def open(self, session_id: str) -> bool:
        """Open a session in the mode where it was left; tell whether it opened."""
        await self.close()
        try:
            self.desk = desk_at(self._app.office, session_id)
        except FacilitatorError as error:
            self._app.say(error)
            return False
        await self._app.switch_mode(mode_of(self.desk))
        self.sit_down(self.desk)
        return True

    def sit_down(self, desk: Desk) -> None:
        """Begin work at a desk: tell what there is to tell, read in what is older."""
        self.desk = desk
        for notice in desk.notices():
            self._app.say(notice)
        self._app.run_worker(desk.keep())
        # Reading begins once the screen stands, which then does not wait for it.
        self._app.call_after_refresh(self._start_loading, desk)

    async def close(self) -> None:
        """Keep the draft and let go of the session, if one is open."""
        app, desk = self._app, self.desk
        if desk is None:
            return
        await desk.settle()
        app.office.form.stop()
        app.workers.cancel_group(app, "load")
        if app.current_mode in SESSION_MODES:
            await app.switch_mode("timeline")
        await app.renew(SESSION_MODES)
        self.desk = None
        self._let_go(desk)

    async def leave(self) -> None:
        """Keep the draft and let go of the journal, for when the program ends."""
        if self.desk is not None:
            await self.desk.settle()
            self._let_go(self.desk)

    def keep_safe(self) -> None:
        """Put the draft on disk; a disk that refuses must not hide what failed."""
        if self.desk is not None:
            try:
                self.desk.keep_now()
            except (FacilitatorError, OSError) as error:
                self._app.log.error(error)

    async def attempt(self, work: Awaitable[Outcome]) -> Outcome | None:
        """Do some work and tell all views; where it is refused, say why: None."""
        try:
            outcome = await work
        except FacilitatorError as error:
            self._app.say(error)
            return None
        self._app.changed.publish([outcome.change])
        return outcome

    async def carry_out(self, command: Command) -> Outcome:
        """Carry out a command and tell all views, for dialogs that show refusals.

        Raises:
            FacilitatorError: it was refused or could not be written.
        """
        assert self.desk is not None
        outcome = await self.desk.do(command)
        self._app.changed.publish([outcome.change])
        return outcome

    async def undo(self) -> None:
        """Undo the latest thing done on this device, and tell what it was."""
        in_the_hall = mark("Undone: the latest change in the hall.")
        await self._do_and_tell(Undo(), mark("Undone: {statement}"), in_the_hall)

    async def redo(self) -> None:
        """Bring back what was last undone, and tell what it was."""
        in_the_hall = mark("Done again: the latest change in the hall.")
        await self._do_and_tell(Redo(), mark("Done again: {statement}"), in_the_hall)

    async def _do_and_tell(
        self, command: Command, message: str, in_the_hall: str
    ) -> None:
        app, desk = self._app, self.desk
        outcome = await self.attempt(desk.do(command)) if desk else None
        if outcome and outcome.change.hall:
            app.tell(app.tr(in_the_hall))
        if desk and outcome and outcome.change.statement:
            session = desk.opened.session
            statement = session.statements[outcome.change.statement]
            statement_words = (
                f"{session.number_of(statement)} ”{shortened(statement.text, 40)}”"
            )
            app.tell(app.tr(message, statement=statement_words))

    def follow(self) -> None:
        """Look for what other devices have written, unless that is going on."""
        app, desk = self._app, self.desk
        if desk is None or not desk.opened.loaded or not app.crash_guard.is_calm:
            return
        if not is_under_way(app, "follow"):
            app.run_worker(self._follow(desk), group="follow")

    async def _follow(self, desk: Desk) -> None:
        changes = await desk.opened.follow()
        if changes and self.desk is desk:
            self._app.changed.publish(changes)
        for notice in desk.opened.notices():
            self._app.say(notice)

    def _start_loading(self, desk: Desk) -> None:
        if self.desk is desk:
            self._app.run_worker(self._load(desk), group="load")

    async def _load(self, desk: Desk) -> None:
        await read_in(desk.opened, self._app.progressed)
        self._app.progressed.publish(1.0)
        self._app.changed.publish([])
        await desk.fold_texts()

    def _let_go(self, desk: Desk) -> None:
        try:
            desk.keep_now()
        except FacilitatorError as error:
            self._app.say(error)
        finally:
            desk.opened.close()


async def read_in(opened: OpenSession, progressed: Signal[float]) -> None:
    """Read what is older in slices, between which keys are answered."""
    for share in opened.load():
        progressed.publish(share)
        await asyncio.sleep(0)


def is_under_way(app: App[None], group: str) -> bool:
    """Tell whether a worker of a group is at work."""
    return any(each.group == group and each.is_running for each in app.workers)
