"""Safe copies: made with one key from any mode, and gone on from."""

import asyncio
from functools import partial
from pathlib import Path

from facilitator.domain.errors import FacilitatorError, Refused
from facilitator.domain.plan.ids import device_slug
from facilitator.domain.session.switches import BESIDE
from facilitator.i18n.formats import checksum
from facilitator.tui.dialogs.place import ask_place
from facilitator.tui.kit.desk import Desk
from facilitator.tui.shell.modes import (
    NEUTRAL,
    OUTER_MODES,
)
from facilitator.tui.shell.program_app import ProgramApp
from facilitator.tui.shell.session_host import SessionHost
from facilitator.tui.shell.workspaces import Workspaces


class SafeCopies:
    """Makes safe copies, goes on from those of others, and names this laptop."""

    def __init__(
        self, app: ProgramApp, host: SessionHost, workspaces: Workspaces
    ) -> None:
        self._app, self._host, self._workspaces = app, host, workspaces
        self._latest_folder: Path | None = None
        """Where the last safe copy was made."""

    async def make(self) -> None:
        """Make a safe copy; ask where the first time, unless there is one stick."""
        desk = self._host.desk
        if desk is None:
            return
        places = list(await asyncio.to_thread(self._app.office.laptops().places))
        if self._latest_folder is not None and self._latest_folder.is_dir():
            places = [self._latest_folder]
        if len(places) == 1:
            self._make_copy(places[0])
            return
        exports = self._app.office.exports.folder(desk.plan.session.id)
        places_by_name = [(place, str(place)) for place in places]
        folder_words = exports.relative_to(self._app.office.root).as_posix()
        places_by_name.append(
            (exports, self._app.tr("This computer: {folder}", folder=folder_words))
        )
        ask_place(
            self._app,
            self._app.tr("Make a safe copy"),
            places_by_name,
            self._app.tr("Another folder"),
            self._make_copy,
            must_exist=True,
        )

    def _make_copy(self, folder: Path) -> None:
        if self._host.desk is not None:
            work = self._copy(self._host.desk, folder)
            self._app.run_worker(work, group="copy", exclusive=True)

    async def _copy(self, desk: Desk, folder: Path) -> None:
        """Make the copy, with what is half typed in it."""
        await desk.settle()
        await desk.keep()
        laptops, session_id = self._app.office.laptops(), desk.plan.session.id
        name = self._app.tr("safe-copy")
        try:
            shown = _logged(desk)
            pack = partial(laptops.pack, session_id, name, folder, shown=shown)
            copy = await asyncio.to_thread(pack)
        except FacilitatorError as error:
            self._latest_folder = None
            self._app.say(error)
            return
        self._latest_folder = folder
        own = [each for each in copy.receipts if each.device == laptops.device]
        sentence = self._app.tr.plural(
            "Safe copy with {count} statement, checked: {path}",
            "Safe copy with {count} statements, checked: {path}",
            copy.statements,
            path=copy.path,
        )
        if own:
            receipt = checksum(own[0].checksum)
            sentence += "\n" + self._app.tr(
                "Receipt of this laptop: {receipt}", receipt=receipt
            )
        self._app.tell(sentence)

    async def go_on_from(self, copy: Path, root: Path | None = None) -> None:
        """Go on from another laptop's safe copy, in this workspace unless told.

        Never in a rehearsal's workspace: that will be thrown away.
        """
        await self._workspaces.leave_rehearsal()
        office = self._app.program.office
        left = self._host.desk.plan.session.id if self._host.desk else None
        root = root or (office.root if office else Path.home() / "facilitator")
        await self._host.close()
        try:
            opened, resumed = await asyncio.to_thread(
                self._app.program.resume, copy, root
            )
        except FacilitatorError as error:
            self._app.say(error)
            if left:
                await self._host.open(left)
            return
        self._app.program.office = opened
        await self._app.switch_mode(NEUTRAL)
        await self._app.renew(OUTER_MODES)
        await self._app.switch_mode("timeline")
        if await self._host.open(resumed.session_id):
            count = sum(receipt.statements for receipt in resumed.receipts)
            sentence = self._app.tr.plural(
                "{device} goes on here, with {count} statement.",
                "{device} goes on here, with {count} statements.",
                count,
                device=resumed.device,
            )
            self._app.tell(sentence)
        for notice in resumed.notices:
            self._app.say(notice)
        for intake in resumed.intakes:
            if intake.problem:
                self._app.say(intake.problem)

    async def rename_laptop(self, name: str) -> None:
        """Let this laptop's journals have another name, and open the session anew."""
        desk, device = self._host.desk, device_slug(name)
        if desk is None or device == self._app.office.laptops().device:
            return
        session_id, draft = desk.plan.session.id, desk.draft
        await self._host.close()
        try:
            self._app.program.preferences.change(device=device)
            office = self._app.program.open_workspace(self._app.office.root)
            office.workspace.draft(session_id).keep(draft)
        except FacilitatorError as error:
            self._app.say(error)
        else:
            self._app.program.office = office
            if office.laptops().device != device:
                now = office.laptops().device
                self._app.say(Refused("device.fixed", value=now))
        await self._host.open(session_id)


def _logged(desk: Desk) -> int:
    """Return how many statements the screen shows that journals hold once each."""
    return sum(BESIDE not in each for each in desk.opened.session.statements)
