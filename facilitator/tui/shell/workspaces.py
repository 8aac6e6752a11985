"""Entering workspaces, real ones and those of rehearsals, each where it was left."""

import asyncio
from typing import TYPE_CHECKING

from facilitator.domain.errors import FacilitatorError
from facilitator.services.office import Office
from facilitator.tui.shell.landing import Landing, land
from facilitator.tui.shell.modes import NEUTRAL, OUTER_MODES
from facilitator.tui.shell.program_app import ProgramApp
from facilitator.tui.shell.rehearsals import RehearsalRoom
from facilitator.tui.shell.session_host import SessionHost

if TYPE_CHECKING:  # Loaded when a rehearsal is first wanted: the start does without.
    from facilitator.services.rehearsal.rehearsal import Rehearsal, RehearsalWish


class Workspaces:
    """Changes the workspace, and begins and ends rehearsals with theirs."""

    def __init__(self, app: ProgramApp, host: SessionHost, room: RehearsalRoom) -> None:
        self._app, self._host, self._room = app, host, room

    def begin(self, landing: Landing) -> None:
        """Begin work where the program has landed, and tell what there is to tell."""
        office = self._app.program.office
        for notice in office.workspace.notices if office else ():
            self._app.say(notice)
        if landing.problem:
            self._app.say(landing.problem)
        if landing.desk:
            self._host.sit_down(landing.desk)

    async def enter(
        self, office: Office | None, rehearsal: "Rehearsal | None" = None
    ) -> None:
        """Open another workspace where it was left; a rehearsal ends with its own."""
        app = self._app
        await self._host.close()
        self._room.change(rehearsal)
        app.program.office = office
        await app.switch_mode(NEUTRAL)
        await app.renew(OUTER_MODES)
        landing = land(app.program)
        self._host.desk = landing.desk
        await app.switch_mode(landing.mode)
        self.begin(landing)

    async def rehearse(self, wish: "RehearsalWish") -> None:
        """Set a rehearsal up and go to it."""
        try:
            rehearsal = await asyncio.to_thread(self._app.program.rehearse, wish)
        except FacilitatorError as error:
            self._app.say(error)
            return
        await self.enter(rehearsal.office, rehearsal)

    async def leave_rehearsal(self) -> None:
        """End the rehearsal and go back to where the user was before it."""
        if self._app.program.rehearsal:
            await self._host.close()
            self._room.change(None)
            await self.enter(self._app.program.office)
